"""A track is exactly as long as its timeline, and every cue's sound starts on its frame."""

from collections import Counter
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from tests.render.lines import laid, timelines
from tests.voice.sounds import HEARD, Hummer, frame_slice, level, onset_ms, same
from thenar.model.clearance import Clearance
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.timeline import FRAMES_PER_SECOND, Cue, CueKind, Timeline
from thenar.plan import plan as make_plan
from thenar.render.audio import FORMATS, audio_format, m4a, mp3, ogg
from thenar.render.chapters import Chapter, chapters
from thenar.render.target import RenderError
from thenar.render.track import sound_text, track_packets
from thenar.timeline import timeline as make_timeline
from thenar.voice.encode import HIGHEST_PEAK, decoded
from thenar.voice.level import true_peak
from thenar.voice.phrase import SAMPLE_RATE, SAMPLES_A_FRAME, SILENCE
from thenar.voice.shape import Samples
from thenar.voice.speaker import Speaker, shipped_speaker

SPEAKER = shipped_speaker()
CHAPTERS = (Chapter(0, "Getting ready"), Chapter(130, "Palm – “slowly” & softly; a=b"), Chapter(300, "End"))
SHORT = laid([(25, None), (20, "Begin with the left hand."), (60, "One."), (90, "Two.")], SPEAKER, after=37)


def played(data: bytes) -> Samples:
    """What a player decodes from a file, as one run of samples."""
    with av.open(BytesIO(data), "r") as file:
        return np.concatenate([frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)] or [np.zeros(0)])


@pytest.fixture(scope="module", params=["hand-partner", "foot-self"])
def led(request: pytest.FixtureRequest, knowledge: Knowledge) -> tuple[Plan, Timeline, Samples]:
    """A real session: its plan, its timeline, and what a player gives for its track."""
    plan = make_plan(Wishes((request.param,), 5), Clearance(), knowledge)
    timeline = make_timeline(plan, knowledge, SPEAKER.frames)
    return plan, timeline, played(ogg(timeline, SPEAKER, chapters(plan, timeline, NullTranslations()), "A session"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timelines(SPEAKER))
def test_a_track_is_exactly_as_long_as_its_timeline(timeline: Timeline) -> None:
    sound = played(ogg(timeline, SPEAKER, (), "A session"))
    assert len(sound) == timeline.frames * SAMPLES_A_FRAME
    heard: Counter[str] = Counter()
    for cue in timeline.cues:
        if text := sound_text(cue):
            take = SPEAKER.phrase(text, heard[text])  # short words have several, of which the longest fits the cue
            heard[text] += 1
            part = sound[cue.at * SAMPLES_A_FRAME : (cue.at + take.frames) * SAMPLES_A_FRAME]
            assert take.frames <= cue.frames
            assert same(part, decoded(take.packets))


def test_a_session_is_exactly_as_long_as_its_timeline(led: tuple[Plan, Timeline, Samples]) -> None:
    _, timeline, sound = led
    assert len(sound) == timeline.frames * SAMPLES_A_FRAME
    assert len(sound) / SAMPLE_RATE == pytest.approx(300, abs=5)


def test_every_cue_starts_on_its_frame(led: tuple[Plan, Timeline, Samples]) -> None:
    _, timeline, sound = led
    for cue in timeline.cues:
        if sound_text(cue):
            part = sound[cue.at * SAMPLES_A_FRAME :]
            assert onset_ms(part[:SAMPLE_RATE]) < 20, cue
            before = sound[(cue.at - 1) * SAMPLES_A_FRAME : cue.at * SAMPLES_A_FRAME]
            assert level(before).max(initial=0) < HEARD, cue


def test_nothing_is_heard_at_first_and_between_cues(led: tuple[Plan, Timeline, Samples]) -> None:
    _, timeline, sound = led
    assert not sound[: SAMPLE_RATE * 150 // 1000].any()
    quiet = np.ones(timeline.frames, bool)
    for cue in timeline.cues:
        if text := sound_text(cue):
            quiet[cue.at : cue.at + SPEAKER.frames(text)] = False
    assert np.abs(sound.reshape(-1, SAMPLES_A_FRAME)[quiet]).max() < HEARD


def test_no_click_at_any_join(led: tuple[Plan, Timeline, Samples]) -> None:
    """Where phrases and silence meet, one sample leads softly to the next."""
    _, timeline, sound = led
    for cue in timeline.cues:
        if text := sound_text(cue):
            for frame in (cue.at, cue.at + SPEAKER.frames(text)):
                around = sound[frame * SAMPLES_A_FRAME - 48 : frame * SAMPLES_A_FRAME + 48]
                assert np.abs(np.diff(around)).max(initial=0) < 0.005, cue


def test_a_session_never_peaks(led: tuple[Plan, Timeline, Samples]) -> None:
    _, timeline, sound = led
    for cue in timeline.cues:
        if text := sound_text(cue):
            assert true_peak(frame_slice(sound, cue.at, SPEAKER.frames(text))) < HIGHEST_PEAK, cue


def test_a_step_is_a_chapter(led: tuple[Plan, Timeline, Samples]) -> None:
    plan, timeline, _ = led
    found = chapters(plan, timeline, NullTranslations())
    assert found[0] == Chapter(0, "Getting ready")
    assert len(found) == len(plan.steps) + 2
    assert [one.at for one in found] == sorted({one.at for one in found})
    starts = {cue.at for cue in timeline.cues}
    assert {one.at for one in found} <= starts
    said = {cue.at: cue.text for cue in timeline.cues if cue.text}
    assert said[found[1].at] == plan.turns[0].say[0], "a change of side belongs to the step after it"


@pytest.mark.parametrize("ending", [".ogg", ".m4a", ".mp3"])
def test_chapters_and_title_are_read_back(ending: str) -> None:
    data = FORMATS[ending](SHORT, SPEAKER, CHAPTERS, "Hands – a “calm” session")
    with av.open(BytesIO(data), "r") as file:
        found = [(float(one["start"] * (one["time_base"] or 1)), one["metadata"]["title"]) for one in file.chapters()]
        ends = [float(one["end"] * (one["time_base"] or 1)) for one in file.chapters()]
        tags = {**file.metadata, **file.streams.audio[0].metadata}
    assert found == [(one.at / FRAMES_PER_SECOND, one.title) for one in CHAPTERS]
    assert ends[-1] == pytest.approx(SHORT.frames / FRAMES_PER_SECOND, abs=0.02)
    assert {name.lower(): value for name, value in tags.items()}["title"] == "Hands – a “calm” session"


def test_an_mp3_decodes_to_exactly_the_timeline() -> None:
    assert len(played(mp3(SHORT, SPEAKER, CHAPTERS, "A session"))) == SHORT.frames * SAMPLES_A_FRAME


def test_an_m4a_states_the_exact_length_and_decodes_to_within_one_frame_of_its_coder() -> None:
    data = m4a(SHORT, SPEAKER, CHAPTERS, "A session")
    with av.open(BytesIO(data), "r") as file:
        stream = file.streams.audio[0]
        assert stream.duration is not None
        assert stream.time_base is not None
        assert stream.duration * stream.time_base == pytest.approx(SHORT.frames / FRAMES_PER_SECOND)
    sound = played(data)
    assert 0 <= len(sound) - SHORT.frames * SAMPLES_A_FRAME < 1024
    assert np.abs(sound[SHORT.frames * SAMPLES_A_FRAME :]).max(initial=0) < 1e-3


@pytest.mark.parametrize("render", [m4a, mp3])
def test_other_formats_carry_the_same_sound_at_the_same_time(render: object) -> None:
    right = played(ogg(SHORT, SPEAKER, CHAPTERS, "A session"))
    other = played(render(SHORT, SPEAKER, CHAPTERS, "A session"))[: len(right)]  # type: ignore[operator]
    assert np.corrcoef(right, other)[0, 1] > 0.98


def test_rest_is_silence_and_an_empty_timeline_is_refused() -> None:
    assert track_packets(Timeline((), 3), SPEAKER) == [SILENCE] * 3
    with pytest.raises(RenderError, match="timeline is empty"):
        ogg(Timeline((), 0), SPEAKER, (), "Nothing")


@pytest.mark.parametrize(
    "cues",
    [
        (Cue(0, 5, CueKind.SAY, "One."), Cue(5, 50, CueKind.SAY, "Two.")),
        (Cue(70, 30, CueKind.SAY, "Begin with the left hand."),),
    ],
    ids=["into the next", "beyond the end"],
)
def test_a_sentence_without_its_time_is_refused(cues: tuple[Cue, ...]) -> None:
    with pytest.raises(RenderError, match="Leave more time for it"):
        track_packets(Timeline(cues, 100), SPEAKER)


def test_a_name_of_another_kind_is_refused() -> None:
    with pytest.raises(RenderError, match=r"session\.wav .* should end in \.ogg, \.m4a or \.mp3"):
        audio_format(Path("session.wav"))
    assert audio_format(Path("SESSION.OGG")) is ogg


def test_new_sentences_are_heard_too() -> None:
    speaker = Speaker(Hummer(), 1.0)
    timeline = laid([(10, "A routine of one's own."), (30, "And its second step.")], speaker, after=10)
    assert len(played(ogg(timeline, speaker, (), "Own"))) == timeline.frames * SAMPLES_A_FRAME

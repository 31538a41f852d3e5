"""A session over a bed: every cue on its frame, every byte at its place, and never silence."""

from functools import cache
from io import BytesIO

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.lines import laid
from tests.voice.sounds import Hummer, frame_slice
from thenar.model.bed import Bed, BedKind
from thenar.model.timeline import Cue, CueKind, Timeline
from thenar.render.bed_gain import bed_gains
from thenar.render.mixed import BEFORE, PACKET, PART, Mixed
from thenar.render.stream import Stream, mp4_stream, ogg_stream
from thenar.render.track import sounds
from thenar.voice.encode import decoded
from thenar.voice.phrase import SAMPLES_A_FRAME, Phrase
from thenar.voice.shape import Samples
from thenar.voice.speaker import Speaker


class Remembering(Speaker):
    """A speaker that says each sentence once."""

    @cache  # noqa: B019  one speaker, as long as the tests
    def phrase(self, text: str, turn: int = 0) -> Phrase:
        return super().phrase(text, turn)


SPEAKER = Remembering(Hummer(), 1.0)
LINE = laid(
    [
        (150, None),
        (60, "Begin with the left hand."),
        (260, "One."),
        (400, "Two."),
        (30, "Now the other hand."),
        (90, None),
    ],
    SPEAKER,
    after=300,
)
BED = Bed(BedKind.SEA, 4)
HEAD = {"ogg": b"OggS", "mp4": b"\0\0\0"}


@cache
def mixed() -> Mixed:
    return Mixed(LINE, SPEAKER, BED)


@cache
def whole(kind: str) -> bytes:
    return b"".join(stream(kind).read())


@cache
def stream(kind: str) -> Stream:
    return ogg_stream(mixed(), [("TITLE", "A session")]) if kind == "ogg" else mp4_stream(mixed())


def played(data: bytes) -> Samples:
    """Both channels as a player decodes them."""
    with av.open(BytesIO(data), "r") as file:
        frames = [frame.to_ndarray() for frame in file.decode(audio=0)]
    return np.concatenate([one if one.shape[0] == 2 else one.reshape(-1, 2).T for one in frames], axis=1)


@pytest.mark.parametrize("kind", ["ogg", "mp4"])
def test_its_size_is_known_before_anything_is_encoded(kind: str) -> None:
    fresh = Mixed(LINE, SPEAKER, BED)
    size = (ogg_stream(fresh, [("TITLE", "A session")]) if kind == "ogg" else mp4_stream(fresh)).size
    assert size == len(whole(kind))
    assert size == pytest.approx(LINE.frames * 160, rel=0.05)
    assert whole(kind).startswith(HEAD[kind])


@pytest.mark.parametrize("kind", ["ogg", "mp4"])
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_a_range_has_the_same_bytes_whatever_was_asked_before(kind: str, data: st.DataObject) -> None:
    """A player that jumps gets what one that listens from the start gets, from an encoder that knows of neither."""
    size = len(whole(kind))
    first = data.draw(st.integers(0, size - 1))
    stop = data.draw(st.integers(first + 1, min(size, first + 40_000)))
    fresh = Mixed(LINE, SPEAKER, BED)
    made = ogg_stream(fresh, [("TITLE", "A session")]) if kind == "ogg" else mp4_stream(fresh)
    assert b"".join(made.read(first, stop)) == whole(kind)[first:stop]
    assert len(fresh._kept) <= 2 + (stop - first) // (PART * PACKET), "nothing else was encoded"


@pytest.mark.parametrize("kind", ["ogg", "mp4"])
def test_a_player_hears_exactly_the_timeline(kind: str) -> None:
    """MP4 states the exact length; ffmpeg gives what is left of the last packet as well, which is silent."""
    sound = played(whole(kind))
    exact = LINE.frames * SAMPLES_A_FRAME
    if kind == "mp4":
        with av.open(BytesIO(whole(kind)), "r") as file:
            stated = file.streams.audio[0].duration
        assert stated is not None
        assert exact <= stated <= exact + 312
        assert 0 <= sound.shape[1] - exact < SAMPLES_A_FRAME
        sound = sound[:, :exact]
    assert sound.shape == (2, exact)
    right = mixed().sound(0, LINE.frames)
    for channel in (0, 1):
        assert np.corrcoef(sound[channel], right[channel])[0, 1] > 0.98


def test_where_parts_meet_is_no_worse_than_anywhere_else() -> None:
    """Each part is encoded by itself; a decoder that goes on from one to the next hears no step."""
    off = np.abs(played(whole("ogg")) - mixed().sound(0, LINE.frames))
    frames = np.sqrt((off.reshape(2, LINE.frames, SAMPLES_A_FRAME) ** 2).mean(axis=(0, 2)))
    for part in range(PART, LINE.frames, PART):
        around = np.r_[frames[part - 40 : part - 3], frames[part + 5 : part + 40]]
        assert frames[part - 2 : part + 3].max() < max(2.5 * around.max(), 0.004)


def test_every_sentence_starts_on_its_frame_as_it_does_without_a_bed() -> None:
    """Against the voice alone: the lag at which they are most alike is none."""
    sound = played(whole("ogg"))
    for cue, _, phrase in sounds(LINE, SPEAKER):
        voice = decoded(phrase.packets)[: 10 * SAMPLES_A_FRAME]
        room = sound.mean(axis=0)[cue.at * SAMPLES_A_FRAME - 960 : cue.at * SAMPLES_A_FRAME + len(voice) + 960]
        lag = int(np.argmax(np.correlate(room, voice, "valid"))) - 960
        assert abs(lag) <= 48, "within a millisecond"


@pytest.mark.parametrize("bed", [Bed(kind, 1) for kind in BedKind])
def test_there_is_no_silence_at_all(bed: Bed) -> None:
    """Decoded as 16 bits, as a loudspeaker gets it: never half a second of zeros, at the softest level."""
    short = laid([(100, "One."), (500, "Two.")], SPEAKER, after=450)
    made = played(b"".join(ogg_stream(Mixed(short, SPEAKER, bed)).read()))
    loud = np.round(made * 32_767).any(axis=0)
    runs = np.diff(np.flatnonzero(np.r_[True, loud, True]))
    assert runs.max() < 24_000


def test_the_bed_lies_lower_under_words_comes_softly_and_goes_softly() -> None:
    gains = bed_gains(LINE)
    cue = next(cue for cue in LINE.cues if cue.text == "One.")
    assert gains[cue.at] == pytest.approx(0.447, abs=0.1)
    assert gains[cue.at - 100] == pytest.approx(1, abs=0.01)
    assert gains[cue.end + 100] == pytest.approx(1, abs=0.01)
    assert gains[0] < 0.01
    assert gains[-1] == 0
    assert np.abs(np.diff(gains)).max() < 0.04, "nothing changes at once"


def test_the_bed_swells_with_the_breath_in_and_sinks_with_the_breath_out() -> None:
    breaths = [Cue(600 + 500 * number, 200, CueKind.BREATHE, "In.", repetition=number + 1) for number in range(2)] + [
        Cue(800 + 500 * number, 300, CueKind.BREATHE, "Out.", repetition=number + 1) for number in range(2)
    ]
    gains = bed_gains(Timeline(tuple(sorted(breaths, key=lambda cue: cue.at)), 2_600))
    assert gains[765] > 1.4
    assert gains[1_095] < 1.1
    assert gains[1_265] > 1.4
    assert gains[500] == pytest.approx(1, abs=0.02)


def test_the_voice_is_as_loud_in_each_ear_as_without_a_bed() -> None:
    right = mixed().sound(0, LINE.frames)
    for cue, _, phrase in sounds(LINE, SPEAKER):
        alone = decoded(phrase.packets)
        for channel in right:
            part = frame_slice(channel, cue.at, phrase.frames)
            assert np.sqrt((part**2).mean()) == pytest.approx(np.sqrt((alone**2).mean()), rel=0.15)


def test_parts_begin_80_ms_early() -> None:
    assert BEFORE * 20 == 80
    assert PART * 20 == 5_000
    assert PACKET == 160
    assert {len(packet) for part in range(mixed().parts) for packet in mixed().packets(part)} == {160}

"""A language that our voice does not speak: its sentences have their time, and only tones are heard."""

import pytest

from thenar.load import load_knowledge
from thenar.model.clearance import Clearance
from thenar.model.plan import Wishes
from thenar.model.speech import ENGLISH, PAUSE, RATES, rate_of, speech_frames
from thenar.model.timeline import CueKind, tone_text
from thenar.plan import plan
from thenar.render.track import track_packets
from thenar.timeline import timeline
from thenar.voice.phrase import SILENCE, TONE_PREFIX
from thenar.voice.sentences import sentences
from thenar.voice.speaker import shipped_speaker, speaker_of

SPANISH = load_knowledge(language="es")
SPEAKER = speaker_of("es")


def test_our_own_voice_speaks_english() -> None:
    assert speaker_of("en") is shipped_speaker()
    assert (SPEAKER.language, speaker_of("en").language) == ("es", "en")


@pytest.mark.parametrize("text", sentences(SPANISH))
def test_a_sentence_is_silence_as_long_as_the_plan_gives_it(text: str) -> None:
    packets = SPEAKER.phrase(text).packets
    assert len(packets) == SPEAKER.frames(text)
    if text.startswith(TONE_PREFIX):
        assert packets == shipped_speaker().phrase(text).packets
    else:
        assert set(packets) == {SILENCE}
        assert len(packets) + PAUSE == speech_frames(text, SPANISH.rate)


def test_a_track_is_as_long_as_its_timeline_and_only_its_chimes_are_heard() -> None:
    planned = plan(Wishes(("hand-self",), 5), Clearance(), SPANISH)
    line = timeline(planned, SPANISH, SPEAKER.frames)
    packets = track_packets(line, SPEAKER)
    assert len(packets) == line.frames == planned.frames
    tones = {
        frame
        for cue in line.cues
        if cue.kind is CueKind.TONE
        for frame in range(cue.at, cue.at + SPEAKER.frames(tone_text(cue.mark)))
    }
    assert tones
    assert all(packet == SILENCE for frame, packet in enumerate(packets) if frame not in tones)


def test_no_language_has_less_time_than_english_and_an_unknown_one_has_the_most() -> None:
    for rate in (*RATES.values(), rate_of("tlh")):
        assert (rate.start, rate.character, rate.between) >= (ENGLISH.start, ENGLISH.character, ENGLISH.between)
    assert rate_of("tlh").character == max(rate.character for rate in (*RATES.values(), rate_of("tlh")))

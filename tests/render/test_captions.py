"""Captions: every spoken sentence, at its time, as any WebVTT reader reads it."""

from io import StringIO

import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.lines import laid, timelines
from thenar.model.timeline import FRAME_MS, Cue, CueKind, Timeline
from thenar.render.captions import webvtt as captions
from thenar.voice.speaker import shipped_speaker

SPEAKER = shipped_speaker()


def read(text: str) -> list[tuple[int, int, str]]:
    """Start and end in milliseconds, and the words, by another program."""
    return [
        (round(one.start_in_seconds * 1000 + float("0." + one.start.split(".")[1]) * 1000),
         round(one.end_in_seconds * 1000 + float("0." + one.end.split(".")[1]) * 1000), one.text)
        for one in webvtt.from_buffer(StringIO(text)).captions
    ]  # fmt: skip


@settings(deadline=None)
@given(timelines(SPEAKER))
def test_every_spoken_sentence_is_read_back_at_its_time(timeline: Timeline) -> None:
    spoken = [cue for cue in timeline.cues if cue.text and cue.kind is not CueKind.TONE]
    assert read(captions(timeline)) == [(cue.at * FRAME_MS, cue.end * FRAME_MS, cue.text) for cue in spoken]


def test_a_caption_is_named_for_its_stroke() -> None:
    timeline = laid([(10, None), (0, "One."), (5, "Two.")], SPEAKER)
    found = [one.identifier for one in webvtt.from_buffer(StringIO(captions(timeline))).captions]
    assert found == ["palm-thumb-stroke.1", "palm-thumb-stroke.2"]


def test_the_hours_of_a_long_session() -> None:
    assert "01:02:03.040 --> 01:02:04.040" in captions(Timeline((Cue(186_152, 50, CueKind.SAY, "Rest."),), 190_000))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_sentence_can_break_out_of_its_caption(text: str) -> None:
    timeline = Timeline((Cue(0, 50, CueKind.SAY, f"Hold {text} here"), Cue(50, 50, CueKind.SAY, "Rest.")), 100)
    made = captions(timeline)
    assert made.count(" --> ") == 2
    assert "<" not in made
    assert made.endswith("\nRest.\n")


def test_silence_has_no_captions() -> None:
    assert captions(Timeline((Cue(0, 50, CueKind.REST),), 50)) == "WEBVTT\n"

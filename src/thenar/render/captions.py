"""A session's words as WebVTT captions. Plain text: the format is three lines a sentence, so no library is needed."""

from collections.abc import Iterator
from html import escape

from thenar.model.timeline import Cue, CueKind, Timeline
from thenar.render.clock import clock
from thenar.render.track import sound_text


def webvtt(timeline: Timeline) -> str:
    """Every spoken sentence at its time. A caption's id is its stroke's, with a number: `palm-thumb-stroke.12`."""
    return "\n".join(["WEBVTT", "", *_lines(timeline)])


def _lines(timeline: Timeline) -> Iterator[str]:
    spoken = (cue for cue in timeline.cues if cue.kind is not CueKind.TONE and sound_text(cue))
    for number, cue in enumerate(spoken, 1):
        yield f"{cue.stroke or 'session'}.{number}"
        yield f"{clock(cue.at)} --> {clock(cue.end)}"
        yield _text(cue)
        yield ""


def _text(cue: Cue) -> str:
    return escape(" ".join((cue.text or "").split()), quote=False)

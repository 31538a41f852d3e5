"""A session in the terminal: its script as lines."""

from collections.abc import Iterator

from thenar.model.timeline import FRAME_MS, CueKind, Timeline


def script(timeline: Timeline) -> Iterator[str]:
    """Every cue of a timeline as a line with its time; rests are not shown."""
    for cue in timeline.cues:
        if cue.kind is CueKind.SHOW:
            yield f"{clock(cue.at)}  -- {cue.stroke}, {cue.limb}, {cue.frames * FRAME_MS / 1000:.0f} s"
        elif cue.kind is CueKind.TONE:
            yield f"{clock(cue.at)}  (chime)"
        elif cue.text:
            yield f"{clock(cue.at)}  {cue.text}"


def clock(frame: int) -> str:
    """A frame as minutes and seconds, `12:05`."""
    minutes, seconds = divmod(frame * FRAME_MS // 1000, 60)
    return f"{minutes}:{seconds:02d}"

"""A timeline as one run of Opus packets: phrases on their frames, packets of silence between them."""

from collections import Counter
from collections.abc import Iterator

from thenar.model.timeline import Cue, CueKind, Timeline, tone_text
from thenar.render.target import RenderError
from thenar.voice.phrase import SILENCE, Phrase, Speaks

_SPOKEN = (CueKind.SAY, CueKind.COUNT, CueKind.BREATHE)


def sound_text(cue: Cue) -> str | None:
    """What a speaker is asked for at this cue, or None for a cue that makes no sound."""
    if cue.kind is CueKind.TONE:
        return cue.text or tone_text(cue.mark)
    return cue.text if cue.kind in _SPOKEN else None


def sounds(timeline: Timeline, speaker: Speaks) -> Iterator[tuple[Cue, str, Phrase]]:
    """Every cue that is heard, what is asked for, and its sound; a text that comes again is said in its next take."""
    heard: Counter[str] = Counter()
    for cue in timeline.cues:
        if text := sound_text(cue):
            yield cue, text, speaker.phrase(text, heard[text])
            heard[text] += 1


def track_packets(timeline: Timeline, speaker: Speaks) -> list[bytes]:
    """Exactly one packet a frame. RenderError where two sounds need the same frame, or there is no frame."""
    if not timeline.frames:
        raise RenderError("There is no session to play: its timeline is empty. See why with `thenar plan`.")
    packets = [SILENCE] * timeline.frames
    free = 0
    for cue, text, phrase in sounds(timeline, speaker):
        sound = phrase.packets
        if cue.at < free or cue.at + len(sound) > timeline.frames:
            raise RenderError(
                '"{sentence}" takes {frames} frames from frame {at}, but only frames {free} to {end} are free. '
                "Leave more time for it.",
                sentence=text,
                frames=len(sound),
                at=cue.at,
                free=max(free, cue.at),
                end=timeline.frames,
            )
        free = cue.at + len(sound)
        packets[cue.at : free] = sound
    return packets

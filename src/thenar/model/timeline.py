"""Cues at absolute times, counted in frames of 20 ms: the length of one Opus packet."""

from dataclasses import dataclass
from enum import StrEnum

FRAME_MS = 20
FRAMES_PER_SECOND = 1000 // FRAME_MS
CHIME = "tone:chime"  # what a tone cue sounds like, asked of the voice as if it were a text


class CueKind(StrEnum):
    """What happens at a cue. Say, count and breathe have a sound when they have text; so does a tone."""

    SAY = "say"
    COUNT = "count"
    SHOW = "show"
    BREATHE = "breathe"
    REST = "rest"
    TONE = "tone"


class Mark(StrEnum):
    """What a tone stands for; a tone without a mark is the chime."""

    AGAIN = "again"  # one more repetition of the same
    MOVE = "move"  # another move at the same place
    NEXT = "next"  # the next finger, toe or place
    SIDE = "side"  # the other side
    HERE = "here"  # nothing changes; somebody is still there
    END = "end"  # the session is over


def tone_text(mark: Mark | None) -> str:
    """What a voice is asked for at a tone with this mark."""
    return f"tone:{mark}" if mark else CHIME


@dataclass(frozen=True)
class Cue:
    """One thing at one time. `step` is the index into the plan's steps, from 0.

    A repetition begins at the cue that has `repetition`. It lasts as long as that cue, or `whole` frames where other
    cues lie in it. `mark` tells what a tone means.
    """

    at: int
    frames: int
    kind: CueKind
    text: str | None = None
    stroke: str | None = None
    limb: str | None = None
    zone: str | None = None
    move: str | None = None
    repetition: int | None = None
    of: int | None = None
    step: int | None = None
    mark: Mark | None = None
    whole: int | None = None

    @property
    def end(self) -> int:
        return self.at + self.frames


@dataclass(frozen=True)
class Timeline:
    """A session in time: cues in order, and the whole length in frames."""

    cues: tuple[Cue, ...]
    frames: int


def frames_of(seconds: float) -> int:
    """Seconds as whole frames, rounded to the nearest."""
    return round(seconds * FRAMES_PER_SECOND)

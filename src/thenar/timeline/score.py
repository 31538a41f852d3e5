"""A timeline being written: cues are laid one after another, and each sound has its whole time to itself."""

from collections.abc import Callable
from functools import cache
from typing import Any

from thenar.model.speech import PAUSE
from thenar.model.timeline import Cue, CueKind, Mark, Timeline, tone_text


class Score:
    """Cues so far, and the frame where the next one starts."""

    def __init__(self, spoken: Callable[[str], int]) -> None:
        self.at = 0
        self._spoken = cache(spoken)
        self._cues: list[Cue] = []

    def say(self, text: str, **about: Any) -> None:
        """A sentence, for as long as the voice takes, and the breath after it."""
        self.sound(CueKind.SAY, text, self._spoken(text) + PAUSE, **about)

    def sound(self, kind: CueKind, text: str, frames: int, **about: Any) -> None:
        """A cue with a voice, at least as long as what is said."""
        self._add(kind, max(frames, self._spoken(text)), text=text, **about)

    def tone(self, frames: int, mark: Mark | None = None, **about: Any) -> None:
        """A soft tone, the chime where it marks nothing, and what is left of the frames in silence."""
        self._add(CueKind.TONE, max(frames, self._spoken(tone_text(mark))), mark=mark, **about)

    def rest(self, frames: int, **about: Any) -> None:
        """Nothing to hear for so many frames."""
        if frames > 0:
            self._add(CueKind.REST, frames, **about)

    def rest_until(self, frame: int, **about: Any) -> None:
        """Nothing to hear until a frame; nothing at all where it has passed already."""
        self.rest(frame - self.at, **about)

    def show(self, start: int, **about: Any) -> None:
        """What is seen from `start` until now. It has no sound, so it lies beside the others."""
        self._cues.append(Cue(start, self.at - start, CueKind.SHOW, **about))

    def spoken(self, text: str) -> int:
        """Frames that a sentence takes."""
        return self._spoken(text)

    def done(self) -> Timeline:
        """The finished timeline, cues in order of time; at the same time, what is seen comes first."""
        ordered = sorted(self._cues, key=lambda cue: (cue.at, cue.kind is not CueKind.SHOW))
        return Timeline(tuple(ordered), self.at)

    def _add(self, kind: CueKind, frames: int, **about: Any) -> None:
        self._cues.append(Cue(self.at, frames, kind, **about))
        self.at += frames

"""Lays words, breaths and soft tones into a stretch of time, so that nobody waits alone. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thenar.model.knowledge import Phrases
from thenar.model.speech import PAUSE
from thenar.model.timeline import CueKind, Mark, frames_of, tone_text
from thenar.plan.moments import BREATH_IN, BREATH_OUT
from thenar.script import Director
from thenar.timeline.score import Score

BREATH = BREATH_IN + BREATH_OUT
BREATHS = 3  # in a hold, every third thing that is heard is a breath
AFTER_TONE = frames_of(0.3)  # before anything else is heard


@dataclass(frozen=True)
class Heard:
    """A sound to come: where, of what kind, how long it takes at least, and what it says or marks."""

    at: int
    kind: CueKind
    frames: int
    text: str | None = None
    mark: Mark | None = None


class Talker:
    """Knows when the last word was, and the last sign of life."""

    def __init__(self, score: Score, director: Director, phrases: Phrases) -> None:
        self.score, self.director, self.phrases = score, director, phrases
        self.said = 0  # where the last sentence ended
        self.alive = 0  # where the last word, tone or breath began

    def due(self) -> bool:
        """Whether a sentence is welcome now."""
        return self.director.due(self.said, self.alive) <= self.score.at

    def say(self, text: str, frames: int = 0, kind: CueKind = CueKind.SAY, **about: Any) -> None:
        """A sentence now, in a slot of so many frames, or of as many as it takes."""
        self._heard(self.score.at, text)
        self.score.sound(kind, text, max(frames, self.score.spoken(text) + PAUSE * (kind is CueKind.SAY)), **about)

    def tone(self, mark: Mark | None, frames: int, **about: Any) -> None:
        """A soft tone now, and what is left of the frames in silence."""
        self.alive = self.score.at
        self.score.tone(frames, mark, **about)

    def lasting(self, mark: Mark) -> int:
        """Frames of a tone and the moment after it."""
        return self.score.spoken(tone_text(mark)) + AFTER_TONE

    def fill(self, until: int, *, hold: bool = False, **about: Any) -> None:
        """Everything from now to a frame: lines where they are welcome, a breath or a tone where none is found."""
        for one in self._stretches(list(self.coming(self.score.at, until, hold=hold)), until, **about):
            self._lay(one, **about)
        self.score.rest_until(until, **about)

    def around(
        self, head: Heard, until: int, last: str | None, *, hold: bool = False, inside: dict[str, Any], **about: Any
    ) -> None:
        """One repetition: what is heard as it begins, then whatever else has room, and `last` as it ends."""
        start, whole = head.at, until - head.at
        if head.text:
            self._heard(start, head.text)
        elif head.mark:
            self.alive = start
        end = until - (self.score.spoken(last) + PAUSE if last else 0)
        coming = [head, *self.coming(start + head.frames, end, hold=hold)]
        if last:
            self._heard(end, last)
            coming.append(Heard(end, CueKind.SAY, until - end, last))
        marked = inside | ({"whole": whole} if len(coming) > 1 else {})
        for number, one in enumerate(self._stretches(coming, until)):
            self._lay(one, **(about if number else about | marked))

    def coming(self, at: int, until: int, *, hold: bool) -> Iterator[Heard]:
        """What is heard in a stretch of time, in order."""
        number = 0
        while True:
            number += 1
            found = self._breath(at, until) if hold and number % BREATHS == 0 else None
            found = found or self._line(at, until, hold=hold) or self._sign_of_life(at, until)
            if not found:
                return
            yield from found
            at = found[-1].at + found[-1].frames

    def _line(self, at: int, until: int, *, hold: bool) -> list[Heard] | None:
        due = max(at, self.director.due(self.said, self.alive))
        text = self.director.line(due, until - due, hold=hold) if due < until else None
        if text is None:
            return None
        self._heard(due, text)
        return [Heard(due, CueKind.SAY, self.score.spoken(text) + PAUSE, text)]

    def _sign_of_life(self, at: int, until: int) -> list[Heard] | None:
        late = max(at, self.alive + self.director.talking.longest)
        lasting = self.lasting(Mark.HERE)
        if late + lasting > until:
            return None
        if breath := self._breath(late, until):
            return breath
        self.alive = late
        return [Heard(late, CueKind.TONE, lasting, mark=Mark.HERE)]

    def _breath(self, at: int, until: int) -> list[Heard] | None:
        at = max(at, self.said + self.director.talking.gap)
        if at + BREATH > until:
            return None
        self._heard(at, self.phrases.breathe_in)
        self._heard(at + BREATH_IN, self.phrases.breathe_out)
        self.said = at + BREATH
        return [
            Heard(at, CueKind.BREATHE, BREATH_IN, self.phrases.breathe_in),
            Heard(at + BREATH_IN, CueKind.BREATHE, BREATH_OUT, self.phrases.breathe_out),
        ]

    def _heard(self, at: int, text: str) -> None:
        self.director.memory.note(text, at)
        self.alive, self.said = at, at + self.score.spoken(text)

    def _stretches(self, coming: list[Heard], until: int, **about: Any) -> Iterator[Heard]:
        """Each sound for as long as until the next one, silence before the first."""
        if coming:
            self.score.rest_until(coming[0].at, **about)
        ends = [*(one.at for one in coming[1:]), until]
        for one, end in zip(coming, ends, strict=True) if coming else ():
            yield Heard(one.at, one.kind, end - one.at, one.text, one.mark)

    def _lay(self, one: Heard, **about: Any) -> None:
        if one.kind is CueKind.TONE:
            self.score.tone(one.frames, one.mark, **about)
        elif one.text:
            self.score.sound(one.kind, one.text, one.frames, **about)
        else:
            self.score.rest(one.frames, **about)

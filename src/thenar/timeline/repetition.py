"""One repetition: what is heard as it begins, and what else has room until the next. Pure."""

from typing import Any

from thenar.model.knowledge import Knowledge
from thenar.model.plan import PlannedStep
from thenar.model.script import Beat, Talk
from thenar.model.speech import PAUSE
from thenar.model.stroke import Motion
from thenar.model.timeline import CueKind, Mark, frames_of
from thenar.timeline.groups import Group, Lead
from thenar.timeline.talker import Heard, Talker

BREATHED = (frames_of(7), frames_of(14))  # a repetition that an easy breath can follow
STILL = (Motion.HOLD, Motion.PLACE)  # nothing that would be marked begins again


class RepetitionLayer:
    """Lays the repetitions of one step, all of them equally long. `parting` is said as the last one begins."""

    def __init__(
        self,
        talker: Talker,
        step: PlannedStep,
        knowledge: Knowledge,
        pace: int,
        parting: Beat | None,
        about: dict[str, Any],
    ) -> None:
        self._talker, self._director = talker, talker.director
        self._step, self._knowledge, self._pace, self._parting, self._about = step, knowledge, pace, parting, about
        self._done = 0

    def lay(self, group: Group, repetition: int, *, counts: bool, ends: bool, late: bool) -> None:
        """The next repetition: counted aloud, with the breath, with a sentence, or marked by a tone.

        `ends`: it is the last one of the step; `late`: what is said before a change comes at its end.
        """
        self._done += 1
        marks = {"repetition": repetition, "of": group.times}
        if not counts and not (ends and late) and self._breathes(group, repetition) and self._breath(group, marks):
            return
        until = self._talker.score.at + self._pace
        last = self._last(until) if ends and late else None
        room = self._pace - (self._talker.score.spoken(last) + PAUSE if last else 0)
        head = self._head(group, repetition, room, counts=counts, ends=ends and not late)
        hold = self._step.stroke.motion is Motion.HOLD
        self._talker.around(head, until, last, hold=hold, inside=marks, **group.place, **self._about)

    def _last(self, until: int) -> str | None:
        """What is said before a change where nothing is repeated: as it ends."""
        room = self._pace // 2
        return self._director.parting(self._parting, until - room, room) if self._parting else None

    def _head(self, group: Group, repetition: int, room: int, *, counts: bool, ends: bool) -> Heard:
        at = self._talker.score.at
        number = self._number(repetition) if counts else None
        if ends and self._parting and (text := self._director.parting(self._parting, at, room)):
            self._director.hush(at + room)
            return self._spoken(CueKind.SAY, text)
        if number:
            return self._spoken(CueKind.COUNT, number)
        if self._talker.due() and not ends and (text := self._director.line(at, room)):
            return self._spoken(CueKind.SAY, text)
        said_before = ends and self._parting is None
        ends_round = self._ends_round(group, repetition) and not said_before
        if ends_round and (text := self._director.once_more(self._done, at, room)):
            return self._spoken(CueKind.COUNT, text)
        return self._tone(group, repetition)

    def _number(self, repetition: int) -> str | None:
        count = self._knowledge.phrases.count
        fits = repetition <= len(count) and self._talker.score.spoken(count[repetition - 1]) <= self._pace
        return count[repetition - 1] if fits else None

    def _spoken(self, kind: CueKind, text: str) -> Heard:
        score = self._talker.score
        return Heard(score.at, kind, score.spoken(text) + PAUSE * (kind is CueKind.SAY), text)

    def _tone(self, group: Group, repetition: int) -> Heard:
        at = self._talker.score.at
        if self._step.stroke.motion in STILL or (group.times == 1 and group.lead is not Lead.NONE):
            return Heard(at, CueKind.REST, 0)
        mark = Mark.MOVE if group.follows and group.name and repetition == 1 else Mark.AGAIN
        return Heard(at, CueKind.TONE, self._talker.lasting(mark), mark=mark)

    def _ends_round(self, group: Group, repetition: int) -> bool:
        one_by_one = group.name is not None or group.move is not None
        return group.round == 0 and not one_by_one and repetition == group.times > 1

    def _breathes(self, group: Group, repetition: int) -> bool:
        """Once in the first round, when hands have found the way, and twice in every other round after it."""
        if not self._can_breathe or self._director.silent(self._talker.score.at):
            return False
        if self._director.talk is Talk.SOME:
            return self._director.first and group.round == 0 and repetition == 2
        return repetition == 2 if group.round == 0 else group.round % 2 == 0 and repetition <= 2

    @property
    def _can_breathe(self) -> bool:
        telling, (least, most) = self._knowledge.tellings.get(self._step.stroke.id), BREATHED
        talks = self._director.talk is not Talk.LITTLE and not self._director.short
        return talks and telling is not None and bool(telling.breathe_in) and least <= self._pace <= most

    def _breath(self, group: Group, marks: dict[str, Any]) -> bool:
        """Up as they breathe in, back as they breathe out; False where there are no words for it now."""
        half, phrases, at = self._pace // 2, self._knowledge.phrases, self._talker.score.at
        telling = self._knowledge.tellings[self._step.stroke.id]
        inward = self._director.choose((*telling.breathe_in, phrases.breathe_in), at, half)
        outward = self._director.choose((*telling.breathe_out, phrases.breathe_out), at + half, half)
        if not inward or not outward:
            return False
        place = {**group.place, **self._about}
        self._talker.say(inward, half, CueKind.BREATHE, whole=self._pace, **marks, **place)
        self._talker.say(outward, self._pace - half, CueKind.BREATHE, **place)
        return True

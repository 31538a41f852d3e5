"""One step laid into its frames: words, then repetitions at an even pace, marked by tones. Pure."""

from typing import Any

from thenar.model.knowledge import Knowledge
from thenar.model.plan import PlannedStep
from thenar.model.script import Beat, Talk
from thenar.model.stroke import Contact, Motion
from thenar.model.timeline import Mark, frames_of
from thenar.timeline.groups import NEXT_FINGER, Group, Lead, Pace, digit_of, groups_of, pace_of
from thenar.timeline.repetition import RepetitionLayer
from thenar.timeline.talker import Talker

QUICK = 4.5  # seconds of a usual repetition below which no sentence has room in it
SLOW = frames_of(20)  # a repetition that is left at its end, not as it begins
PARTING, WAIT = frames_of(4), frames_of(3.4)  # for the sentence before a change, and before the last repetition
ENOUGH = frames_of(20)  # of rest after a hold, worth saying that it was enough
NAME = frames_of(1.6)  # what a short name takes, kept free for every group when the stroke is introduced


class StepLayer:
    """Lays one step. What it says it asks of the director, what it marks it marks by tones.

    `counted`: numbers were heard already; aloud they are counted only once in a session, the first time hands need it.
    """

    def __init__(self, talker: Talker, index: int, step: PlannedStep, knowledge: Knowledge, parting: Beat) -> None:
        self._talker, self._step, self._knowledge, self._parting = talker, step, knowledge, parting
        self._score, self._director = talker.score, talker.director
        self._about: dict[str, Any] = {"stroke": step.stroke.id, "limb": step.limb, "step": index}
        self._groups = list(groups_of(step, knowledge.phrases, knowledge.zones))
        talks = talker.director.talk is not Talk.LITTLE
        self._waits = talks and step.stroke.seconds.usual < QUICK  # the last repetition, for a sentence before it
        if parting is Beat.CHANGE and (step.times == 1 or is_hold(step)):
            # a place that was found is no stroke that ends
            self._parting = Beat.SETTLE if step.stroke.contact is Contact.NONE else Beat.LEAVE
        self.counts = step.times > 1 and talks
        self._sparing = False

    def lay(self, *, counted: bool) -> None:
        """All cues of the step."""
        start, end = self._score.at, self._score.at + self._step.frames
        self._director.begin(self._step, start)
        self._open(end)
        # for the whole step: its time is shared by what is said in it, and talk may change on the way
        self._sparing = self._director.talk is not Talk.FULL
        pace = self._pace(end)
        late, rests = self._is_left_late(pace), self._left(end, pace) > PARTING
        parting = None if pace.parting or (late and rests) else self._parting
        each = RepetitionLayer(self._talker, self._step, self._knowledge, pace.repetition, parting, self._about)
        for number, group in enumerate(self._groups):
            self._lead(group, pace)
            last = number == len(self._groups) - 1
            for repetition in range(1, group.times + 1):
                ends = last and repetition == group.times
                if ends and pace.parting:
                    text = self._director.parting(self._parting, self._score.at, pace.parting)
                    self._before(text, group, pace.parting)
                each.lay(group, repetition, counts=self.counts and not counted and number == 0, ends=ends, late=late)
        self._rest(end, self._parting if late and rests else None)
        shown = self._step.stroke.path[0] if self._step.stroke.path else None
        self._score.show(start, zone=shown, of=self._step.times, **self._about)

    def _open(self, end: int) -> None:
        if text := self._director.side(self._score.at) or self._director.why():
            self._talker.say(text, **self._about)
        least = frames_of(sum(group.times for group in self._groups) * self._step.stroke.seconds.least)
        names = NAME * sum(group.lead is not Lead.NONE for group in self._groups)
        for sentence in self._director.opening(self._score.at, end - self._score.at - least - names):
            self._talker.say(sentence, **self._about)

    def _pace(self, end: int) -> Pace:
        spoken = sum(map(self._speaks, self._groups))
        silent = sum(group.lead is not Lead.NONE and not self._speaks(group) for group in self._groups)
        parting = WAIT if self._waits else 0
        return pace_of(self._step, self._groups, end - self._score.at, spoken, silent, parting)

    def _speaks(self, group: Group) -> bool:
        """Whether words belong before this group, and not a tone alone."""
        again = group.lead is Lead.DIGIT_AGAIN and self._sparing
        return group.lead is not Lead.NONE and not again

    def _lead(self, group: Group, pace: Pace) -> None:
        if self._speaks(group):
            self._before(self._words(group, pace.spoken), group, pace.spoken)
        elif group.lead is not Lead.NONE:
            self._talker.tone(Mark.NEXT, NEXT_FINGER, **group.place, **self._about)

    def _words(self, group: Group, room: int) -> str | None:
        at, director = self._score.at, self._director
        if group.lead is Lead.ROUND:
            return director.round(group.round, at, room)
        if group.lead is Lead.DIGIT_AGAIN:
            return director.line(at, room) if self._talker.due() else None
        if group.lead is Lead.DIGIT and group.name:
            return director.digit(
                digit_of(self._step.stroke, group.finger, self._knowledge.zones), group.name, at, room
            )
        return director.move(group.move.id, group.move.say, at, room) if group.move else None

    def _before(self, text: str | None, group: Group, frames: int) -> None:
        """A sentence before a group, or the tone that stands in its place."""
        if text:
            self._talker.say(text, frames, **group.place, **self._about)
        else:
            self._talker.tone(Mark.NEXT, frames, **group.place, **self._about)

    def _is_left_late(self, pace: Pace) -> bool:
        """Whether what is said before a change comes as the last repetition ends, because there is only one, or it is
        long."""
        return len(self._groups) * self._step.times == 1 or is_hold(self._step) or pace.repetition > SLOW

    def _left(self, end: int, pace: Pace) -> int:
        """Frames that remain when the hands are done."""
        leads = sum(
            pace.spoken if self._speaks(group) else NEXT_FINGER for group in self._groups if group.lead is not Lead.NONE
        )
        total = sum(group.times for group in self._groups)
        return end - self._score.at - leads - pace.parting - total * pace.repetition

    def _rest(self, end: int, parting: Beat | None) -> None:
        """What is left when the hands are done: long after a hold that was long enough, else a moment."""
        if is_hold(self._step) and end - self._score.at > ENOUGH:
            text = self._director.beat(Beat.HOLD_ENOUGH, self._score.at, end - self._score.at)
            if text:
                self._talker.say(text, **self._about)
        room = min(end - self._score.at, PARTING)
        text = self._director.parting(parting, end - room, room) if parting else None
        self._talker.fill(end - room if text else end, hold=True, **self._about)
        if text:
            self._talker.say(text, room, **self._about)


def is_hold(step: PlannedStep) -> bool:
    """Whether hands are still on the skin, so that warmth and breath are what there is to tell of."""
    return step.stroke.motion is Motion.HOLD and step.stroke.contact is not Contact.OWN

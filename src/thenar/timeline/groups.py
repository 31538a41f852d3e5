"""The repetitions of a step in the order they are done, and the time that is given to each. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from thenar.model.body import Zone
from thenar.model.knowledge import Phrases
from thenar.model.plan import PlannedStep
from thenar.model.stroke import EACH_COUNT, Each, Move, Stroke
from thenar.model.timeline import frames_of

NEXT_FINGER = frames_of(1.2)  # the least time to move over to the next finger
SPOKEN = frames_of(3.6)  # the most time for a sentence between two fingers
SENTENCE = frames_of(2)  # less than that is no time for a sentence


class Lead(Enum):
    """Why hands need a moment before a group."""

    NONE = auto()
    ROUND = auto()  # another round begins
    DIGIT = auto()  # the next finger or toe, for the first time
    DIGIT_AGAIN = auto()  # and in a later round
    MOVE = auto()  # another move or part, which is told


@dataclass(frozen=True)
class Group:
    """Repetitions counted from one: of one move, on one finger, in one round."""

    lead: Lead
    round: int
    finger: int
    name: str | None
    move: Move | None
    follows: bool  # another move at the same place came just before
    zone: str | None
    times: int

    @property
    def place(self) -> dict[str, Any]:
        """Where the hands are, and what they do there."""
        return {"zone": self.zone, "move": self.move.id if self.move else None}


@dataclass(frozen=True)
class Pace:
    """Frames of one repetition, of a sentence before a group, and of the one before the last repetition."""

    repetition: int
    spoken: int
    parting: int = 0


def groups_of(step: PlannedStep, phrases: Phrases, zones: Mapping[str, Zone]) -> Iterator[Group]:
    """Every group of repetitions of a step, in the order it is done."""
    for round_ in range(step.rounds):
        for place, (finger, name) in enumerate(names_of(step.stroke, phrases)):
            for number, move in enumerate(step.stroke.moves or (None,)):
                lead = _lead(round_, place, number, name, move)
                zone = zone_of(step.stroke, finger, move, zones)
                yield Group(lead, round_, finger, name, move, number > 0, zone, step.times)


def _lead(round_: int, place: int, number: int, name: str | None, move: Move | None) -> Lead:
    if round_ and place == number == 0:
        return Lead.ROUND
    if name and number == 0:
        return Lead.DIGIT_AGAIN if round_ else Lead.DIGIT
    if move and (not name or round_ == place == 0):
        return Lead.MOVE  # with fingers, each move is told on the first of them
    return Lead.NONE


def pace_of(step: PlannedStep, groups: Sequence[Group], free: int, spoken: int, silent: int, parting: int) -> Pace:
    """The time shared out: `spoken` sentences before groups, `silent` moments with a tone alone.

    Sentences get what is left when hands move a little faster than usual, a third above their quickest, or at their
    quickest where each finger is done once, because there hands begin under the words. Where that is too little, hands
    go as quickly as the stroke allows. `parting` is kept for the sentence before the last repetition, where there is
    time for it.
    """
    seconds = step.stroke.seconds
    total = sum(group.times for group in groups)
    if free - parting < (spoken + silent) * NEXT_FINGER + frames_of(total * seconds.least):
        parting = 0
    free -= parting
    brisk = seconds.least + (seconds.usual - seconds.least) / 3 * (step.times > 1)
    slot = 0
    for pace in (brisk, seconds.least):
        room = free - silent * NEXT_FINGER - frames_of(total * pace)
        slot = min(SPOKEN, max(0, room) // max(1, spoken))
        if slot >= SENTENCE:
            break
    slot = max(slot, NEXT_FINGER) if spoken else 0
    left = (free - silent * NEXT_FINGER - spoken * slot) // max(1, total)
    return Pace(min(max(left, frames_of(seconds.least)), frames_of(seconds.most)), slot, parting)


def names_of(stroke: Stroke, phrases: Phrases) -> Iterator[tuple[int, str | None]]:
    """Number and name of each finger or toe in the order a stroke takes them; one nameless place without."""
    if stroke.each is None:
        yield 0, None
        return
    named = list(enumerate(phrases.finger if stroke.each is Each.FINGER else phrases.toe))
    yield from reversed(named) if stroke.little_first else named


def zone_of(stroke: Stroke, finger: int, move: Move | None, zones: Mapping[str, Zone]) -> str | None:
    """The zone a stroke is at: the move's, or that finger's or toe's part where its path goes over all of them."""
    if move and move.id in stroke.path:
        return move.id
    for name in stroke.path:
        if stroke.each and len(zones[name].parts) == EACH_COUNT:
            return zones[name].parts[finger]
    return stroke.path[0] if stroke.path else None


def digit_of(stroke: Stroke, finger: int, zones: Mapping[str, Zone]) -> str | None:
    """The id of the finger or toe itself, whatever part of it is touched."""
    return zones[f"{stroke.each}s"].parts[finger] if stroke.each else None

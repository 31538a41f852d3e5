"""Sharing the time: which parts of a routine there is time for, and how long each gets. Pure.

Nothing here knows of any answer about health. The slots are cut first, and answers only ever make a slot
gentler or leave it out: that is why a further yes can add neither a step nor a minute.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.model.routine import Part, Routine
from thenar.model.speech import all_speech_frames
from thenar.model.stroke import Stroke, Words
from thenar.plan.duration import Bounds, bounds, rounds_frames
from thenar.plan.shape import shape_of, weight_of
from thenar.plan.words import lotion_words


@dataclass(frozen=True)
class Slot:
    """A part of a routine with the time it gets on one side, or on both at once, in frames."""

    part: Part
    number: int
    stroke: Stroke
    words: Words
    bounds: Bounds
    weight: float
    frames: int = 0

    @property
    def sides(self) -> int:
        """How often the slot is in the session: once for both sides together or for one alone, else once a side."""
        return 1 if self.stroke.together or self.part.side else 2


def slots_of(routine: Routine, wishes: Wishes, lotion: str, knowledge: Knowledge) -> list[Slot]:
    """Every part of a routine as a slot that has no time yet."""
    pace, slots = shape_of(wishes, knowledge).pace, []
    for number, step in enumerate(routine.steps, 1):
        for part in step.parts:
            stroke = knowledge.strokes[part.stroke]
            words = lotion_words(stroke.words, knowledge.lotions[lotion])
            span = bounds(stroke, part, knowledge, pace)
            slots.append(Slot(part, number, stroke, words, span, weight_of(stroke, wishes, knowledge) * part.share))
    return slots


def usual_frames(slots: Sequence[Slot]) -> int:
    """Frames that these take at their usual pace, once through on both sides."""
    return sum(slot.sides * slot.bounds.usual for slot in slots)


def least_frames(slots: Sequence[Slot]) -> int:
    """Frames below which these cannot be done."""
    return sum(slot.sides * slot.bounds.least for slot in slots)


def keep_by_importance(slots: Sequence[Slot], frames: int) -> list[Slot]:
    """The slots there is time for, the least important dropped first; always at least one."""
    kept = list(slots)
    while len(kept) > 1 and least_frames(kept) > frames:
        kept.remove(max(kept, key=lambda slot: slot.part.importance))
    return kept


def fewer_times(slots: Sequence[Slot], frames: int, knowledge: Knowledge) -> list[Slot]:
    """The slots with fewer repetitions than the routine gives, where even one slot does not fit otherwise."""
    slots = list(slots)
    while least_frames(slots) > frames and any(slot.part.times > 1 for slot in slots):
        slots = [_once_less(slot, knowledge) for slot in slots]
    return slots


def as_often_as_fits(slot: Slot, times: int, knowledge: Knowledge) -> Slot:
    """The slot with as many of its routine's repetitions, up to `times`, as its frames have room for."""
    start = all_speech_frames((*slot.words.first, *slot.part.say), knowledge.rate)
    fitting = [
        number
        for number in range(slot.part.times, times + 1)
        if start + rounds_frames(slot.stroke, number, 1, slot.stroke.seconds.least, knowledge) <= slot.frames
    ]
    return replace(slot, part=replace(slot.part, times=max(fitting, default=slot.part.times)))


def _once_less(slot: Slot, knowledge: Knowledge) -> Slot:
    part = replace(slot.part, times=max(1, slot.part.times - 1))
    return replace(slot, part=part, bounds=bounds(slot.stroke, part, knowledge, 1.0))


def fill(slots: Sequence[Slot], frames: int) -> list[Slot]:
    """The slots stretched evenly until they fill the frames, each within its bounds.

    All grow by one common factor of their usual time, so more time never makes any of them shorter.
    """
    factor = largest_factor(lambda one: sum(slot.sides * stretched(slot, one) for slot in slots) <= frames)
    return [replace(slot, frames=stretched(slot, factor)) for slot in slots]


def largest_factor(fits: Callable[[float], bool]) -> float:
    """The largest factor from 0 to 40 that fits, where every smaller one does too; 0 where none does."""
    low, high = 0.0, 40.0
    for _ in range(30):
        factor = (low + high) / 2
        if fits(factor):
            low = factor
        else:
            high = factor
    return low


def stretched(slot: Slot, factor: float) -> int:
    """Frames of a slot at so many times its usual time, within its bounds."""
    wanted = int(slot.bounds.usual * slot.weight * factor)
    return min(max(wanted, slot.bounds.least), slot.bounds.most)

"""A session that has to stay within fewer minutes than wished for: fewer strokes, none of them longer. Pure.

The time is cut for the wished minutes first. A cap only takes from that: each stroke goes down towards its quickest,
half the way from usual, then the least important ones shrink and go, one by one. What that frees is given to nothing,
so that whatever else is left out too, a lower cap gives no hand or foot a second more.
"""

from collections.abc import Sequence
from dataclasses import replace

from thenar.model.knowledge import Knowledge
from thenar.plan.duration import Bounds
from thenar.plan.fit import Slot, fewer_times, fill, stretched


def shorter(slots: Sequence[Slot], frames: int, knowledge: Knowledge) -> list[Slot]:
    """The slots of a routine, which have their time, within so many frames; as they are where they fit.

    Each gets at most what it had, and never more for fewer frames. At least one is kept, with fewer repetitions where
    it does not fit otherwise.
    """
    if _sum(slots) <= frames:
        return list(slots)
    calm = [replace(slot, frames=_calm(slot)) for slot in slots]
    if _sum(calm) <= frames:
        return fill([replace(slot, bounds=_between(slot)) for slot in slots], frames)
    return _most_important(calm, frames, knowledge)


def _most_important(slots: Sequence[Slot], frames: int, knowledge: Knowledge) -> list[Slot]:
    """As many as fit by importance, the last of them with what is left of the frames."""
    kept = list(slots)
    while True:
        last = max(kept, key=lambda slot: slot.part.importance)
        free = frames - _sum(kept) + last.sides * last.frames
        if len(kept) > 1 and free < last.sides * last.bounds.least:
            kept.remove(last)
            continue
        (fewer,) = fewer_times([last], free, knowledge)
        room = min(last.frames, max(fewer.bounds.least, free // last.sides))
        return [replace(fewer, frames=room) if slot is last else slot for slot in kept]


def _calm(slot: Slot) -> int:
    """Frames of a slot half way from its quickest to its usual, or what it had where that was less: a session that is
    short to keep someone safe is not a hurried one, and few minutes of it are lost."""
    return min(slot.frames, (slot.bounds.least + stretched(slot, 1.0)) // 2)


def _between(slot: Slot) -> Bounds:
    return replace(slot.bounds, least=_calm(slot), most=slot.frames)


def _sum(slots: Sequence[Slot]) -> int:
    return sum(slot.sides * slot.frames for slot in slots)

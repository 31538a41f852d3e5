"""In which order a hope has the areas and the strokes of a side. Pure.

It knows of no answer: the order is made of the whole routine, and what is left out is left out of that.
"""

from collections.abc import Sequence

from thenar.model.goal import Order, Shape
from thenar.model.routine import Routine
from thenar.model.stroke import Motion
from thenar.plan.fit import Slot


def areas_in_order(routines: Sequence[Routine], shape: Shape) -> list[Routine]:
    """The routines, those of the area first that the goal has first."""
    if any(one.own for one in routines):
        return list(routines)
    return sorted(routines, key=lambda one: shape.first is not None and one.area is not shape.first)


def arranged(slots: Sequence[Slot], shape: Shape) -> list[Slot]:
    """The slots of a routine in the goal's order.

    What both sides do together and what only finds a place stays where it is. Where long strokes come last, the first
    stroke of a side stays as well, for hands to arrive with.
    """
    if shape.order is Order.WRITTEN:
        return list(slots)
    moved = [slot for slot in slots if _may_move(slot)]
    opening = moved[:1] if shape.order is Order.LONG_LAST else []
    rest = sorted(moved[len(opening) :], key=lambda slot: slot.stroke.long is (shape.order is Order.LONG_LAST))
    ordered = iter([*opening, *rest])
    return [next(ordered) if _may_move(slot) else slot for slot in slots]


def _may_move(slot: Slot) -> bool:
    return not slot.stroke.together and slot.stroke.motion is not Motion.PLACE

"""A plan with everything that was wished for on the way, in the order of the session's numbers. Pure.

The same wishes give the same plan in whatever order they arrived. Two devices may lead one session and not know of each
other: then softer wins, and a firmer touch that did not know of it, or that it did not know of, does not count.
"""

from collections.abc import Sequence
from dataclasses import replace

from thenar.model.change import CAREFUL, Change, Changed, Place, Wished
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan
from thenar.plan.change import changed, lowered


def in_order(wished: Sequence[Wished]) -> list[Wished]:
    """By number, and by page where two gave the same one."""
    return sorted(wished, key=lambda one: (one.number, one.page))


def replayed(plan: Plan, wished: Sequence[Wished], knowledge: Knowledge) -> Changed:
    """The plan after these wishes, and the place where the last of them goes on.

    One that is not possible where it stands changes nothing, but softer and too firm always lower what is ahead.
    """
    place = Place(-1)
    for one in in_order(wished):
        place = replace(one.place, step=min(one.place.step, len(plan.steps)))
        if one.change in CAREFUL:
            plan = lowered(plan, place, one.change)
        elif not _outdone(one, wished) and (done := changed(plan, place, one.change, knowledge)):
            plan, place = done.plan, done.place
    return Changed(plan, place)


def _outdone(one: Wished, wished: Sequence[Wished]) -> bool:
    """True for a firmer touch beside which, unknown to each other, a softer one was asked for elsewhere."""
    careful = (other for other in wished if other.change in CAREFUL)
    return one.change is Change.FIRMER and any(not one.knew(other) and not other.knew(one) for other in careful)

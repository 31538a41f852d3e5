"""The most careful form of a routine, and how much a plan leaves alone. Pure.

Where answers cannot be asked of the server, only sessions made beforehand can be played. One may be played when it
leaves alone all that the answers forbid: `leaves_alone(plan, knowledge) >= clearance.restriction`.
"""

from collections.abc import Iterable
from dataclasses import replace

from thenar.model.body import Limb
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Limits, Manner, Need, Restriction, join
from thenar.model.stroke import Form
from thenar.model.timeline import FRAMES_PER_SECOND

_ROUNDING = 5  # seconds by which a session may be longer than its cap: the least that its words take


def most_careful(form: Form, conditions: Iterable[Condition]) -> Limits:
    """What every yes that leaves a session would leave of a limb, the join of all of them, and no need at all.

    Answers that ask for a clinician are in it, so that it holds for who has an agreement too. Which limbs are left
    alone is said by the wishes; places are not, as a limb with one is left out. A self routine cannot have a helper, so
    that is no part of it there.
    """
    changes = (change for one in conditions for change in one.changes if change.effect is not Effect.STOP)
    found = Limits(without=frozenset(Need))  # also what no question forbids yet
    for change in changes:
        cap = found.pressure_cap if change.pressure_cap is None else change.pressure_cap
        found |= Limits(Effect.GENTLE, cap, change.without, frozenset(), change.minutes_cap, change.manner)
    alone = frozenset({Manner.HELPER_ONLY}) if form is Form.SELF else frozenset()
    return replace(found, manner=found.manner - alone)


def wished_away(wishes: Wishes, knowledge: Knowledge) -> Restriction:
    """What the wishes themselves leave out: all but some limbs, and whatever the careful form leaves out."""
    others = frozenset(Limb) - frozenset(map(Limb, wishes.only)) if wishes.only else frozenset()
    only = Restriction.at(others, Limits(Effect.AVOID))
    if not wishes.careful:
        return only
    forms = {knowledge.routines[one].form for one in wishes.routines}
    conditions = knowledge.conditions.values()
    return join([only, *(Restriction.everywhere(most_careful(form, conditions)) for form in forms)])


def leaves_alone(plan: Plan, knowledge: Knowledge) -> Restriction:
    """What a plan does not do: the strictest restriction that it still keeps, limb by limb."""
    return Restriction(tuple(_on(limb, plan, knowledge) for limb in Limb))


def _on(limb: Limb, plan: Plan, knowledge: Knowledge) -> Limits:
    steps = [step for step in plan.steps if limb in step.limbs]
    if not steps:
        return Limits(Effect.STOP, 1, frozenset(Need), frozenset(knowledge.places), 1, frozenset(Manner))
    needs = {need for step in steps for need in step.stroke.needs}
    if knowledge.lotions[plan.wishes.lotion].scented:
        needs.add(Need.OIL)
    touched = {one for one in knowledge.places if any(knowledge.touches(step.stroke, [one]) for step in steps)}
    planned = (plan.clearance.restriction | wished_away(plan.wishes, knowledge)).over(Limb)
    partner = all(knowledge.routines[step.routine].form is Form.PARTNER for step in steps)
    return Limits(
        effect=Effect.GENTLE,
        pressure_cap=max(step.pressure for step in steps),
        without=frozenset(Need) - needs,
        places=frozenset(knowledge.places) - touched,
        minutes_cap=_minutes(plan),
        manner=planned.manner | (frozenset({Manner.HELPER_ONLY}) if partner else frozenset()),
    )


def _minutes(plan: Plan) -> int:
    """Whole minutes that the plan keeps within."""
    seconds = plan.frames / FRAMES_PER_SECOND - _ROUNDING
    return max(1, -int(-seconds // 60))

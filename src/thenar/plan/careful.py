"""The most careful form of a routine, and how much a plan leaves alone. Pure.

Where answers cannot be asked of the server, only sessions made beforehand can be played. One may be played when it
leaves alone all that the answers forbid: `leaves_alone(plan, knowledge) >= clearance.restriction`.
"""

from collections.abc import Iterable

from thenar.model.body import Limb
from thenar.model.condition import Change, Condition
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Manner, Need, Restriction, join
from thenar.model.stroke import Form
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.screen import restriction_of

_ROUNDING = 5  # seconds by which a session may be longer than its cap: the least that its words take


def most_careful(form: Form, conditions: Iterable[Condition]) -> Restriction:
    """What every yes that leaves a session would leave of it: the join of all of them, on all limbs.

    Answers that ask for a clinician are in it, so that it holds for who has an agreement too. Which limbs are left
    alone is said by the wishes; a self routine cannot have a helper, so that is no part of it there.
    """
    changes = (change for one in conditions for change in _changes(one) if change.effect is not Effect.STOP)
    all_joined = join(restriction_of(change, frozenset()) for change in changes)
    alone = frozenset({Manner.HELPER_ONLY}) if form is Form.SELF else frozenset()
    return Restriction(
        all_joined.pressure_cap, all_joined.without, frozenset(), all_joined.minutes_cap, all_joined.manner - alone
    )


def wished_away(wishes: Wishes, knowledge: Knowledge) -> Restriction:
    """What the wishes themselves leave out: all but some limbs, and whatever the careful form leaves out."""
    others = frozenset(Limb) - frozenset(map(Limb, wishes.only)) if wishes.only else frozenset()
    only = Restriction(avoid=others)
    if not wishes.careful:
        return only
    forms = {knowledge.routines[one].form for one in wishes.routines}
    return join([only, *(most_careful(form, knowledge.conditions.values()) for form in forms)])


def leaves_alone(plan: Plan, knowledge: Knowledge) -> Restriction:
    """What a plan does not do: the strictest restriction that it still keeps."""
    planned = plan.clearance.restriction | wished_away(plan.wishes, knowledge)
    needs = {need for step in plan.steps for need in step.stroke.needs}
    if knowledge.lotions[plan.wishes.lotion].scented:
        needs.add(Need.OIL)
    partner = all(knowledge.routines[step.routine].form is Form.PARTNER for step in plan.steps)
    return Restriction(
        pressure_cap=max((step.pressure for step in plan.steps), default=1),
        without=frozenset(Need) - needs,
        avoid=frozenset(Limb) - {limb for step in plan.steps for limb in step.limbs},
        minutes_cap=_minutes(plan),
        manner=planned.manner | (frozenset({Manner.HELPER_ONLY}) if partner else frozenset()),
    )


def _minutes(plan: Plan) -> int:
    """Whole minutes that the plan keeps within."""
    seconds = plan.frames / FRAMES_PER_SECOND - _ROUNDING
    return max(1, -int(-seconds // 60))


def _changes(condition: Condition) -> list[Change]:
    if condition.follow_up:
        return [choice.change for choice in condition.follow_up.choices]
    return [condition.change] if condition.change else []

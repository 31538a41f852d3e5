"""A goal shapes the session: order, share of long strokes, pace and words. It never makes it less careful."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.test_plan import adds_nothing
from tests.strategies import honors, restrictions, wishes
from thenar.load import load_knowledge
from thenar.model.clearance import Clearance
from thenar.model.goal import Order, Shape
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Restriction
from thenar.plan import plan
from thenar.plan.duration import best_rounds
from thenar.plan.fit import slots_of
from thenar.plan.order import arranged

KNOWLEDGE = load_knowledge()
GOALS = sorted(KNOWLEDGE.goals)


def made(goal: str | None, restriction: Restriction | None = None, minutes: float = 30) -> Plan:
    clearance = Clearance(Effect.GENTLE, restriction) if restriction else Clearance()
    return plan(Wishes(("hand-partner", "foot-partner"), minutes, goal=goal), clearance, KNOWLEDGE)


def share(planned: Plan, stroke: str) -> float:
    return sum(step.frames for step in planned.steps if step.stroke.id == stroke) / planned.frames


@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_changes_the_session(goal: str) -> None:
    plain, shaped = made(None), made(goal)
    assert (shaped.steps, shaped.before) != (plain.steps, plain.before)


@pytest.mark.parametrize("goal", GOALS)
def test_what_a_goal_emphasizes_gets_more_of_the_time(goal: str) -> None:
    for emphasis in KNOWLEDGE.goals[goal].emphasis:
        stroke = KNOWLEDGE.strokes[emphasis.stroke]
        if stroke.form != "partner" or emphasis.factor <= 1.05:
            continue
        assert share(made(goal), stroke.id) > share(made(None), stroke.id)


@pytest.mark.parametrize("goal", [goal for goal in GOALS if KNOWLEDGE.goals[goal].shape.first])
def test_the_area_comes_first_that_the_goal_has_first(goal: str) -> None:
    backwards = plan(Wishes(("foot-partner", "hand-partner"), 30, goal=goal), Clearance(), KNOWLEDGE)
    for planned in (made(goal), backwards):
        assert planned.steps[0].limbs[0].area is KNOWLEDGE.goals[goal].shape.first


@pytest.mark.parametrize("goal", GOALS)
def test_the_words_of_a_goal_are_said_at_the_start_of_a_long_session(goal: str) -> None:
    said = [sentence for moment in made(goal, minutes=45).before for sentence in moment.say]
    assert list(KNOWLEDGE.goals[goal].say) == said[: len(KNOWLEDGE.goals[goal].say)]


@given(st.sampled_from(GOALS), restrictions())
def test_no_goal_lifts_a_restriction(goal: str, restriction: Restriction) -> None:
    for step in made(goal, restriction).steps:
        assert honors(step, restriction)


@pytest.mark.parametrize("goal", GOALS)
@given(wish=wishes(), one=restrictions(), more=restrictions())
@settings(max_examples=60)
def test_with_a_goal_a_further_restriction_adds_nothing(
    goal: str, wish: Wishes, one: Restriction, more: Restriction
) -> None:
    adds_nothing(replace(wish, goal=goal), one, more)


@given(goal=st.sampled_from(GOALS), wish=wishes(), restriction=restrictions())
def test_a_goal_brings_in_no_stroke(goal: str, wish: Wishes, restriction: Restriction) -> None:
    routines = [KNOWLEDGE.routines[name] for name in wish.routines]
    known = {part.stroke for routine in routines for step in routine.steps for part in step.parts}
    shaped = plan(replace(wish, goal=goal), Clearance(Effect.GENTLE, restriction), KNOWLEDGE)
    assert {step.instead_of or step.stroke.id for step in shaped.steps} <= known


ORDERS = {
    ("hand-partner", Order.LONG_FIRST): "forearm palm back forearm finger",
    ("hand-partner", Order.LONG_LAST): "forearm finger palm back forearm",
    ("foot-partner", Order.LONG_LAST): "lower toe bottom lower",
    ("foot-self", Order.LONG_FIRST): "foot-on heel calf toe-pad toe-pull ball foot-rotation",
    ("foot-self", Order.LONG_LAST): "foot-on heel toe-pad toe-pull ball foot-rotation calf",
}


@pytest.mark.parametrize(("routine", "order"), ORDERS)
def test_the_strokes_of_a_side_come_in_the_order_of_the_goal(routine: str, order: Order) -> None:
    slots = slots_of(KNOWLEDGE.routines[routine], Wishes((routine,)), "lotion", KNOWLEDGE)
    ordered = [slot.stroke.id for slot in arranged(slots, Shape(order=order))]
    wanted = ORDERS[routine, order].split()
    assert len(ordered) == len(wanted)
    assert [stroke.startswith(start) for stroke, start in zip(ordered, wanted, strict=True)] == [True] * len(wanted)


def test_what_both_hands_do_together_stays_where_it_is() -> None:
    slots = slots_of(KNOWLEDGE.routines["hand-self"], Wishes(("hand-self",)), "lotion", KNOWLEDGE)
    for order in Order:
        ordered = arranged(slots, Shape(order=order))
        assert sorted(map(id, ordered)) == sorted(map(id, slots))
        for before, after in zip(slots, ordered, strict=True):
            assert before is after or not (before.stroke.together or after.stroke.together)


def test_a_slow_goal_has_fewer_rounds_and_longer_repetitions() -> None:
    stroke = KNOWLEDGE.strokes["palm-thumb-stroke"]
    rounds = [best_rounds(stroke, 3, 50 * 300, KNOWLEDGE, pace) for pace in (0.85, 1.0, 1.5)]
    assert rounds == sorted(rounds, reverse=True)
    assert rounds[0] > rounds[-1]

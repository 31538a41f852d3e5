"""The careful form is at least as careful as anything that leaves a session; a plan knows what it leaves alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import answers_for, everywhere, restrictions, wishes
from thenar.load import load_knowledge
from thenar.model.body import PAIRS, Area, Limb
from thenar.model.clearance import Answers, Clearance
from thenar.model.plan import Wishes
from thenar.model.restriction import Effect, Manner, Need, Restriction
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.plan.careful import leaves_alone, most_careful, wished_away
from thenar.screen import screen

KNOWLEDGE = load_knowledge()
CONDITIONS = KNOWLEDGE.conditions.values()


def careful(routine: str, only: tuple[str, ...] = ()) -> Wishes:
    return Wishes((routine,), minutes=10, pressure=1, lotion="plain-lotion", careful=True, only=only)


@given(answers_for(KNOWLEDGE, most=12))
def test_no_answers_that_leave_a_session_forbid_more_than_the_careful_form_does(answers: Answers) -> None:
    clearance = screen(answers, KNOWLEDGE.conditions, frozenset(KNOWLEDGE.conditions))
    if clearance.cleared:
        strictest = clearance.restriction.over(Limb)
        limbs_and_places_aside = replace(strictest, effect=Effect.NONE, places=frozenset())
        assert most_careful(Form.PARTNER, CONDITIONS) >= limbs_and_places_aside


def test_the_careful_form_needs_nothing_that_a_condition_may_forbid() -> None:
    found = most_careful(Form.PARTNER, CONDITIONS)
    assert (found.pressure_cap, found.without, found.open) == (1, frozenset(Need), True)
    assert found.minutes_cap is not None
    assert Manner.HELPER_ONLY in found.manner
    assert Manner.HELPER_ONLY not in most_careful(Form.SELF, CONDITIONS).manner


@pytest.mark.parametrize("routine", KNOWLEDGE.routines)
def test_every_routine_has_a_careful_form_on_both_sides_and_on_each(routine: str) -> None:
    pair = PAIRS[KNOWLEDGE.routines[routine].area]
    for limbs in (pair, pair[:1], pair[1:]):
        made = plan(careful(routine, tuple(limbs)), Clearance(), KNOWLEDGE)
        assert made.steps
        found = leaves_alone(made, KNOWLEDGE)
        careful_everywhere = most_careful(KNOWLEDGE.routines[routine].form, CONDITIONS)
        assert found >= Restriction.everywhere(careful_everywhere)
        assert found.closed == frozenset(Limb) - set(limbs)


def test_a_plan_made_again_under_answers_that_it_keeps_is_the_same_plan() -> None:
    alone = plan(careful("foot-partner", ("left-foot",)), Clearance(), KNOWLEDGE)
    answered = Clearance(Effect.AVOID, everywhere(2, {Need.LEG}, {Limb.RIGHT_FOOT}, 20))
    again = plan(careful("foot-partner", ("left-foot",)), answered, KNOWLEDGE)
    assert (again.steps, again.frames) == (alone.steps, alone.frames)


CAPS = st.none() | st.integers(10, 60)  # in fewer minutes than 4, not every hand and foot can be done; no file asks it


@settings(max_examples=60)
@given(wishes(), restrictions(CAPS), st.booleans())
def test_a_plan_leaves_alone_all_that_it_was_planned_to(wish: Wishes, restriction: Restriction, careful: bool) -> None:
    wish = replace(wish, minutes=max(wish.minutes, 5))
    made = plan(replace(wish, careful=careful), Clearance(Effect.GENTLE, restriction), KNOWLEDGE)
    if made.steps:
        assert leaves_alone(made, KNOWLEDGE) >= restriction | wished_away(made.wishes, KNOWLEDGE)


def test_a_bold_plan_does_not_claim_to_be_careful() -> None:
    bold = plan(Wishes(("foot-partner",), minutes=20, pressure=3, lotion="oil"), Clearance(), KNOWLEDGE)
    found = leaves_alone(bold, KNOWLEDGE)
    foot = found.on(Limb.LEFT_FOOT)
    assert (foot.pressure_cap, foot.minutes_cap) == (3, 20)
    assert not foot.without & {Need.LEG, Need.THUMB, Need.OIL}
    assert found.closed == frozenset(PAIRS[Area.HAND])
    assert not found >= everywhere(pressure_cap=2)
    assert not found >= everywhere(minutes_cap=15)


def test_a_plan_knows_which_places_it_does_not_come_to() -> None:
    made = plan(Wishes(("foot-partner",), 20), Clearance(), KNOWLEDGE)
    foot = leaves_alone(made, KNOWLEDGE).on(Limb.LEFT_FOOT)
    assert "upper-leg" in foot.places
    assert not {"toe", "sole", "lower-leg"} & foot.places

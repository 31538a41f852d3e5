"""Numbers of a change that a person notices, written out: whoever turns one has to turn it here as well."""

from dataclasses import replace

import pytest

from tests.plan.test_change import LEFT_ONLY, PARTNER, do
from tests.plan.test_plan import FREE, KNOWLEDGE
from thenar.model.change import Change, Place
from thenar.model.plan import Wishes
from thenar.plan import plan
from thenar.plan.change import changed, longest, lowered
from thenar.plan.rest import ahead, start

SECOND = 50  # frames


@pytest.mark.parametrize(("seconds", "step"), [(0, 3), (1.4, 3), (1.48, 3), (1.5, 4), (3, 4), (30, 4)])
def test_again_right_after_a_beginning_is_the_step_before(seconds: float, step: int) -> None:
    turn = start(PARTNER, 4, 0).frames
    assert do(PARTNER, Place(4, turn + round(seconds * SECOND)), Change.AGAIN).place.step == step


def test_longer_is_three_minutes_and_no_more() -> None:
    short = plan(Wishes(("hand-partner",), 12), FREE, KNOWLEDGE)
    grown = do(short, Place(0), Change.LONGER).plan.frames - short.frames
    assert 175 * SECOND < grown <= 180 * SECOND


@pytest.mark.parametrize(("share", "comes_again"), [(0, True), (0.2, True), (0.45, True), (0.55, False), (0.9, False)])
def test_the_other_side_leads_back_to_a_stroke_that_was_less_than_half_done(share: float, comes_again: bool) -> None:
    here = PARTNER.steps[1]
    done = do(PARTNER, Place(1, round(here.frames * share)), Change.OTHER_SIDE).plan
    after = [(one.stroke.id, one.limbs) for one in done.steps[2:]]
    assert ((here.stroke.id, here.limbs) in after) is comes_again
    assert LEFT_ONLY.steps


def test_softer_before_anything_is_heard_is_softer_from_the_first_stroke_on() -> None:
    soft = lowered(PARTNER, Place(-1), Change.SOFTER)
    assert [one.pressure for one in soft.steps] == [max(1, one.pressure - 1) for one in PARTNER.steps]
    assert any(one.pressure > 1 for one in PARTNER.steps[:-1])


@pytest.mark.parametrize(("room", "is_made"), [(19.9, False), (20, True), (60, True)])
def test_longer_is_offered_where_there_are_twenty_seconds_left_for_it(room: float, is_made: bool) -> None:
    here = Place(0)
    heard = longest(PARTNER, KNOWLEDGE) - ahead(PARTNER, here) - round(room * SECOND)
    assert (changed(PARTNER, replace(here, heard=heard), Change.LONGER, KNOWLEDGE) is not None) is is_made

"""Numbers of a change that a person notices, written out: whoever turns one has to turn it here as well."""

import pytest

from tests.plan.test_change import LEFT_ONLY, PARTNER, do
from tests.plan.test_plan import FREE, KNOWLEDGE
from thenar.model.change import Change, Place
from thenar.model.plan import Wishes
from thenar.plan import plan
from thenar.plan.rest import start

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

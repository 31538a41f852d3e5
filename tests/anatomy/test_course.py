"""A hand works along its legs at an even pace and comes back in the air."""

import numpy as np
import pytest

from anatomy.charts import Spot
from anatomy.course import course, lengths, split, way

FRAMES = 100
LEG: list[Spot] = [("palm", 0.0, 0.0), ("palm", 0.0, 40.0), ("palm", 0.0, 100.0)]


def test_the_pace_is_even_though_the_places_are_not() -> None:
    lead = course(lengths([LEG]), 0.6, FRAMES)
    there = np.array([spot[2] for spot in way([LEG], lead)])
    steps = np.diff(there[12:48])
    assert there[0] == 0
    assert there[:60].max() == pytest.approx(100, abs=2)
    assert steps.max() < 1.15 * steps.min()


def test_it_is_on_the_skin_while_it_works_and_off_it_while_it_goes_back() -> None:
    lead = course(lengths([LEG]), 0.6, FRAMES)
    there = np.array([spot[2] for spot in way([LEG], lead)])
    assert (lead.air[:60] == 0).all()
    assert lead.air[80] == pytest.approx(1)
    back = np.diff(there, append=there[0]) < -0.5
    assert back.sum() > 20
    assert lead.air[back].min() > 0.02


def test_legs_are_worked_one_after_the_other_each_as_long_as_it_is() -> None:
    keys: list[Spot] = [("palm", 5.0, 0.0), ("palm", 25.0, 0.0), ("palm", 5.0, 40.0), ("palm", 45.0, 40.0)]
    legs = split(keys, [2, 2])
    lead = course(lengths(legs), 0.6, FRAMES)
    on = lead.air == 0
    assert lengths(legs) == [20, 40]
    assert (on & (lead.leg == 1)).sum() == pytest.approx(2 * (on & (lead.leg == 0)).sum(), abs=4)
    assert way(legs, lead)[0] == ("palm", 5.0, 0.0)


def test_the_loop_closes_in_the_air() -> None:
    lead = course(lengths([LEG]), 0.6, FRAMES)
    last = way([LEG], lead)[-1]
    assert abs(last[2]) < 3
    assert lead.air[-1] < 0.2

"""Student's distribution is SciPy's, of which only these two functions were needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import nctdtr, stdtrit

from thenar.insight import student
from thenar.insight.power import pairs_needed, pairs_to_plan, power
from thenar.insight.student import chance_beyond, two_sided_edge
from thenar.model.experiment import Unit


@pytest.mark.parametrize(
    ("freedom", "edge"), [(1, 12.7062), (5, 2.5706), (9, 2.2622), (30, 2.0423), (999, 1.9623)]
)  # as in printed tables
def test_the_edges_are_those_of_the_tables(freedom: int, edge: float) -> None:
    assert two_sided_edge(freedom, 0.95) == pytest.approx(edge, abs=5e-5)


@given(st.integers(1, 2_000), st.floats(0.5, 0.999))
def test_every_edge_is_the_one_of_scipy(freedom: int, confidence: float) -> None:
    assert two_sided_edge(freedom, confidence) == pytest.approx(float(stdtrit(freedom, (1 + confidence) / 2)), rel=1e-8)


@pytest.mark.parametrize("freedom", [5, 12, 30, 90, 199])
@pytest.mark.parametrize("shift", [0.0, 0.7, 2.8, 6.0])
def test_the_chance_beyond_is_the_one_of_scipy(freedom: int, shift: float) -> None:
    edge = two_sided_edge(freedom, 0.95)
    theirs = 1 - nctdtr(freedom, shift, edge) + nctdtr(freedom, shift, -edge)
    assert chance_beyond(freedom, shift, edge) == pytest.approx(float(theirs), abs=1e-8)


def test_more_pairs_give_more_power_and_the_planner_takes_the_first_that_suffices() -> None:
    powers = [power(0.6, pairs) for pairs in (6, 10, 20, 40)]
    assert powers == sorted(powers)
    assert (pairs_needed(Unit.DAY), pairs_to_plan(Unit.DAY)) == (19, 22)
    assert power(1 / 2**0.5, 19) >= 0.82 > power(1 / 2**0.5, 18)


def test_an_effect_too_small_to_be_found_gets_the_longest_plan() -> None:
    assert pairs_needed(Unit.DAY, effect=0.01) == 200


def test_very_many_sessions_have_an_edge_that_goes_on_from_the_exact_one() -> None:
    exact = student.two_sided_edge(student.MANY, 0.95)
    assert student._edge_of_many(student.MANY, 0.95) == pytest.approx(exact, abs=1e-11)
    assert 1.95996 < student.two_sided_edge(499_999, 0.95) < student.two_sided_edge(99_999, 0.95) < exact

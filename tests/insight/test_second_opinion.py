"""Each statistic against a second implementation: SciPy's high-level functions, statsmodels, and brute force."""

from itertools import product

import numpy as np
import pytest
from scipy import optimize, stats
from statsmodels.stats.power import TTestPower
from statsmodels.stats.weightstats import DescrStatsW

from thenar.insight.change import mean_change
from thenar.insight.power import power
from thenar.insight.signflip import sign_flip

RNG = np.random.default_rng


@pytest.mark.parametrize("number", [2, 6, 9, 40])
def test_the_interval_of_a_change_is_students(number: int) -> None:
    values = RNG(number).normal(-1, 2, number)
    found = mean_change(list(values))
    scipy = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    other = DescrStatsW(values).tconfint_mean()
    np.testing.assert_allclose((found.low, found.high), (scipy.low, scipy.high), rtol=1e-9)
    np.testing.assert_allclose((found.low, found.high), other, rtol=1e-9)


def test_equal_changes_still_have_the_doubt_of_a_slider_of_whole_points() -> None:
    found = mean_change([-2] * 8)
    assert found.mean == -2
    assert found.high - found.low == pytest.approx(2 * stats.t.ppf(0.975, 7) * (1 / 6 / 8) ** 0.5)


@pytest.mark.parametrize("pairs", [6, 8, 11])
@pytest.mark.parametrize("shift", [0.0, 0.8, -3.0])
def test_the_p_value_is_that_of_scipys_permutation_test(pairs: int, shift: float) -> None:
    values = RNG(pairs).normal(shift, 1, pairs)
    theirs = stats.permutation_test((values,), np.mean, permutation_type="samples", n_resamples=np.inf)
    assert sign_flip(values, RNG(0)).p[0] == pytest.approx(theirs.pvalue, abs=1e-12)


def test_ties_and_zeros_count_as_scipy_counts_them() -> None:
    values = np.array([0, 0, -1, -1, 2, -3, -1, 0], dtype=float)
    theirs = stats.permutation_test((values,), np.mean, permutation_type="samples", n_resamples=np.inf)
    assert sign_flip(values, RNG(0)).p[0] == pytest.approx(theirs.pvalue, abs=1e-12)


def one_sided(values: np.ndarray) -> tuple[float, float]:
    """P-values for a mean this high and this low, by going through every choice of signs."""
    signs = np.array(list(product((1, -1), repeat=len(values))))
    means, own = (signs * values).mean(axis=1), values.mean()
    return float((means >= own - 1e-9).mean()), float((means <= own + 1e-9).mean())


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_is_the_test_turned_around(seed: int) -> None:
    values = RNG(seed).normal(-1, 2, 9)
    found = sign_flip(values, RNG(0))

    def high_edge(shift: float) -> float:
        return one_sided(values - shift)[1] - 0.025 - 1e-6

    def low_edge(shift: float) -> float:
        return one_sided(values - shift)[0] - 0.025 - 1e-6

    mean = values.mean()
    assert found.low[0] == pytest.approx(optimize.bisect(low_edge, values.min() - 1, mean, xtol=1e-7), abs=1e-4)
    assert found.high[0] == pytest.approx(optimize.bisect(high_edge, mean, values.max() + 1, xtol=1e-7), abs=1e-4)


@pytest.mark.parametrize("seed", range(20))
def test_p_and_interval_never_disagree(seed: int) -> None:
    for pairs in (6, 9, 13, 18):
        found = sign_flip(RNG(seed).normal(-0.7, 1, pairs), RNG(seed))
        assert (found.p[0] <= 0.05) == (found.low[0] > 0 or found.high[0] < 0)


def test_drawn_choices_of_signs_come_close_to_all_of_them() -> None:
    values = RNG(1).normal(-0.6, 1, 16)
    theirs = stats.permutation_test((values,), np.mean, permutation_type="samples", n_resamples=np.inf)
    assert sign_flip(values, RNG(3)).p[0] == pytest.approx(theirs.pvalue, abs=0.006)


def test_five_pairs_can_say_nothing() -> None:
    found = sign_flip(np.array([-3.0, -3, -3, -3, -3]), RNG(0))
    assert found.low[0] == -np.inf
    assert found.p[0] > 0.05


@pytest.mark.parametrize("size", [0.3, 0.707, 1.4])
@pytest.mark.parametrize("pairs", [6, 19, 60])
def test_the_power_is_that_of_statsmodels(size: float, pairs: int) -> None:
    assert power(size, pairs) == pytest.approx(TTestPower().power(size, pairs, 0.05), abs=1e-6)

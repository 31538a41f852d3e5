"""How long an experiment has to be: pairs for 80 % power at an effect of so many standard deviations. Pure.

The standard deviation is that of one day's number. How much days resemble each other is not known beforehand, so
the least favorable resemblance is taken. Student's power stands in for the sign-flip test's, which falls short of
it by up to 2 % at these lengths; so 82 % is aimed at, and the tests simulate the real thing.

Who leaves out some of the days with massage sees less of its effect, and it comes and goes; `adherence` is the share of
those days that will really have one. Days without are taken to be kept.
"""

from bisect import bisect_left
from functools import cache

import numpy as np

from thenar.insight.schedule import BLOCK_DAYS, LEAST_PAIRS, SETTLING_DAYS
from thenar.insight.student import chance_beyond, two_sided_edge
from thenar.model.experiment import Unit

AIM = 0.82  # to have 80 %
LEVEL = 0.05
RATED = 0.9  # one pair in ten may miss its numbers and the answer is still as sure
MOST_PAIRS = 200
LIKENESS = tuple(np.linspace(0, 0.7, 8))  # autocorrelation from one day to the next


def pairs_needed(unit: Unit, effect: float = 1.0, adherence: float = 1.0) -> int:
    """Whole pairs for 80 % power at `effect` standard deviations of one day's number, none missed."""
    size = size_of(unit, effect, adherence)
    possible = range(LEAST_PAIRS, MOST_PAIRS)
    return possible.start + bisect_left(possible, AIM, key=lambda pairs: power(size, pairs))  # power grows with pairs


def pairs_to_plan(unit: Unit, effect: float = 1.0, adherence: float = 1.0) -> int:
    """What the planner recommends: the pairs needed, and some more because life gets in the way."""
    return int(np.ceil(pairs_needed(unit, effect, adherence) / RATED))


def finds(unit: Unit, pairs: int, effect: float = 1.0, adherence: float = 1.0) -> float:
    """The chance that a plan of so many pairs finds such an effect, with one pair in ten missed."""
    return power(size_of(unit, effect, adherence), int(pairs * RATED))


def size_of(unit: Unit, effect: float, adherence: float) -> float:
    """The mean of a pair's difference, in its own standard deviations."""
    counted = BLOCK_DAYS[unit] - SETTLING_DAYS[unit]
    comes_and_goes = effect**2 * adherence * (1 - adherence) / counted
    return float(effect * adherence / (_largest_deviation(unit) ** 2 + comes_and_goes) ** 0.5)


def power(size: float, pairs: int) -> float:
    """The chance that so many pairs show a mean of `size` of their own standard deviations at 5 %, two-sided."""
    freedom = pairs - 1
    return chance_beyond(freedom, size * pairs**0.5, two_sided_edge(freedom, 1 - LEVEL))


@cache
def _largest_deviation(unit: Unit) -> float:
    return max(_deviation(unit, likeness) for likeness in LIKENESS)


def _deviation(unit: Unit, likeness: float) -> float:
    """The standard deviation of the difference of two neighboring blocks, in those of one day."""
    length, settling = BLOCK_DAYS[unit], SETTLING_DAYS[unit]
    days = np.arange(2 * length)
    weights = np.where(days % length < settling, 0.0, np.where(days < length, 1.0, -1.0)) / (length - settling)
    covariance = likeness ** np.abs(days[:, None] - days[None, :])
    return float((weights @ covariance @ weights) ** 0.5)

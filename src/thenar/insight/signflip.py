"""The sign-flip test on pairs whose order was drawn by lot, and the interval that belongs to it. Pure.

If massage changes nothing, each pair's difference could as well have had the other sign: the lot decided. So the
observed mean is held against those of all choices of signs. This needs no bell curve and no independence of days.
The interval holds every constant effect that the same test would not refuse (Hartigan's typical values: the means
of subsets of the differences); SciPy has the test but not the interval, so both come from one set of subsets here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ALL_UP_TO = 14  # pairs: 16,384 choices of signs, all of them looked at
DRAWS = 19_999  # choices drawn where there are more
LEVEL = 0.05
_EQUAL = 1e-9


@dataclass(frozen=True)
class SignFlip:
    """For each row of differences: mean, ends of the 95 % interval (infinite below 6 pairs), two-sided p-value."""

    mean: Floats
    low: Floats
    high: Floats
    p: Floats


def sign_flip(differences: Floats, rng: np.random.Generator, draws: int = DRAWS) -> SignFlip:
    """The test on the last axis of `differences` (shape: series x pairs, or pairs alone)."""
    rows = np.atleast_2d(np.asarray(differences, dtype=float))
    chosen = _subsets(rows.shape[1], rng, draws)
    sizes = chosen.sum(axis=1, keepdims=True)
    means = (chosen @ rows.T) / sizes
    total = len(chosen) + 1  # the signs as they were observed are one choice among the others
    p = np.minimum(1.0, 2 * np.minimum(_share(means >= -_EQUAL, total), _share(means <= _EQUAL, total)))
    low, high = _ends(means, total)
    return SignFlip(rows.mean(axis=1), low, high, p)


def _share(hits: NDArray[np.bool_], total: int) -> Floats:
    """One-sided p-values: flipping a subset with a mean of zero or less makes the mean no smaller."""
    return np.asarray((hits.sum(axis=0) + 1) / total)


def _ends(means: Floats, total: int) -> tuple[Floats, Floats]:
    ends = int(np.floor(LEVEL / 2 * total + _EQUAL)) - 1
    if ends < 0:
        everything = np.full(means.shape[1], np.inf)
        return -everything, everything
    last = len(means) - 1 - ends
    ordered = np.partition(means, (ends, last), axis=0)
    return ordered[ends], ordered[last]


def _subsets(pairs: int, rng: np.random.Generator, draws: int) -> Floats:
    """Subsets that are not empty, as rows of zeros and ones: all of them, or so many drawn."""
    if pairs <= ALL_UP_TO:
        numbers = np.arange(1, 2**pairs)
        return ((numbers[:, None] >> np.arange(pairs)) & 1).astype(float)
    chosen = rng.random((draws, pairs)) < 0.5
    return chosen[chosen.any(axis=1)].astype(float)

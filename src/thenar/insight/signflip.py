"""The sign-flip test on pairs whose order was drawn by lot, and the interval that belongs to it. Pure.

If massage changes nothing, each pair's difference could as well have had the other sign: the lot decided. So the
observed mean is held against those of all choices of signs. This needs no bell curve and no independence of days.
The interval holds every constant effect that the same test would not refuse (Hartigan's typical values: the means
of subsets of the differences); SciPy has the test but not the interval, so both come from one set of subsets here.

Where days were not kept, a pair has a dose: how much more massage its half with massage really had, 1 where both
halves were kept. What is left of a pair's difference after so much effect for its dose is again one that the lot could
have turned around, whoever skipped days and why. So the same test, asked of every effect, gives the interval by what
was done (Anderson and Rubin's way). Where the doses are too small it has no ends.
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


def dose_flip(differences: Floats, doses: Floats, rng: np.random.Generator, draws: int = DRAWS) -> SignFlip:
    """The test as `sign_flip`, and the effect of a whole dose with its interval; rows of differences and of doses."""
    rows, given = (np.atleast_2d(np.asarray(one, dtype=float)) for one in (differences, doses))
    chosen = _subsets(rows.shape[1], rng, draws)
    sums, dosed = chosen @ rows.T, chosen @ given.T
    total = len(chosen) + 1
    p = np.minimum(1.0, 2 * np.minimum(_share(sums >= -_EQUAL, total), _share(sums <= _EQUAL, total)))
    ends = np.array([_dosed_ends(*columns, total) for columns in zip(sums.T, dosed.T, strict=True)])
    whole = given.sum(axis=1)
    mean = np.divide(rows.sum(axis=1), whole, out=np.full(len(rows), np.nan), where=whole > _EQUAL)
    return SignFlip(mean, ends[:, 0], ends[:, 1], p)


def _dosed_ends(sums: Floats, dosed: Floats, total: int) -> tuple[float, float]:
    """The outermost effects that the test would not refuse. A subset without a dose speaks against none of them."""
    low = _dosed_low(sums, dosed, total)
    return low, -_dosed_low(-sums, dosed, total)


def _dosed_low(sums: Floats, dosed: Floats, total: int) -> float:
    """The least effect of which more subsets than `LEVEL` / 2 say that it is too large, or just right."""
    needed = int(np.floor(LEVEL / 2 * total + _EQUAL)) - 1  # as in `_ends`: so many say it of what is refused
    up, down = dosed > _EQUAL, dosed < -_EQUAL
    always = down.sum() + (~up & ~down & (sums <= _EQUAL)).sum()
    if needed < 0 or always > needed:
        return -np.inf
    # From far below upwards: each subset with a dose joins at its own effect, each with less than none leaves at its.
    effects = np.concatenate([sums[up] / dosed[up], sums[down] / dosed[down]])
    steps = np.concatenate([np.ones(up.sum(), int), -np.ones(down.sum(), int)])
    order = np.argsort(effects, kind="stable")
    reached = always + np.cumsum(steps[order]) > needed
    return float(effects[order][reached.argmax()]) if reached.any() else np.inf


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

"""The mean of some changes with its interval. Pure.

Student's interval on the changes within sessions. Taking both numbers from the same session removes whatever the
day was like, so what is left is close to independent even where days resemble each other; and for a mean of small
whole numbers Student's interval keeps its promise from six sessions on. The tests simulate both claims. A rank
test would be as safe but gives no interval in points, and a bootstrap covers too seldom at six.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from thenar.insight.student import two_sided_edge

CONFIDENCE = 0.95
LEAST = 6  # five that all go one way happen by chance 1 time in 16; six, 1 time in 32
# A whole-point slider rounds each number by up to half a point: so much variance the difference of two always has.
ROUNDING_VARIANCE = 2 / 12


@dataclass(frozen=True)
class Estimate:
    """A mean of `number` differences, and the ends of its 95 % interval, in points."""

    number: int
    mean: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """True when the interval leaves out zero."""
        return self.low > 0 or self.high < 0


def mean_change(differences: Sequence[float]) -> Estimate:
    """The mean of at least two differences, with its interval."""
    values = np.asarray(differences, dtype=float)
    number = len(values)
    variance = max(float(values.var(ddof=1)), ROUNDING_VARIANCE)
    half = two_sided_edge(number - 1, CONFIDENCE) * (variance / number) ** 0.5
    mean = float(values.mean())
    return Estimate(number, mean, mean - half, mean + half)

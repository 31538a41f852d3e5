"""Is it helping? The change within sessions, honestly: how sure, how large, and what it cannot tell. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from thenar.insight.change import LEAST, Estimate, mean_change
from thenar.insight.pairing import changes_of
from thenar.model.body import Area
from thenar.model.journal import Rating
from thenar.model.measure import Better, Matters, Measure

NAMED_FROM = 0.5  # points: half a step of the slider, below which nobody could tell bad days from others


class Verdict(StrEnum):
    """What the numbers allow to say."""

    NOT_YET = "not-yet"
    NO_CLEAR_CHANGE = "no-clear-change"
    BETTER = "better"
    WORSE = "worse"
    BAD_DAYS = "bad-days"  # better, but no more than bad days get by themselves


@dataclass(frozen=True)
class BadDays:
    """Sessions start on worse days than usual: means in points, and their distance, above zero."""

    before: float
    usual: float
    number: int
    gap: float


@dataclass(frozen=True)
class Insight:
    """What one measure shows. `change` and `begins_at` (the mean before) are None below the number needed.

    `matters` is True or False where the size of change that people notice is known, else None. `bad_days` is None
    where sessions start on usual days; `usual_known` is False where there is nothing to compare them with.
    """

    measure: Measure
    area: Area | None
    number: int
    verdict: Verdict
    change: Estimate | None = None
    begins_at: float | None = None
    matters: bool | None = None
    bad_days: BadDays | None = None
    usual_known: bool = False


def is_it_helping(measure: Measure, ratings: Iterable[Rating], area: Area | None = None) -> Insight:
    """What the ratings of one measure (for hands or feet, where it is rated apart) show."""
    found = changes_of(ratings, measure.id, area)
    number = len(found.changes)
    if number < LEAST:
        return Insight(measure, area, number, Verdict.NOT_YET)
    change = mean_change(found.changes)
    begins_at = fmean(found.begins)
    bad_days = _bad_days(measure, begins_at, found.other)
    return Insight(
        measure=measure,
        area=area,
        number=number,
        verdict=_verdict(measure, change, bad_days),
        change=change,
        begins_at=begins_at,
        matters=_matters(measure.matters, change, begins_at),
        bad_days=bad_days,
        usual_known=len(found.other) >= LEAST,
    )


def _bad_days(measure: Measure, before: float, other: Sequence[int]) -> BadDays | None:
    if len(other) < LEAST:
        return None
    usual = fmean(other)
    gap = before - usual if measure.better is Better.LOWER else usual - before
    return BadDays(before, usual, len(other), gap) if gap >= NAMED_FROM else None


def _verdict(measure: Measure, change: Estimate, bad_days: BadDays | None) -> Verdict:
    if not change.clear:
        return Verdict.NO_CLEAR_CHANGE
    surely = -change.high if measure.better is Better.LOWER else change.low
    if surely < 0:
        return Verdict.WORSE
    # A bad day left alone comes back to the usual at most, so only what goes beyond that gap says more.
    return Verdict.BAD_DAYS if bad_days and surely <= bad_days.gap else Verdict.BETTER


def _matters(matters: Matters | None, change: Estimate, begins_at: float) -> bool | None:
    if matters is None:
        return None
    enough = [matters.points]
    if matters.percent is not None and begins_at > 0:
        enough.append(matters.percent / 100 * begins_at)
    return abs(change.mean) >= min(enough)

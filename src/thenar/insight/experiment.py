"""What an experiment on oneself shows: by the days that the lot gave, and by the days that were kept. Pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

import numpy as np

from thenar.insight.schedule import LEAST_PAIRS, days_of, last_day, rated_for, schedule
from thenar.insight.signflip import dose_flip, sign_flip
from thenar.model.experiment import Arm, Block, Experiment, Unit
from thenar.model.journal import Rating
from thenar.model.measure import RatedAt

ENOUGH = 0.75  # of the pairs that were planned; fewer are too few for an answer
LEAST_RATINGS = {Unit.DAY: 1, Unit.WEEK: 3}  # of the days that count in a block


class Standing(StrEnum):
    """Where an experiment is."""

    RUNNING = "running"
    TOO_FEW = "too-few"
    DIFFERENCE = "difference"
    NO_CLEAR_DIFFERENCE = "no-clear-difference"


@dataclass(frozen=True)
class Kept:
    """How many of the days with massage that are over had one that was really led, and how many without had one too.

    `anyway` are the days without on which one was wished for.
    """

    massage: int
    massage_days: int
    rest: int
    rest_days: int
    anyway: int = 0

    @property
    def whole(self) -> bool:
        """True where every day was as the lot gave it."""
        return self.massage == self.massage_days and not self.rest


@dataclass(frozen=True)
class Done:
    """By what was really done: a day with massage less one without, in points."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Outcome:
    """How an experiment stands: pairs rated so far of those planned. `mean`, its interval and `p` only at the end.

    `mean` is massage less rest, in points, by what the lot gave. `done` is the same by what was done; None where too
    few days were kept to say it.
    """

    standing: Standing
    pairs: int
    planned: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    done: Done | None = None


@dataclass(frozen=True)
class Pair:
    """Massage less rest of one pair: the difference of its numbers, and of the share of days that had a massage."""

    difference: float
    dose: float


def outcome(
    experiment: Experiment,
    ratings: Iterable[Rating],
    today: date,
    rng: np.random.Generator,
    days: Iterable[date] = (),
) -> Outcome:
    """How it stands today. Only numbers given once a day count, never those before and after a session.

    `days` are those on which a session was really led. The rating of the last day may come that evening, or the morning
    after, so the answer is there from the next day on.
    """
    pairs = list(_pairs(experiment, list(ratings), frozenset(days)))
    if rated_for(experiment, today) or today <= last_day(experiment):
        return Outcome(Standing.RUNNING, len(pairs), experiment.pairs)
    if len(pairs) < max(LEAST_PAIRS, ENOUGH * experiment.pairs):
        return Outcome(Standing.TOO_FEW, len(pairs), experiment.pairs)
    differences, doses = np.array([[one.difference, one.dose] for one in pairs]).T
    # The same subsets for both, so that what was done and what the lot gave agree where every day was kept.
    state = rng.bit_generator.state
    found = sign_flip(differences, rng)
    rng.bit_generator.state = state
    low, high, p = float(found.low[0]), float(found.high[0]), float(found.p[0])
    standing = Standing.DIFFERENCE if low > 0 or high < 0 else Standing.NO_CLEAR_DIFFERENCE
    mean, done = float(found.mean[0]), _done(differences, doses, rng)
    return Outcome(standing, len(pairs), experiment.pairs, mean, low, high, p, done)


def kept_to(experiment: Experiment, days: Iterable[date], today: date, anyway: Collection[date] = frozenset()) -> Kept:
    """How the days of an experiment were kept until today; `days` are those on which a session was really led."""
    led = set(days)
    found = {Arm.MASSAGE: [0, 0], Arm.REST: [0, 0]}
    for block in schedule(experiment):
        for day in days_of(block):
            if day < today:
                found[block.arm][0] += day in led
                found[block.arm][1] += 1
    (massage, massage_days), (rest, rest_days) = found[Arm.MASSAGE], found[Arm.REST]
    return Kept(massage, massage_days, rest, rest_days, sum(day < today for day in anyway))


def _done(differences: np.ndarray, doses: np.ndarray, rng: np.random.Generator) -> Done | None:
    found = dose_flip(differences, doses, rng)
    low, high = float(found.low[0]), float(found.high[0])
    return Done(float(found.mean[0]), low, high) if np.isfinite(low) and np.isfinite(high) else None


def _pairs(experiment: Experiment, ratings: list[Rating], led: frozenset[date]) -> Iterator[Pair]:
    values: dict[date, list[int]] = {}
    for one in ratings:
        if (one.measure, one.area, one.rated_at) == (experiment.measure, experiment.area, RatedAt.DAY):
            values.setdefault(one.at.date() - timedelta(days=experiment.lag), []).append(one.value)
    for first, second in list(pairwise(schedule(experiment)))[::2]:
        means = {block.arm: _mean(block, values, experiment.unit, led) for block in (first, second)}
        massage, rest = means[Arm.MASSAGE], means[Arm.REST]
        if massage is not None and rest is not None:
            yield Pair(massage[0] - rest[0], massage[1] - rest[1])


def _mean(block: Block, values: dict[date, list[int]], unit: Unit, led: frozenset[date]) -> tuple[float, float] | None:
    """Of the rated days that count: their mean number, and the share of them that had a massage."""
    days = [day for day in days_of(block) if day >= block.counted and day in values]
    if len(days) < LEAST_RATINGS[unit]:
        return None
    return fmean(fmean(values[day]) for day in days), fmean(day in led for day in days)

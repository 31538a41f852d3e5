"""An experiment on oneself: which days or weeks are with massage, in an order that the lot decides. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from random import Random
from statistics import fmean

import numpy as np

from thenar.insight.power import BLOCK_DAYS, SETTLING_DAYS, pairs_to_plan
from thenar.insight.signflip import sign_flip
from thenar.model.experiment import Arm, Block, Experiment, Unit
from thenar.model.journal import Rating
from thenar.model.measure import RatedAt
from thenar.model.problem import ThenarError

LEAST_PAIRS, MOST_PAIRS = 6, 60  # with five pairs no result at all can be surer than 1 in 16
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
    """How many of the days with massage that are over had one that was really led, and how many without had one too."""

    massage: int
    massage_days: int
    rest: int
    rest_days: int


@dataclass(frozen=True)
class Outcome:
    """How an experiment stands: pairs rated so far of those planned. `mean`, its interval and `p` only at the end.

    `mean` is massage less rest, in points.
    """

    standing: Standing
    pairs: int
    planned: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


def new_experiment(measure: str, unit: Unit, start: date, seed: int, pairs: int | None = None) -> Experiment:
    """An experiment of the recommended length, or of so many pairs. ThenarError for a number out of range."""
    pairs = pairs_to_plan(unit) if pairs is None else pairs
    if not LEAST_PAIRS <= pairs <= MOST_PAIRS:
        raise ThenarError(
            "{pairs} pairs is out of range. Choose {least} to {most}; {enough} are enough for most.",
            pairs=pairs,
            least=LEAST_PAIRS,
            most=MOST_PAIRS,
            enough=pairs_to_plan(unit),
        )
    return Experiment(measure, unit, start, pairs, seed)


def schedule(experiment: Experiment) -> tuple[Block, ...]:
    """Every day or week of the experiment in order; the same seed always gives the same order."""
    lot = Random(experiment.seed)  # noqa: S311  no secret; random() keeps its sequence in every Python
    length = timedelta(days=BLOCK_DAYS[experiment.unit])
    settling = timedelta(days=SETTLING_DAYS[experiment.unit])
    blocks: list[Block] = []
    for pair in range(1, experiment.pairs + 1):
        arms = (Arm.MASSAGE, Arm.REST) if lot.random() < 0.5 else (Arm.REST, Arm.MASSAGE)
        for arm in arms:
            start = experiment.start + len(blocks) * length
            blocks.append(Block(pair, arm, start, start + length - timedelta(days=1), start + settling))
    return tuple(blocks)


def block_on(experiment: Experiment, day: date) -> Block | None:
    """What a day is for; None before the beginning and after the end."""
    return next((block for block in schedule(experiment) if block.start <= day <= block.end), None)


def outcome(experiment: Experiment, ratings: Iterable[Rating], today: date, rng: np.random.Generator) -> Outcome:
    """How it stands today. Only numbers given once a day count, never those before and after a session.

    The rating of the last day may come that evening, so the answer is there from the next day on.
    """
    differences = _differences(experiment, list(ratings))
    over = today > schedule(experiment)[-1].end
    if not over:
        return Outcome(Standing.RUNNING, len(differences), experiment.pairs)
    if len(differences) < max(LEAST_PAIRS, ENOUGH * experiment.pairs):
        return Outcome(Standing.TOO_FEW, len(differences), experiment.pairs)
    found = sign_flip(np.array(differences), rng)
    low, high, p = float(found.low[0]), float(found.high[0]), float(found.p[0])
    standing = Standing.DIFFERENCE if low > 0 or high < 0 else Standing.NO_CLEAR_DIFFERENCE
    return Outcome(standing, len(differences), experiment.pairs, float(found.mean[0]), low, high, p)


def kept_to(experiment: Experiment, days: Iterable[date], today: date) -> Kept:
    """How the days of an experiment were kept until today; `days` are those on which a session was really led."""
    led = set(days)
    found = {Arm.MASSAGE: [0, 0], Arm.REST: [0, 0]}
    for block in schedule(experiment):
        for offset in range((block.end - block.start).days + 1):
            day = block.start + timedelta(days=offset)
            if day < today:
                found[block.arm][0] += day in led
                found[block.arm][1] += 1
    return Kept(*found[Arm.MASSAGE], *found[Arm.REST])


def _differences(experiment: Experiment, ratings: list[Rating]) -> list[float]:
    values: dict[date, list[int]] = {}
    for one in ratings:
        if (one.measure, one.area, one.rated_at) == (experiment.measure, experiment.area, RatedAt.DAY):
            values.setdefault(one.at.date(), []).append(one.value)
    differences = []
    blocks = schedule(experiment)
    for first, second in list(pairwise(blocks))[::2]:
        means = {block.arm: _mean(block, values, experiment.unit) for block in (first, second)}
        massage, rest = means[Arm.MASSAGE], means[Arm.REST]
        if massage is not None and rest is not None:
            differences.append(massage - rest)
    return differences


def _mean(block: Block, values: dict[date, list[int]], unit: Unit) -> float | None:
    days = (block.counted + timedelta(days=offset) for offset in range((block.end - block.counted).days + 1))
    found = [fmean(values[day]) for day in days if day in values]
    return fmean(found) if len(found) >= LEAST_RATINGS[unit] else None

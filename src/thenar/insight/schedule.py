"""Which days or weeks of an experiment are with massage, in an order that the lot decides. Pure.

It loads no library of numbers: every page that says what today is asks here.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from thenar.model.experiment import Arm, Block, Experiment, Unit
from thenar.model.problem import ThenarError

LEAST_PAIRS, MOST_PAIRS = 6, 60  # with five pairs no result at all can be surer than 1 in 16
BLOCK_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
SETTLING_DAYS = {Unit.DAY: 0, Unit.WEEK: 2}  # what the week before did wears off; these days do not count


def new_experiment(measure: str, unit: Unit, start: date, seed: int, pairs: int, lag: int = 0) -> Experiment:
    """An experiment of so many pairs. ThenarError for a number out of range."""
    if not LEAST_PAIRS <= pairs <= MOST_PAIRS:
        raise ThenarError(
            "{pairs} pairs is out of range. Choose {least} to {most}.",
            pairs=pairs,
            least=LEAST_PAIRS,
            most=MOST_PAIRS,
        )
    return Experiment(measure, unit, start, pairs, seed, lag=lag)


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


def last_day(experiment: Experiment) -> date:
    """The last day that is with massage or without."""
    return experiment.start + timedelta(days=2 * experiment.pairs * BLOCK_DAYS[experiment.unit] - 1)


def block_on(experiment: Experiment, day: date) -> Block | None:
    """What a day is for; None before the beginning and after the end."""
    return next((block for block in schedule(experiment) if block.start <= day <= block.end), None)


def days_of(block: Block) -> Iterator[date]:
    """Each day of a block."""
    return (block.start + timedelta(days=offset) for offset in range((block.end - block.start).days + 1))


def rest_days(experiment: Experiment) -> Iterator[date]:
    """Each day without massage."""
    return (day for block in schedule(experiment) if block.arm is Arm.REST for day in days_of(block))


def rated_for(experiment: Experiment, day: date) -> date | None:
    """The day of the experiment that a number given on `day` tells of; None where it tells of none.

    The number of a morning tells of the evening before.
    """
    about = day - timedelta(days=experiment.lag)
    return about if experiment.start <= about <= last_day(experiment) else None

"""An experiment on oneself: days or weeks with massage and without, in an order that chance decides."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thenar.model.body import Area


class Unit(StrEnum):
    """What an experiment compares: days, or weeks."""

    DAY = "day"
    WEEK = "week"


class Arm(StrEnum):
    """With massage, or without."""

    MASSAGE = "massage"
    REST = "rest"


@dataclass(frozen=True)
class Experiment:
    """An experiment on oneself: `pairs` pairs of days or weeks from `start` on; `seed` decides each pair's order.

    A number tells of the day `lag` days before it was given: one of the morning, of the evening before.
    """

    measure: str
    unit: Unit
    start: date
    pairs: int
    seed: int
    area: Area | None = None
    lag: int = 0


@dataclass(frozen=True)
class Block:
    """One day or week of an experiment. `pair` counts from 1; `counted` is the first day whose rating counts."""

    pair: int
    arm: Arm
    start: date
    end: date
    counted: date

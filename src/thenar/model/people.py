"""How often a question is answered with yes, among the people whom a check is measured with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """Few, some or many: nobody knows a share exactly, so each is given three times."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"


@dataclass(frozen=True)
class Prevalence:
    """The share, of 1, of adults over 65 who would answer yes to a question on one evening.

    `given` is a question to which they answered yes before. `hands` is the share of them that names a hand rather than
    a foot, `both` the share that names both sides, `choices` that of each second answer, all alike where it is empty.
    """

    id: str
    low: float
    mid: float
    high: float
    source: tuple[str, ...]
    given: str | None = None
    hands: float = 0.5
    both: float = 0.3
    choices: Mapping[str, float] = field(default_factory=dict)
    note: str | None = None

    def at(self, level: Level) -> float:
        """The share at a level."""
        return {Level.LOW: self.low, Level.MID: self.mid, Level.HIGH: self.high}[level]

"""What a person hopes for, how it shapes a session, and what the evidence honestly says."""

from dataclasses import dataclass
from enum import StrEnum

from thenar.model.text import Text


class Grade(StrEnum):
    """How sure the evidence lets anyone be."""

    NONE = "none"
    VERY_LOW = "very-low"
    LOW = "low"
    LOW_TO_MODERATE = "low-to-moderate"


@dataclass(frozen=True)
class Study:
    """One study or review: what it was, what it found, and its source id."""

    what: Text
    found: Text
    source: str


@dataclass(frozen=True)
class Emphasis:
    """A stroke that this goal gives more time, as a factor of its usual share."""

    stroke: str
    factor: float


@dataclass(frozen=True)
class Goal:
    """A hope. `sentence` is the one claim allowed; `say` is heard at the start, `pace` stretches repetitions.

    `grade_alone` is how sure anyone can be where people massage themselves, if the studies behind `grade` left it out.
    """

    id: str
    name: Text
    grade: Grade
    sentence: Text
    article: Text
    studies: tuple[Study, ...]
    say: tuple[Text, ...]
    source: tuple[str, ...]
    minutes: int = 15
    minutes_source: str = "background"
    time_of_day: str = "any"
    pace: float = 1.0
    feet_first: bool = False
    emphasis: tuple[Emphasis, ...] = ()
    caution: Text | None = None
    grade_alone: Grade | None = None

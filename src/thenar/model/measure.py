"""What is rated: a measure, its scale, and the short form it may be rated by."""

from dataclasses import dataclass
from enum import StrEnum

from thenar.model.body import Area
from thenar.model.text import Text

SCALE = (0, 10)  # every slider; a rating nobody gave does not exist, it is never 0


class RatedAt(StrEnum):
    """When a number was given. `day` is once a day at the same hour, session or not; `week` once a week."""

    BEFORE = "before"
    AFTER = "after"
    NEXT_MORNING = "next-morning"
    DAY = "day"
    WEEK = "week"


class Better(StrEnum):
    """Which way is better."""

    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True)
class Matters:
    """The size of change that people notice: so many points, or so many percent of where they began; either does."""

    points: float
    percent: float | None
    because: Text
    source: tuple[str, ...]


@dataclass(frozen=True)
class Loinc:
    """A LOINC code, and the source in which it was verified."""

    code: str
    source: str


@dataclass(frozen=True)
class Item:
    """One question of a questionnaire, under its link id `1`, `2` …"""

    id: str
    text: Text
    loinc: Loinc | None = None


@dataclass(frozen=True)
class ItemAnswer:
    """One answer of a questionnaire and what it counts."""

    score: int
    text: Text
    loinc: Loinc | None = None


@dataclass(frozen=True)
class Questionnaire:
    """A short form: its items and answers, how many days it looks back, and from which sum on it advises."""

    items: tuple[Item, ...]
    answers: tuple[ItemAnswer, ...]
    recall_days: int
    follow_up_from: int
    advice: Text
    panel: Loinc | None = None


@dataclass(frozen=True)
class Measure:
    """Something that is rated. `lowest` and `highest` name the ends of its scale; `goals` are the hopes it fits.

    With `each_area`, hands and feet are rated apart. `without_goal` ones are asked where no hope was chosen.
    `matters` is None where no size of change is known, `loinc`
    where no code was verified. A measure with a `questionnaire` is rated by it: its number is the sum of the answers.
    One that is asked `in_the_morning` tells of the evening and night before.
    `question` is asked of the one whose feeling it is; `question_about` of someone else about them, by `{name}`.
    """

    id: str
    name: Text
    question: Text
    lowest: Text
    highest: Text
    better: Better
    rated_at: tuple[RatedAt, ...]
    order: int
    source: tuple[str, ...]
    goals: tuple[str, ...] = ()
    each_area: bool = False
    without_goal: bool = False
    matters: Matters | None = None
    loinc: Loinc | None = None
    note: Text | None = None
    questionnaire: Questionnaire | None = None
    question_about: Text | None = None
    in_the_morning: bool = False

    def asked(self, name: str | None) -> str:
        """The question: to the one whose feeling it is, or about them, by name."""
        return self.question if name is None or self.question_about is None else self.question_about.format(name=name)

    @property
    def lag(self) -> int:
        """How many days before it was given a number tells of."""
        return 1 if self.in_the_morning else 0

    @property
    def areas(self) -> tuple[Area | None, ...]:
        """What its numbers may be about: hands, feet, or (None) neither of them apart."""
        return (*Area, None) if self.each_area else (None,)

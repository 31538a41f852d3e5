"""What is remembered of sessions: measures, ratings, what hurt, and experiments on oneself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from thenar.model.body import Area, Limb
from thenar.model.clearance import Answers
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

    With `each_area`, hands and feet are rated apart. `matters` is None where no size of change is known, `loinc`
    where no code was verified. A measure with a `questionnaire` is rated by it: its number is the sum of the answers.
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
    matters: Matters | None = None
    loinc: Loinc | None = None
    note: Text | None = None
    questionnaire: Questionnaire | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """One number from 0 to 10. `at` has its zone; `session` is the key of the session it belongs to, if any."""

    measure: str
    rated_at: RatedAt
    value: int
    at: datetime
    session: str | None = None
    area: Area | None = None


class HurtKind(StrEnum):
    """A stroke was stopped because it hurt, or a person allowed it one step more again."""

    STOPPED = "stopped"
    ALLOWED = "allowed"


@dataclass(frozen=True)
class HurtEvent:
    """What happened to one stroke at one time. `session` is the key of the session it was stopped in."""

    stroke: str
    kind: HurtKind
    at: datetime
    session: str | None = None


class Care(StrEnum):
    """How a stroke that hurt comes back."""

    SOFTER = "softer"
    LEFT_OUT = "left-out"


@dataclass(frozen=True)
class Remembered:
    """A stroke that hurt: how it comes back, and why, in a sentence."""

    stroke: str
    care: Care
    because: str
    last: datetime


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
    """An experiment on oneself: `pairs` pairs of days or weeks from `start` on; `seed` decides each pair's order."""

    measure: str
    unit: Unit
    start: date
    pairs: int
    seed: int
    area: Area | None = None


@dataclass(frozen=True)
class Block:
    """One day or week of an experiment. `pair` counts from 1; `counted` is the first day whose rating counts."""

    pair: int
    arm: Arm
    start: date
    end: date
    counted: date


@dataclass(frozen=True)
class Happened:
    """Something said on the way through a session: the id of a concern, and the stroke it was said at, if any."""

    concern: str
    at: datetime
    stroke: str | None = None


@dataclass(frozen=True)
class SessionDone:
    """A session that began. `ended_at` is None where nobody said that it ended; `ending` is `finished`, `stopped`
    or the id of the concern that ended it. `minutes` is what was planned; `answers` are those it was planned from.
    """

    key: str
    began_at: datetime
    ended_at: datetime | None
    ending: str
    routines: tuple[str, ...]
    limbs: tuple[Limb, ...]
    minutes: float
    pressure: int
    answers: Answers
    knowledge_version: str
    happened: tuple[Happened, ...] = ()


@dataclass(frozen=True)
class FilledForm:
    """A questionnaire that was filled in: scores by item id."""

    key: str
    measure: str
    at: datetime
    scores: Mapping[str, int]


@dataclass(frozen=True)
class Agreed:
    """A clinician's yes to one condition, on that day."""

    condition: str
    day: date


@dataclass(frozen=True)
class Record:
    """Everything kept about one person: sessions in order of time, ratings, forms, agreements, and what hurt.

    `name` is empty where none was given; `answers` are those that stand now.
    """

    key: str
    name: str
    birth_year: int | None
    sessions: tuple[SessionDone, ...]
    ratings: tuple[Rating, ...]
    forms: tuple[FilledForm, ...]
    agreed: tuple[Agreed, ...]
    answers: Answers
    hurt: tuple[HurtEvent, ...] = ()


@dataclass(frozen=True)
class Reminder:
    """A wish to be reminded: on these days (0 is Monday; all seven for daily) from `start` on, at a time in a zone.

    `zone` is a name such as `America/New_York`, so that the clock on the wall stays the same in summer and winter.
    """

    key: str
    days: frozenset[int]
    at: time
    zone: str
    start: date
    minutes: int
    changed_at: datetime

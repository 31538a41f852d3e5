"""What is remembered of sessions: what was done, ratings, what hurt, and reminders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from thenar.model.body import Area, Limb
from thenar.model.clearance import Answers
from thenar.model.measure import RatedAt


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


@dataclass(frozen=True)
class Happened:
    """Something said on the way through a session: the id of a concern, and the stroke it was said at, if any."""

    concern: str
    at: datetime
    stroke: str | None = None


@dataclass(frozen=True)
class SessionDone:
    """A session that began. `ended_at` is None where nobody said that it ended; `ending` is an `Ending`
    or the id of the concern that ended it. `minutes` is what was planned; `answers` are those it was planned from.

    What was really done: milliseconds that were heard, and of these those of strokes; how many of its `steps` were
    led. None where nothing was told of it.
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
    heard_ms: int | None = None
    stroke_ms: int | None = None
    strokes: int | None = None
    steps: int = 0
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
    `sequence` counts its changes; on the days of `silent` it does not ring.
    """

    key: str
    days: frozenset[int]
    at: time
    zone: str
    start: date
    minutes: int
    changed_at: datetime
    sequence: int = 0
    silent: frozenset[date] = frozenset()

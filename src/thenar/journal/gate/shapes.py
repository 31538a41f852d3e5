"""What each column may hold beyond what its type says, and how that is described to a person, in English.

The table of columns is all there is to review; a column that is not in it may hold whatever its type allows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, NotRequired, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_noop
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

from thenar.model.change import Change
from thenar.model.clearance import Reply
from thenar.model.concern import Then
from thenar.model.event import LONGEST_TRACK_MS, MOST_NUMBER, Happening
from thenar.model.measure import RatedAt
from thenar.model.own import Act, OwnKind
from thenar.model.prescription import Standing
from thenar.model.script import Talk

KINDS = (*Happening, *Change)
_Day = TypeVar("_Day", int, str)

_CLOSED = ConfigDict(extra="forbid")  # these are read into nouns, which have no place for more

Short = Annotated[str, Field(max_length=80)]
Limb = Literal["left-hand", "right-hand", "left-foot", "right-foot"]
Limbs = Literal["left-hand", "right-hand", "left-foot", "right-foot", "both-hands", "both-feet"]
Places = Annotated[list[Short], Field(max_length=40)]
Meaning = Annotated[int, Field(ge=1, le=100)]
Score = Annotated[int, Field(ge=0, le=10)]
Milliseconds = Annotated[int, Field(ge=0, le=LONGEST_TRACK_MS)]
Signed = Annotated[int, Field(ge=-LONGEST_TRACK_MS, le=LONGEST_TRACK_MS)]
Step = Annotated[int, Field(ge=-1, le=9999)]


def _key(name: str) -> str:
    UUID(name)
    return name


@dataclass(frozen=True)
class Shape:
    """What a column may hold, and what is right in words; `facts` fill in the words."""

    adapter: TypeAdapter[Any]
    right: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@with_config(_CLOSED)
class AnswerShape(TypedDict):
    reply: Reply
    limbs: Annotated[list[Limb], Field(max_length=4)]
    choice: Short | None
    places: NotRequired[Places]


@with_config(_CLOSED)
class AboutShape(AnswerShape):
    """The answer that a clinician agreed to, and what its question meant then."""

    meaning: NotRequired[Meaning]


@with_config(_CLOSED)
class WishesShape(TypedDict):
    """The fields of `Wishes`: one that is added there is added here."""

    routines: Annotated[list[Short], Field(min_length=1, max_length=20)]
    minutes: Annotated[float, Field(ge=3, le=60)]
    pressure: Annotated[int, Field(ge=1, le=3)]
    lotion: Short
    goal: Short | None
    softer: NotRequired[Annotated[list[Short], Field(max_length=1000)]]
    skip: NotRequired[Annotated[list[Short], Field(max_length=1000)]]
    careful: NotRequired[bool]
    only: NotRequired[Annotated[list[Limb], Field(max_length=4)]]
    talk: NotRequired[Talk]
    ache: NotRequired[Annotated[list[Short], Field(max_length=50)]]


@with_config(_CLOSED)
class AcheShape(TypedDict, total=False):
    """Where it ached on a day; empty where nothing was said."""

    day: date
    zones: Annotated[list[Short], Field(max_length=50)]


@with_config(_CLOSED)
class PrescribedShape(TypedDict):
    """A version of a prescription that held; `item` of it was led, for at most so many `minutes`, or none was."""

    plan: Annotated[str, Field(max_length=36), AfterValidator(_key)]
    item: Annotated[int, Field(ge=1, le=5)] | None
    minutes: Annotated[int, Field(ge=1, le=60)] | None


@with_config(ConfigDict(extra="allow"))
class StepShape(TypedDict):
    stroke: Short
    limb: Limbs
    pressure: Annotated[int, Field(ge=1, le=3)]
    seconds: NotRequired[Annotated[float, Field(ge=0, le=86_400)]]


@with_config(ConfigDict(extra="allow"))
class PlanShape(TypedDict):
    seconds: Annotated[float, Field(ge=0, le=86_400)]
    steps: Annotated[list[StepShape], Field(max_length=9999)]


@with_config(_CLOSED)
class DetailShape(TypedDict, total=False):
    """What was told with an event. `step` and `stroke` are where it was told, `place_ms` how far into that step.

    `page` is the page that told it, and `seen` the last number that it knew of each page. `frames` and `heard` are in
    frames of 20 ms: a place in the plan.
    """

    concern: Short | None
    then: Literal[Then.SOFTER, Then.SKIP, Then.STOP] | None
    step: Step | None
    stroke: Short | None
    place_ms: Signed | None
    heard_ms: Milliseconds | None
    go_ms: Milliseconds | None
    frames: Signed | None
    heard: Milliseconds | None
    page: Short | None
    seen: Annotated[dict[Short, Annotated[int, Field(ge=0, le=MOST_NUMBER)]], Field(max_length=100)] | None


@with_config(_CLOSED)
class PartShape(TypedDict):
    """A row that a change touched: where it is, and its values before; null where there was none."""

    table: Short
    row: Short
    before: dict[Short, Any] | None
    of: NotRequired[Annotated[list[Short], Field(min_length=2, max_length=2)]]


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(name) from None
    return name


def _different(days: list[_Day]) -> list[_Day]:
    if len(set(days)) != len(days):
        raise ValueError(days)
    return days


def _days(days: list[str]) -> list[str]:
    for day in _different(days):
        date.fromisoformat(day)
    return days


def _of(kind: Any, right: str, **facts: Any) -> Shape:
    return Shape(TypeAdapter(kind), right, facts)


def _whole(low: int, high: int) -> Shape:
    kind = Annotated[int, Field(ge=low, le=high)]
    return _of(kind, gettext_noop("a whole number from {low} to {high}"), low=low, high=high)


def _one_of(*values: str) -> Shape:
    return _of(Literal[values], gettext_noop("one of {values}"), values=", ".join(one for one in values if one))


_AREA = _one_of("", "hand", "foot")
_OFFSET = _whole(-14 * 60, 14 * 60)  # minutes by which a clock on the wall can be ahead of UTC
_PRESSURE = _whole(1, 3)
_DAY = Annotated[int, Field(ge=0, le=6)]

SHAPES: dict[str, Shape] = {
    "people.areas": _of(
        Annotated[list[Literal["hand", "foot"]], Field(max_length=2)], gettext_noop('a list of "hand" and "foot"')
    ),
    "people.minutes": _of(Annotated[float, Field(ge=3, le=60)], gettext_noop("a number from 3 to 60")),
    "people.pressure": _PRESSURE,
    "people.talk": _one_of(*Talk),
    "people.ache": _of(AcheShape, gettext_noop("a day, and the ids of zones such as heel")),
    "people.item": _whole(1, 5),
    "people.birth_year": _whole(1900, 2200),
    "people.not_asked": _of(
        Annotated[list[Short], Field(max_length=100)], gettext_noop("a list of the ids of measures")
    ),
    "answers.reply": _one_of(*Reply),
    "answers.limbs": _of(
        Annotated[list[Limb], Field(max_length=4)], gettext_noop('a list of limbs such as "left-hand"')
    ),
    "answers.places": _of(Places, gettext_noop('a list of places such as "toe"')),
    "answers.meaning": _whole(1, 100),
    "agreements.about": _of(AboutShape, gettext_noop("an answer with reply, limbs and choice")),
    "sessions.wishes": _of(WishesShape, gettext_noop("wishes with routines, minutes, pressure, lotion and goal")),
    "sessions.answers": _of(
        dict[Short, AnswerShape], gettext_noop("answers by question, each with reply, limbs and choice")
    ),
    "sessions.confirmed": _of(
        Annotated[list[Short], Field(max_length=1000)], gettext_noop("a list of the ids of conditions")
    ),
    "sessions.prescribed": _of(
        Annotated[list[PrescribedShape], Field(max_length=100)],
        gettext_noop("the prescriptions that held, each with plan, item and minutes"),
    ),
    "sessions.plan": _of(PlanShape, gettext_noop("a plan with seconds and steps")),
    "sessions.heard_ms": _whole(0, LONGEST_TRACK_MS),
    "sessions.stroke_ms": _whole(0, LONGEST_TRACK_MS),
    "sessions.strokes": _whole(0, 9999),
    "events.kind": _one_of(*KINDS),
    "events.track_ms": _whole(0, LONGEST_TRACK_MS),
    "events.number": _whole(1, MOST_NUMBER),
    "events.detail": _of(DetailShape, gettext_noop("what was told with it: concern, then, step, stroke and times")),
    "ratings.rated_at": _one_of(*RatedAt),
    "ratings.area": _AREA,
    "ratings.value": _whole(0, 10),
    "ratings.offset": _OFFSET,
    "forms.scores": _of(
        Annotated[dict[Short, Score], Field(min_length=1, max_length=100)],
        gettext_noop("scores from 0 to 10 by question"),
    ),
    "forms.offset": _OFFSET,
    "experiments.area": _AREA,
    "experiments.unit": _one_of("day", "week"),
    "experiments.pairs": _whole(6, 60),
    "experiments.off_plan": _of(
        Annotated[list[Short], Field(max_length=1000), AfterValidator(_days)],
        gettext_noop("a list of different days such as 2026-11-22"),
    ),
    "reminders.days": _of(
        Annotated[list[_DAY], Field(min_length=1, max_length=7), AfterValidator(_different)],
        gettext_noop("a list of days from 0 (Monday) to 6"),
    ),
    "reminders.zone": _of(Annotated[str, AfterValidator(_zone)], gettext_noop("a time zone such as Europe/Berlin")),
    "reminders.minutes": _whole(1, 24 * 60),
    "changes.number": _whole(1, MOST_NUMBER),
    "changes.kind": _one_of(*Act),
    "changes.rows": _of(
        Annotated[list[PartShape], Field(min_length=1, max_length=200_000)],
        gettext_noop("the rows that were changed, each with table, row and what stood there before"),
    ),
    "changes.offset": _OFFSET,
    "notes.offset": _OFFSET,
    "elsewhere.minutes": _whole(1, 24 * 60),
    "elsewhere.areas": _of(
        Annotated[list[Literal["hand", "foot"]], Field(min_length=1, max_length=2)],
        gettext_noop('a list of "hand" and "foot"'),
    ),
    "own-measures.kind": _one_of(*OwnKind),
    "routines.number": _whole(1, MOST_NUMBER),
    "prescriptions.number": _whole(1, MOST_NUMBER),
    "prescriptions.standing": _one_of(*Standing),
    "routines.after": _whole(0, MOST_NUMBER),
    "own-numbers.value": _whole(0, 24 * 60),
    "own-numbers.offset": _OFFSET,
}

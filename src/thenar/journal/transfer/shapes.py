"""The shape of every JSON value in the tables, and how it is described to a person, in English: see `tables`."""

from typing import Annotated, Any, Literal, NotRequired

from django.utils.translation import gettext_noop
from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

Short = Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]
Limb = Literal["left-hand", "right-hand", "left-foot", "right-foot"]
Limbs = Literal["left-hand", "right-hand", "left-foot", "right-foot", "both-hands", "both-feet"]
Score = Annotated[int, Field(ge=0, le=10)]


class AnswerShape(TypedDict):
    reply: Literal["yes", "no", "unknown"]
    limbs: list[Limb]
    choice: Short | None


class WishesShape(TypedDict):
    routines: Annotated[list[Short], Field(min_length=1, max_length=20)]
    minutes: Annotated[float, Field(ge=3, le=60)]
    pressure: Annotated[int, Field(ge=1, le=3)]
    lotion: Short
    goal: Short | None
    softer: NotRequired[list[Short]]
    skip: NotRequired[list[Short]]
    careful: NotRequired[bool]
    only: NotRequired[list[Limb]]


@with_config(ConfigDict(extra="allow"))
class StepShape(TypedDict):
    stroke: Short
    limb: Limbs
    pressure: Annotated[int, Field(ge=1, le=3)]


@with_config(ConfigDict(extra="allow"))
class PlanShape(TypedDict):
    seconds: Annotated[float, Field(ge=0, le=86_400)]
    steps: list[StepShape]


Answers = dict[Short, AnswerShape]

SHAPES: dict[str, tuple[TypeAdapter[Any], str]] = {
    "people.areas": (TypeAdapter(list[Literal["hand", "foot"]]), gettext_noop('a list of "hand" and "foot"')),
    "answers.limbs": (TypeAdapter(list[Limb]), gettext_noop('a list of limbs such as "left-hand"')),
    "agreements.about": (TypeAdapter(AnswerShape), gettext_noop("an answer with reply, limbs and choice")),
    "sessions.wishes": (
        TypeAdapter(WishesShape),
        gettext_noop("wishes with routines, minutes, pressure, lotion and goal"),
    ),
    "sessions.answers": (TypeAdapter(Answers), gettext_noop("answers by question, each with reply, limbs and choice")),
    "sessions.confirmed": (TypeAdapter(list[Short]), gettext_noop("a list of the ids of conditions")),
    "sessions.plan": (TypeAdapter(PlanShape), gettext_noop("a plan with seconds and steps")),
    "events.detail": (
        TypeAdapter(dict[Short, Short | int | float | bool | None]),
        gettext_noop("names with plain values"),
    ),
    "forms.scores": (TypeAdapter(dict[Short, Score]), gettext_noop("scores from 0 to 10 by question")),
    "reminders.days": (
        TypeAdapter(Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(min_length=1, max_length=7)]),
        gettext_noop("a list of days from 0 (Monday) to 6"),
    ),
}

"""The questions as a device knows them, and answers to them. Sets are lists in order."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from thenar.model.body import Area, Limb
from thenar.model.clearance import Reply
from thenar.model.condition import Leaves
from thenar.model.restriction import Effect, Manner, Need
from thenar.model.stroke import Form
from thenar.wire.base import Short, Wire


class Answer(Wire):
    """The answer to one question: for which limbs, which choice and which places. Once, no places were asked for."""

    reply: Reply
    limbs: Annotated[tuple[Limb, ...], Field(max_length=4)]
    choice: Short | None
    places: Annotated[tuple[Short, ...], Field(max_length=40)] = ()


Answers = dict[Short, Answer]


class Limits(Wire):
    """What may not be done on one limb."""

    effect: Effect
    pressure_cap: int
    without: tuple[Need, ...]
    places: tuple[str, ...]
    minutes_cap: int | None
    manner: tuple[Manner, ...]


class Meaning(Wire):
    """What one answer changes; `on` are the limbs that it holds on, none where it is those that were named."""

    effect: Effect
    pressure_cap: int
    without: tuple[Need, ...]
    avoid: Leaves | None
    minutes_cap: int | None
    manner: tuple[Manner, ...]
    on: tuple[Limb, ...]


class Question(Wire):
    """One question: whom it is asked, where it can be, and what a yes means, with a follow-up or without.

    `giver`: it is about whoever massages. `session`: it is asked as a session begins. `not_knowing`: the most
    that not to know does, where a yes asks or stops.
    """

    giver: bool
    session: bool
    flag: bool
    forms: tuple[Form, ...]
    areas: tuple[Area, ...]
    limbs: tuple[Limb, ...]
    places: Mapping[str, tuple[str, ...]]
    not_knowing: Effect
    change: Meaning | None
    choices: Mapping[str, Meaning]


class Check(Wire):
    """Every question by its id, which of them stand behind one line, and the most pressure for who does not know."""

    conditions: Mapping[str, Question]
    lines: tuple[tuple[str, ...], ...]
    not_known_pressure: int

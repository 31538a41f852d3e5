"""Whom a massage is for, as a device names them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from thenar.model.restriction import Effect
from thenar.wire.base import Short, Wire
from thenar.wire.check import Limits
from thenar.wire.key import uuid_of


class Who(StrEnum):
    """Oneself, as devices of before said it, or someone new; everyone has a key now."""

    ME = "me"
    SOMEONE = "someone"


def _whom(found: object) -> Who | UUID:
    if isinstance(found, str) and found in list(Who):
        return Who(found)
    key = found if isinstance(found, UUID) else uuid_of(found)
    if key is None:
        raise PydanticCustomError("whom", "nobody's name")
    return key


Whom = Annotated[Who | UUID, BeforeValidator(_whom)]


class Prescribed(Wire):
    """What a plan that a professional wrote restricts in every session, limb by limb."""

    effect: Effect
    limbs: Mapping[str, Limits]


class Person(Wire):
    """Someone a massage may be for: the key, what pages and a helper call them, and whether it is oneself.

    `rest` are the days to come without massage in an experiment of theirs; `prescribed` is what plans restrict.
    """

    person: Short
    label: str
    called: str
    me: bool
    rest: tuple[Short, ...] | None = None
    prescribed: tuple[Prescribed, ...] | None = None


class Household(Wire):
    """Everyone whom a device may name."""

    people: tuple[Person, ...]

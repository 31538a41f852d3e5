"""Whom a massage is for, as a device names them."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from thenar.wire.base import Short, Wire
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


class Person(Wire):
    """Someone a massage may be for: the key, what pages and a helper call them, and whether it is oneself.

    `rest` are the days to come that are without massage in an experiment of theirs.
    """

    person: Short
    label: str
    called: str
    me: bool
    rest: tuple[Short, ...] | None = None


class Household(Wire):
    """Everyone whom a device may name."""

    people: tuple[Person, ...]

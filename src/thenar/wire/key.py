"""The one reader of a key, as a request, a form or a file of ours carries it."""

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError


def uuid_of(text: object) -> UUID | None:
    """The key that a text is; None for what is none."""
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _key(found: object) -> UUID:
    key = found if isinstance(found, UUID) else uuid_of(found)
    if key is None:
        raise PydanticCustomError("key", "not a key")
    return key


Key = Annotated[UUID, BeforeValidator(_key)]

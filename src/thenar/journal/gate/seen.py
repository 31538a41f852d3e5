"""Whose rows this request may see: everyone's, or only some people's. Set once, at the door; asked by every query.

A page need not remember whom its visitor may see: rows of others are not found, as if they were not there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

Rows = TypeVar("Rows", bound="models.QuerySet[Any]")
_seen: ContextVar[frozenset[UUID] | None] = ContextVar("seen", default=None)


@contextmanager
def only(people: frozenset[UUID] | None) -> Iterator[None]:
    """Inside, only rows about these people (by their keys) are found or written; None means everyone."""
    before = _seen.set(people)
    try:
        yield
    finally:
        _seen.reset(before)


def sees_everyone() -> bool:
    """True where no rows are hidden."""
    return _seen.get() is None


def may_add(key: UUID) -> bool:
    """True where a person with this key may be seen, and so be made."""
    people = _seen.get()
    return people is None or key in people


def visible(rows: Rows) -> Rows:
    """Those of the rows that may be seen. What is about nobody in particular is for whoever sees everyone."""
    people = _seen.get()
    if people is None:
        return rows
    path = _path_to_person(rows.model)
    found: Rows = rows.filter(**{f"{path}__in": people}) if path else rows.none()
    return found


def _path_to_person(model: type[models.Model]) -> str | None:
    """The way from a row to the key of its person; None for rows of nobody in particular."""
    names = {field.name for field in model._meta.concrete_fields}
    if model._meta.model_name == "person":
        return "key"
    if "person" in names:
        return "person__key"
    return "session__person__key" if "session" in names else None

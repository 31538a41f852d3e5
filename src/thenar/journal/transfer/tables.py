"""What is taken out: each table with its columns, and each value as plain JSON and back, strictly.

The secret address of the calendar feed is left out: it is no memory, and a file that is handed on must not open it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from pydantic import ValidationError

from thenar.journal.models import (
    Agreement,
    AllowedRow,
    ExperimentRow,
    FormRow,
    GivenAnswer,
    Person,
    RatingRow,
    ReminderRow,
    Session,
    SessionEvent,
)
from thenar.journal.transfer.shapes import SHAPES

FORMAT, VERSION = "thenar-journal", 1


@dataclass(frozen=True)
class Table:
    """A table under the name it has in files; rows are ordered by these columns."""

    name: str
    model: type[models.Model]
    order: tuple[str, ...] = ("key",)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column but the number of the row, which means nothing outside."""
        return tuple(field.name for field in self.fields())

    def fields(self) -> Iterator["models.Field[Any, Any]"]:
        return (field for field in self.model._meta.concrete_fields if not field.primary_key)


# Those that others lead to come first, so that a file can be read from top to bottom.
TABLES = (
    Table("people", Person),
    Table("answers", GivenAnswer, ("person", "question")),
    Table("agreements", Agreement),
    Table("sessions", Session),
    Table("events", SessionEvent),
    Table("ratings", RatingRow),
    Table("forms", FormRow),
    Table("allowed-again", AllowedRow),
    Table("experiments", ExperimentRow),
    Table("reminders", ReminderRow),
)


class WrongValueError(Exception):
    """A value that cannot be; says what would be right."""


def plain(value: Any) -> Any:
    """A value of a row as JSON has it: times in UTC, keys as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, (date, time, UUID)):
        return value.isoformat() if not isinstance(value, UUID) else str(value)
    return value


def value_of(field: "models.Field[Any, Any]", found: Any, name: str) -> Any:
    """The value for a row. WrongValueError where it has another type or form. `name` is `table.column`."""
    if found is None:
        if field.null:
            return None
        raise WrongValueError(_("a value; it may not be left empty"))
    if isinstance(field, models.JSONField):
        return _shaped(name, found)
    for kind, read in _READERS:
        if isinstance(field, kind):
            value = read(found)
            break
    else:
        raise WrongValueError(_("nothing that this version knows"))
    if isinstance(value, str):
        _fitting(field, value)
    return value


def _shaped(name: str, found: Any) -> Any:
    adapter, right = SHAPES[name]
    try:
        adapter.validate_python(found, strict=True)
    except (ValidationError, RecursionError):
        raise WrongValueError(_(right)) from None
    return found


def _fitting(field: "models.Field[Any, Any]", value: str) -> None:
    if "\0" in value:
        raise WrongValueError(_("text without the character NUL"))
    if field.max_length is not None and len(value) > field.max_length:
        longest = field.max_length
        raise WrongValueError(ngettext("at most {n} letter", "at most {n} letters", longest).format(n=longest))
    if not value and not field.blank and not field.null:
        raise WrongValueError(_("some text"))


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise WrongValueError(_("text"))
    return found


def _from_text(read: Callable[[str], Any], right: str) -> Callable[[Any], Any]:
    def reader(found: Any) -> Any:
        try:
            return read(_text(found))
        except ValueError:
            raise WrongValueError(_(right)) from None

    return reader


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError
    return at


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def reader(found: Any) -> int:
        if not isinstance(found, int) or isinstance(found, bool) or not low <= found <= high:
            raise WrongValueError(_("a whole number from {low} to {high}").format(low=low, high=high))
        return found

    return reader


def _number(found: Any) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) < 1e9:
        raise WrongValueError(_("a number"))
    return found


def _truth(found: Any) -> bool:
    if not isinstance(found, bool):
        raise WrongValueError(_("true or false"))
    return found


_READERS: tuple[tuple[type["models.Field[Any, Any]"], Callable[[Any], Any]], ...] = (
    (models.UUIDField, _from_text(UUID, gettext_noop("a key such as 6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11"))),
    (models.ForeignKey, _from_text(UUID, gettext_noop("the key of a row above"))),
    (models.DateTimeField, _from_text(_moment, gettext_noop("a time with its zone, such as 2026-11-22T19:30:00Z"))),
    (models.DateField, _from_text(date.fromisoformat, gettext_noop("a day such as 2026-11-22"))),
    (models.TimeField, _from_text(time.fromisoformat, gettext_noop("a time such as 19:30:00"))),
    (models.BooleanField, _truth),
    (models.PositiveSmallIntegerField, _whole(0, 32_767)),
    (models.PositiveIntegerField, _whole(0, 2_147_483_647)),
    (models.PositiveBigIntegerField, _whole(0, 2**63 - 1)),
    (models.SmallIntegerField, _whole(-32_768, 32_767)),
    (models.FloatField, _number),
    (models.CharField, _text),
)

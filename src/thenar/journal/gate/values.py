"""One value of a row: read from a file or from a database, and judged. `name` is always `table.column`."""

import json
import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from pydantic import ValidationError

from thenar.journal.gate.shapes import SHAPES

FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)  # further out, a year more can fall off the calendar
MOST_LETTERS = 1_000_000  # of one JSON value
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class WrongValueError(Exception):
    """A value that cannot be; says what would be right, and in which column where a whole row was judged."""

    def __init__(self, right: str, column: str = "") -> None:
        self.column = column
        super().__init__(right)


def value_of(field: "models.Field[Any, Any]", found: Any, name: str) -> Any:
    """The value for a row from plain JSON, as a file has it. WrongValueError where it has another type or form."""
    value = found if found is None else _read(field, found)
    check_value(field, value, name)
    return value


def stored_value(field: "models.Field[Any, Any]", found: Any, name: str) -> Any:
    """The value for a row from what SQLite itself holds, which may be of any type whatever the column says."""
    if isinstance(found, bytes):
        raise WrongValueError(_("text"))
    if found is not None and isinstance(field, models.JSONField):
        found = _json(found)
    elif isinstance(field, models.DateTimeField) and isinstance(found, str):
        found = f"{found}+00:00"  # kept in UTC, without saying so
    elif isinstance(field, models.BooleanField) and found in (0, 1) and isinstance(found, int):
        found = bool(found)
    return value_of(field, found, name)


def check_value(field: "models.Field[Any, Any]", value: Any, name: str) -> None:
    """WrongValueError where a value that is about to be kept is none that may be."""
    if value is None:
        if not field.null:
            raise WrongValueError(_("a value; it may not be left empty"))
        return
    if isinstance(field, models.JSONField):
        _check_json(value, name)
        return
    for kind, check in _CHECKS:
        if isinstance(field, kind):
            check(field, value)
            break
    _check_shape(value, name)


def _check_shape(value: Any, name: str) -> None:
    shape = SHAPES.get(name)
    if shape is None:
        return
    try:
        shape.adapter.validate_python(value, strict=True)
    except ValidationError:
        raise WrongValueError(_(shape.right).format(**shape.facts)) from None


def _check_json(value: Any, name: str) -> None:
    shape = SHAPES[name]
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        shape.adapter.validate_json(text.encode(), strict=True)
    except (ValueError, TypeError, RecursionError):  # ValidationError and UnicodeEncodeError are such errors
        raise WrongValueError(_(shape.right).format(**shape.facts)) from None
    if _NUL.search(text):
        raise WrongValueError(_("text without the character NUL"))
    if len(text) > MOST_LETTERS:
        raise _too_long(MOST_LETTERS)


def _json(text: Any) -> Any:
    try:
        return json.loads(_text(text))
    except (ValueError, RecursionError):
        raise WrongValueError(_("a value as JSON writes it")) from None


def _read(field: "models.Field[Any, Any]", found: Any) -> Any:
    for kind, read in _READERS:
        if isinstance(field, kind):
            return read(found)
    return found


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise WrongValueError(_("text"))
    return found


def _from_text(read: Callable[[str], Any], right: str) -> Callable[[Any], Any]:
    def reader(found: Any) -> Any:
        try:
            return read(_text(found))
        except (ValueError, OverflowError):
            raise WrongValueError(_(right)) from None

    return reader


_KEY = gettext_noop("a key such as 6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11")
_MOMENT = gettext_noop("a time with its zone, such as 2026-11-22T19:30:00Z")
_DAY = gettext_noop("a day such as 2026-11-22")
_CLOCK = gettext_noop("a time such as 19:30:00")

_READERS: tuple[tuple[type["models.Field[Any, Any]"], Callable[[Any], Any]], ...] = (
    (models.UUIDField, _from_text(UUID, _KEY)),
    (models.ForeignKey, _from_text(UUID, gettext_noop("the key of a row above"))),
    (models.DateTimeField, _from_text(datetime.fromisoformat, _MOMENT)),
    (models.DateField, _from_text(date.fromisoformat, _DAY)),
    (models.TimeField, _from_text(time.fromisoformat, _CLOCK)),
)


def _check_key(_field: "models.Field[Any, Any]", value: Any) -> None:
    if not isinstance(value, UUID):
        raise WrongValueError(_(_KEY))


def _check_moment(_field: "models.Field[Any, Any]", value: Any) -> None:
    if not isinstance(value, datetime) or value.utcoffset() is None or not FIRST < value.date() < LAST:
        raise WrongValueError(_(_MOMENT))


def _check_day(_field: "models.Field[Any, Any]", value: Any) -> None:
    if not isinstance(value, date) or isinstance(value, datetime) or not FIRST <= value <= LAST:
        raise WrongValueError(_(_DAY))


def _check_clock(_field: "models.Field[Any, Any]", value: Any) -> None:
    if not isinstance(value, time) or value.tzinfo is not None:
        raise WrongValueError(_(_CLOCK))


def _check_truth(_field: "models.Field[Any, Any]", value: Any) -> None:
    if not isinstance(value, bool):
        raise WrongValueError(_("true or false"))


def _check_whole(low: int, high: int) -> Callable[["models.Field[Any, Any]", Any], None]:
    def check(_field: "models.Field[Any, Any]", value: Any) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise WrongValueError(_("a whole number from {low} to {high}").format(low=low, high=high))

    return check


def _check_number(_field: "models.Field[Any, Any]", value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or abs(value) > 1e9:
        raise WrongValueError(_("a number"))


def _check_text(field: "models.Field[Any, Any]", value: Any) -> None:
    text = _text(value)
    if "\0" in text:
        raise WrongValueError(_("text without the character NUL"))
    if not _is_unicode(text):
        raise WrongValueError(_("text that can be written down: half a character is none"))
    if field.max_length is not None and len(text) > field.max_length:
        raise _too_long(field.max_length)
    if not text and not field.blank and not field.null:
        raise WrongValueError(_("some text"))


def _too_long(most: int) -> WrongValueError:
    return WrongValueError(ngettext("at most {n} letter", "at most {n} letters", most).format(n=most))


def _is_unicode(text: str) -> bool:
    """False for half a character (a lone surrogate), which JSON can name and no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


_CHECKS: tuple[tuple[type["models.Field[Any, Any]"], Callable[["models.Field[Any, Any]", Any], None]], ...] = (
    (models.UUIDField, _check_key),
    (models.DateTimeField, _check_moment),
    (models.DateField, _check_day),
    (models.TimeField, _check_clock),
    (models.BooleanField, _check_truth),
    (models.PositiveSmallIntegerField, _check_whole(0, 32_767)),
    (models.PositiveIntegerField, _check_whole(0, 2_147_483_647)),
    (models.PositiveBigIntegerField, _check_whole(0, 2**63 - 1)),
    (models.SmallIntegerField, _check_whole(-32_768, 32_767)),
    (models.FloatField, _check_number),
    (models.CharField, _check_text),
)

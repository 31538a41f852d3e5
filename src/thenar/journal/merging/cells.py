"""One cell of our own table after a spreadsheet had it, as the plain value that it was. WrongValueError where it cannot
be read as such any more: a long number that became 2.8E+14, a long text that was cut."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from thenar.journal.foreign.cells import Order, clock_of, day_of, yes_or_no
from thenar.journal.gate import WrongValueError
from thenar.journal.transfer.csv_cells import EMPTY
from thenar.journal.transfer.tables import plain

LOCAL = "_local"  # behind the name of a column of a CSV file that says the same by the clock on the wall
LOCAL_HERE = " (local time)"  # behind that of a column of a workbook, which has no other
YES_AND_NO = {"wahr": True, "falsch": False, "vrai": True, "faux": False, "verdadero": True, "falso": False}


def plain_cell(field: "models.Field[Any, Any]", text: str, cells: Mapping[str, str], order: Order) -> Any:
    """The plain value of a cell; `cells` are all of its row, by the names of their columns."""
    if text == "" and field.null:
        return None
    if isinstance(field, models.CharField):
        return "" if text == EMPTY and field.null else text
    if isinstance(field, models.JSONField):
        return _json(text)
    if isinstance(field, models.BooleanField):
        return _boolean(text)
    if isinstance(field, models.FloatField | models.IntegerField):
        return _number(field, text)
    if isinstance(field, models.DateTimeField):
        return _moment(text, cells, order)
    if isinstance(field, models.DateField):
        return _day(text, order)
    if isinstance(field, models.TimeField):
        return _clock(text).isoformat()
    return text


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise WrongValueError(_("a value as JSON writes it, whole")) from None


def _boolean(text: str) -> bool:
    found = YES_AND_NO.get(text.casefold(), yes_or_no(text))
    if found is None:
        raise WrongValueError(_("true or false"))
    return found


def _number(field: "models.Field[Any, Any]", text: str) -> float | int:
    try:
        if isinstance(field, models.FloatField):
            return float(text.replace(",", "."))
        return int(text)
    except ValueError:
        raise WrongValueError(_("a number with all its digits")) from None


def _day(text: str, order: Order) -> str:
    day = day_of(text, order)
    if day is None:
        raise WrongValueError(_("a day"))
    return day.isoformat()


def _clock(text: str) -> time:
    clock = clock_of(text)
    if clock is None:
        raise WrongValueError(_("a time of day"))
    return clock


def _moment(text: str, cells: Mapping[str, str], order: Order) -> Any:
    """A moment with its zone as it stands; one without, by the clock that its row tells of, or else by the one here."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        day, clock = day_of(text, order), clock_of(text) or time()
        if day is None:
            raise WrongValueError(_("a moment")) from None
        found = datetime.combine(day, clock)
    if found.tzinfo is not None:
        return plain(found)
    try:
        ahead = timedelta(minutes=int(cells["offset"]))
        return plain((found - ahead).replace(tzinfo=UTC))
    except (KeyError, ValueError):
        return plain(found.astimezone())

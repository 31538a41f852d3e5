"""One value in one CSV cell, and back, without loss.

A spreadsheet would run a cell that begins with `=`, `+`, `-` or `@` as a formula. Such text gets an apostrophe in
front, as spreadsheets write it themselves; so does text that begins with one.
"""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from thenar.journal.gate import WrongValueError

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
NOTHING = ""  # no value at all; text that is empty although it could be missing is written as two quotes
EMPTY = '""'


def cell(field: "models.Field[Any, Any]", value: Any) -> str:
    """A plain value as the text of a cell."""
    if value is None:
        return NOTHING
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
    if isinstance(value, str):
        if not value and field.null:
            return EMPTY
        return f"'{value}" if value.startswith(FORMULA) or value == EMPTY else value
    return json.dumps(value)


def cell_value(field: "models.Field[Any, Any]", text: str) -> Any:
    """The plain value of a cell. WrongValueError where it cannot be read."""
    if text == NOTHING and field.null:
        return None
    if isinstance(field, models.JSONField) or _is_number(field):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise WrongValueError(_("a value as JSON writes it")) from None
    if text == EMPTY and field.null:
        return ""
    return text.removeprefix("'")


def _is_number(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.IntegerField | models.FloatField | models.BooleanField)

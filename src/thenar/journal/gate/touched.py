"""The rows that a change remembers: of which tables, under which names, and whole, with values that may be kept."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from thenar.journal.gate.fields import kept_fields
from thenar.journal.gate.shapes import SHAPES
from thenar.journal.gate.values import WrongValueError, value_of

ANSWERS = "answers"  # which have no key, and are called by their question
TOUCHED = frozenset({
    ANSWERS, "sessions", "events", "ratings", "forms", "allowed-again", "experiments", "notes", "elsewhere",
    "own-measures", "own-numbers", "agreements", "reminders", "routines",
    "prescriptions", "plan-reports",
})  # fmt: skip
_KEY: "models.Field[Any, Any]" = models.UUIDField()


def check_touched(row: Mapping[str, Any]) -> None:
    """WrongValueError for a change with a row that no act of ours touches, or not as it can have stood."""
    for part in row["rows"]:
        if part["table"] not in TOUCHED or not is_name(part["table"], part["row"]):
            raise _wrong()
        if part["before"] is not None:
            _check_before(part["table"], part["before"])


def is_name(table: str, name: str) -> bool:
    """Whether a row of this table can be called that: a key as it is written in full, or the question of an answer."""
    return table == ANSWERS or _is_key(name)


def _is_key(found: Any) -> bool:
    try:
        return bool(str(value_of(_KEY, found, "")) == found)
    except WrongValueError:
        return False


def _check_before(table: str, before: Mapping[str, Any]) -> None:
    fields = next(kept_fields(one) for one in apps.get_app_config("journal").get_models() if _name(one) == table)
    if {field.name for field in fields} != set(before):
        raise _wrong()
    for field in fields:
        found = before[field.name]
        if field.is_relation and found is not None and not _is_key(found):
            raise _wrong()
        try:
            value_of(field, found, f"{table}.{field.name}")
        except WrongValueError as wrong:
            raise WrongValueError(f"{table}.{field.name}: {wrong}", "rows") from None


def _name(model: type[models.Model]) -> str:
    return getattr(model, "kept_as", "")


def _wrong() -> WrongValueError:
    shape = SHAPES["changes.rows"]
    return WrongValueError(_(shape.right), "rows")

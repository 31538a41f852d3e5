"""The rows that a change remembers: of which tables, under which names, and whole, with values that may be kept."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from thenar.journal.gate.values import WrongValueError, value_of

ANSWERS = "answers"  # which have no key, and are called by their question
TOUCHED = frozenset({
    ANSWERS, "sessions", "events", "ratings", "forms", "allowed-again", "experiments", "notes", "elsewhere",
    "own-measures", "own-numbers",
})  # fmt: skip


def check_touched(row: Mapping[str, Any]) -> None:
    """WrongValueError for a change with a row that no act of ours touches, or not as it can have stood."""
    for part in row["rows"]:
        if part["table"] not in TOUCHED or (part["table"] != ANSWERS and uuid_of(part["row"]) is None):
            raise WrongValueError(
                _("the rows that were changed, each with table, row and what stood there before"), "rows"
            )
        if part["before"] is not None:
            _check_before(part["table"], part["before"])


def uuid_of(text: str) -> UUID | None:
    """A key as it is written in full; None for anything else."""
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if str(found) == text else None


def _check_before(table: str, before: Mapping[str, Any]) -> None:
    model = next(
        (one for one in apps.get_app_config("journal").get_models() if getattr(one, "kept_as", "") == table), None
    )
    fields = [field for field in model._meta.concrete_fields if not field.primary_key] if model else []
    if {field.name for field in fields} != set(before):
        raise WrongValueError(_("the rows that were changed, each with table, row and what stood there before"), "rows")
    for field in fields:
        found = before[field.name]
        try:
            if isinstance(field, models.ForeignKey):
                _check_key(field, found)
            else:
                value_of(field, found, f"{table}.{field.name}")
        except WrongValueError as wrong:
            raise WrongValueError(f"{table}.{field.name}: {wrong}", "rows") from None


def _check_key(field: "models.ForeignKey[Any, Any]", found: Any) -> None:
    if found is None and field.null:
        return
    if not isinstance(found, str) or uuid_of(found) is None:
        raise WrongValueError(_("the key of a row above"))

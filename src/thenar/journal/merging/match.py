"""What is here already: rows by their keys, and rows of other keys at the same place or with the same words."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import models

from thenar.journal.changes.parts import batches
from thenar.journal.gate.kept import Kept
from thenar.journal.models import Person
from thenar.journal.transfer.tables import TABLES, Table

# By what a row is known besides its key; another row there cannot be, or would be the same a second time.
PLACES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "answers": (("person", "question"),),
    "ratings": (("session", "measure", "rated_at", "area"), ("person", "measure", "rated_at", "area", "day")),
    "notes": (("person", "session", "day", "at", "text"),),
    "elsewhere": (("person", "day", "minutes", "areas", "text", "made_at"),),
    "own-measures": (("person", "name"),),
    "routines": (("of", "number"),),
    "prescriptions": (("of", "number"),),
    "own-numbers": (("measure", "at", "value"),),
}
_LONG = {"sessions": ("plan", "wishes", "answers", "confirmed", "prescribed")}  # read only where it is needed


def key_of(found: Any) -> UUID | None:
    """The key that a value of a file is; None for what is none."""
    try:
        return UUID(found) if isinstance(found, str) else None
    except ValueError:
        return None


def known_by_key(table: Table, found: Iterable[Any]) -> dict[UUID, Kept]:
    """Those rows of the journal that have one of these keys, with what they lead to."""
    if "key" not in table.columns:
        return {}
    above = [field.name for field in table.fields() if isinstance(field, models.ForeignKey)]
    keys = {key for one in found if (key := key_of(one))}
    kept: models.Manager[Any] = table.model._default_manager
    rows = kept.select_related(*above).defer(*_LONG.get(table.name, ()))
    return {row.key: row for some in batches(keys) for row in rows.filter(key__in=some)}


def known_by_place(table: Table, people: Iterable[Person]) -> dict[tuple[Any, ...], Kept]:
    """The rows of these people by their places."""
    if table.name not in PLACES:
        return {}
    above = [field.name for field in table.fields() if isinstance(field, models.ForeignKey)]
    kept: models.Manager[Any] = table.model._default_manager
    rows = kept.filter(person__in=[one.pk for one in people if one.pk]).select_related(*above)
    return {place: row for row in rows.iterator(chunk_size=2000) for place in places_of(table.name, row)}


def places_of(table: str, row: Kept) -> list[tuple[Any, ...]]:
    """The places of a row, also of one that is not kept yet; what it leads to is named by its key."""
    found = [(columns, tuple(_plain(getattr(row, name)) for name in columns)) for columns in PLACES.get(table, ())]
    if table == "ratings":  # one of a session has its place there, any other on its day
        found = found[:1] if row.session_id or row.session else found[1:]  # type: ignore[attr-defined]
    return [(table, columns, *values) for columns, values in found]


def _plain(value: Any) -> Any:
    if isinstance(value, Kept):
        return value.key  # type: ignore[attr-defined]
    return tuple(value) if isinstance(value, list) else value


def tables_with_rows(rows: Mapping[str, list[Any]]) -> list[Table]:
    """Those that others lead to come first. What was changed in another journal stays there."""
    return [table for table in TABLES if rows[table.name] and table.name not in ("people", "changes")]

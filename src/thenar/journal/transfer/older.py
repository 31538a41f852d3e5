"""Files of older versions: what they lacked, and what stands in its place.

The first was without places of answers and numbers of events, and without what was really done; the second without what
people write down themselves.
"""

from typing import Any

from thenar.journal.transfer.tables import TABLES, VERSION, Table

FIRST = 1
KNOWN = range(FIRST, VERSION + 1)
_COLUMNS = {  # added in the second version
    "answers": ("places", "meaning"),
    "sessions": ("heard_ms", "stroke_ms", "strokes"),
    "events": ("number", "kept_at"),
}
_TABLES = dict.fromkeys(("notes", "elsewhere", "own-measures", "own-numbers", "changes"), 3)  # and since when


def tables_of(version: int) -> tuple[Table, ...]:
    """The tables that a version had."""
    return tuple(table for table in TABLES if _TABLES.get(table.name, FIRST) <= version)


def columns_of(table: Table, version: int) -> tuple[str, ...]:
    """The columns that a table had in a version."""
    later = _COLUMNS.get(table.name, ()) if version == FIRST else ()
    return tuple(name for name in table.columns if name not in later)


def upgraded(tables: dict[str, list[Any]], version: int) -> dict[str, list[Any]]:
    """The rows of a file with all that its version lacked. Rows that are none are left for the gate to refuse."""
    if version == FIRST:
        _numbered(tables)
    return {table.name: tables.get(table.name, []) for table in TABLES}


def _numbered(tables: dict[str, list[Any]]) -> None:
    """Events are numbered by the order that they had then. What was done is reckoned from them once they are in."""
    for row in tables["answers"]:
        if isinstance(row, dict):
            row.update(places=[], meaning=1)
    for row in tables["sessions"]:
        if isinstance(row, dict):
            row.update(dict.fromkeys(_COLUMNS["sessions"]))
    counts: dict[str, int] = {}
    events = [row for row in tables["events"] if isinstance(row, dict)]
    for row in sorted(events, key=lambda one: str(one.get("happened_at"))):
        session = str(row.get("session"))
        counts[session] = counts.get(session, 0) + 1
        row.update(number=counts[session], kept_at=row.get("happened_at"))

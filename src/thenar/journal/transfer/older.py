"""Files of the first version: without places of answers and numbers of events, and without what was really done."""

from typing import Any

from thenar.journal.transfer.tables import Table

FIRST = 1
ADDED = {
    "answers": ("places", "meaning"),
    "sessions": ("heard_ms", "stroke_ms", "strokes"),
    "events": ("number", "kept_at"),
}


def columns_of(table: Table, version: int) -> tuple[str, ...]:
    """The columns that a table had in a version."""
    later = ADDED.get(table.name, ()) if version == FIRST else ()
    return tuple(name for name in table.columns if name not in later)


def upgraded(tables: dict[str, list[Any]]) -> None:
    """Give rows of the first version what it lacked: events are numbered by the order that they had then.

    What was done is reckoned from the events once they are in. Rows that are none are left for the gate to refuse.
    """
    for row in tables["answers"]:
        if isinstance(row, dict):
            row.update(places=[], meaning=1)
    for row in tables["sessions"]:
        if isinstance(row, dict):
            row.update(dict.fromkeys(ADDED["sessions"]))
    counts: dict[str, int] = {}
    events = [row for row in tables["events"] if isinstance(row, dict)]
    for row in sorted(events, key=lambda one: str(one.get("happened_at"))):
        session = str(row.get("session"))
        counts[session] = counts.get(session, 0) + 1
        row.update(number=counts[session], kept_at=row.get("happened_at"))

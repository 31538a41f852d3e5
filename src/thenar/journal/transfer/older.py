"""Files of older versions: what they lacked, and what stands in its place.

The first was without places of answers and numbers of events, and without what was really done; the second without
what people write down themselves, what was chosen not to be asked, days off the plan of an experiment, and the changes
and pauses of reminders; the third without where it aches; the fourth without routines of one's own; the fifth without
the order of people and who is archived; the sixth without people who were put together; the seventh without
prescriptions, and what of them was wished for and held in a session.
"""

from typing import Any

from thenar.journal.transfer.tables import TABLES, VERSION, Table

FIRST = 1
KNOWN = range(FIRST, VERSION + 1)
_COLUMNS: dict[int, dict[str, tuple[str, ...]]] = {  # by the version that brought them
    2: {
        "answers": ("places", "meaning"),
        "sessions": ("heard_ms", "stroke_ms", "strokes"),
        "events": ("number", "kept_at"),
    },
    3: {
        "people": ("not_asked",),
        "experiments": ("current", "off_plan"),
        "reminders": ("sequence", "paused_from", "paused_until"),
    },
    4: {"people": ("ache",)},
    5: {"people": ("routine",)},
    6: {"people": ("place", "archived")},
    7: {"people": ("into",)},
    8: {"people": ("item",), "sessions": ("prescribed",)},
}
# and those tables since when
_TABLES = {"prescriptions": 8, "plan-reports": 8, "routines": 5} | dict.fromkeys(
    ("notes", "elsewhere", "own-measures", "own-numbers", "changes"), 3
)


def tables_of(version: int) -> tuple[Table, ...]:
    """The tables that a version had."""
    return tuple(table for table in TABLES if _TABLES.get(table.name, FIRST) <= version)


def columns_of(table: Table, version: int) -> tuple[str, ...]:
    """The columns that a table had in a version."""
    later = {name for since, added in _COLUMNS.items() if since > version for name in added.get(table.name, ())}
    return tuple(name for name in table.columns if name not in later)


def upgraded(tables: dict[str, list[Any]], version: int) -> dict[str, list[Any]]:
    """The rows of a file with all that its version lacked. Rows that are none are left for the gate to refuse."""
    if version < 2:
        _numbered(tables)
    if version < 3:
        _planned(tables)
    for row in tables["people"]:
        if isinstance(row, dict):
            row.update({**({"ache": {}} if version < 4 else {}), **({"routine": None} if version < 5 else {})})
            row.update({"place": None, "archived": False} if version < 6 else {})
            row.update({**({"into": None} if version < 7 else {}), **({"item": None} if version < 8 else {})})
    for row in tables["sessions"]:
        if isinstance(row, dict) and version < 8:
            row.update(prescribed=[])
    return {table.name: tables.get(table.name, []) for table in TABLES}


def _planned(tables: dict[str, list[Any]]) -> None:
    """Of each person, the last experiment that was not stopped is the current one."""
    for row in tables["people"]:
        if isinstance(row, dict):
            row.update(not_asked=[])
    for row in tables["reminders"]:
        if isinstance(row, dict):
            row.update(sequence=0, paused_from=None, paused_until=None)
    rows = [row for row in tables["experiments"] if isinstance(row, dict)]
    running = [row for row in rows if row.get("stopped_at") is None]
    last = {str(row.get("person")): row for row in sorted(running, key=lambda one: str(one.get("made_at")))}
    for row in rows:
        row.update(current=last.get(str(row.get("person"))) is row, off_plan=[])


def _numbered(tables: dict[str, list[Any]]) -> None:
    """Events are numbered by the order that they had then. What was done is reckoned from them once they are in."""
    for row in tables["answers"]:
        if isinstance(row, dict):
            row.update(places=[], meaning=1)
    for row in tables["sessions"]:
        if isinstance(row, dict):
            row.update(dict.fromkeys(_COLUMNS[2]["sessions"]))
    counts: dict[str, int] = {}
    events = [row for row in tables["events"] if isinstance(row, dict)]
    for row in sorted(events, key=lambda one: str(one.get("happened_at"))):
        session = str(row.get("session"))
        counts[session] = counts.get(session, 0) + 1
        row.update(number=counts[session], kept_at=row.get("happened_at"))

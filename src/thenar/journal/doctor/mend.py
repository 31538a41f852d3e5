"""Mending: a value that has a harmless one in its place is replaced; any other row is set aside, with what hangs on it.

Nothing is thrown away: the journal as it was is copied first, and everything that is changed is written into a file
beside it. What is put in the place of an answer is never less careful than what stood there.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models

from thenar.files.private import new_file
from thenar.journal.copies.before import keep_before
from thenar.journal.copies.databases import AS_KEPT, open_database
from thenar.journal.doctor.findings import Unsound, look
from thenar.journal.transfer.tables import Table, table_named

# No limb and no choice mean all of them; no agreement means that it is asked; a person loses a name, never their rows.
HARMLESS: dict[str, Any] = {
    "people.name": "",
    "people.birth_year": None,
    "people.areas": [],
    "people.minutes": 15,
    "people.pressure": 1,
    "people.lotion": "lotion",
    "people.goal": "",
    "people.ache": {},
    "answers.limbs": [],
    "answers.choice": None,
    "sessions.confirmed": [],
    "sessions.ending": "",
    "sessions.ended_at": None,
    "sessions.heard_ms": None,
    "sessions.stroke_ms": None,
    "sessions.strokes": None,
    "events.track_ms": 0,
}
ROUNDS = 10  # a row that was set aside may leave others without what they lead to


@dataclass(frozen=True)
class Mended:
    """What was done: values replaced, rows set aside, programs taken out; where the copy and what was set aside are."""

    replaced: int
    set_aside: int
    taken_out: int
    copy: Path
    aside: Path | None


def mend(database: Path) -> Mended:
    """Make a journal sound, its copy first. Raises ThenarError, OSError or sqlite3.Error, with nothing changed."""
    copy = keep_before(database, "doctor")
    kept: list[dict[str, Any]] = []
    counts = {"replaced": 0, "set_aside": 0, "taken_out": 0}
    with closing(open_database(database)) as connection:
        for pragma in AS_KEPT.split(";"):
            connection.execute(pragma)
        connection.execute("PRAGMA foreign_keys=OFF")  # rows go one by one; at the end none leads nowhere
        connection.execute("BEGIN IMMEDIATE")
        try:
            for _round in range(ROUNDS):
                found = list(look(connection))
                if not found:
                    break
                for how, record in _mended(connection, found):
                    counts[how] += 1
                    kept.append(record)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    aside = _write_aside(database, kept) if kept else None
    return Mended(copy=copy, aside=aside, **counts)


def _mended(connection: sqlite3.Connection, found: Iterable[Unsound]) -> Iterator[tuple[str, dict[str, Any]]]:
    by_row: dict[tuple[str, int], list[Unsound]] = {}
    for one in found:
        if one.row is None:
            yield "taken_out", _drop(connection, one.found)
        else:
            by_row.setdefault((one.table, one.row), []).append(one)
    for (name, row), wrong in by_row.items():
        table = table_named(name)
        if all(f"{name}.{one.column}" in HARMLESS for one in wrong):
            for one in wrong:
                yield "replaced", _replace(connection, table, row, one)
        else:
            yield "set_aside", _set_aside(connection, table, row)


def _drop(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    kind, text = connection.execute("SELECT type, sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    quoted = name.replace('"', '""')
    connection.execute(f'DROP {kind} "{quoted}"')
    return {"program": name, "sql": text}


def _replace(connection: sqlite3.Connection, table: Table, row: int, one: Unsound) -> dict[str, Any]:
    value = HARMLESS[f"{table.name}.{one.column}"]
    field = next(field for field in table.fields() if field.name == one.column)
    stored = json.dumps(value) if isinstance(field, models.JSONField) else value
    sql = f'UPDATE "{table.model._meta.db_table}" SET "{field.column}" = ? WHERE id = ?'  # noqa: S608
    connection.execute(sql, (stored, row))
    return {"table": table.name, "row": row, "column": one.column, "found": one.found, "right": one.right}


def _set_aside(connection: sqlite3.Connection, table: Table, row: int) -> dict[str, Any]:
    name = table.model._meta.db_table
    cursor = connection.execute(f'SELECT * FROM "{name}" WHERE id = ?', (row,))  # noqa: S608
    values = cursor.fetchone()
    whole = dict(zip([one[0] for one in cursor.description], values, strict=True)) if values else {}
    connection.execute(f'DELETE FROM "{name}" WHERE id = ?', (row,))  # noqa: S608
    return {"table": table.name, "row": row, "values": whole}


def _write_aside(database: Path, kept: list[dict[str, Any]]) -> Path:
    number = 1
    while (aside := database.with_name(f"set-aside-{number}.json")).exists():
        number += 1
    with new_file(aside) as file:
        file.write((json.dumps(kept, indent=1, default=repr) + "\n").encode("ascii"))
    return aside

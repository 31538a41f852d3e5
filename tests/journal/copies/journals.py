"""Journals as files, for tests of their copies: made by the app itself, with rows of some people."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

MADE = "import django; django.setup(); from thenar.journal.copies.updating import bring_up_to_date; bring_up_to_date()"


def settings_of(folder: Path) -> dict[str, str]:
    """The environment of a process that keeps its journal in a folder."""
    return {**os.environ, "THENAR_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "thenar.web.settings"}


def made(folder: Path) -> Path:
    """A journal as the app makes it."""
    folder.mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-c", MADE], env=settings_of(folder), check=True, capture_output=True)
    return folder / "thenar.sqlite3"


def person(connection: sqlite3.Connection, name: str) -> None:
    """A row for someone; columns that a test does not care about have what the app would write."""
    values = {
        "key": uuid4().hex, "name": name, "areas": "[]", "made_at": "2026-01-01 10:00:00", "minutes": 15.0,
        "pressure": 2, "lotion": "lotion", "talk": "full", "not_asked": "[]", "ache": "{}",
    }  # fmt: skip
    columns = connection.execute("PRAGMA table_info(journal_person)").fetchall()
    row = {
        column: values.get(column, 0 if kind in ("bool", "real") or "int" in kind else "")
        for _, column, kind, needed, _, key in columns
        if needed and not key
    }
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO journal_person ({', '.join(row)}) VALUES ({marks})", list(row.values()))


def add(path: Path, *names: str) -> None:
    """People with these names, in one transaction."""
    with closing(sqlite3.connect(path, timeout=20)) as connection, connection:
        for name in names:
            person(connection, name)


def names(path: Path) -> list[str]:
    """Who is in a journal, in the order of their rows."""
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM journal_person ORDER BY id")]

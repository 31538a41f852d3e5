"""What a journal holds, read without Django, so that two of them can be told apart or found the same."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class State:
    """`rows` is one digest of every row of the journal; `keys` are those of notes; `whole` where SQLite finds it so."""

    whole: bool
    version: int
    rows: str
    people: int
    keys: frozenset[str]


def state_of(database: Path) -> State:
    """A hot rollback file is played back by this, as a start would do."""
    with closing(sqlite3.connect(database, timeout=20)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = whole and connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = sorted(name for name in names if name.startswith("journal_") and name != "journal_erasure")
        found = hashlib.sha256()
        for table in tables:
            columns = sorted(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
            for row in connection.execute(f"SELECT {', '.join(map(_quoted, columns))} FROM {table} ORDER BY id"):
                found.update(repr((table, row)).encode())
        version = 0
        if "django_migrations" in names:
            asked = "SELECT count(*) FROM django_migrations WHERE app = 'journal'"
            version = connection.execute(asked).fetchone()[0]
        people = connection.execute("SELECT count(*) FROM journal_person").fetchone()[0] if tables else 0
        notes = (
            connection.execute("SELECT key FROM journal_sessionevent WHERE kind = 'paused'").fetchall()
            if tables
            else []
        )
    return State(whole, version, found.hexdigest(), people, frozenset(key for (key,) in notes))


def _quoted(name: str) -> str:
    return f'"{name}"'

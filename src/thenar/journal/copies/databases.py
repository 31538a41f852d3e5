"""Databases as files: a copy of one moment, and how the journal is written so that a full disk cannot end the server.

The journal keeps a rollback file beside it. A write-ahead log would need a shared file in memory (`-shm`), and where
the disk is full the system ends a program that touches its unwritten part (SIGBUS): decision 150.
"""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from thenar.files.private import private_file

GUESTS, SESSIONS, PEOPLE = "journal_guest", "journal_session", "journal_person"
WAIT_SECONDS = 20  # for another connection to finish its writing
BESIDE = ("-journal", "-wal", "-shm")  # what SQLite may keep beside a database

# FULL: what was acknowledged is on the disk, whatever happens next. secure_delete: what is deleted is overwritten.
AS_KEPT = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"


def open_database(path: Path) -> sqlite3.Connection:
    """A connection that begins and ends no transaction by itself. Raises sqlite3.Error."""
    return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)


def open_strange(path: Path) -> sqlite3.Connection:
    """A connection to a file that somebody else may have made: it is read, and nothing is written.

    Its triggers run only on writing, and its views and computed columns are not read (see rows.py).
    """
    connection = open_database(path)
    for pragma in ("cell_size_check=ON", "query_only=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def compact_copy(source: Path, target: Path) -> None:
    """All rows as of one moment, without a trace of what was deleted, in a new file. Raises OSError, sqlite3.Error."""
    with closing(open_database(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(private_file(target)),))
    _leave_out_guests(target)


def _leave_out_guests(path: Path) -> None:
    """Nothing of people of whom nothing is kept, who are here now, goes into a copy."""
    with closing(open_database(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if GUESTS not in tables or not connection.execute(f"SELECT 1 FROM {GUESTS}").fetchone():  # noqa: S608  our own
            return
        people = f"(SELECT person_id FROM {GUESTS})"  # noqa: S608
        sessions = f"(SELECT id FROM {SESSIONS} WHERE person_id IN {people})"  # noqa: S608
        theirs = {"session_id": sessions, "person_id": people}
        connection.execute("PRAGMA foreign_keys=OFF")
        for column, of in theirs.items():
            for table in sorted(tables - {GUESTS, SESSIONS}):
                if column in {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}:
                    connection.execute(f'DELETE FROM "{table}" WHERE {column} IN {of}')  # noqa: S608
        connection.execute(f"DELETE FROM {SESSIONS} WHERE person_id IN {people}")  # noqa: S608
        connection.execute(f"DELETE FROM {PEOPLE} WHERE id IN {people}")  # noqa: S608
        connection.execute(f"DELETE FROM {GUESTS}")  # noqa: S608
        connection.execute("VACUUM")


def put_over(source: Path, target: Path) -> None:
    """Everything of one database into another, in one transaction that other connections wait for.

    Raises OSError, sqlite3.Error, and then the target is as it was.
    """
    private_file(target)
    with closing(open_database(source)) as one, closing(open_database(target)) as other:
        other.execute("PRAGMA journal_mode=TRUNCATE")
        other.execute("PRAGMA synchronous=FULL")
        one.backup(other)


def put_in_place(half: Path, target: Path) -> None:
    """A whole file takes the place of another, and stays there when the power fails. Raises OSError."""
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    half.replace(target)
    folder_to_disk(target.parent)


def folder_to_disk(folder: Path) -> None:
    """The names in a folder stay when the power fails. Raises OSError."""
    if sys.platform == "win32":  # a folder cannot be opened there
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

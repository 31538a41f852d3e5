"""Databases as files: a copy of one moment, one file without a log, and what stays after the power failed."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

WAIT_SECONDS = 20  # for another connection to finish its writing


def open_database(path: Path) -> sqlite3.Connection:
    """A connection that begins and ends no transaction by itself. Raises sqlite3.Error."""
    return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)


def copy_database(source: Path, target: Path) -> None:
    """All pages as of one moment, into one transaction of the target. Raises OSError, sqlite3.Error."""
    with closing(open_database(source)) as one, closing(open_database(target)) as other:
        one.backup(other)
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def fold_in(path: Path) -> None:
    """One file without a log beside it. Raises sqlite3.Error."""
    with closing(open_database(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A passing file in the same folder, so that it can take the target's place in one step."""
    folder = Path(tempfile.mkdtemp(prefix=".thenar-", dir=target.parent))
    try:
        yield folder / "copy.sqlite3"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(half: Path, target: Path) -> None:
    """A whole file takes the place of another, and stays there when the power fails. Raises OSError."""
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    half.replace(target)
    if sys.platform == "win32":  # a folder cannot be opened there
        return
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

"""A copy that restores: of one moment while the app runs, locked, brought back once as a trial before it is done."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any

from thenar.journal.copies.databases import compact_copy, open_database, put_in_place
from thenar.journal.copies.fresh import made_fresh
from thenar.journal.copies.keys import lock, new_key, unlock
from thenar.journal.copies.rows import count_rows, journal_tables
from thenar.journal.copies.whole import check_whole, why
from thenar.journal.copies.work import clear_leftovers, half_file, work_folder
from thenar.model.problem import ThenarError


@dataclass(frozen=True)
class Copied:
    """A copy that came back as it was written: how many rows it has, and what a restore would refuse in it."""

    rows: int
    unsound: str | None


def backup(database: Path, target: Path, locking: str | None) -> Copied:
    """Write a copy of the journal to `target`, locked with the key `locking`; without one it is open to any reader.

    It is restored once as a trial and compared row by row. A file that was there before is replaced only by such a
    copy. Raises ThenarError.
    """
    if not database.is_file() or not database.stat().st_size:
        raise ThenarError("There is no journal at {path} yet, so there is nothing to back up.", path=database)
    if target.exists() and target.samefile(database):
        raise ThenarError("{path} is the journal itself. Name another file for the backup.", path=target)
    try:
        clear_leftovers(database.parent, target.parent)
        with work_folder(database.parent) as work, half_file(database.parent, target) as (half, file):
            copied = work / "copy.sqlite3"
            compact_copy(database, copied)
            opened = _written(copied, file, work, locking)
            file.close()
            made = _tried(copied, opened(half), work, target)
            put_in_place(half, target)
    except (OSError, sqlite3.Error) as error:
        raise ThenarError(
            "The backup {path} could not be written ({why}). What was there before is unchanged. "
            "Free some space or name another file, then try again.",
            path=target,
            why=why(error),
        ) from None
    return made


def _written(copied: Path, file: IO[bytes], work: Path, locking: str | None) -> Any:
    """Write the copy into the half file; gives what opens it again into a file of its own.

    The opening half of the person's key is not here. So the copy is locked for a second key too, which only this
    trial knows and which is forgotten after it.
    """
    if locking is None:
        with copied.open("rb") as source:
            shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        return lambda half: shutil.copyfile(half, work / "opened.sqlite3")
    passing = new_key()
    lock(copied, file, locking, passing.locking)
    file.flush()

    def opened(half: Path) -> Path:
        unlock(half, work / "opened.sqlite3", passing.opening)
        return work / "opened.sqlite3"

    return opened


def _tried(copied: Path, opened: Path, work: Path, target: Path) -> Copied:
    """Restore what was written, beside the journal, and compare it with the copy of that moment."""
    check_whole(opened, target)
    fresh, unsound = made_fresh(opened, work, target)
    if not all(one == other for one, other in zip_longest(content(copied), content(fresh))):
        raise ThenarError("The backup {path} did not come back as it was written. Try another disk.", path=target)
    return Copied(count_rows(copied), unsound)


def content(path: Path) -> Iterator[tuple[str, Any]]:
    """Every row of every table of a journal, one after another."""
    with closing(open_database(path)) as connection:
        for table in sorted(journal_tables(connection)):
            columns = sorted(row[1] for row in connection.execute(f'PRAGMA table_info("{table}")'))
            listed = ", ".join(f'"{column}"' for column in columns)
            for row in connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY id'):  # noqa: S608  our own names
                yield table, row

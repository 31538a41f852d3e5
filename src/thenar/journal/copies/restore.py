"""A copy back in the place of the journal: only its checked rows, in one step, with a copy of what was there before."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from thenar.files.private import private_folder
from thenar.journal.copies.before import keep_before
from thenar.journal.copies.databases import BESIDE, open_database, put_in_place, put_over
from thenar.journal.copies.fresh import made_fresh
from thenar.journal.copies.keys import is_locked, unlock
from thenar.journal.copies.rows import ERASURES, count_rows
from thenar.journal.copies.whole import check_whole, is_journal, set_aside, why
from thenar.journal.copies.work import work_folder
from thenar.model.problem import ThenarError


@dataclass(frozen=True)
class Restored:
    """How many rows the journal has now, and where what was there before is."""

    rows: int
    before: Path | None


def restore(source: Path, database: Path, opening: str | None = None) -> Restored:
    """Put the rows of a copy in the place of the journal; `opening` is the key of a locked one.

    Raises ThenarError, and then the journal is as it was.
    """
    private_folder(database.parent)
    try:
        with work_folder(database.parent) as work:
            fresh = checked(source, work, opening)
            rows = count_rows(fresh)
            before = _put(fresh, database)
    except (OSError, sqlite3.Error) as error:
        raise ThenarError(
            "The backup {path} could not be restored ({why}). The journal is as it was. Free some space, "
            "close other programs that use it, then try again.",
            path=source,
            why=why(error),
        ) from None
    return Restored(rows, before)


def needs_key(source: Path) -> bool:
    """Whether a copy is locked. ThenarError where it cannot be read."""
    try:
        return is_locked(source)
    except OSError as error:
        raise _unreadable(source, error) from None


def checked(source: Path, work: Path, opening: str | None) -> Path:
    """A fresh journal in the folder `work`, with the rows of the copy. Raises ThenarError, OSError, sqlite3.Error."""
    copied = work / "copy.sqlite3"
    if needs_key(source):
        if opening is None:
            raise ThenarError(
                "{path} is locked. Nothing was changed. Give the key that was shown when the first copy was made.",
                path=source,
            )
        unlock(source, copied, opening)
    else:
        _taken_along(source, copied)
    check_whole(copied, source)
    fresh, unsound = made_fresh(copied, work, source)
    if unsound:
        raise ThenarError(
            "{path} cannot be restored: it holds a value that cannot be, in {place}. The journal was not touched. "
            "Choose another copy.",
            path=source,
            place=unsound,
        )
    return fresh


def _taken_along(source: Path, copied: Path) -> None:
    """The file, and the log beside it that a database may have which was in use."""
    try:
        copied.touch(mode=0o600)
        shutil.copyfile(source, copied)
        for suffix in BESIDE[:2]:
            log = source.with_name(source.name + suffix)
            if log.is_file() and log.stat().st_size:
                shutil.copyfile(log, copied.with_name(copied.name + suffix))
    except OSError as error:
        if error.filename == str(source):
            raise _unreadable(source, error) from None
        raise


def _put(fresh: Path, database: Path) -> Path | None:
    """The fresh journal in the place of the old one; a copy of that, or where it was set aside."""
    if is_journal(database):
        before = keep_before(database, "restore")
        _carry_erasures(database, fresh)
        put_over(fresh, database)
        return before
    away = set_aside(database) if database.exists() and database.stat().st_size else None
    for suffix in BESIDE:
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    _settled(fresh)
    put_in_place(fresh, database)
    return away


def _carry_erasures(database: Path, fresh: Path) -> None:
    """What devices still have to clear stays known, and its numbers go on."""
    with closing(open_database(database)) as one, closing(open_database(fresh)) as other:
        if one.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (ERASURES,)).fetchone():
            found = one.execute(f'SELECT id, whose, done FROM "{ERASURES}"').fetchall()  # noqa: S608  our own name
            other.executemany(f'INSERT INTO "{ERASURES}" (id, whose, done) VALUES (?, ?, ?)', found)  # noqa: S608


def _settled(fresh: Path) -> None:
    connection = open_database(fresh)
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.close()


def _unreadable(source: Path, error: OSError) -> ThenarError:
    return ThenarError("The backup {path} cannot be read ({why}). Check its name.", path=source, why=why(error))

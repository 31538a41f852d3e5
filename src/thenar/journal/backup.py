"""A backup that restores: a consistent copy while the app runs, opened again and compared before it is called done.

A restore brings an older copy up to date beside the journal first, and only a copy that is whole takes its place,
in one step that other connections wait for.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path

from thenar.model.problem import ThenarError

HEADER = b"SQLite format 3\0"
TABLES = ("journal_person", "journal_session", "journal_givenanswer")  # in every version there has been
WAIT_SECONDS = 20


def backup(database: Path, target: Path) -> int:
    """Write a verified copy of the journal to `target` and say how many rows it has.

    A file that was there before is replaced only by a whole and verified one. Raises ThenarError.
    """
    if not database.is_file():
        raise ThenarError("There is no journal at {path} yet, so there is nothing to back up.", path=database)
    if target.exists() and target.samefile(database):
        raise ThenarError("{path} is the journal itself. Name another file for the backup.", path=target)
    try:
        with _beside(target) as half:
            _copy(database, half)
            rows = _verified(database, half)
            _to_disk(half)
            half.replace(target)
            _folder_to_disk(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise ThenarError(
            "The backup {path} could not be written ({why}). What was there before is unchanged. "
            "Free some space or name another file, then try again.",
            path=target,
            why=_words(error),
        ) from None
    return rows


def restore(source: Path, database: Path) -> int:
    """Put a backup in the place of the journal and say how many rows it has. Raises ThenarError, nothing touched."""
    check(source)
    try:
        with _beside(database) as half:
            _copy(source, half)
            _bring_up_to_date(half, source)
            _fold_in(half)
            rows = sum(_counts(half).values())
            if database.exists() and not is_whole(database):
                set_aside(database)
            _copy(half, database)
    except (OSError, sqlite3.Error) as error:
        raise ThenarError(
            "The backup {path} could not be restored ({why}). The journal is as it was. Free some space, "
            "close other programs that use it, then try again.",
            path=source,
            why=_words(error),
        ) from None
    return rows


def check(source: Path) -> None:
    """ThenarError where a file is not a whole backup of a journal; nothing is changed, whatever it is."""
    try:
        with source.open("rb") as file:
            begins = file.read(len(HEADER))
    except OSError as error:
        raise ThenarError(
            "The backup {path} cannot be read ({why}). Check its name.", path=source, why=_words(error)
        ) from None
    if begins != HEADER:
        raise ThenarError(
            "{path} cannot be restored: it is not a database. The journal was not touched. Choose a file that "
            "`thenar backup` wrote.",
            path=source,
        )
    try:
        with tempfile.TemporaryDirectory() as folder:
            # On a copy, because opening a database may write beside it.
            copied = Path(shutil.copyfile(source, Path(folder) / "check.sqlite3"))
            log = source.with_name(source.name + "-wal")
            if log.exists():
                shutil.copyfile(log, copied.with_name(copied.name + "-wal"))
            with closing(_open(copied)) as connection:
                found = connection.execute("PRAGMA integrity_check").fetchall()
                orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
                names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error:
        raise _damaged(source) from None
    except OSError as error:
        raise ThenarError(
            "The backup {path} could not be checked ({why}). Nothing was changed.", path=source, why=_words(error)
        ) from None
    if found != [("ok",)] or orphans:
        raise _damaged(source)
    if not names.issuperset(TABLES):
        raise ThenarError(
            "{path} cannot be restored: it is not a journal of Thenar. The journal was not touched. Choose a file that "
            "`thenar backup` wrote.",
            path=source,
        )


def is_whole(database: Path) -> bool:
    """True for a journal that can be used."""
    try:
        check(database)
    except ThenarError:
        return False
    return True


def set_aside(database: Path) -> Path:
    """Move a damaged journal out of the way, its log with it, and say where it is. Nothing is thrown away."""
    number = 1
    while (away := database.with_name(f"damaged-{number}.sqlite3")).exists():
        number += 1
    for suffix in ("-wal", "-shm", ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.rename(away.with_name(away.name + suffix))
    return away


def _damaged(source: Path) -> ThenarError:
    return ThenarError(
        "{path} cannot be restored: it is damaged or cut off. The journal was not touched. Choose a file that "
        "`thenar backup` wrote.",
        path=source,
    )


def _copy(source: Path, target: Path) -> None:
    """All pages as of one moment, into one transaction of the target."""
    with closing(_open(source)) as one, closing(_open(target)) as other:
        one.backup(other)
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _verified(database: Path, copied: Path) -> int:
    """Open the copy as a restore would, from a copy of its own, and count its rows; no table may be missing."""
    _fold_in(copied)
    check(copied)
    with tempfile.TemporaryDirectory(dir=copied.parent) as folder:
        restored = Path(folder) / "restored.sqlite3"
        _copy(copied, restored)
        if not all(one == other for one, other in zip_longest(_content(restored), _content(copied))):
            raise ThenarError(
                "The backup of {path} did not come back as it was written. Try another disk.", path=database
            )
    return sum(_counts(copied).values())


def _fold_in(path: Path) -> None:
    """One file without a log beside it."""
    with closing(_open(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _bring_up_to_date(copied: Path, source: Path) -> None:
    """Migrate a copy from an older version; refuse one from a newer version."""
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: Django knows one journal, and that one has to stay as it is meanwhile.
        place = Path(folder) / "thenar.sqlite3"
        shutil.copyfile(copied, place)
        done = subprocess.run(
            [sys.executable, "-m", "thenar.journal.up_to_date"],
            env={**os.environ, "THENAR_DATA": folder, "DJANGO_SETTINGS_MODULE": "thenar.web.settings"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == NEWER:
            raise ThenarError(
                "{path} cannot be restored: it was made by a newer Thenar; use that one, or update this one. "
                "The journal was not touched. Choose a file that `thenar backup` wrote.",
                path=source,
            )
        if done.returncode:
            raise ThenarError(
                "{path} cannot be restored: it cannot be brought up to date. The journal was not touched. "
                "Choose a file that `thenar backup` wrote.",
                path=source,
            )
        _fold_in(place)
        shutil.copyfile(place, copied)


NEWER = 3  # the exit status for a database that knows more than this version


def _counts(path: Path) -> dict[str, int]:
    with closing(_open(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        names = [name for (name,) in found if name.startswith("journal_")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _content(path: Path) -> Iterator[str]:
    with closing(_open(path)) as connection:
        yield from connection.iterdump()


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A passing file in the same folder, so that it can take the target's place in one step."""
    folder = Path(tempfile.mkdtemp(prefix=".thenar-", dir=target.parent))
    try:
        yield folder / "copy.sqlite3"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _words(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

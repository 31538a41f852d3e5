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
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from thenar.journal.copying import beside, copy_database, fold_in, open_database, put_in_place
from thenar.journal.whole import check_whole, is_whole, set_aside, why
from thenar.model.problem import ThenarError

NEWER = 3  # the exit status for a database that knows more than this version


def backup(database: Path, target: Path) -> int:
    """Write a verified copy of the journal to `target` and say how many rows it has.

    A file that was there before is replaced only by a whole and verified one. Raises ThenarError.
    """
    if not database.is_file():
        raise ThenarError("There is no journal at {path} yet, so there is nothing to back up.", path=database)
    if target.exists() and target.samefile(database):
        raise ThenarError("{path} is the journal itself. Name another file for the backup.", path=target)
    try:
        with beside(target) as half:
            copy_database(database, half)
            rows = _verified(database, half)
            put_in_place(half, target)
    except (OSError, sqlite3.Error) as error:
        raise ThenarError(
            "The backup {path} could not be written ({why}). What was there before is unchanged. "
            "Free some space or name another file, then try again.",
            path=target,
            why=why(error),
        ) from None
    return rows


def restore(source: Path, database: Path) -> int:
    """Put a backup in the place of the journal and say how many rows it has. Raises ThenarError, nothing touched."""
    check_whole(source)
    try:
        with beside(database) as half:
            copy_database(source, half)
            _bring_up_to_date(half, source)
            fold_in(half)
            rows = _rows(half)
            if database.exists() and not is_whole(database):
                set_aside(database)
            copy_database(half, database)
    except (OSError, sqlite3.Error) as error:
        raise ThenarError(
            "The backup {path} could not be restored ({why}). The journal is as it was. Free some space, "
            "close other programs that use it, then try again.",
            path=source,
            why=why(error),
        ) from None
    return rows


def _verified(database: Path, copied: Path) -> int:
    """Open the copy as a restore would, from a copy of its own, and count its rows; no table may be missing."""
    fold_in(copied)
    check_whole(copied)
    with tempfile.TemporaryDirectory(dir=copied.parent) as folder:
        restored = Path(folder) / "restored.sqlite3"
        copy_database(copied, restored)
        if not all(one == other for one, other in zip_longest(_content(restored), _content(copied))):
            raise ThenarError(
                "The backup of {path} did not come back as it was written. Try another disk.", path=database
            )
    return _rows(copied)


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
        fold_in(place)
        shutil.copyfile(place, copied)


def _rows(path: Path) -> int:
    """How many rows a journal has, in all its tables."""
    with closing(open_database(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        names = [name for (name,) in found if name.startswith("journal_")]
        return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names)  # noqa: S608


def _content(path: Path) -> Iterator[str]:
    with closing(open_database(path)) as connection:
        yield from connection.iterdump()

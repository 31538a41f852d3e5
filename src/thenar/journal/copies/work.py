"""Where copies are made and tried out: passing folders and files, and what a kill left of them.

Each is held by a lock of the process that works in it. Whoever finds one that nobody holds may remove it.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from django.core.files import locks
from django.db import connection

from thenar.files.private import new_file, private_file, private_folder

WORK = "work"
HALF = re.compile(r"\.thenar-[0-9a-f]{32}\.part")
OF_OLDER_VERSIONS = re.compile(r"\.thenar-[a-z0-9_]{8}")
WHOLE_FILES = re.compile(r"\..{1,40}-[0-9a-f]{8}(\.[a-z0-9]+)?")  # see voice/atomic.py


@contextmanager
def work_folder(data: Path) -> Iterator[Path]:
    """A passing folder inside the data folder, for this user only. Raises OSError."""
    root = private_folder(data / WORK)
    with _order(root):
        folder = Path(tempfile.mkdtemp(dir=root))
        held = private_file(folder / ".held").open("rb+")
        locks.lock(held, locks.LOCK_EX | locks.LOCK_NB)
    try:
        yield folder
    finally:
        held.close()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def half_file(data: Path, target: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A passing file in the folder of `target`, so that it can take the target's place in one step. Raises OSError."""
    half = target.parent / f".thenar-{uuid4().hex}.part"
    with _order(private_folder(data / WORK)):
        file = new_file(half)
        locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)
    try:
        yield half, file
    finally:
        file.close()
        half.unlink(missing_ok=True)


def passing_file() -> IO[bytes]:
    """A file without a name in the data folder: it is gone when it is closed, and when this process is killed.

    Raises OSError.
    """
    database = database_file()
    return tempfile.TemporaryFile(dir=private_folder(database.parent / WORK) if database else None)


def database_file() -> Path | None:
    """The file of the journal that Django has open; None for one in memory, and for one on a server."""
    return file_of(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None


def file_of(name: object) -> Path | None:
    """The file of an SQLite database by its name in the settings; None for one in memory."""
    return None if "mode=memory" in str(name) or str(name) == ":memory:" else Path(str(name))


def clear_leftovers(data: Path, *others: Path) -> int:
    """Remove what killed processes left in the data folder, and their half copies in other folders. How many it was."""
    root, removed = private_folder(data / WORK), 0
    with _order(root):
        for folder in [one for one in root.iterdir() if one.is_dir() and not _is_held(one / ".held")]:
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
        for place in dict.fromkeys((data, *others)):
            removed += sum(map(_cleared, list(place.iterdir()) if place.is_dir() else []))
    for old in data.iterdir():
        if OF_OLDER_VERSIONS.fullmatch(old.name) and old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
            removed += 1
        elif WHOLE_FILES.fullmatch(old.name) and old.is_file():
            old.unlink(missing_ok=True)
            removed += 1
    return removed


def _cleared(path: Path) -> bool:
    if not HALF.fullmatch(path.name) or _is_held(path):
        return False
    with suppress(OSError):
        path.unlink(missing_ok=True)
        return True
    return False


def _is_held(path: Path) -> bool:
    """Whether a living process works here. A folder without the file of its lock is nobody's."""
    try:
        with path.open("rb+") as file:
            if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
                return True
            locks.unlock(file)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


@contextmanager
def _order(root: Path) -> Iterator[None]:
    """One after another: nothing is cleared between its making and its lock."""
    with private_file(root / ".order").open("rb+") as file:
        _waiting_lock(file)
        yield


def _waiting_lock(file: IO[Any]) -> None:
    locks.lock(file, locks.LOCK_EX)

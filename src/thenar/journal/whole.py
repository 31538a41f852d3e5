"""Whether a file is a whole journal, and what becomes of one that is not."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from thenar.journal.copying import open_database
from thenar.model.problem import ThenarError

HEADER = b"SQLite format 3\0"
TABLES = ("journal_person", "journal_session", "journal_givenanswer")  # in every version there has been


def check_whole(source: Path) -> None:
    """ThenarError where a file is not a whole backup of a journal; nothing is changed, whatever it is."""
    if _beginning(source) != HEADER:
        raise ThenarError(
            "{path} cannot be restored: it is not a database. The journal was not touched. Choose a file that "
            "`thenar backup` wrote.",
            path=source,
        )
    try:
        sound, names = _looked_into(source)
    except sqlite3.Error:
        sound, names = False, set()
    except OSError as error:
        raise ThenarError(
            "The backup {path} could not be checked ({why}). Nothing was changed.", path=source, why=why(error)
        ) from None
    if not sound:
        raise ThenarError(
            "{path} cannot be restored: it is damaged or cut off. The journal was not touched. Choose a file that "
            "`thenar backup` wrote.",
            path=source,
        )
    if not names.issuperset(TABLES):
        raise ThenarError(
            "{path} cannot be restored: it is not a journal of Thenar. The journal was not touched. Choose a file that "
            "`thenar backup` wrote.",
            path=source,
        )


def is_whole(database: Path) -> bool:
    """True for a journal that can be used."""
    try:
        check_whole(database)
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


def why(error: Exception) -> str:
    """What the system says of a failed file, in its words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _beginning(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            return file.read(len(HEADER))
    except OSError as error:
        raise ThenarError(
            "The backup {path} cannot be read ({why}). Check its name.", path=source, why=why(error)
        ) from None


def _looked_into(source: Path) -> tuple[bool, set[str]]:
    """Whether a database is sound, and the names of its tables."""
    with tempfile.TemporaryDirectory() as folder:
        # On a copy, because opening a database may write beside it.
        copied = Path(shutil.copyfile(source, Path(folder) / "check.sqlite3"))
        log = source.with_name(source.name + "-wal")
        if log.exists():
            shutil.copyfile(log, copied.with_name(copied.name + "-wal"))
        with closing(open_database(copied)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return found == [("ok",)] and not orphans, names

"""Whether a file is a whole journal, and what becomes of one that is not."""

import sqlite3
from contextlib import closing
from pathlib import Path

from thenar.journal.copies.databases import BESIDE, open_database, open_strange
from thenar.model.problem import ThenarError

HEADER = b"SQLite format 3\0"
TABLES = ("journal_person", "journal_session", "journal_givenanswer")  # in every version there has been


def check_whole(copied: Path, name: Path) -> None:
    """ThenarError where a file is not a whole journal. `name` is what the person calls it.

    `copied` is a copy in a folder of our own: opening a database may write beside it.
    """
    if _beginning(copied) != HEADER:
        raise ThenarError(
            "{path} cannot be restored: it is not a database. The journal was not touched. Choose a file that "
            "`thenar backup` wrote.",
            path=name,
        )
    try:
        with closing(open_strange(copied)) as connection:
            sound, names = _looked_into(connection)
    except sqlite3.Error:
        sound, names = False, set()
    if not sound:
        raise ThenarError(
            "{path} cannot be restored: it is damaged or cut off. The journal was not touched. Choose a file that "
            "`thenar backup` wrote.",
            path=name,
        )
    if not names.issuperset(TABLES):
        raise ThenarError(
            "{path} cannot be restored: it is not a journal of Thenar. The journal was not touched. Choose a file that "
            "`thenar backup` wrote.",
            path=name,
        )


def is_journal(database: Path) -> bool:
    """True for a journal that can be used; it may be in use."""
    try:
        if _beginning(database) != HEADER:
            return False
        with closing(open_database(database)) as connection:
            sound, names = _looked_into(connection)
    except (OSError, sqlite3.Error):
        return False
    return sound and names.issuperset(TABLES)


def set_aside(database: Path) -> Path:
    """Move a damaged journal out of the way, what is beside it too, and say where it is. Nothing is thrown away."""
    number = 1
    while (away := database.with_name(f"damaged-{number}.sqlite3")).exists():
        number += 1
    for suffix in (*BESIDE, ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.rename(away.with_name(away.name + suffix))
    return away


def why(error: Exception) -> str:
    """What the system says of a failed file, in its words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _beginning(source: Path) -> bytes:
    with source.open("rb") as file:
        return file.read(len(HEADER))


def _looked_into(connection: sqlite3.Connection) -> tuple[bool, set[str]]:
    """Whether a database is sound, and the names of its tables."""
    found = connection.execute("PRAGMA integrity_check").fetchall()
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return found == [("ok",)] and not orphans, names

"""Everything erased where the disk has no room for a rollback file: nothing has to be brought back, so none is needed.

The tables are emptied by their roots, which changes a few pages only; then the pages that became free are filled with
zeros, some at a time. SQLite does not keep the old content of a free page, so that this takes no room either.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from thenar.journal.copies.databases import open_database
from thenar.journal.copies.rows import ERASURES, journal_tables

EVERYONE = "everyone"
NEXT = 4  # bytes
AT_ONCE = 200_000  # pages filled with zeros by one value; a value may have a gigabyte


def empty_without_room(database: Path) -> bool:
    """Empty the journal and note the erasure, in one step; False where even that found no room."""
    with closing(open_database(database)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA secure_delete=FAST")  # overwrites in the pages that change anyway
        try:
            connection.execute("BEGIN IMMEDIATE")
            for table in journal_tables(connection):
                if connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone():  # noqa: S608  our own names
                    connection.execute(f'DELETE FROM "{table}"')  # noqa: S608
            connection.execute(f'INSERT INTO "{ERASURES}" (whose, done) VALUES (?, 0)', (EVERYONE,))  # noqa: S608
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if not is_full(error):
                raise
            return False
    return True


def fill_with_zeros(database: Path) -> bool:
    """What the free pages held is overwritten; they stay free. False where there was no room for that."""
    with closing(open_database(database)) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        try:
            connection.execute("CREATE TABLE zeros (id INTEGER PRIMARY KEY, filling BLOB)")
            while free := connection.execute("PRAGMA freelist_count").fetchone()[0]:
                # a page of a long value has room for all but the number of the next one
                filling = min(AT_ONCE, free) * (size - NEXT)
                connection.execute("INSERT INTO zeros (filling) VALUES (zeroblob(?))", (filling,))
            connection.execute("DROP TABLE zeros")
        except sqlite3.OperationalError as error:
            if not is_full(error):
                raise
            return False
    return True


def is_full(error: Exception) -> bool:
    """Whether the disk had no room; on some systems that is told as a failed write."""
    return "full" in str(error).lower() or "disk i/o" in str(error).lower()

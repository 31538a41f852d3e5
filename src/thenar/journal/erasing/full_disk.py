"""Everything erased where the disk has no room for a rollback file: nothing has to be brought back, so none is needed.

The tables are emptied by their roots, which changes a few pages only; then the pages that became free are filled with
zeros, some at a time. SQLite does not keep the old content of a free page, so that this takes no room either.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from thenar.journal.copies.databases import open_database
from thenar.journal.copies.rows import ERASURES, journal_tables
from thenar.journal.models import Erasure

AT_ONCE = 64  # pages filled with zeros in one step: what a rollback file of them may take
FREE_LEFT = 2  # a page for the table of zeros and one for its list


def empty_without_room(database: Path) -> bool:
    """Empty the journal and note the erasure, in one step; False where even that found no room."""
    try:
        with closing(open_database(database)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA secure_delete=OFF")
            connection.execute("BEGIN IMMEDIATE")
            for table in journal_tables(connection):
                connection.execute(f'DELETE FROM "{table}"')  # noqa: S608  our own names
            connection.execute(f'INSERT INTO "{ERASURES}" (whose, done) VALUES (?, 0)', (Erasure.EVERYONE,))  # noqa: S608
            connection.execute("COMMIT")
            _fill_with_zeros(connection)
    except sqlite3.OperationalError as error:
        if "full" not in str(error) and "disk I/O" not in str(error):
            raise
        return False
    return True


def _fill_with_zeros(connection: sqlite3.Connection) -> None:
    """What the free pages held is overwritten; they stay free."""
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.execute("CREATE TABLE zeros (id INTEGER PRIMARY KEY, nothing BLOB)")
    while (free := connection.execute("PRAGMA freelist_count").fetchone()[0]) > FREE_LEFT:
        pages = min(AT_ONCE, free - FREE_LEFT)
        connection.execute("INSERT INTO zeros (nothing) VALUES (zeroblob(?))", (max(1, pages - 1) * (size - 8),))
    connection.execute("DROP TABLE zeros")

"""Rows out of a file that somebody else may have made, into tables of our own making. Nothing else comes along."""

import sqlite3
from contextlib import closing
from pathlib import Path

from thenar.journal.copies.databases import open_database, open_strange
from thenar.model.problem import ThenarError

ERASURES = "journal_erasure"
HIGHEST_ROW = 2**53  # a row number near the last possible one would leave no room for the next row
BATCH = 2000


def copy_rows(source: Path, fresh: Path, name: Path) -> None:
    """All rows of the journal's tables, into a database that has these tables and nothing in them.

    Raises ThenarError where the file has not what the tables need; `name` is what the person calls it.
    """
    with closing(open_strange(source)) as one, closing(open_database(fresh)) as other:
        try:
            other.execute("PRAGMA foreign_keys=ON")
            other.execute("BEGIN IMMEDIATE")
            for table in journal_tables(other):
                _copy_table(one, other, table, name)
            other.execute("COMMIT")
        except (sqlite3.Error, UnicodeError) as error:
            if "disk is full" in str(error):
                raise
            raise ThenarError(
                "{path} cannot be restored: its rows do not fit together. The journal was not touched. Choose another "
                "copy.",
                path=name,
            ) from None


def journal_tables(connection: sqlite3.Connection) -> list[str]:
    """The names of the tables that hold what is kept, in the order of their making.

    What was erased here is no part of it: a copy that is brought back says nothing about that.
    """
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    return [name for (name,) in found if name.startswith("journal_") and name != ERASURES]


def count_rows(path: Path) -> int:
    """How many rows a journal has, in all its tables."""
    with closing(open_database(path)) as connection:
        names = journal_tables(connection)
        return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names)  # noqa: S608


def _copy_table(one: sqlite3.Connection, other: sqlite3.Connection, table: str, name: Path) -> None:
    columns = [row[1] for row in other.execute(f'PRAGMA table_info("{table}")')]
    if not _is_plain_table(one, table, columns):
        raise ThenarError(
            "{path} cannot be restored: its table {table} is not as Thenar makes it. The journal was not touched. "
            "Choose another copy.",
            path=name,
            table=table,
        )
    listed, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    number = columns.index("id")
    found = one.execute(f'SELECT {listed} FROM "{table}" NOT INDEXED')  # noqa: S608  names of our own schema
    while rows := found.fetchmany(BATCH):
        if not all(type(row[number]) is int and 0 < row[number] < HIGHEST_ROW for row in rows):
            raise ThenarError(
                "{path} cannot be restored: {table} has a row without a proper number. The journal was not touched. "
                "Choose another copy.",
                path=name,
                table=table,
            )
        other.executemany(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', rows)  # noqa: S608


def _is_plain_table(connection: sqlite3.Connection, table: str, columns: list[str]) -> bool:
    """A table as we make it, with at least these columns: no view, and no column that is computed."""
    made = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    if made is None or not str(made[0]).upper().startswith("CREATE TABLE"):
        return False
    plain = {row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table}")') if row[6] == 0}
    return plain.issuperset(columns)

"""What a journal holds, told so that a person knows which one it is: of a copy, and of what is kept now."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from thenar.journal.copies.databases import open_strange
from thenar.journal.copies.rows import count_rows

MOST_NAMES = 12


@dataclass(frozen=True)
class Contents:
    """`people`: whether it is oneself, and the name, of the first of them; `last`: the day of the last entry."""

    rows: int
    people: tuple[tuple[bool, str], ...]
    sessions: int
    numbers: int
    last: date | None


def contents_of(path: Path) -> Contents:
    """Of a journal with the tables of this version, such as a checked copy. Raises sqlite3.Error."""
    with closing(open_strange(path)) as connection:
        return Contents(
            rows=count_rows(path),
            people=tuple((bool(me), name) for me, name in connection.execute(_PEOPLE, (MOST_NAMES,))),
            sessions=_number(connection, "SELECT count(*) FROM journal_session"),
            numbers=_number(connection, "SELECT count(*) FROM journal_ratingrow"),
            last=_last(connection),
        )


_PEOPLE = "SELECT me, name FROM journal_person ORDER BY me DESC, id LIMIT ?"


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _last(connection: sqlite3.Connection) -> date | None:
    query = "SELECT max(day) FROM (SELECT day FROM journal_session UNION ALL SELECT day FROM journal_ratingrow)"
    found = connection.execute(query).fetchone()[0]
    return date.fromisoformat(found) if found else None

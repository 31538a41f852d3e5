"""Only checked rows of a copy come back; whatever else somebody put into the file stays there."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from tests.journal.copies.journals import add, made, names
from thenar.journal.copies.restore import restore
from thenar.model.problem import ThenarError

FEVER = """
CREATE TRIGGER no_fever AFTER INSERT ON journal_givenanswer
BEGIN UPDATE journal_givenanswer SET reply = 'no' WHERE reply = 'yes'; END
"""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("journal"))


@pytest.fixture
def journal(empty: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copytree(empty.parent, tmp_path / "data")) / empty.name
    add(path, "Mine")
    return path


@pytest.fixture
def crafted(empty: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copyfile(empty, tmp_path / "crafted.sqlite3"))
    add(path, "Ada")
    return path


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(";".join(statements))


def schema(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def test_triggers_views_indexes_and_tables_of_the_file_do_not_survive(journal: Path, crafted: Path) -> None:
    before = schema(journal)
    run(
        crafted,
        FEVER,
        "CREATE VIEW everyone AS SELECT * FROM journal_person",
        "CREATE TABLE journal_hidden (id integer, note text)",
        "CREATE TABLE notes (note text)",
        "CREATE INDEX slow ON journal_person (name, id)",
        "ALTER TABLE journal_person ADD COLUMN diary text DEFAULT 'my diary of May'",
        "PRAGMA user_version = 77",
    )
    restore(crafted, journal)
    assert names(journal) == ["Ada"]
    assert schema(journal) == before
    assert b"no_fever" not in journal.read_bytes()
    assert b"diary of May" not in journal.read_bytes()
    with closing(sqlite3.connect(journal)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        person = connection.execute("SELECT id FROM journal_person").fetchone()[0]
        connection.execute(
            "INSERT INTO journal_givenanswer (person_id, question, reply, limbs, places, meaning, day) "
            "VALUES (?, 'rf_fever', 'yes', '[]', '[]', 1, '2026-01-01')",
            (person,),
        )
        assert connection.execute("SELECT reply FROM journal_givenanswer").fetchall() == [("yes",)]


def as_view(path: Path) -> None:
    run(path, "PRAGMA writable_schema=ON", "ALTER TABLE journal_agreement RENAME TO other",
        "CREATE VIEW journal_agreement AS SELECT * FROM other")  # fmt: skip


def computed(path: Path) -> None:
    run(path, "ALTER TABLE journal_person DROP COLUMN lotion",
        "ALTER TABLE journal_person ADD COLUMN lotion text AS (upper(name))")  # fmt: skip


def without_column(path: Path) -> None:
    run(path, "ALTER TABLE journal_person DROP COLUMN lotion")


def last_row(path: Path) -> None:
    run(path, "UPDATE journal_person SET id = 9223372036854775807")


def twice(path: Path) -> None:
    key = "0" + uuid4().hex[1:]
    copied = f"INSERT INTO journal_person SELECT id + 1, 'f' || substr(key, 2), {rest(path)} FROM journal_person"
    run(path, "DROP INDEX IF EXISTS only_one_me", f"UPDATE journal_person SET me = 1, key = '{key}'", copied)


def rest(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(journal_person)")]
    assert columns[:2] == ["id", "key"]
    return ", ".join(f'"{one}"' for one in columns[2:])


def of_no_version(path: Path) -> None:
    run(path, "DELETE FROM django_migrations WHERE app = 'journal'")


def with_a_gap(path: Path) -> None:
    run(path, "DELETE FROM django_migrations WHERE app = 'journal' AND name LIKE '0001%'")


def odd_value(path: Path) -> None:
    run(path, "UPDATE journal_person SET areas = '{\"knee\": 1}'")


def no_text(path: Path) -> None:
    run(path, "UPDATE journal_person SET name = CAST(x'ff41' AS TEXT)")


CRAFTED = {
    "a view in the place of a table": (as_view, "journal_agreement is not as Thenar makes it"),
    "a computed column": (computed, "journal_person is not as Thenar makes it"),
    "a column less": (without_column, "journal_person is not as Thenar makes it"),
    "the last possible row": (last_row, "without a proper number"),
    "two who are oneself": (twice, "do not fit together"),
    "no version": (of_no_version, "does not say which version"),
    "a version that cannot be": (with_a_gap, "does not say which version"),
    "a value that cannot be": (odd_value, "people.*1.*areas"),
    "text that is none": (no_text, "do not fit together"),
}


@pytest.mark.parametrize("name", CRAFTED)
def test_a_crafted_file_is_refused_in_words_and_nothing_is_touched(journal: Path, crafted: Path, name: str) -> None:
    craft, message = CRAFTED[name]
    craft(crafted)
    before = journal.read_bytes()
    with pytest.raises(ThenarError, match=message):
        restore(crafted, journal)
    assert journal.read_bytes() == before
    assert names(journal) == ["Mine"]
    assert not (journal.parent / "before").exists()

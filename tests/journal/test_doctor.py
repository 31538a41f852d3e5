"""The doctor finds what is unsound, mends or sets it aside, and makes nothing less careful; its copy comes first."""

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.journal.household import fill
from thenar.journal.doctor.findings import look
from thenar.journal.doctor.mend import mend

pytestmark = pytest.mark.django_db


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A whole household in a file of its own."""
    fill(3)
    connection.ensure_connection()
    path = tmp_path / "thenar.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        file.executescript("\n".join(connection.connection.iterdump()))
    return path


def sql(path: Path, text: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("PRAGMA ignore_check_constraints=ON")  # as a crafted file would
        return file.execute(text, values).fetchall()


def found(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return [one.words for one in look(file)]


def test_a_sound_journal_is_sound(journal: Path) -> None:
    assert found(journal) == []


EVENT = "UPDATE journal_sessionevent SET detail = ?"
BROKEN: dict[str, tuple[str, Any, str]] = {
    "half a character": (EVENT, '{"concern": "\\ud83d"}', "events, row 1, detail"),
    "a list as a concern": (EVENT, '{"concern": ["x"]}', "events, row 1, detail"),
    "no JSON at all": ("UPDATE journal_session SET plan = ? WHERE id = 2", "{", "sessions, row 2, plan"),
    "another moment": ("UPDATE journal_ratingrow SET rated_at = ? WHERE id = 3", "later", "ratings, row 3, rated_at"),
    "a clock of another world": ('UPDATE journal_ratingrow SET "offset" = ?', 32_767, "ratings, row 1, offset"),
    "scores that there are not": ("UPDATE journal_formrow SET scores = ?", '{"1": 9, "2": 0}', "forms, row 1, scores"),
    "a reply that is none": ("UPDATE journal_givenanswer SET reply = ?", "maybe", "answers, row 1, reply"),
    "a time with a zone": ("UPDATE journal_reminderrow SET at = ?", "20:30:00+05:00", "reminders, row 1, at"),
    "a day that is text": ("UPDATE journal_session SET day = ?", "yesterday", "sessions, row 1, day"),
    "bytes for a name": ("UPDATE journal_person SET name = ?", b"\xff", "people, row 1, name"),
    "bytes that are no letters": (
        "UPDATE journal_person SET name = CAST(? AS TEXT)", b"\xed\xa0\x80", "people, row 1, name",
    ),
    "a note on a session of another": ("UPDATE journal_noterow SET person_id = ?", 2, "notes, row 1, session"),
    "a limb there is not": ("UPDATE journal_givenanswer SET limbs = ?", '["tail"]', "answers, row 1, limbs"),
    "a session of nobody": ("UPDATE journal_session SET person_id = ?", 999, "sessions, row 1, person"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_unsound_is_named_by_its_place_and_mended(journal: Path, kind: str) -> None:
    statement, value, place = BROKEN[kind]
    sql(journal, statement, value)
    before = found(journal)
    assert any(one.startswith(place) for one in before), before
    done = mend(journal)
    assert found(journal) == []
    assert done.replaced + done.set_aside > 0
    assert done.aside is not None
    assert json.loads(done.aside.read_text())
    assert found(done.copy) == before, "the copy is the journal as it was"
    for path in (done.copy, done.aside):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_program_inside_the_file_is_taken_out(journal: Path) -> None:
    sql(
        journal,
        "CREATE TRIGGER no_fever AFTER INSERT ON journal_givenanswer WHEN NEW.question = 'rf_fever' "
        "BEGIN UPDATE journal_givenanswer SET reply = 'no' WHERE id = NEW.id; END",
    )
    sql(journal, 'CREATE VIEW "odd "" name" AS SELECT * FROM journal_person')
    assert found(journal) == [
        "A program inside the file, “no_fever”: a journal has none.",
        'A program inside the file, “odd " name”: a journal has none.',
    ]
    assert mend(journal).taken_out == 2
    assert sql(journal, "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')") == [(0,)]


def test_what_hangs_on_a_row_goes_aside_with_it(journal: Path) -> None:
    sql(journal, "UPDATE journal_session SET plan = '{}' WHERE id = 2")
    ratings = sql(journal, "SELECT count(*) FROM journal_ratingrow WHERE session_id = 2")[0][0]
    done = mend(journal)
    assert found(journal) == []
    assert done.aside is not None
    tables = [one["table"] for one in json.loads(done.aside.read_text())]
    assert tables.count("ratings") == ratings > 0
    assert sql(journal, "SELECT count(*) FROM journal_session") == [(2,)]


def test_a_person_loses_a_name_and_never_their_rows(journal: Path) -> None:
    sql(journal, "UPDATE journal_person SET name = ?, minutes = 'x'", b"\xff\xfe")
    rows = sql(journal, "SELECT count(*) FROM journal_session")
    assert mend(journal).set_aside == 0
    assert sql(journal, "SELECT count(*) FROM journal_session") == rows


def test_no_mending_makes_an_answer_less_careful(journal: Path) -> None:
    """An answer that cannot be read is asked again; limbs and choices that cannot be read mean all of them."""
    sql(journal, "UPDATE journal_givenanswer SET reply = 'nope' WHERE question = 'blood-thinner'")
    sql(journal, "UPDATE journal_givenanswer SET limbs = '[1]', choice = ? WHERE question = 'sprain'", b"\xff")
    sql(journal, "UPDATE journal_agreement SET withdrawn_at = 'never'")
    mend(journal)
    left = sql(journal, "SELECT question, reply, limbs, choice FROM journal_givenanswer ORDER BY question")
    assert ("sprain", "yes", "[]", None) in left
    assert "blood-thinner" not in {question for question, *_ in left}
    assert sql(journal, "SELECT count(*) FROM journal_agreement") == [(0,)]


def test_copies_are_numbered_and_never_written_over(journal: Path) -> None:
    names = []
    for _ in range(2):
        sql(journal, "UPDATE journal_formrow SET measure = ''")
        sql(journal, "UPDATE journal_person SET name = ?", b"\xff")
        names.append(mend(journal).copy.name)
    assert names == ["0001-before-doctor.sqlite3", "0002-before-doctor.sqlite3"]

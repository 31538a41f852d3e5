"""`thenar doctor` as a person runs it: says what is unsound, changes nothing unasked, and mends with a copy first."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journal.copies.journals import settings_of

FILL = """
import django; django.setup()
from thenar.journal.copies.updating import bring_up_to_date; bring_up_to_date()
from tests.journal.household import fill; fill(3)
"""
UNSOUND: dict[str, tuple[str, Any]] = {
    "events, row 1, detail: right is": (
        "UPDATE journal_sessionevent SET detail = ? WHERE id = 1",
        '{"concern": ["x"]}',
    ),
    "forms, row 1, scores: right is": ("UPDATE journal_formrow SET scores = ?", '{"1": 987, "2": 0}'),
    "people, row 1, minutes: right is": ("UPDATE journal_person SET minutes = ? WHERE id = 1", "Infinity"),
    "reminders, row 1, at: right is": ("UPDATE journal_reminderrow SET at = ?", "20:30:00+05:00"),
}  # fmt: skip


def doctor(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", "thenar", "doctor", *words]
    return subprocess.run(asked, env=settings_of(folder), capture_output=True, text=True, check=False)


def rows(database: Path) -> list[str]:
    """Everything in a journal, as it is written."""
    with closing(sqlite3.connect(database)) as file:
        return list(file.iterdump())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a household's journal."""
    made = tmp_path / "data"
    made.mkdir(mode=0o700)
    environment = {**settings_of(made), "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])}
    subprocess.run([sys.executable, "-c", FILL], env=environment, check=True, capture_output=True)
    return made


def spoil(folder: Path) -> Path:
    """Rows that nothing of ours would write, and a program inside the file."""
    database = folder / "thenar.sqlite3"
    with closing(sqlite3.connect(database)) as file, file:
        file.execute("PRAGMA ignore_check_constraints=ON")
        for statement, value in UNSOUND.values():
            file.execute(statement, (value,))
        file.execute("CREATE TRIGGER odd AFTER INSERT ON journal_givenanswer BEGIN DELETE FROM journal_agreement; END")
    return database


def test_a_sound_journal_is_told_to_be_sound(folder: Path) -> None:
    done = doctor(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "is sound: every row is one that could have been written." in done.stdout


def test_what_is_unsound_is_named_and_nothing_is_changed_unasked(folder: Path) -> None:
    database = spoil(folder)
    before = rows(database)
    done = doctor(folder)
    assert done.returncode == 1
    for place in (*UNSOUND, "A program inside the file, “odd”: a journal has none."):
        assert place in done.stdout
    assert "987" not in done.stdout + done.stderr, "what somebody answered is not told"
    assert "`thenar doctor --mend` makes a copy and mends what it can." in done.stdout
    assert rows(database) == before


def test_it_mends_with_a_copy_first_and_then_the_journal_is_sound(folder: Path) -> None:
    database = spoil(folder)
    before = rows(database)
    done = doctor(folder, "--mend")
    assert done.returncode == 0, done.stderr
    assert "Mended: 1 values replaced, 3 rows set aside, 1 programs taken out." in done.stdout
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": /" in line)
    copy = Path(told["The journal as it was"])
    aside = Path(told["What was changed"].split(". It may have")[0])
    assert rows(copy) == before
    assert {one.get("table") for one in json.loads(aside.read_text())} == {
        None,
        "people",
        "events",
        "forms",
        "reminders",
    }
    assert {stat.S_IMODE(one.stat().st_mode) for one in (copy, aside, database)} == {0o600}
    assert doctor(folder).returncode == 0


def test_a_damaged_file_is_refused_in_words(folder: Path) -> None:
    database = folder / "thenar.sqlite3"
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 20)
    done = doctor(folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert f"{database} is damaged" in done.stderr
    assert "Nothing was changed. Stop Thenar and put a backup in its place" in done.stderr

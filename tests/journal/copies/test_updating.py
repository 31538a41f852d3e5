"""The journal at a start: what a kill left is cleared, an older one is copied before it changes, a newer one stays."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.copies.journals import MADE, add, made, names, settings_of
from thenar.journal.copies.work import half_file, work_folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("journal"))


@pytest.fixture
def journal(empty: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copytree(empty.parent, tmp_path / "data")) / empty.name
    add(path, "Ada")
    return path


def start(journal: Path) -> "subprocess.CompletedProcess[str]":
    """What a start does with the journal, in a process whose umask closes nothing."""
    asked = [sys.executable, "-c", f"import os; os.umask(0); {MADE}"]
    return subprocess.run(asked, env=settings_of(journal.parent), check=False, capture_output=True, text=True)


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(journal_person)")}


def test_an_older_journal_is_copied_before_it_is_updated_and_no_copy_is_written_over(journal: Path) -> None:
    for number in (1, 2):
        back = [sys.executable, "-m", "django", "migrate", "journal", "0001", "--verbosity", "0"]
        subprocess.run(back, env=settings_of(journal.parent), check=True, capture_output=True)
        assert start(journal).returncode == 0
        before = journal.parent / "before" / f"000{number}-before-update.sqlite3"
        assert names(before) == names(journal) == ["Ada"]
        assert "birth_year" not in columns(before)
        assert "birth_year" in columns(journal)
    assert start(journal).returncode == 0
    assert len(list((journal.parent / "before").iterdir())) == 2
    assert not open_to_others(journal.parent)


def test_a_newer_journal_is_refused_in_a_sentence_and_stays_as_it_is(journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as connection, connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_later', '2030')"
        )
    before = journal.read_bytes()
    done = start(journal)
    assert done.returncode != 0
    assert "was written by a newer Thenar" in done.stderr
    assert journal.read_bytes() == before


def test_a_start_clears_what_a_kill_left_and_nothing_that_is_in_use(journal: Path, tmp_path: Path) -> None:
    data = journal.parent
    (data / "work" / "tmp123").mkdir(parents=True)
    (data / "work" / "tmp123" / "copy.sqlite3").write_text("health")
    (data / ".thenar-abcd1234").mkdir()  # as the first versions left it
    (data / ".thenar-abcd1234" / "copy.sqlite3").write_text("health")
    (data / ".copies-0123abcd.json").write_text("health")
    (data / f".thenar-{'0' * 32}.part").write_text("health")
    with work_folder(data) as busy, half_file(data, data / "copy") as (half, _):
        assert start(journal).returncode == 0
        assert busy.is_dir()
        assert half.is_file()
    left = {path.name for path in data.rglob("*")} - {"thenar.sqlite3-journal"}
    assert left == {"thenar.sqlite3", "work", ".order"}


def open_to_others(folder: Path) -> list[tuple[str, str]]:
    """What others could read, with its mode."""
    return [
        (str(path), oct(path.stat().st_mode & 0o777))
        for path in (folder, *folder.rglob("*"))
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]


def test_nothing_is_open_to_others_whatever_the_umask(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir(mode=0o755)
    out.mkdir(mode=0o700)
    script = f"""
import os; os.umask(0)
import django; django.setup()
from datetime import date
from pathlib import Path
from thenar.journal.copies.automatic import choose_folder, copy_of_today
from thenar.journal.copies.backup import backup
from thenar.journal.copies.keys import keep_locking, new_key
from thenar.journal.copies.restore import restore
from thenar.web.serving.data_folder import DATABASE, prepare_data_folder
from thenar.web.serve import migrate
(Path({str(data)!r}) / "secret-key").write_text("x"); Path({str(data)!r}, "thenar.sqlite3").touch()
data = prepare_data_folder(); migrate()
key = new_key(); keep_locking(data, key.locking)
from django.db import connection
from thenar.journal.people import me
from django.utils.timezone import now
me(now()); connection.close()
out = Path({str(out)!r})
backup(data / DATABASE, out / "plain", None)
choose_folder(data, out / "daily"); copy_of_today(data / DATABASE, date(2026, 1, 1))
restore(next((out / "daily").glob("*.age")), data / DATABASE, key.opening)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], env=settings_of(data), check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in out.rglob("*") if path.is_file()} == {
        "plain", ".thenar-copies", "thenar-0001-2026-01-01.age",
    }  # fmt: skip
    assert open_to_others(data) == []
    assert open_to_others(out) == []

"""A backup that restores: consistent while others write, verified, migrated, and refused whole when it is broken."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from tests.journal.copies.journals import add, made, names, person, settings_of
from thenar.command.copies import backup as backup_command
from thenar.command.copies import new_key as key_command
from thenar.command.copies import restore as restore_command
from thenar.command.journal import report as report_command
from thenar.journal.copies.backup import backup
from thenar.journal.copies.keys import new_key, opening_key, unlock
from thenar.journal.copies.restore import restore
from thenar.model.problem import ThenarError


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("journal"))


@pytest.fixture
def journal(empty: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copytree(empty.parent, tmp_path / "data")) / empty.name
    add(path, "Ada", "Grace")
    return path


def test_a_backup_brings_back_what_was_there(journal: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.thenar"
    assert backup(journal, copy, None).rows == 2
    add(journal, "Later")
    assert restore(copy, journal).rows == 2
    assert names(journal) == ["Ada", "Grace"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.thenar", "data"]
    assert not [path for path in (journal.parent / "work").iterdir() if path.is_dir()]


def test_a_connection_that_is_open_sees_the_restored_rows(journal: Path, tmp_path: Path) -> None:
    backup(journal, tmp_path / "copy", None)
    with closing(sqlite3.connect(journal, timeout=20)) as app:
        add(journal, "Later")
        assert app.execute("SELECT count(*) FROM journal_person").fetchone() == (3,)
        restore(tmp_path / "copy", journal)
        assert app.execute("SELECT count(*) FROM journal_person").fetchone() == (2,)
        with app:
            person(app, "After")
    assert names(journal) == ["Ada", "Grace", "After"]


def test_a_copy_made_while_others_write_is_of_one_moment(journal: Path, tmp_path: Path) -> None:
    """A writer adds people two by two; no backup may have one without the other."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            add(journal, f"left {number}", f"right {number}")
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            copy = tmp_path / f"copy-{number}"
            backup(journal, copy, None)
            sides = [name.split()[0] for name in names(copy)[2:]]
            assert sides.count("left") == sides.count("right")
    finally:
        stop.set()
        writer.join()


def older(journal: Path) -> None:
    """The journal as the first version had it."""
    back = [sys.executable, "-m", "django", "migrate", "journal", "0001", "--verbosity", "0"]
    subprocess.run(back, env=settings_of(journal.parent), check=True, capture_output=True)


def test_a_backup_of_an_older_version_is_brought_up_to_date(journal: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    shutil.copytree(journal.parent, old, dirs_exist_ok=True)
    older(old / journal.name)
    shutil.copyfile(old / journal.name, tmp_path / "copy")
    before = (tmp_path / "copy").read_bytes()
    assert restore(tmp_path / "copy", journal).rows == 2
    assert (tmp_path / "copy").read_bytes() == before
    with closing(sqlite3.connect(journal)) as connection:
        assert connection.execute("SELECT name, birth_year FROM journal_person").fetchall()[0] == ("Ada", None)
        assert connection.execute("SELECT count(*) FROM journal_ratingrow").fetchone() == (0,)


def from_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_later', '2030')"
        )


def another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE songs (name)")


def garbage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096] + os.urandom(40_000))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def orphaned(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO journal_givenanswer (person_id, question, reply, limbs, places, meaning, day) "
            "VALUES (99, 'x', 'no', '[]', '[]', 1, '2026-01-01')"
        )


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer": (from_the_future, "a newer Thenar"),
    "another database": (another_database, "not a journal of Thenar"),
    "garbage": (garbage, "damaged or cut off"),
    "cut": (cut, "damaged or cut off"),
    "orphaned": (orphaned, "damaged or cut off"),
    "empty": (lambda path: path.write_bytes(b""), "not a database"),
    "text": (lambda path: path.write_text("hello"), "not a database"),
    "gone": (lambda path: path.unlink(), "cannot be read"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_backup_is_refused_and_nothing_is_touched(journal: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / "copy"
    backup(journal, copy, None)
    breaks, message = BROKEN[name]
    breaks(copy)
    before = journal.read_bytes()
    with pytest.raises(ThenarError, match=message):
        restore(copy, journal)
    assert journal.read_bytes() == before
    assert names(journal) == ["Ada", "Grace"]


def test_a_backup_that_cannot_be_written_leaves_the_one_before(journal: Path, tmp_path: Path) -> None:
    with pytest.raises(ThenarError, match="could not be written"):
        backup(journal, tmp_path / "no such folder" / "copy", None)
    copy = tmp_path / "copy"
    backup(journal, copy, None)
    whole = copy.read_bytes()
    garbage(journal)
    with pytest.raises(ThenarError):
        backup(journal, copy, None)
    assert copy.read_bytes() == whole


def lost_a_row(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM journal_person WHERE name = 'Grace'")


@pytest.mark.parametrize("locked", [True, False], ids=["locked", "plain"])
@pytest.mark.parametrize("breaks", [lost_a_row, garbage, cut], ids=lambda one: one.__name__)
def test_a_copy_that_does_not_come_back_as_it_was_written_takes_no_place(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaks: Callable[[Path], None], locked: bool
) -> None:
    """A disk that keeps something else than it was given is found by restoring the copy before it counts."""
    target = tmp_path / "copy"
    backup(journal, target, None)
    before = target.read_bytes()
    where = "thenar.journal.copies.backup." + ("unlock" if locked else "shutil.copyfile")
    read = unlock if locked else shutil.copyfile

    def worn(source: Path, into: Path, *key: str) -> Path:
        read(source, into, *key)
        breaks(into)
        return into

    monkeypatch.setattr(where, worn)
    with pytest.raises(ThenarError, match=r"did not come back as it was written|damaged or cut off"):
        backup(journal, target, new_key().locking if locked else None)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "data"]


def test_a_damaged_journal_is_set_aside_and_replaced(journal: Path, tmp_path: Path) -> None:
    backup(journal, tmp_path / "copy", None)
    garbage(journal)
    damaged = journal.read_bytes()
    restore(tmp_path / "copy", journal)
    assert names(journal) == ["Ada", "Grace"]
    assert (journal.parent / "damaged-1.sqlite3").read_bytes() == damaged


def test_the_commands_say_what_they_did(journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THENAR_DATA", str(journal.parent))
    copy = str(tmp_path / "copy")
    done = CliRunner().invoke(backup_command, [copy, "--plain"])
    assert "2 rows, open to whoever has the file, restored once as a trial and whole." in done.output
    add(journal, "Later")
    refused = CliRunner().invoke(restore_command, [copy], input="n\n")
    assert refused.exit_code == 1
    assert len(names(journal)) == 3
    for number in (1, 2):  # the same day: neither is written over
        done = CliRunner().invoke(restore_command, [copy, "--yes"], catch_exceptions=False)
        assert "Restored 2 rows" in done.output
        assert f"000{number}-before-restore.sqlite3" in done.output
    first, second = sorted((journal.parent / "before").iterdir())
    assert (len(names(first)), len(names(second))) == (3, 2)


def test_a_copy_made_by_the_command_opens_with_the_key_of_its_page(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THENAR_DATA", str(journal.parent))
    copy, page = tmp_path / "copy", tmp_path / "key.pdf"
    nobody = CliRunner().invoke(backup_command, [str(copy)])
    assert "There is no key for copies yet" in str(nobody.exception)
    assert not copy.exists()
    assert CliRunner().invoke(key_command, ["--page", str(page)]).exit_code == 0
    text = "".join(one.extract_text() for one in PdfReader(page).pages)
    done = CliRunner().invoke(backup_command, [str(copy)], catch_exceptions=False)
    assert "2 rows, locked with your key, restored once as a trial and whole." in done.output
    assert b"journal_person" not in copy.read_bytes()  # long enough never to stand there by chance
    add(journal, "Later")
    key = re.search(r"AGE-[A-Z0-9\s-]+", text)[0].lower()  # type: ignore[index]
    done = CliRunner().invoke(
        restore_command, [str(copy), "--yes", "--key-file", "-"], input=key, catch_exceptions=False
    )
    assert "Restored 2 rows" in done.output
    assert names(journal) == ["Ada", "Grace"]


def test_another_key_no_key_and_a_mistyped_one_are_refused(journal: Path, tmp_path: Path) -> None:
    key, copy = new_key(), tmp_path / "copy"
    assert backup(journal, copy, key.locking).rows == 2
    add(journal, "Later")
    for opening, message in ((None, "is locked"), (new_key().opening, "locked with another key")):
        with pytest.raises(ThenarError, match=message):
            restore(copy, journal, opening)
    copy.write_bytes(copy.read_bytes()[:-20])
    with pytest.raises(ThenarError, match="damaged or cut off"):
        restore(copy, journal, key.opening)
    assert names(journal) == ["Ada", "Grace", "Later"]
    swapped = key.opening[:20] + key.opening[20:22][::-1] + key.opening[22:]
    for mistyped in ("", "AGE-SECRET-KEY-1", swapped if swapped != key.opening else key.opening[:-1], key.locking):
        with pytest.raises(ThenarError, match="not a whole key"):
            opening_key(mistyped)
    assert opening_key(f"# my key\n {' '.join(key.groups).lower()}\n") == key.opening


def test_without_a_journal_a_backup_and_a_report_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THENAR_DATA", str(tmp_path))
    for command, file in ((backup_command, "copy"), (report_command, "report.pdf")):
        done = CliRunner().invoke(command, [str(tmp_path / file)])
        assert isinstance(done.exception, ThenarError)
        assert "There is no journal" in str(done.exception)

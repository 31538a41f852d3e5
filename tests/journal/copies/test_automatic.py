"""A copy a day: made, tried out, thinned out, and told where it could not be."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from tests.journal.copies.journals import add, made, names
from thenar.journal.copies.automatic import MARK, choose_folder, copy_of_today, no_more_copies, numbered
from thenar.journal.copies.daily import look
from thenar.journal.copies.keys import keep_locking, new_key
from thenar.journal.copies.restore import restore
from thenar.journal.copies.wishes import copy_wishes
from thenar.journal.meanwhile import again_and_again
from thenar.model.problem import ThenarError

DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("journal"))


@pytest.fixture
def journal(empty: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copytree(empty.parent, tmp_path / "data")) / empty.name
    add(path, "Ada")
    return path


def test_a_copy_a_day_is_locked_and_comes_back(journal: Path, tmp_path: Path) -> None:
    data, folder, key = journal.parent, tmp_path / "stick", new_key()
    with pytest.raises(ThenarError, match="no key for copies yet"):
        choose_folder(data, folder)
    assert copy_of_today(journal, DAY) is None
    keep_locking(data, key.locking)
    choose_folder(data, folder)
    told = copy_of_today(journal, DAY)
    assert told
    assert (told.name, told.rows, told.problem) == ("thenar-0001-2026-03-02.age", 1, "")
    assert copy_of_today(journal, DAY) is None  # one a day
    add(journal, "Later")
    assert restore(folder / told.name, journal, key.opening).rows == 1
    assert names(journal) == ["Ada"]
    no_more_copies(data)
    assert copy_of_today(journal, DAY + timedelta(1)) is None
    assert (folder / told.name).is_file()


def test_old_copies_go_and_what_is_not_ours_stays(journal: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    choose_folder(journal.parent, folder, plain=True)
    for number in range(1, 31):
        (folder / f"thenar-{number:04}-{DAY - timedelta(31 - number)}.sqlite3").write_text("copy")
    (folder / "thenar-holiday.jpg").write_text("mine")
    told = copy_of_today(journal, DAY)
    assert told
    assert told.name == "thenar-0031-2026-03-02.sqlite3"
    assert [one.number for one in numbered(folder)] == [2, 9, 16, 23, *range(25, 32)]
    assert (folder / "thenar-holiday.jpg").is_file()


def test_a_folder_that_is_not_there_is_told_and_never_made_anew(journal: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    choose_folder(journal.parent, folder, plain=True)
    shutil.rmtree(folder)
    folder.mkdir()  # the empty place where a stick is plugged in
    told = copy_of_today(journal, DAY)
    assert told
    assert "is not there. Plug its disk in" in str(told.error())
    assert list(folder.iterdir()) == []
    last = copy_wishes(journal.parent).last
    assert last
    assert "is not there" in str(last.error())
    (folder / MARK).touch()
    told = copy_of_today(journal, DAY)
    assert told
    assert told.rows == 1


@pytest.mark.parametrize("inside", [".", "copies"])
def test_copies_do_not_go_into_the_folder_of_the_journal(journal: Path, inside: str) -> None:
    with pytest.raises(ThenarError, match="inside the folder of the journal"):
        choose_folder(journal.parent, journal.parent / inside, plain=True)


def test_while_the_app_runs_the_copy_of_the_day_is_made_beside_it(journal: Path, tmp_path: Path) -> None:
    folder, ended = tmp_path / "stick", Event()
    choose_folder(journal.parent, folder, plain=True)

    def today() -> date:
        if numbered(folder):  # the second look finds it there and has nothing to do
            ended.set()
        return DAY

    again_and_again(lambda: look(journal, today), ended, first=0, every=0)
    assert [one.day for one in numbered(folder)] == [DAY]

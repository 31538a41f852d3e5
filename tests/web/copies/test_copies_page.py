"""The page of copies: a key that is surely kept, a copy a day, one to take along, one back, and a way to undo it."""

import re
import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.journal.copies.journals import add, names
from thenar.journal.copies.automatic import numbered
from thenar.journal.copies.keys import Key, locking_key, opening_key
from thenar.journal.copies.wishes import copy_wishes
from thenar.web.copies.held import GOOD_FOR, Held
from thenar.web.copies.places import good_places


def post(here: Client, name: str, status: int = 200, **sent: object) -> Any:
    answer = here.post(reverse(name), sent)
    assert answer.status_code == status, text(answer)
    return answer


def text(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def token(answer: HttpResponse, field: str) -> str:
    found = re.search(rf'name="{field}" value="([^"]+)"', answer.content.decode())
    assert found
    return found[1]


def with_key(here: Client) -> Key:
    """Make one on the page, as a person does."""
    shown = post(here, "copies-key", sure="yes")
    opening = opening_key("".join(re.findall(r"<code>([^<]+)</code>", shown.content.decode())))
    key = Key(opening, "")
    post(here, "copies-key-keep", shown=token(shown, "shown"), proof=key.proof.lower())
    return key


def downloaded(here: Client) -> bytes:
    answer = post(here, "copies-take", sure="yes")
    assert re.fullmatch(r'attachment; filename="thenar-\d{4}-\d\d-\d\d.age"', answer["Content-Disposition"])
    assert answer["Cache-Control"] == "no-store"
    return b"".join(answer.streaming_content)


def file(content: bytes, name: str = "monday.age") -> BytesIO:
    found = BytesIO(content)
    found.name = name
    return found


# The key


def test_a_key_locks_nothing_before_its_last_letters_came_back(here: Client, journal: Path) -> None:
    shown = post(here, "copies-key", sure="yes")
    assert shown["Cache-Control"] == "no-store"
    assert "data:image/svg" in shown.content.decode()
    again = post(here, "copies-key-keep", 400, shown=token(shown, "shown"), proof="AAAAAA")
    assert "not its last six letters" in text(again)
    assert locking_key(journal.parent) is None
    assert "Make the key" in text(here.get(reverse("copies")))
    key = with_key(here)
    assert locking_key(journal.parent)
    page = here.get(reverse("copies"))
    assert key.proof not in page.content.decode()
    assert "Make the key" not in text(page)


def test_the_page_of_the_key_is_printed_only_while_it_is_shown(here: Client) -> None:
    shown = token(post(here, "copies-key", sure="yes"), "shown")
    page = post(here, "copies-key-page", shown=shown)
    assert page.content.startswith(b"%PDF")
    assert page["Cache-Control"] == "no-store"
    post(here, "copies-key", sure="yes")
    gone = post(here, "copies-key-keep", 400, shown=shown, proof="ABCDEF")
    assert "another one since" in text(gone)


# A copy a day


def test_a_copy_a_day_goes_to_the_folder_that_was_chosen_and_the_first_at_once(
    here: Client, journal: Path, tmp_path: Path
) -> None:
    with_key(here)
    page = post(here, "copies-daily", daily="on", folder=str(tmp_path / "stick"))
    assert "is whole" in text(page)
    assert str(tmp_path / "stick") in text(page)
    (copy,) = numbered(tmp_path / "stick").values()
    assert copy.name in text(page)
    assert "1 row, restored once as a trial" in text(page)
    assert copy.stat().st_mode & 0o777 == 0o600
    post(here, "copies-now", sure="yes")
    assert [one.number for one in numbered(tmp_path / "stick")] == [2], "of one day the newest stays"
    off = post(here, "copies-daily", daily="off")
    assert "no more daily copies" in text(off)
    assert len(numbered(tmp_path / "stick")) == 1
    assert copy_wishes(journal.parent).folder == ""


def test_what_went_wrong_stands_on_the_page_until_a_copy_works_again(here: Client, tmp_path: Path) -> None:
    with_key(here)
    folder = tmp_path / "stick"
    post(here, "copies-daily", daily="on", folder=str(folder))
    folder.rename(tmp_path / "unplugged")
    page = post(here, "copies-now", sure="yes")
    assert "is not there. Plug its disk in" in text(page)
    assert "is whole" not in text(page)
    assert "It could not be made." in text(here.get(reverse("copies")))
    (tmp_path / "unplugged").rename(folder)
    assert "is not there" not in text(post(here, "copies-now", sure="yes"))


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("", "No folder was chosen."),
        ("stick", "does not say where on this computer it is"),
        ("/proc/1/copies", "cannot be kept in /proc/1/copies"),
        ("DATA/copies", "inside the folder of the journal itself"),
    ],
)
def test_a_folder_that_is_none_is_refused_in_words(here: Client, journal: Path, folder: str, told: str) -> None:
    with_key(here)
    page = post(here, "copies-daily", 400, daily="on", folder=folder.replace("DATA", str(journal.parent)))
    assert told in text(page)
    assert "Nothing was changed." in text(page)
    assert copy_wishes(journal.parent).folder == ""


def test_folders_are_offered_that_are_on_other_disks_or_copied_elsewhere(tmp_path: Path) -> None:
    for name in ("media/stick", "media/photos", "home/Nextcloud", "home/Music"):
        (tmp_path / name).mkdir(parents=True)
    found = good_places(tmp_path / "home", (tmp_path / "media", tmp_path / "nothing"))
    assert [str(one.relative_to(tmp_path)) for one in found] == [
        "media/photos/Thenar copies", "media/stick/Thenar copies", "home/Nextcloud/Thenar copies",
    ]  # fmt: skip


# One to take along, one back


def test_a_copy_that_was_taken_along_comes_back_after_a_yes_and_can_be_undone(here: Client, journal: Path) -> None:
    key = with_key(here)
    copy = downloaded(here)
    add(journal, "Later")
    look = post(here, "copies-look", file=file(copy), key=" ".join(key.opening.lower()))
    assert "This copy is whole." in text(look)
    assert "monday.age" in text(look)
    assert re.search(r"In the copy .*People Ada Sessions.*Kept here now .*People Ada, Later Sessions", text(look))
    assert names(journal) == ["Ada", "Later"], "nothing has changed by looking"
    looked = token(look, "looked")
    assert "Nothing was changed." in text(post(here, "copies-back", 400, looked=looked))
    assert names(journal) == ["Ada", "Later"]
    back = post(here, "copies-back", looked=looked, sure="yes")
    assert "1 row of monday.age is here again." in text(back)
    assert names(journal) == ["Ada"]
    undo = post(here, "copies-look", before="0001-before-restore.sqlite3")
    post(here, "copies-back", looked=token(undo, "looked"), sure="yes")
    assert names(journal) == ["Ada", "Later"]
    assert "0002-before-restore.sqlite3" in text(here.get(reverse("copies")))


def test_what_was_looked_at_leaves_nothing_behind(here: Client, journal: Path) -> None:
    key = with_key(here)
    copy = downloaded(here)
    for _ in range(2):  # the second takes the place of the first
        look = post(here, "copies-look", file=file(copy), key=key.opening)
    assert len(work(journal)) == 1
    post(here, "copies-back", looked=token(look, "looked"), sure="yes")
    assert work(journal) == []


def work(journal: Path) -> list[Path]:
    return [one for one in (journal.parent / "work").iterdir() if one.is_dir()]


@pytest.mark.parametrize(
    ("content", "key", "told"),
    [
        (b"nothing", "", "monday.age cannot be restored: it is not a database"),
        (b"age-encryption.org/v1\nnothing", "", "This copy is locked."),
        (b"age-encryption.org/v1\nnothing", "abc", "That is not a whole key."),
    ],
)
def test_a_file_that_is_no_copy_is_told_by_its_name_and_changes_nothing(
    here: Client, journal: Path, content: bytes, key: str, told: str
) -> None:
    page = post(here, "copies-look", 400, file=file(content), key=key)
    assert told in text(page)
    assert str(journal.parent) not in text(page)
    assert names(journal) == ["Ada"]
    assert work(journal) == []


def test_a_copy_of_another_key_and_one_that_was_cut_off_are_told(here: Client, journal: Path) -> None:
    old = with_key(here)
    copy = downloaded(here)
    new = with_key(here)
    assert "was locked with another key" in text(post(here, "copies-look", 400, file=file(copy), key=new.opening))
    assert "damaged or cut off" in text(post(here, "copies-look", 400, file=file(copy[:-40]), key=old.opening))
    assert "This copy is whole." in text(post(here, "copies-look", file=file(copy), key=old.opening))
    assert names(journal) == ["Ada"]


def test_only_a_copy_beforehand_is_looked_at_by_its_name(here: Client, journal: Path, tmp_path: Path) -> None:
    shutil.copyfile(journal, tmp_path / "other.sqlite3")
    for name in ("../other.sqlite3", str(tmp_path / "other.sqlite3"), "thenar.sqlite3"):
        assert "not there any more" in text(post(here, "copies-look", 400, before=name))


def test_an_empty_press_does_nothing(here: Client, journal: Path) -> None:
    for name in ("copies-key", "copies-now", "copies-take", "copies-look", "copies-back", "copies-daily"):
        assert "Nothing" in text(post(here, name, 400))
    assert locking_key(journal.parent) is None
    assert copy_wishes(journal.parent).folder == ""


def test_what_waits_for_a_yes_goes_with_time() -> None:
    now = [0.0]
    dropped: list[str] = []
    held: Held[str] = Held(lambda: now[0])
    first = held.put("one", lambda: dropped.append("one"))
    assert (held.find(first), held.find("another"), dropped) == ("one", None, [])
    second = held.put("two", lambda: dropped.append("two"))
    assert (held.find(first), held.find(second), dropped) == (None, "two", ["one"])
    now[0] = GOOD_FOR + 1
    assert (held.find(second), dropped) == (None, ["one", "two"])


def test_without_the_library_that_locks_it_is_said_and_a_copy_can_still_be_brought_back(
    here: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    page = text(here.get(reverse("copies")))
    assert "Copies cannot be locked or unlocked here" in page
    assert "Make the key" not in page
    assert "Look at a copy, or bring it back" in page
    assert "Copies cannot be locked or unlocked here" in text(post(here, "copies-key", 400, sure="yes"))

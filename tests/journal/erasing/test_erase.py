"""Erased is erased: the rows, their traces in the file, and the copies beside it; a full disk is told truly."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal import small_disk
from tests.journal.copies.journals import settings_of

ROOT = Path(__file__).parents[3]

FILLED = """
import json, os, sys
import django; django.setup()
from datetime import date
from pathlib import Path
from uuid import UUID
from thenar.files.private import only_mine; only_mine()
from thenar.web.serving.data_folder import DATABASE, prepare_data_folder
from thenar.journal.copies.updating import bring_up_to_date
data = prepare_data_folder(); bring_up_to_date(); database = data / DATABASE
from tests.journal.household import NOW, make_session
from thenar.journal import people
from thenar.journal.models import Erasure, Person, Session
from thenar.journal.copies.automatic import choose_folder, copy_of_today, numbered
from thenar.journal.copies.before import copies_before, keep_before
from thenar.journal.copies.backup import backup
from thenar.journal.copies.wishes import copy_wishes, note_by_hand
from thenar.journal.erasing import erase_everything, erase_person, finish_erasing
me = people.me(NOW); me.name = "Zachariah"; me.save()
ana = people.someone(UUID("6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11"), "Wilhelmina", NOW)
for number in range(sessions): make_session(me if number % 2 else ana, number, NOW)
from django.db import connection
def found(name):
    files = [one for one in data.rglob("*") if one.is_file() and name.encode() in one.read_bytes()]
    return sorted(str(one.relative_to(data)) for one in files)
"""


def told(folder: Path, script: str, sessions: int = 4, **how: object) -> dict[str, object]:
    """What a script prints as JSON, run on a journal with some sessions of two people."""
    done = subprocess.run(
        [sys.executable, "-c", f"sessions = {sessions}\n{FILLED}\n{script}"],
        env=settings_of(folder), capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_everything_goes_with_its_copies_and_leftovers(tmp_path: Path) -> None:
    out = tmp_path / "stick"
    script = f"""
connection.close()
keep_before(database, "restore")
choose_folder(data, Path({str(out)!r}), plain=True); copy_of_today(database, date(2026, 1, 1))
hand = Path({str(tmp_path)!r}) / "by-hand"; backup(database, hand, None); note_by_hand(data, hand)
gone = Path({str(tmp_path)!r}) / "gone"; note_by_hand(data, gone)
(data / "work" / "left").mkdir(); (data / "work" / "left" / "copy").write_text("Zachariah")
(data / "damaged-1.sqlite3").write_text("Zachariah")
(data / "before-restore-2026-01-01.sqlite3").write_text("Zachariah")
before = found("Zachariah")
done = erase_everything(); connection.close()
print(json.dumps({{"before": before, "after": found("Zachariah") + found("Wilhelmina"),
    "copies": len(numbered(Path({str(out)!r}))), "removed": done.traces.removed,
    "by_hand": done.traces.by_hand, "people": Person.objects.count(),
    "done": list(Erasure.objects.values_list("whose", "done")), "shrunk": done.shrunk}}))
"""
    said = told(tmp_path / "data", script)
    assert len(said["before"]) == 5  # type: ignore[arg-type]
    assert said["after"] == []
    assert (said["copies"], said["removed"], said["people"]) == (0, 4, 0)
    assert said["by_hand"] == [str(tmp_path / "by-hand")]
    assert said["done"] == [["everyone", True]]
    assert said["shrunk"] is True


def test_one_person_goes_and_the_other_stays(tmp_path: Path) -> None:
    script = """
connection.close(); keep_before(database, "update")
erase_person(me); connection.close()
print(json.dumps({"me": found("Zachariah"), "ana": found("Wilhelmina"), "sessions": Session.objects.count(),
    "done": list(Erasure.objects.values_list("whose", "done"))}))
"""
    said = told(tmp_path / "data", script)
    assert said == {"me": [], "ana": ["thenar.sqlite3"], "sessions": 2, "done": [["me", True]]}


def test_copies_in_a_folder_that_is_not_there_go_when_it_is_there_again(tmp_path: Path) -> None:
    out, away = tmp_path / "stick", tmp_path / "pulled-out"
    script = f"""
connection.close()
out = Path({str(out)!r}); choose_folder(data, out, plain=True); copy_of_today(database, date(2026, 1, 1))
out.rename({str(away)!r})
done = erase_everything(); connection.close()
missing = copy_of_today(database, date(2026, 1, 1))
Path({str(away)!r}).rename(out)
copy_of_today(database, date(2026, 1, 2))
print(json.dumps({{"away": done.traces.away, "missing": missing.problem,
    "copies": [one.day.isoformat() for one in numbered(out)],
    "found": [one.name for one in out.iterdir() if b"Zachariah" in one.read_bytes()]}}))
"""
    said = told(tmp_path / "data", script)
    assert said["away"] == str(out)
    assert "is not there" in str(said["missing"])
    assert said["copies"] == ["2026-01-02"]
    assert said["found"] == []


def test_a_kill_between_rows_and_copies_is_made_good_at_the_next_start(tmp_path: Path) -> None:
    script = """
connection.close(); keep_before(database, "update")
from thenar.journal.erasing import erase
erase._remove_traces = lambda copies_too: os._exit(0)
if not found("nothing"): print(json.dumps({}), flush=True)
erase_everything()
"""
    told(tmp_path / "data", script)
    script = """
connection.close()
print(json.dumps({"old": found("before-update"), "before": [one.name for one in copies_before(data)],
    "done": list(Erasure.objects.values_list("whose", "done"))}))
"""
    said = told(tmp_path / "data", script, sessions=0)
    assert (said["before"], said["done"]) == ([], [["everyone", True]])


FULL = """
connection.close()
size = database.stat().st_size
free = lambda: os.statvfs(data).f_bavail * os.statvfs(data).f_frsize
ballast = open(data / "ballast", "wb")
while free() > room * 1024:
    ballast.write(bytes(min(4096, max(1, free() - room * 1024)))); ballast.flush()
left = free()
try:
    done = act(); said, shrunk = "", done.shrunk
except Exception as error:
    said, shrunk = f"{type(error).__name__}: {error}", None
connection.close()
whole = connection.cursor().execute("PRAGMA integrity_check").fetchall()
print(json.dumps({"size": size, "left": left, "said": said, "shrunk": shrunk, "people": Person.objects.count(),
    "sessions": Session.objects.count(), "found": found("Zachariah"), "whole": whole}))
"""


def on_full_disk(tmp_path: Path, act: str, room: int) -> dict[str, object]:
    if small_disk.kind() is None:
        pytest.skip("no small disk can be mounted here")
    script = f"sessions = 120\nroom = {room}\n{FILLED}\nact = {act}\n{FULL}"
    command, env = [sys.executable, "-c", script], {"DJANGO_SETTINGS_MODULE": "thenar.web.settings"}
    done = small_disk.on_small_disk(16_384, tmp_path, command, cwd=ROOT, env=env)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_with_99_kilobytes_free_everything_is_erased_and_it_says_that_the_file_keeps_its_size(tmp_path: Path) -> None:
    said = on_full_disk(tmp_path, "erase_everything", 99)
    assert said["size"] > 1_000_000  # type: ignore[operator]
    assert said["left"] <= 99 * 1024  # type: ignore[operator]
    assert (said["said"], said["people"], said["sessions"]) == ("", 0, 0)
    assert said["found"] == []
    assert said["shrunk"] is False
    assert said["whole"] == [["ok"]]


def test_with_no_room_for_one_person_nothing_is_erased_and_it_says_so(tmp_path: Path) -> None:
    said = on_full_disk(tmp_path, "lambda: erase_person(me)", 20)
    assert "Nothing was erased" in str(said["said"])
    assert (said["people"], said["sessions"]) == (2, 120)
    assert said["whole"] == [["ok"]]

"""How the journal is written: nothing of it is mapped into memory, so that a full disk is an error and no signal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.copies.journals import MADE, settings_of

ASKED = """
import json
from django.db import connection
from thenar.journal import people
from thenar.web.base.clock import local_now
people.me(local_now())
with connection.cursor() as cursor:
    told = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "mmap_size")}
told["beside"] = sorted(one.name for one in __import__("pathlib").Path(DATA).glob("thenar.sqlite3*"))
maps = open("/proc/self/maps").read() if __import__("sys").platform == "linux" else ""
told["mapped"] = [line for line in maps.splitlines() if "thenar.sqlite3" in line]
print(json.dumps(told))
"""


@pytest.mark.parametrize("before", ["", "wal"], ids=["new", "of a version with a write-ahead log"])
def test_nothing_of_the_journal_is_mapped_and_what_is_saved_is_on_the_disk(tmp_path: Path, before: str) -> None:
    turned = f"connection.cursor().execute('PRAGMA journal_mode={before}'); connection.close()" if before else ""
    for script in (f"{MADE}\nfrom django.db import connection\n{turned}", f"{MADE}\nDATA={str(tmp_path)!r}\n{ASKED}"):
        done = subprocess.run(
            [sys.executable, "-c", script], env=settings_of(tmp_path), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "mmap_size": 0,
        "beside": ["thenar.sqlite3", "thenar.sqlite3-journal"],
        "mapped": [],
    }

"""The journal that an act begins with, made once and copied for every kill."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.siege.state import State, state_of

ROOT = Path(__file__).parents[2]
OLDER = b"an older copy"  # which a backup takes the place of
MAKE = """
import sys
import django; django.setup()
from pathlib import Path
from thenar.files.private import only_mine; only_mine()
from thenar.web.serving.data_folder import prepare_data_folder
from thenar.journal.copies.updating import bring_up_to_date
data = prepare_data_folder(); bring_up_to_date()
from tests.journal.household import NOW, make_session
from thenar.journal import people
from thenar.journal.copies.backup import backup
from thenar.journal.copies.keys import keep_locking, new_key
from thenar.journal.copies.before import keep_before
from thenar.journal.transfer import export_json
me = people.me(NOW)
for number in range(SESSIONS): make_session(me, number, NOW)
key = new_key(); keep_locking(data, key.locking); (data / "key").write_text(key.opening)
(data / "out.json").write_bytes(export_json())
from django.db import connection; connection.close()
backup(data / "thenar.sqlite3", data / "given.age", key.locking)
make_session(me, SESSIONS, NOW); connection.close()
keep_before(data / "thenar.sqlite3", "update")
"""


@dataclass(frozen=True)
class World:
    """A folder to begin with, and what the journal may hold after the act: as before, or as after all of it."""

    folder: Path
    before: State
    after: State | None


def environment(data: Path) -> dict[str, str]:
    """Of a process that keeps its journal in `data`."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    more = {"THENAR_DATA": str(data), "DJANGO_SETTINGS_MODULE": "thenar.web.settings", "PYTHONPATH": paths}
    return {**os.environ, **more}


def world_of(act: str, folder: Path, done: Callable[[str, Path], object], sessions: int = 25) -> World:
    """The world of an act; `done` does an act to its end, to see what is right afterwards."""
    full = folder / "full"
    made = [sys.executable, "-c", MAKE.replace("SESSIONS", str(sessions))]
    subprocess.run(made, env=environment(full), check=True, cwd=ROOT)
    start = full
    if act == "import":
        start = _copied(full, folder / "empty")
        done("erase", start)
        shutil.copyfile(full / "out.json", start / "out.json")
    if act == "update":
        start = _copied(full, folder / "older")
        back = [sys.executable, "-m", "django", "migrate", "journal", "0003", "--verbosity", "0"]
        subprocess.run(back, env=environment(start), check=True, cwd=ROOT)
    return _world(act, start, folder, done)


def _world(act: str, start: Path, folder: Path, done: Callable[[str, Path], object]) -> World:
    before = state_of(start / "thenar.sqlite3")
    if act in ("save", "backup"):
        return World(start, before, None)
    end = _copied(start, folder / f"after-{act}")
    done(act, end)
    return World(start, before, state_of(end / "thenar.sqlite3"))


def _copied(start: Path, end: Path) -> Path:
    return Path(shutil.copytree(start, end))

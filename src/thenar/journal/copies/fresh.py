"""A fresh journal with the checked rows of a copy. Run in a process of its own: Django knows one journal in each.

The tables are made by the migrations that the copy says it had, then its rows are copied, then they are brought up to
date and every value is looked at. So triggers, views, rules and tables that somebody put into the file stay there.
"""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thenar.journal.copies.databases import open_strange
from thenar.journal.copies.rows import copy_rows, count_rows
from thenar.model.problem import ThenarError

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

DATABASE = "thenar.sqlite3"  # as settings name it in the folder THENAR_DATA
APP = "journal"


def made_fresh(copied: Path, work: Path, name: Path) -> tuple[Path, str | None]:
    """The fresh journal in `work`, and what is unsound in it, if anything; `name` is what the person calls the copy,
    which was found whole.

    ThenarError where the copy is none, is damaged, or is of a newer version.
    """
    folder = work / "fresh"
    folder.mkdir(mode=0o700)
    asked = [sys.executable, "-m", "thenar.journal.copies.fresh", str(copied), str(name)]
    environment = {**os.environ, "THENAR_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "thenar.web.settings"}
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own
    try:
        told = json.loads(done.stdout)
    except ValueError:
        told = None
    if told is None:
        _raise_full(done.stderr)
        raise ThenarError(
            "{path} cannot be restored: it cannot be brought up to date. The journal was not touched. "
            "Choose a file that `thenar backup` wrote.",
            path=name,
        )
    refused = told.get("refused")
    if refused:
        raise ThenarError(refused, **told["facts"])
    return folder / DATABASE, told["unsound"]


def _raise_full(told: str) -> None:
    if "disk is full" in told or "No space left" in told:
        raise OSError(28, "No space left on device")


def main(copied: Path, name: Path) -> int:
    """Make it and say on standard output how it went: its rows and what is unsound, or why it is refused."""
    try:
        told: dict[str, Any] = _make(copied, name)
    except ThenarError as error:
        told = {"refused": error.text, "facts": {key: str(fact) for key, fact in error.facts.items()}}
    sys.stdout.write(json.dumps(told))
    return 0


def _make(copied: Path, name: Path) -> dict[str, Any]:
    import django

    os.umask(0o077)
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    executor.migrate([(APP, one) for one in _had(copied, executor, name)])
    connection.close()
    database = Path(os.environ["THENAR_DATA"]) / DATABASE
    copy_rows(copied, database, name)
    call_command("migrate", verbosity=0, interactive=False)
    from thenar.journal.copies.sound import unsound

    connection.close()
    return {"rows": count_rows(database), "unsound": unsound(database)}


def _had(copied: Path, executor: "MigrationExecutor", name: Path) -> list[str]:
    """The migrations of the journal that the copy had: all known here, and none without those it needs."""
    try:
        with closing(open_strange(copied)) as connection:
            found = connection.execute("SELECT name FROM django_migrations WHERE app = ?", (APP,)).fetchall()
    except sqlite3.Error:
        found = []
    applied = {one for (one,) in found if isinstance(one, str)}
    known = {one for app, one in executor.loader.graph.nodes if app == APP}
    if applied - known:
        raise ThenarError(
            "{path} cannot be restored: it was made by a newer Thenar; use that one, or update this one. "
            "The journal was not touched.",
            path=name,
        )
    needed = {one for had in applied for app, one in executor.loader.graph.forwards_plan((APP, had)) if app == APP}
    if not applied or needed != applied:
        raise ThenarError(
            "{path} cannot be restored: it does not say which version made it. The journal was not touched. "
            "Choose a file that `thenar backup` wrote.",
            path=name,
        )
    return sorted(applied)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))

"""Broken files: what was taken out is spoiled and brought in, and copies are crafted and restored."""

import io
import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from benchmarks.hostile.ammunition import bitten, spoiled, value
from benchmarks.hostile.camp import crawl, household
from benchmarks.hostile.tally import Tally

TRIGGER = (
    "CREATE TRIGGER crafted AFTER INSERT ON journal_givenanswer BEGIN "
    "UPDATE journal_givenanswer SET reply = 'no' WHERE id = NEW.id; END"
)


def imports(number: int, seed: int) -> Tally:
    """So many spoiled files are brought in; after each that was taken, every page is looked at."""
    from thenar.journal.erasing import erase_everything
    from thenar.journal.transfer import export_csv, export_json, import_bytes

    choice, tally = random.Random(seed), Tally("spoiled files brought in")
    household()
    as_json, as_csv = export_json(), export_csv()
    for _ in range(number):
        data = _spoiled_json(as_json, choice) if choice.random() < 0.7 else _spoiled_csv(as_csv, choice)
        erase_everything()
        _tried(tally, "import", partial(import_bytes, data), choice)
    return tally


def restores(number: int, seed: int, folder: Path) -> Tally:
    """So many crafted copies are restored; after each that was taken, every page is looked at."""
    from django.db import connection

    from thenar.journal.copies.restore import restore

    choice, tally = random.Random(seed), Tally("crafted copies restored")
    household()
    connection.close()
    database, whole, crafted = folder / "thenar.sqlite3", folder.parent / "whole", folder.parent / "crafted"
    shutil.copyfile(database, whole)
    for _ in range(number):
        shutil.copyfile(whole, crafted)
        _craft(crafted, choice)
        connection.close()
        _tried(tally, "restore", partial(restore, crafted, database), choice)
    return tally


def _tried(tally: Tally, name: str, act: Callable[[], object], choice: random.Random) -> None:
    """Do it: taken, refused in words, or, with whatever else is raised, a breach."""
    from thenar.model.problem import ThenarError

    try:
        act()
    except ThenarError:
        tally.answer(400, name)
    except Exception as error:
        tally.answer(500, f"{name} {type(error).__name__}")
    else:
        tally.answer(200, name)
        crawl(tally, choice)


def _spoiled_json(data: bytes, choice: random.Random) -> bytes:
    if choice.random() < 0.25:
        return bitten(data, choice)
    found = json.loads(data)
    rows = [row for table in found["tables"].values() for row in table]
    for _ in range(choice.randint(1, 3)):
        spoiled(choice.choice(rows) if choice.random() < 0.95 else found, choice)
    return json.dumps(found).encode()


def _spoiled_csv(data: bytes, choice: random.Random) -> bytes:
    if choice.random() < 0.25:
        return bitten(data, choice)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    name = choice.choice(sorted(files))
    files[name] = bitten(files[name], choice)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for one, content in files.items():
            file.writestr(one, content)
    return written.getvalue()


def _craft(path: Path, choice: random.Random) -> None:
    if choice.random() < 0.2:
        path.write_bytes(bitten(path.read_bytes(), choice))
        return
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("PRAGMA ignore_check_constraints=ON")
        file.execute("PRAGMA foreign_keys=OFF")
        if choice.random() < 0.2:
            file.execute(TRIGGER)
        found = file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'journal_%' ORDER BY name"
        )
        tables = [name for (name,) in found]
        for _ in range(choice.randint(0, 3)):
            _change_a_value(file, choice.choice(tables), choice)


def _change_a_value(file: sqlite3.Connection, table: str, choice: random.Random) -> None:
    columns = [row[1] for row in file.execute(f'PRAGMA table_info("{table}")')]
    ids = [row for (row,) in file.execute(f'SELECT id FROM "{table}" ORDER BY id')]
    bad = value(choice)
    text = json.dumps(bad) if isinstance(bad, list | dict) else bad
    with suppress(sqlite3.Error, OverflowError, UnicodeEncodeError):  # SQLite itself takes no such value
        change = f'UPDATE "{table}" SET "{choice.choice(columns)}" = ? WHERE id = ?'
        file.execute(change, (text, choice.choice(ids or [0])))

"""Broken files: what was taken out is spoiled and brought in, and copies are crafted and restored."""

import io
import json
import random
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.hostile.ammunition import bitten, spoiled, value
from benchmarks.hostile.camp import crawl, household
from benchmarks.hostile.tally import Tally


def imports(number: int, seed: int) -> Tally:
    """So many spoiled files are brought in; after each that was taken, every page is looked at."""
    from thenar.journal.erasing import erase_everything
    from thenar.journal.transfer import export_csv, export_json, import_bytes
    from thenar.journal.transfer.refusal import RefusedError

    choice, tally = random.Random(seed), Tally("spoiled files brought in")
    household()
    as_json, as_csv = _bytes(export_json()), _bytes(export_csv())
    for _ in range(number):
        data = _spoiled_json(as_json, choice) if choice.random() < 0.7 else _spoiled_csv(as_csv, choice)
        erase_everything()
        try:
            import_bytes(data)
        except RefusedError:
            tally.answer(400, "import")
            continue
        except Exception as error:  # whatever it is, it is a breach
            tally.answer(500, f"import {type(error).__name__}")
            continue
        tally.answer(200, "import")
        crawl(tally, choice)
    return tally


def restores(number: int, seed: int, folder: Path) -> Tally:
    """So many crafted copies are restored; after each that was taken, every page is looked at."""
    from django.db import connection

    from thenar.journal.copies.restore import restore
    from thenar.model.problem import ThenarError

    choice, tally = random.Random(seed), Tally("crafted copies restored")
    household()
    connection.close()
    database = folder / "thenar.sqlite3"
    whole = folder.parent / "whole.sqlite3"
    shutil.copyfile(database, whole)
    for _ in range(number):
        crafted = folder.parent / "crafted.sqlite3"
        shutil.copyfile(whole, crafted)
        _craft(crafted, choice)
        connection.close()
        try:
            restore(crafted, database)
        except ThenarError:
            tally.answer(400, "restore")
            continue
        except Exception as error:  # whatever it is, it is a breach
            tally.answer(500, f"restore {type(error).__name__}")
            continue
        tally.answer(200, "restore")
        crawl(tally, choice)
    return tally


def _bytes(made: Any) -> bytes:
    return made if isinstance(made, bytes) else b"".join(made)


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
            file.execute(
                "CREATE TRIGGER crafted AFTER INSERT ON journal_givenanswer BEGIN "
                "UPDATE journal_givenanswer SET reply = 'no' WHERE id = NEW.id; END"
            )
        found = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'journal_%'")
        tables = [name for (name,) in found]
        for _ in range(choice.randint(0, 3)):
            table = choice.choice(tables)
            columns = [row[1] for row in file.execute(f'PRAGMA table_info("{table}")')]
            bad = value(choice)
            text = json.dumps(bad) if isinstance(bad, list | dict) else bad
            try:
                row = file.execute(f'SELECT id FROM "{table}" ORDER BY random() LIMIT 1').fetchone() or (0,)
                file.execute(f'UPDATE "{table}" SET "{choice.choice(columns)}" = ? WHERE id = ?', (text, row[0]))
            except (sqlite3.Error, OverflowError, UnicodeEncodeError):
                continue  # SQLite itself takes no such value

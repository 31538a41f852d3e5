"""The copy that is made before something large: before a restore, before an update of the tables. Numbered, never
written over; beside the journal, and as readable as the journal itself."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from thenar.files.private import private_folder
from thenar.journal.copies.databases import compact_copy, put_in_place
from thenar.journal.copies.whole import why
from thenar.journal.copies.work import half_file, work_folder
from thenar.model.problem import ThenarError

BEFORE = "before"
_NAME = re.compile(r"(\d{4,})-before-[a-z]+\.sqlite3")
_OLDER = re.compile(r"before-restore-\d{4}-\d\d-\d\d\.sqlite3")  # as versions up to 1 named them, beside the journal


def keep_before(database: Path, what: str) -> Path:
    """Copy the journal as it stands; `what` is `restore`, `update` or the like. ThenarError, and nothing is changed."""
    try:
        folder = private_folder(database.parent / BEFORE)
        number = 1 + max((int(_NAME.fullmatch(one.name)[1]) for one in _numbered(folder)), default=0)  # type: ignore[index]
        target = folder / f"{number:04}-before-{what}.sqlite3"
        with work_folder(database.parent) as work, half_file(database.parent, target) as (half, file):
            compact_copy(database, work / "copy.sqlite3")
            with (work / "copy.sqlite3").open("rb") as source:
                shutil.copyfileobj(source, file, 1 << 20)
            file.close()
            put_in_place(half, target)
    except (OSError, sqlite3.Error) as error:
        raise ThenarError(
            "No copy of the journal could be made beforehand ({why}), so nothing was changed. Free some space on the "
            "disk of {path}, then try again.",
            why=why(error),
            path=database,
        ) from None
    return target


def copies_before(data: Path) -> list[Path]:
    """All of them, also those of older versions, in the order of their numbers."""
    folder = data / BEFORE
    numbered = sorted(_numbered(folder), key=lambda one: int(one.name.split("-")[0]))
    return [*sorted(one for one in data.iterdir() if _OLDER.fullmatch(one.name)), *numbered]


def _numbered(folder: Path) -> Iterator[Path]:
    return (one for one in (folder.iterdir() if folder.is_dir() else ()) if _NAME.fullmatch(one.name))

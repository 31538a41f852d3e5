"""A file of another program between the look at it and the yes: in the data folder, for this user only.

It is there for one person and one file at a time, and goes with the yes, with a backup, an erasure and the next start.
"""

import shutil
import tempfile
from pathlib import Path
from uuid import UUID, uuid4

from thenar.files.private import new_file, private_folder
from thenar.journal.copies.work import WORK, database_file
from thenar.journal.models import Person
from thenar.model.problem import ThenarError

NAME = "arrived"


def hold(person: Person, data: bytes) -> UUID:
    """Keep a file for this person in the place of an earlier one; the key to ask for it. Raises OSError."""
    let_go(person)
    key = uuid4()
    folder = private_folder(_folder(person) / str(key))
    with new_file(folder / NAME) as file:
        file.write(data)
    return key


def held(person: Person, key: UUID | None) -> bytes:
    """The file again. ThenarError where it went meanwhile."""
    try:
        return (_folder(person) / str(key) / NAME).read_bytes()
    except OSError:
        raise ThenarError("The file is not here any more. Choose it again. Nothing was changed.") from None


def let_go(person: Person) -> None:
    """Remove what is held for this person."""
    shutil.rmtree(_folder(person), ignore_errors=True)


def _folder(person: Person) -> Path:
    database = database_file()
    root = private_folder(database.parent / WORK) if database else Path(tempfile.gettempdir())
    return root / f"arrived-{person.key}"

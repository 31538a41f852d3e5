"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from thenar.files.private import FILE, closed


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; it takes its place in one move once it is on the disk.

    Only this user can read it: what is written here may tell of someone's health.

    On any error the half-written file is removed, `path` stays as it was, and the error (an OSError for a
    full disk or a folder that may not be written) goes on to the caller.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise IsADirectoryError(21, "This is a folder or a device, not a file", str(path))
    half = path.with_name(f".{path.stem[:40]}-{uuid4().hex[:8]}{path.suffix}")
    try:
        yield half
        closed(half, FILE)
        _to_disk(half)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())

"""One server for one data folder: the first start serves, the others say where it is."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from thenar.files.atomic import whole_file

LOCK, ADDRESS = "running.lock", "running.json"
PATIENCE: Final = 15.0  # seconds for the first to be ready
LOOKS_EVERY: Final = 0.05  # seconds


@contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """True for the one process that may serve this folder now; the others get False. The system lets go of it at the
    end of the process, however that ends. OSError where the folder cannot be used."""
    with os.fdopen(os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600), "r+") as file:
        first = _locked(file)
        if first:
            (folder / ADDRESS).unlink(missing_ok=True)
        try:
            yield first
        finally:
            if first:
                with suppress(OSError):
                    (folder / ADDRESS).unlink(missing_ok=True)


def say_address(folder: Path, address: str) -> None:
    """Keep the address, with its secret, for the next start; only this user can read it."""
    path = folder / ADDRESS
    with whole_file(path) as half, os.fdopen(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump({"address": address}, file)


def address_of_the_first(folder: Path, patience: float = PATIENCE) -> str | None:
    """Where the other process serves, once it does; None where it did not say so in time (seconds)."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with suppress(OSError, ValueError, KeyError):
            return str(json.loads((folder / ADDRESS).read_text(encoding="utf-8"))["address"])
        time.sleep(LOOKS_EVERY)
    return None


def _locked(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

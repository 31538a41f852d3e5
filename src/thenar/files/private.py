"""Files and folders that only this user can read, whatever the umask says."""

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

FILE, FOLDER = 0o600, 0o700
UMASK = 0o077


def only_mine() -> None:
    """Whatever this process makes from now on is for this user only."""
    os.umask(UMASK)


def private_folder(path: Path) -> Path:
    """The folder, made where it is missing, closed to others. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True, mode=FOLDER)
    closed(path, FOLDER)
    return path


def private_file(path: Path) -> Path:
    """The file, made empty where it is missing, closed to others. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, FILE))
    closed(path, FILE)
    return path


def new_file(path: Path) -> BinaryIO:
    """A file that was not there, open for writing. Raises OSError."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE), "w+b")


def close_folder(folder: Path) -> None:
    """Close a folder and the files right in it, as an older version or another program may have left them open."""
    private_folder(folder)
    for path in folder.iterdir():
        with suppress(OSError):  # somebody else's, or gone meanwhile
            closed(path, FOLDER if path.is_dir() and not path.is_symlink() else FILE)


def closed(path: Path, mode: int) -> None:
    """Give a file or folder this mode where it has another. A link is left alone, and so is what is not ours."""
    if not path.is_symlink() and path.stat().st_mode & 0o777 != mode:
        with suppress(PermissionError):
            path.chmod(mode)

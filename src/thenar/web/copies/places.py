"""Folders that are good for copies: disks and sticks that are plugged in, and what a service copies elsewhere."""

import getpass
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

NAME: Final = "Thenar copies"
MOST: Final = 6
CLOUDS: Final = ("Nextcloud", "Dropbox", "OneDrive", "Google Drive", "iCloud Drive")


def good_places(home: Path | None = None, roots: tuple[Path, ...] | None = None) -> list[Path]:
    """Where a folder for copies could be made now, the best first."""
    found = [*_disks(roots if roots is not None else _roots()), *_clouds(home or Path.home())]
    return [one / NAME for one in dict.fromkeys(found) if os.access(one, os.W_OK)][:MOST]


def _roots() -> tuple[Path, ...]:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        return (Path("/Volumes"), Path("/media"))
    return (Path("/media") / user, Path("/run/media") / user, Path("/Volumes"))


def _disks(roots: tuple[Path, ...]) -> Iterator[Path]:
    for root in roots:
        try:
            yield from sorted(one for one in root.iterdir() if one.is_dir() and not one.is_symlink())
        except OSError:
            continue


def _clouds(home: Path) -> Iterator[Path]:
    yield from (home / name for name in CLOUDS if (home / name).is_dir())

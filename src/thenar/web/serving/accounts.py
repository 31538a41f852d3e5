"""Whose program is at the other end of a connection on this computer, where the system tells (Linux).

A second look beside the secret: an address that another account has read in the list of programs opens nothing.
"""

import os
from pathlib import Path
from typing import Final

TABLES: Final = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
ROOT: Final = 0  # passes connections on for others, for example into a container; and can read everything anyway
FROM, TO, OWNER = 1, 2, 7  # columns of the tables


def is_another_account(port: int, ours: int, tables: tuple[Path, ...] = TABLES, own: int | None = None) -> bool:
    """True where the program that connects from `port` to our port surely belongs to another account.

    False where nobody knows: on other systems, or for a connection from elsewhere.
    """
    mine = own if own is not None else _own()
    owners = _owners(port, ours, tables)
    return mine is not None and bool(owners) and not owners & {mine, ROOT}


def _own() -> int | None:
    return os.getuid() if hasattr(os, "getuid") else None


def _owners(port: int, ours: int, tables: tuple[Path, ...]) -> set[int]:
    """The accounts of this computer's sockets from one port to the other, as the kernel lists them."""
    found: set[int] = set()
    for table in tables:
        try:
            lines = table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        rows = (line.split() for line in lines)
        found |= {int(row[OWNER]) for row in rows if (_port(row[FROM]), _port(row[TO])) == (port, ours)}
    return found


def _port(address: str) -> int:
    return int(address.rpartition(":")[2], 16)

"""The house is opened while Thenar runs, and closed again: by `--lan` at its start, or by a press on this computer.

Nothing of what opening needs is loaded before it is opened.
"""

import socket
import threading
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from thenar.model.problem import ThenarError
from thenar.web.serving.security_log import Event, note

if TYPE_CHECKING:
    from thenar.web.lan.door import Door
    from thenar.web.lan.house import House


class Switch:
    """For one start of Thenar. Every method may be called from any thread."""

    def __init__(self, door: "Door", folder: Path, port: int) -> None:
        """`door` is this computer's own, on `port`; the house gets the same one."""
        self._door, self._folder, self._port = door, folder, port
        self._meanwhile = ExitStack()
        self._lock = threading.Lock()

    def open(self, address: str | None, now: datetime) -> None:
        """Open the house at an address of this computer, or at the one that it finds; nothing where it is open.

        ThenarError, and nothing is opened, where that cannot be.
        """
        from thenar.web.lan.opening import LanWishes, house_of

        with self._lock:
            if self._door.house is None:
                house = house_of(LanWishes(address=address), self._folder, now).on(self._port)
                self._begin(house, _listener(house.address, self._port))

    def begin(self, house: "House", listener: socket.socket) -> None:
        """Serve a house from a socket that is bound already."""
        with self._lock:
            self._begin(house, listener)

    def close(self) -> None:
        """Every phone is refused from now on, and what it hears ends; nothing where it is closed."""
        with self._lock:
            if self._door.house is not None:
                self._meanwhile.close()
                note(Event.HOUSE_CLOSED)

    def _begin(self, house: "House", listener: socket.socket) -> None:
        from thenar.web.lan.opening import opened

        self._meanwhile.enter_context(opened(house, listener, self._door))
        note(Event.HOUSE_OPENED)


def _listener(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=64)
    except OSError as error:
        raise ThenarError(
            "The house cannot be opened at {address}, port {port} ({why}). Nothing was changed. Stop the program that "
            "uses it, or name another address of this computer.",
            address=address,
            port=port,
            why=error.strerror,
        ) from None

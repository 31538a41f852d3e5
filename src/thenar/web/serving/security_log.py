"""What matters to security, with time and device: `security.log` in the data folder. Nothing about anyone's health.

A line holds a word of `Event` and who it was, and has no room for anything else: no name, no address of a page, no
value that someone sent.
"""

import logging
import os
import string
import time
from collections.abc import Callable
from enum import StrEnum
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO, Final

FILE: Final = "security.log"
BYTES: Final = 500_000  # of a file; the one before it is kept as well
EACH: Final = 60.0  # seconds: the same event of the same device again within them makes no further line
REMEMBERED: Final = 1000  # events
SIGNS: Final = frozenset(string.ascii_letters + string.digits + ".:-%")  # of an address or a key
log = logging.getLogger("thenar.security")


class Event(StrEnum):
    """Everything that is written down."""

    STARTED = "started"
    CAME_IN = "came-in"  # a browser of this computer, with the printed address
    WRONG_KEY = "wrong-key"
    LOCKED = "locked"  # every browser of this computer has to come in anew
    ANOTHER_ACCOUNT = "another-account"
    LET_IN = "let-in"  # a device, with a code
    WRONG_CODE = "wrong-code"
    TOO_MANY = "too-many"
    CODE_MADE = "code-made"
    THROWN_OUT = "thrown-out"
    LEFT = "left"
    ENDED = "ended"  # its time is over
    HOUSE_OPENED = "house-opened"  # to phones, from here on
    HOUSE_CLOSED = "house-closed"
    ROLE_CHANGED = "role-changed"
    NOT_ALLOWED = "not-allowed"  # by the role of the device
    STRANGER = "stranger"  # asked for more than the page that lets it in
    FOREIGN_HOST = "foreign-host"
    FOREIGN_ORIGIN = "foreign-origin"
    OLD_FORM = "old-form"  # a form without its token
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    UNREADABLE = "unreadable"
    BROKEN = "broken"  # an error of ours
    NO_TLS = "no-tls"  # a handshake that did not succeed
    TAKEN_OUT = "taken-out"
    BROUGHT_IN = "brought-in"
    ERASED = "erased"


HERE: Final = "this-computer"
Noter = Callable[[Event, str], None]


class _Often:
    """Keeps a flood of the same event from filling the file. Times in seconds, never running back."""

    def __init__(self) -> None:
        self._last: dict[tuple[Event, str], float] = {}

    def is_new(self, event: Event, who: str, now: float) -> bool:
        last = self._last.pop((event, who), None)
        self._last[event, who] = last if last is not None and now - last < EACH else now
        if len(self._last) > REMEMBERED:
            del self._last[next(iter(self._last))]
        return last is None or now - last >= EACH


_often = _Often()


def note(event: Event, who: str = HERE) -> None:
    """Write a line: when, what, and which device. `who` is HERE, a key of a device, or a stranger's address."""
    if _often.is_new(event, who, time.monotonic()):
        log.info("%s %s", event.value, "".join(sign for sign in who if sign in SIGNS)[:64])


class _PrivateFile(RotatingFileHandler):
    """Each file of it can be read by this user only."""

    def _open(self) -> IO[str]:  # type: ignore[override]
        opened = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return os.fdopen(opened, "a", encoding=self.encoding)


def write_to(folder: Path) -> None:
    """From now on, lines go to a file in this folder that only this user can read. OSError where that is impossible."""
    handler = _PrivateFile(folder / FILE, maxBytes=BYTES, backupCount=1, encoding="ascii")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    handler.setLevel(logging.INFO)
    for old in log.handlers:
        log.removeHandler(old)
        old.close()
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False

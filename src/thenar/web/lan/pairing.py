"""The code that lets one device in: made here, shown on this computer only, good for minutes and once.

It is kept in memory as a digest and nowhere else. Eight of 32 signs are a trillion codes: even a network full of
strangers, each with its few tries, has no chance within the minutes of a code. No stranger can use up the tries of
anyone else, or a code.
"""

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from threading import Lock
from typing import Final

from thenar.web.lan.limit import Limiter, neighbor
from thenar.web.lan.role import Role

SIGNS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without 0 and O, 1 and I
LENGTH: Final = 8
GOOD_FOR: Final = 5 * 60  # seconds
TRIES_EACH: Final = 6  # of one address
TRIES_WITHIN: Final = 10 * 60  # seconds
USUAL: Final = Role()  # of the first device, whose code the terminal shows


class State(StrEnum):
    """How it is with the last code that was made."""

    NONE = "none"
    WAITING = "waiting"
    USED = "used"
    EXPIRED = "expired"


class Answer(StrEnum):
    """What a try led to."""

    LET_IN = "let-in"
    WRONG = "wrong"
    NO_CODE = "no-code"
    TOO_MANY = "too-many"


@dataclass(frozen=True)
class Tried:
    """The answer to a try; the role of the device where it is let in."""

    answer: Answer
    role: Role | None = None


@dataclass
class _Code:
    digest: bytes
    until: float
    role: Role
    state: State = State.WAITING
    wrong: int = 0


class Desk:
    """Hands out codes and takes tries; one code at a time. Any number of threads may ask at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._code: _Code | None = None
        self._tries = Limiter(TRIES_EACH, TRIES_WITHIN)
        self._lock = Lock()

    def new_code(self, role: Role = USUAL) -> str:
        """A fresh code for a device with this role; an older one no longer works."""
        code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        with self._lock:
            self._code = _Code(_digest(code), self._clock() + GOOD_FOR, role)
        return code

    def offer(self, text: str, address: str) -> Tried:
        """One try from an address. LET_IN at most once for each code, whoever asks at the same time."""
        with self._lock:
            if not self._tries.allows(neighbor(address), self._clock()):
                return Tried(Answer.TOO_MANY)
            code = self._waiting()
            if code is None:
                return Tried(Answer.NO_CODE)
            if hmac.compare_digest(_digest(tidy(text)), code.digest):
                code.state = State.USED
                return Tried(Answer.LET_IN, code.role)
            code.wrong += 1
            return Tried(Answer.WRONG)

    @property
    def wrong(self) -> int:
        """How often a wrong code was typed since the last one was made."""
        with self._lock:
            return self._code.wrong if self._code else 0

    def state(self) -> State:
        """How it is with the last code."""
        with self._lock:
            self._waiting()
            return self._code.state if self._code else State.NONE

    def _waiting(self) -> _Code | None:
        code = self._code
        if code and code.state is State.WAITING and self._clock() >= code.until:
            code.state = State.EXPIRED
        return code if code and code.state is State.WAITING else None


def tidy(text: str) -> str:
    """A code as it was typed: without spaces and dashes, in capitals."""
    return "".join(sign for sign in text.upper() if sign not in " -\u2010\u2011\u2013\t\r\n")


def readable(code: str) -> str:
    """A code in two halves, for people."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def _digest(code: str) -> bytes:
    return sha256(code.encode()).digest()

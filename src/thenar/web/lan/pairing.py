"""The code that lets one device in: made here, shown on this computer only, good for minutes and once.

It is kept in memory as a digest and nowhere else. Eight of 32 signs are a trillion codes; six tries is all there are.
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

from thenar.web.lan.limit import Limiter

SIGNS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without 0 and O, 1 and I
LENGTH: Final = 8
GOOD_FOR: Final = 5 * 60  # seconds
WRONG_TRIES: Final = 6  # of one code, by everyone together
TRIES_EACH: Final = 4  # of one address
TRIES_OVERALL: Final = 20
TRIES_WITHIN: Final = 10 * 60  # seconds


class State(StrEnum):
    """How it is with the last code that was made."""

    NONE = "none"
    WAITING = "waiting"
    USED = "used"
    EXPIRED = "expired"
    VOID = "void"  # tried wrongly too often


class Answer(StrEnum):
    """What a try led to."""

    LET_IN = "let-in"
    WRONG = "wrong"
    NO_CODE = "no-code"
    TOO_MANY = "too-many"


@dataclass
class _Code:
    digest: bytes
    until: float
    state: State = State.WAITING
    wrong: int = 0


class Desk:
    """Hands out codes and takes tries; one code at a time. Any number of threads may ask at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, voided: Callable[[], None] = lambda: None) -> None:
        self._clock, self._voided = clock, voided
        self._code: _Code | None = None
        self._tries = Limiter(TRIES_EACH, TRIES_OVERALL, TRIES_WITHIN)
        self._lock = Lock()

    def new_code(self) -> str:
        """A fresh code; an older one no longer works."""
        code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        with self._lock:
            self._code = _Code(_digest(code), self._clock() + GOOD_FOR)
        return code

    def offer(self, text: str, address: str) -> Answer:
        """One try from an address. LET_IN at most once for each code, whoever asks at the same time."""
        answer, voided = self._offer(text, address)
        if voided:
            self._voided()
        return answer

    def _offer(self, text: str, address: str) -> tuple[Answer, bool]:
        """The answer, and whether this very try made the code void."""
        with self._lock:
            if not self._tries.allows(address, self._clock()):
                return Answer.TOO_MANY, False
            code = self._waiting()
            if code is None:
                return Answer.NO_CODE, False
            if hmac.compare_digest(_digest(tidy(text)), code.digest):
                code.state = State.USED
                return Answer.LET_IN, False
            code.wrong += 1
            if code.wrong >= WRONG_TRIES:
                code.state = State.VOID
            return Answer.WRONG, code.state is State.VOID

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

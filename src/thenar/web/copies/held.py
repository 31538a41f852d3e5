"""One thing that waits in memory for a person's yes, some minutes: a key that was shown, a copy that was looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock
from typing import Final, Generic, TypeVar

GOOD_FOR: Final = 30 * 60.0  # seconds, enough to fetch a pen
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class _Waiting(Generic[Thing]):
    token: str
    thing: Thing
    until: float
    drop: Callable[[], object]


class Held(Generic[Thing]):
    """The last one only: another one takes its place, and what was held is dropped."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock  # seconds
        self._lock = Lock()
        self._one: _Waiting[Thing] | None = None

    def put(self, thing: Thing, drop: Callable[[], object] = lambda: None) -> str:
        """Hold it; gives the token that a form sends back. `drop` is called when it is let go."""
        one = _Waiting(token_urlsafe(32), thing, self._clock() + GOOD_FOR, drop)
        with self._lock:
            self._drop()
            self._one = one
        return one.token

    def find(self, token: str) -> Thing | None:
        """What waits under this token; None where another one does, or it was too long ago."""
        with self._lock:
            if self._one and self._clock() > self._one.until:
                self._drop()
            return self._one.thing if self._one and self._one.token == token else None

    def clear(self) -> None:
        """Nothing waits any more."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        one, self._one = self._one, None
        if one:
            one.drop()

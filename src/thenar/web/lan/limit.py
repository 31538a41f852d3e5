"""How many tries there may be. Pure: the time comes in as an argument."""

from collections import deque
from collections.abc import Hashable


class Limiter:
    """At most `each` tries of one key, and at most `overall` tries of all, in any `seconds`.

    A refused try does not count, so nobody is kept out for longer by trying on. It remembers `overall` times at most.
    """

    def __init__(self, each: int, overall: int, seconds: float) -> None:
        self._each, self._overall, self._seconds = each, overall, seconds
        self._tries: deque[tuple[float, Hashable]] = deque()

    def allows(self, key: Hashable, now: float) -> bool:
        """True where this try may be made, which then counts. `now` in seconds, never running back."""
        while self._tries and self._tries[0][0] <= now - self._seconds:
            self._tries.popleft()
        mine = sum(1 for _, other in self._tries if other == key)
        if mine >= self._each or len(self._tries) >= self._overall:
            return False
        self._tries.append((now, key))
        return True

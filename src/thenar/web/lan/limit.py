"""How many tries there may be. Pure: the time comes in as an argument."""

from collections import OrderedDict, deque
from collections.abc import Hashable
from ipaddress import ip_address
from typing import Final

REMEMBERED: Final = 2000  # keys; of the rest, the one that was quiet the longest is forgotten


class Limiter:
    """At most `each` tries of one key in any `seconds`, however many others try: nobody can use up another's tries.

    A refused try does not count, so nobody is kept out for longer by trying on.
    """

    def __init__(self, each: int, seconds: float) -> None:
        self._each, self._seconds = each, seconds
        self._tries: OrderedDict[Hashable, deque[float]] = OrderedDict()

    def allows(self, key: Hashable, now: float) -> bool:
        """True where this try may be made, which then counts. `now` in seconds, never running back."""
        mine = self._tries.setdefault(key, deque())
        self._tries.move_to_end(key)
        if len(self._tries) > REMEMBERED:
            self._tries.popitem(last=False)
        while mine and mine[0] <= now - self._seconds:
            mine.popleft()
        if len(mine) >= self._each:
            return False
        mine.append(now)
        return True


def neighbor(address: str) -> str:
    """Who an address belongs to: of IPv6 the network, because one device has as many addresses as it likes."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(known) if known.version == 4 else str(known.exploded)[:19]

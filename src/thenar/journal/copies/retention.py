"""Which automatic copies stay: the newest of each of the last 7 days, and of each of 4 weeks before those. Pure.

Newest is the highest number. Days only say which belong together, so that a clock that was wrong loses nothing.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

DAYS, WEEKS = 7, 4


@dataclass(frozen=True, order=True)
class Numbered:
    """An automatic copy: its number, and the day that its name tells."""

    number: int
    day: date


def stays(copies: Iterable[Numbered]) -> frozenset[Numbered]:
    """Those that stay; the newest is always among them."""
    newest_first = sorted(copies, reverse=True)
    daily = _first_of_each(newest_first, DAYS, lambda one: one.day)
    had = {_week(one) for one in daily}
    rest = [one for one in newest_first if one < min(daily) and _week(one) not in had] if daily else []
    return frozenset(daily + _first_of_each(rest, WEEKS, _week))


def is_due(copies: Iterable[Numbered], today: date) -> bool:
    """Whether there is none of today yet."""
    newest = max(copies, default=None)
    return newest is None or newest.day != today


def _week(one: Numbered) -> tuple[int, int]:
    return one.day.isocalendar()[:2]


def _first_of_each(copies: list[Numbered], most: int, name: Callable[[Numbered], Hashable]) -> list[Numbered]:
    found: dict[Hashable, Numbered] = {}
    for one in copies:
        if len(found) < most or name(one) in found:
            found.setdefault(name(one), one)
    return list(found.values())

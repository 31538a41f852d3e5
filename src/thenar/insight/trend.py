"""What was done and rated, laid out by day: for the calendar and the trend. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from thenar.insight.pairing import Paired


@dataclass(frozen=True)
class Day:
    """One day of a calendar with the number of its sessions. `inside` is False for days that only fill the week."""

    day: date
    sessions: int
    inside: bool = True


def weeks(days: Iterable[date], first: date, last: date) -> tuple[tuple[Day, ...], ...]:
    """Whole weeks, Monday first, from the week of `first` to the week of `last`; `days` are those of sessions."""
    count: dict[date, int] = {}
    for day in days:
        count[day] = count.get(day, 0) + 1
    start = first - timedelta(days=first.weekday())
    number = ((last - start).days // 7) + 1
    dates = [[start + timedelta(days=7 * week + offset) for offset in range(7)] for week in range(number)]
    return tuple(tuple(Day(one, count.get(one, 0), first <= one <= last) for one in week) for week in dates)


def a_week(days: Iterable[date], first: date, last: date) -> float:
    """Sessions a week from `first` to `last`, both counted."""
    length = (last - first).days + 1
    return sum(first <= day <= last for day in days) * 7 / length


def by_day(sessions: Iterable[Paired]) -> tuple[tuple[date, float, float], ...]:
    """Day, mean before and mean after, in order of days."""
    days: dict[date, list[Paired]] = {}
    for one in sessions:
        days.setdefault(one.at.date(), []).append(one)
    return tuple(
        (day, sum(one.before for one in some) / len(some), sum(one.after for one in some) / len(some))
        for day, some in sorted(days.items())
    )

"""The rules of a time zone as a VTIMEZONE (RFC 5545, 3.6.5), from the system's own zone data.

Each change of the clock is a part of its own, with its date: several changes in one part (RDATE) are allowed, but
ical.js, which Thunderbird reads calendars with, takes one of them and leaves summer out. A change begins at the time
that clocks showed just before it, as the standard asks; the helper in `icalendar` 7.3 writes spring changes an hour
late, so this is our own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

YEARS = 20  # of rules ahead; calendars that know the zone's name use their own rules anyway
_STEP = timedelta(days=7)  # no zone changes its clock twice within a week


@dataclass(frozen=True)
class Change:
    """The clock changes at `at` (UTC), from one distance to UTC to another."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def shown(self) -> datetime:
        """What clocks showed just before, without a zone."""
        return self.at.replace(tzinfo=None) + self.before


def vtimezone(zone: ZoneInfo, since: int) -> Timezone:
    """The rules from the beginning of the year `since` on, for 20 years."""
    start = datetime(since, 1, 1, tzinfo=UTC)
    changes = changes_of(zone, start, start.replace(year=since + YEARS))
    component = Timezone()
    component.add("tzid", zone.key)
    for one in (_beginning(zone, start), *changes):
        component.add_component(_part(one))
    return component


def changes_of(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Change]:
    """Every change of the clock between two times, in order."""
    while start < end:
        after = min(start + _STEP, end)
        if _offset(zone, start) != _offset(zone, after):
            yield _between(zone, start, after)
        start = after


def _between(zone: ZoneInfo, low: datetime, high: datetime) -> Change:
    before = _offset(zone, low)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return _change(zone, high.replace(second=0, microsecond=0), before)


def _beginning(zone: ZoneInfo, start: datetime) -> Change:
    return _change(zone, start, _offset(zone, start))


def _change(zone: ZoneInfo, at: datetime, before: timedelta) -> Change:
    local = at.astimezone(zone)
    return Change(at, before, _offset(zone, at), local.tzname() or zone.key, bool(local.dst()))


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _part(change: Change) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.summer else TimezoneStandard()
    part.add("dtstart", change.shown)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    return part

"""Reminders as iCalendar (RFC 5545, and 7986 for what is said of the calendar itself): a file, or a feed.

Each reminder is one event that repeats at the same time on the clock, whatever the season, and leaves out the days on
which it is silent; the time zone's own rules travel in the file. Nothing of a person's health is in it: calendars are
shared, and shown on locked screens.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from gettext import NullTranslations
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event, vDuration, vRecur

from thenar.model.experiment import Arm, Block, Unit
from thenar.model.journal import Reminder
from thenar.model.problem import ThenarError
from thenar.render.timezone import vtimezone

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
REFRESH = timedelta(hours=12)


@dataclass(frozen=True)
class Marked:
    """A day or week of an experiment (`key`), at the time of a reminder of the same person."""

    key: str
    reminder: Reminder
    unit: Unit
    block: Block

    @property
    def days(self) -> int:
        """On how many days it is said: each day of a week without, of which no reminder says anything."""
        return (self.block.end - self.block.start).days + 1 if self.block.arm is Arm.REST else 1

    @property
    def rings(self) -> bool:
        """False where a reminder rings that day at the same minute."""
        day = self.block.start
        rung = day.weekday() in self.reminder.days and day >= self.reminder.start and day not in self.reminder.silent
        return self.block.arm is Arm.REST or not rung


def calendar_ics(
    reminders: Iterable[Reminder], link: str, catalog: NullTranslations, marked: Iterable[Marked] = ()
) -> bytes:
    """A calendar of reminders, and of the days or weeks of experiments at their reminder's time.

    `link` starts a session. The same reminders give the same bytes. ThenarError for a time zone or
    days that cannot be.
    """
    reminders, marked = list(reminders), list(marked)
    every = [*reminders, *(one.reminder for one in marked)]
    calendar = _calendar(every)
    since = min((one.start.year for one in every), default=0)
    for zone in sorted({one.zone for one in every}):
        calendar.add_component(vtimezone(zone_of(zone), since))
    for reminder in reminders:
        calendar.add_component(_bell(reminder, link, catalog))
    for one in marked:
        calendar.add_component(_of_experiment(one, link, catalog))
    made: bytes = calendar.to_ical()
    return made


def changed_at(reminders: Iterable[Reminder]) -> datetime | None:
    """When the last of them was changed."""
    return max((one.changed_at for one in reminders), default=None)


def _calendar(every: list[Reminder]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Thenar//Reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "Thenar")
    calendar.add("x-wr-calname", "Thenar")  # as calendars knew it before the standard had a name for it
    calendar.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    if changed := changed_at(every):
        calendar.add("last-modified", changed.astimezone(UTC))
    return calendar


def _bell(reminder: Reminder, link: str, catalog: NullTranslations) -> Event:
    words = catalog.gettext("A quiet moment for hands or feet. Open the link to start. Skipping a day is fine.")
    event = _event(f"{reminder.key}@thenar", first_day(reminder), reminder, words, link)
    event.add("rrule", _rule(reminder))
    if silent := [_at(day, reminder.at, reminder.zone) for day in _left_out(reminder)]:
        event.add("exdate", silent)
    return _titled(event, catalog.gettext("Time for your massage"))


def _left_out(reminder: Reminder) -> Iterator[date]:
    """The days on which it would ring, and is silent."""
    first = first_day(reminder)
    return (day for day in sorted(reminder.silent) if day >= first and day.weekday() in reminder.days)


def _of_experiment(one: Marked, link: str, catalog: NullTranslations) -> Event:
    if one.block.arm is Arm.MASSAGE:
        words = catalog.gettext("A quiet moment for hands or feet. Open the link to start. Skipping a day is fine.")
    else:
        words = catalog.gettext(
            "No massage today: the draw picked a day off. The question of the day is behind the link."
        )
    event = _event(f"{one.key}-{one.block.start:%Y%m%d}@thenar", one.block.start, one.reminder, words, link)
    if one.days > 1:
        event.add("rrule", vRecur({"FREQ": "DAILY", "COUNT": one.days}))
    title = _title_of(one.unit, one.block, catalog)
    if one.rings:
        return _titled(event, title)
    event.add("summary", title)
    return event


def first_day(reminder: Reminder) -> date:
    """The first day of a reminder, on or after its start."""
    if not reminder.days or not reminder.days <= set(range(7)):
        raise ThenarError("A reminder needs at least one day of the week. Choose one or more, then save again.")
    return next(day for day in _days_from(reminder.start) if day.weekday() in reminder.days)


def rings(reminder: Reminder, since: datetime, days: int) -> Iterator[datetime]:
    """The moments, in so many days from a time on, at which a reminder rings."""
    first, here = first_day(reminder), since.astimezone(zone_of(reminder.zone)).date()
    for offset in range(days):
        day = here + timedelta(days=offset)
        at = _at(day, reminder.at, reminder.zone)
        if day >= first and day.weekday() in reminder.days and day not in reminder.silent and at > since:
            yield at


def zone_of(name: str) -> ZoneInfo:
    """The time zone of a name. ThenarError where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ThenarError(
            "There is no time zone '{zone}'. Use a name such as Europe/Berlin or America/New_York.", zone=name[:60]
        ) from None


def _days_from(start: date) -> Iterable[date]:
    return (start + timedelta(days=offset) for offset in range(7))


def _rule(reminder: Reminder) -> vRecur:
    if len(reminder.days) == len(WEEKDAYS):
        return vRecur({"FREQ": "DAILY"})
    return vRecur({"FREQ": "WEEKLY", "BYDAY": [WEEKDAYS[day] for day in sorted(reminder.days)]})


def _title_of(unit: Unit, block: Block, catalog: NullTranslations) -> str:
    if unit is Unit.DAY and block.arm is Arm.MASSAGE:
        said = catalog.gettext("Experiment, pair {number}: a day with massage")
    elif unit is Unit.DAY:
        said = catalog.gettext("Experiment, pair {number}: a day without massage")
    elif block.arm is Arm.MASSAGE:
        said = catalog.gettext("Experiment, pair {number}: a week with massage")
    else:
        said = catalog.gettext("Experiment, pair {number}: a week without massage")
    return said.format(number=block.pair)


def _event(uid: str, day: date, reminder: Reminder, words: str, link: str) -> Event:
    event = Event()
    event.add("uid", uid)
    changed = reminder.changed_at.astimezone(UTC)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", reminder.sequence)
    event.add("dtstart", _at(day, reminder.at, reminder.zone))
    event.add("duration", timedelta(minutes=reminder.minutes))
    event.add("description", f"{words}\n{link}")
    event.add("url", link)
    event.add("transp", "TRANSPARENT")
    return event


def _titled(event: Event, title: str) -> Event:
    """The event with its title, which its alarm says too."""
    event.add("summary", title)
    event.add_component(_alarm(title))
    return event


def _at(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at.replace(second=0, microsecond=0), zone_of(zone))


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    return alarm

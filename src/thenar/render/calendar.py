"""Reminders as iCalendar (RFC 5545): a file to import, or a feed to subscribe to.

Each reminder is one event that repeats at the same time on the clock, whatever the season; the time zone's own rules
travel in the file. Nothing of a person's health is in it: calendars are shared, and shown on locked screens.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from gettext import NullTranslations
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event, vRecur

from thenar.model.experiment import Arm, Block, Unit
from thenar.model.journal import Reminder
from thenar.model.problem import ThenarError
from thenar.render.timezone import vtimezone

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_ics(
    reminders: Iterable[Reminder],
    link: str,
    catalog: NullTranslations,
    blocks: Iterable[tuple[Reminder, Unit, Block]] = (),
) -> bytes:
    """A calendar of reminders, and of the days or weeks of experiments at their reminder's time.

    `link` starts a session. The same reminders give the same bytes. ThenarError for a time zone or
    days that cannot be.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Thenar//Reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Thenar")
    calendar.add("x-published-ttl", "PT12H")
    reminders, blocks = list(reminders), list(blocks)
    every = [*reminders, *(one for one, _, _ in blocks)]
    since = min((one.start.year for one in every), default=0)
    for zone in sorted({one.zone for one in every}):
        calendar.add_component(vtimezone(zone_of(zone), since))
    words = catalog.gettext("A quiet moment for hands or feet. Open the link to start. Skipping a day is fine.")
    for reminder in reminders:
        event = _event(f"{reminder.key}@thenar", first_day(reminder), reminder, words, link)
        event.add("rrule", _rule(reminder))
        calendar.add_component(_titled(event, catalog.gettext("Time for your massage")))
    for reminder, unit, block in blocks:
        event = _event(f"{reminder.key}-{block.start:%Y%m%d}@thenar", block.start, reminder, words, link)
        calendar.add_component(_titled(event, _title_of(unit, block, catalog)))
    made: bytes = calendar.to_ical()
    return made


def first_day(reminder: Reminder) -> date:
    """The first day of a reminder, on or after its start."""
    if not reminder.days or not reminder.days <= set(range(7)):
        raise ThenarError("A reminder needs at least one day of the week. Choose one or more, then save again.")
    return next(day for day in _days_from(reminder.start) if day.weekday() in reminder.days)


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
    event.add("dtstamp", reminder.changed_at.astimezone(UTC))
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

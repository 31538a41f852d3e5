"""Reminders: read back with another reader, over years with changes of the clock, in zones with odd ones."""

from datetime import UTC, date, datetime, time, timedelta
from gettext import NullTranslations
from io import StringIO
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from icalendar import Calendar, Event

from thenar.insight.experiment import new_experiment, schedule
from thenar.load.translate import catalog_of
from thenar.model.experiment import Arm, Unit
from thenar.model.journal import Reminder
from thenar.model.problem import ThenarError
from thenar.render.calendar import calendar_ics
from thenar.render.timezone import changes_of

ENGLISH = NullTranslations()
LINK = "http://127.0.0.1:8765/"
CHANGED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ZONES = [
    "America/New_York", "Europe/Berlin", "Europe/Dublin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kolkata",
    "Africa/Casablanca", "Pacific/Auckland", "UTC",
]  # fmt: skip
DAILY = frozenset(range(7))


def reminder(zone: str = "Europe/Berlin", days: frozenset[int] = DAILY, at: time = time(20, 30)) -> Reminder:
    return Reminder("0f0e", days, at, zone, date(2026, 1, 7), 15, CHANGED)


def events(ics: bytes) -> list[Event]:
    return list(Calendar.from_ical(ics).walk("VEVENT"))


def occurrences(event: Event, until: datetime) -> list[datetime]:
    """Starts as the clock on the wall shows them, expanded by dateutil."""
    start = event.DTSTART.replace(tzinfo=None)
    rule = rrulestr(event.rrules[0].to_ical().decode(), dtstart=start)
    return list(rule.between(start, until, inc=True))


@pytest.mark.parametrize("zone", ZONES)
def test_a_daily_reminder_keeps_its_time_on_the_clock_for_a_year(zone: str) -> None:
    ics = calendar_ics([reminder(zone)], LINK, ENGLISH)
    (event,) = events(ics)
    carried = tzical(StringIO(ics.decode())).get(zone)
    days = occurrences(event, datetime(2027, 1, 6, 20, 30))
    assert len(days) == 365
    for day in days:
        assert day.time() == time(20, 30)
        # The rules that travel in the file tell the same moment as the system's own.
        assert day.replace(tzinfo=carried).astimezone(UTC) == day.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(("zone", "changes"), [("America/New_York", 2), ("Europe/Berlin", 2), ("Asia/Kolkata", 0)])
def test_the_year_has_the_changes_of_the_clock_that_make_this_hard(zone: str, changes: int) -> None:
    (event,) = events(calendar_ics([reminder(zone)], LINK, ENGLISH))
    moments = [day.replace(tzinfo=ZoneInfo(zone)) for day in occurrences(event, datetime(2027, 1, 6, 20, 30))]
    gaps = [two.astimezone(UTC) - one.astimezone(UTC) for one, two in pairwise(moments)]
    assert sum(gap != timedelta(days=1) for gap in gaps) == changes


@pytest.mark.parametrize("zone", ZONES)
def test_the_carried_zone_agrees_around_every_change_for_twenty_years(zone: str) -> None:
    carried = tzical(StringIO(calendar_ics([reminder(zone)], LINK, ENGLISH).decode())).get(zone)
    ours = ZoneInfo(zone)
    for change in changes_of(ours, datetime(2026, 1, 1, tzinfo=UTC), datetime(2045, 12, 31, tzinfo=UTC)):
        for hours in (-30, -5, 5, 30):
            local = (change.at + timedelta(hours=hours)).astimezone(ours).replace(tzinfo=None)
            assert local.replace(tzinfo=carried).utcoffset() == local.replace(tzinfo=ours).utcoffset(), local


def test_a_spring_change_is_written_with_the_time_before_it() -> None:
    text = calendar_ics([reminder("America/New_York")], LINK, ENGLISH).decode()
    assert "DTSTART:20260308T020000" in text


def test_chosen_days_are_those_days_and_begin_on_the_first_of_them() -> None:
    (event,) = events(calendar_ics([reminder(days=frozenset({0, 4}))], LINK, ENGLISH))
    days = occurrences(event, datetime(2026, 12, 31))
    assert {day.weekday() for day in days} == {0, 4}
    assert days[0] == datetime(2026, 1, 9, 20, 30)


def test_the_event_has_an_alarm_and_a_link_that_starts_a_session() -> None:
    (event,) = events(calendar_ics([reminder()], LINK, ENGLISH))
    (alarm,) = event.walk("VALARM")
    assert event["URL"] == LINK
    assert LINK in event["DESCRIPTION"]
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].dt == timedelta(0)
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event["UID"] == "0f0e@thenar"


def test_the_same_reminders_are_the_same_bytes_with_the_line_ends_of_the_standard() -> None:
    ics = calendar_ics([reminder(), reminder("UTC")], LINK, ENGLISH)
    assert ics == calendar_ics([reminder(), reminder("UTC")], LINK, ENGLISH)
    assert ics.count(b"\n") == ics.count(b"\r\n")
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))


def test_an_experiment_has_an_event_for_each_day() -> None:
    blocks = schedule(new_experiment("pain", Unit.DAY, date(2026, 3, 2), 42, 6))
    found = events(calendar_ics([], LINK, ENGLISH, [(reminder(), Unit.DAY, block) for block in blocks]))
    assert [event["DTSTART"].dt.date() for event in found] == [block.start for block in blocks]
    assert len({event["UID"] for event in found}) == 12
    massage = ["with massage" in event["SUMMARY"] for event in found]
    assert massage == [block.arm is Arm.MASSAGE for block in blocks]


def test_titles_and_words_are_in_the_language_of_the_catalog() -> None:
    spanish = catalog_of("es")
    titles = []
    for unit in Unit:
        blocks = schedule(new_experiment("pain", unit, date(2026, 3, 2), 42, 6))[:2]
        for event in events(calendar_ics([reminder()], LINK, spanish, [(reminder(), unit, one) for one in blocks])):
            titles.append(str(event["SUMMARY"]))
            assert event["DESCRIPTION"] == (
                "Un momento tranquilo para las manos o los pies. Abre el enlace para empezar. Saltarse un día está "
                f"bien.\n{LINK}"
            )
            assert event.walk("VALARM")[0]["DESCRIPTION"] == event["SUMMARY"]
    assert sorted(set(titles)) == [
        "Es hora de tu masaje",
        "Experimento, par 1: un día con masaje",
        "Experimento, par 1: un día sin masaje",
        "Experimento, par 1: una semana con masaje",
        "Experimento, par 1: una semana sin masaje",
    ]


def test_nothing_about_health_is_in_a_calendar() -> None:
    blocks = schedule(new_experiment("pain", Unit.WEEK, date(2026, 3, 2), 42, 6))
    text = (
        calendar_ics([reminder()], LINK, ENGLISH, [(reminder(), Unit.WEEK, block) for block in blocks]).decode().lower()
    )
    assert not any(word in text for word in ("pain", "numb", "condition", "cancer", "diabetes"))


def test_an_unknown_zone_and_no_day_are_refused_in_words() -> None:
    with pytest.raises(ThenarError, match="There is no time zone 'Mars/Base'"):
        calendar_ics([reminder("Mars/Base")], LINK, ENGLISH)
    with pytest.raises(ThenarError, match="at least one day"):
        calendar_ics([reminder(days=frozenset())], LINK, ENGLISH)


def test_no_reminder_is_an_empty_calendar() -> None:
    assert events(calendar_ics([], LINK, ENGLISH)) == []

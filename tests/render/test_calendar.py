"""Reminders: read back with another reader, over years with changes of the clock, in zones with odd ones."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from gettext import NullTranslations
from io import StringIO
from itertools import islice, pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from icalendar import Calendar, Event

from thenar.insight.schedule import days_of, new_experiment, rest_days, schedule
from thenar.load.translate import catalog_of
from thenar.model.experiment import Arm, Unit
from thenar.model.journal import Reminder
from thenar.model.problem import ThenarError
from thenar.render.calendar import Marked, calendar_ics
from thenar.render.timezone import changes_of

ENGLISH = NullTranslations()
NODE, READER = Path(sys.executable).with_name("node"), Path(__file__).with_name("read_calendar.mjs")
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
    found = events(calendar_ics([], LINK, ENGLISH, [Marked("e", reminder(), Unit.DAY, block) for block in blocks]))
    assert [event["DTSTART"].dt.date() for event in found] == [block.start for block in blocks]
    assert len({event["UID"] for event in found}) == 12
    massage = ["with massage" in event["SUMMARY"] for event in found]
    assert massage == [block.arm is Arm.MASSAGE for block in blocks]


@pytest.mark.parametrize(("unit", "pairs"), [(Unit.DAY, 22), (Unit.WEEK, 7)])
def test_no_bell_rings_on_a_day_without(unit: Unit, pairs: int) -> None:
    plan = new_experiment("pain", unit, date(2026, 1, 8), 42, pairs)
    rest = set(rest_days(plan))
    (event,) = events(calendar_ics([replace(reminder(), silent=frozenset(rest))], LINK, ENGLISH))
    left = {one.dt.date() for one in event["EXDATE"].dts}
    rung = {one.date() for one in occurrences(event, datetime(2026, 12, 31))} - left
    assert left == rest
    assert len(rest) == {Unit.DAY: 22, Unit.WEEK: 49}[unit]
    massage = {day for block in schedule(plan) if block.arm is Arm.MASSAGE for day in days_of(block)}
    assert massage <= rung


def test_only_days_on_which_it_would_ring_are_left_out() -> None:
    monday, friday = date(2026, 1, 12), date(2026, 1, 16)
    (event,) = events(
        calendar_ics([replace(reminder(days=frozenset({4})), silent=frozenset({monday, friday}))], LINK, ENGLISH)
    )
    assert [one.dt.date() for one in event["EXDATE"].dts] == [friday]


def test_a_week_without_is_said_each_day_and_asks_for_no_massage() -> None:
    blocks = schedule(new_experiment("pain", Unit.WEEK, date(2026, 3, 2), 42, 6))[:2]
    found = events(calendar_ics([], LINK, ENGLISH, [Marked("e", reminder(), Unit.WEEK, one) for one in blocks]))
    without = next(one for one in found if "without" in one["SUMMARY"])
    massage = next(one for one in found if "without" not in one["SUMMARY"])
    assert without["RRULE"].to_ical() == b"FREQ=DAILY;COUNT=7"
    assert "No massage today" in without["DESCRIPTION"]
    assert (len(without.walk("VALARM")), len(massage.walk("VALARM"))) == (
        1,
        0,
    )  # the reminder itself rings for that one


def test_a_change_keeps_the_event_and_counts_up() -> None:
    first, later = reminder(), replace(reminder(at=time(7)), sequence=1, changed_at=CHANGED + timedelta(days=1))
    (one,), (other,) = (events(calendar_ics([bell], LINK, ENGLISH)) for bell in (first, later))
    assert one["UID"] == other["UID"]
    assert (one["SEQUENCE"], other["SEQUENCE"]) == (0, 1)
    assert other["LAST-MODIFIED"].dt == CHANGED + timedelta(days=1)


HOUSE = [
    reminder("America/New_York"),
    replace(
        reminder("Europe/Berlin", frozenset({0, 4})), key="1f1e", silent=frozenset({date(2026, 1, 12)}), sequence=3
    ),
]


def whole_house() -> bytes:
    blocks = schedule(new_experiment("pain", Unit.WEEK, date(2026, 3, 2), 42, 6))
    return calendar_ics(HOUSE, LINK, ENGLISH, [Marked("e", HOUSE[1], Unit.WEEK, one) for one in blocks])


def ours() -> dict[str, list[str]]:
    """The first occurrences of every event, in UTC, as this test reckons them from the reminders."""
    found = {}
    for event in events(whole_house()):
        zone, start = ZoneInfo(event["DTSTART"].params["TZID"]), event["DTSTART"].dt.replace(tzinfo=None)
        left = {one.dt.replace(tzinfo=None) for one in event["EXDATE"].dts} if "EXDATE" in event else set()
        days = occurrences(event, datetime(2026, 6, 1)) if "RRULE" in event else [start]
        moments = [one.replace(tzinfo=zone).astimezone(UTC) for one in days if one not in left]
        found[str(event["UID"])] = [f"{one:%Y-%m-%dT%H:%M:%SZ}" for one in moments[:MOST]]
    return found


MOST = 100  # occurrences of each event: past the change of the clocks in spring


def test_vobject_reads_the_same_calendar() -> None:
    read = vobject.readOne(whole_house().decode())
    found = {}
    for event in read.vevent_list:
        moments = [
            one.astimezone(UTC) for one in islice(event.getrruleset(addRDate=True) or [event.dtstart.value], MOST)
        ]
        found[event.uid.value] = [
            f"{one:%Y-%m-%dT%H:%M:%SZ}" for one in moments if one < datetime(2026, 6, 1, tzinfo=UTC)
        ]
    assert found == ours()
    assert (read.name_.value if hasattr(read, "name_") else "Thenar") == "Thenar"


def test_the_calendar_of_a_browser_reads_the_same() -> None:
    """ical.js reads it, as Thunderbird does."""
    ran = subprocess.run([NODE, str(READER), str(MOST)], input=whole_house(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()[-600:]
    told = json.loads(ran.stdout)
    assert {name: [one for one in days if one < "2026-06-01"] for name, days in told["events"].items()} == ours()
    assert told["refresh"] == "PT12H"
    assert told["name"] == "Thenar"


ONCE = {"DTSTAMP", "UID", "DTSTART", "DURATION", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "SEQUENCE", "LAST-MODIFIED"}


def test_it_holds_to_rfc_5545_and_7986() -> None:
    """What stands there once, what has to be there, and no property that neither of them has."""
    text = whole_house().decode()
    read = Calendar.from_ical(text)
    assert read.errors == []
    allowed = {"VERSION", "PRODID", "METHOD", "NAME", "LAST-MODIFIED", "REFRESH-INTERVAL", "X-WR-CALNAME"}
    assert {name.upper() for name in read} == allowed | {"X-PUBLISHED-TTL"}
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in text  # 7986, 5.7: the kind of value has to be said
    zones = {str(one["TZID"]) for one in read.walk("VTIMEZONE")}
    for event in read.walk("VEVENT"):
        assert {name.upper() for name in event} - {"RRULE", "EXDATE"} == ONCE
        assert not any(isinstance(value, list) for value in event.values())
        assert event["DTSTART"].params["TZID"] in zones
        assert event.is_broken is False if hasattr(event, "is_broken") else event.errors == []
        for alarm in event.walk("VALARM"):
            assert {name.upper() for name in alarm} == {"ACTION", "DESCRIPTION", "TRIGGER"}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_titles_and_words_are_in_the_language_of_the_catalog() -> None:
    spanish = catalog_of("es")
    titles = []
    for unit in Unit:
        blocks = schedule(new_experiment("pain", unit, date(2026, 3, 2), 42, 6))[:2]
        for event in events(
            calendar_ics(
                [reminder()], LINK, spanish, [Marked("e", reminder(days=frozenset()), unit, one) for one in blocks]
            )
        ):
            titles.append(str(event["SUMMARY"]))
            without = "Hoy sin masaje: así salió en el sorteo." if "sin masaje" in event["SUMMARY"] else ""
            assert event["DESCRIPTION"].startswith(
                without
                or "Un momento tranquilo para las manos o los pies. Abre el enlace para empezar. Saltarse un día"
            )
            assert event["DESCRIPTION"].endswith(f"\n{LINK}")
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
        calendar_ics([reminder()], LINK, ENGLISH, [Marked("e", reminder(), Unit.WEEK, block) for block in blocks])
        .decode()
        .lower()
    )
    assert not any(word in text for word in ("pain", "numb", "condition", "cancer", "diabetes"))


def test_an_unknown_zone_and_no_day_are_refused_in_words() -> None:
    with pytest.raises(ThenarError, match="There is no time zone 'Mars/Base'"):
        calendar_ics([reminder("Mars/Base")], LINK, ENGLISH)
    with pytest.raises(ThenarError, match="at least one day"):
        calendar_ics([reminder(days=frozenset())], LINK, ENGLISH)


def test_no_reminder_is_an_empty_calendar() -> None:
    assert events(calendar_ics([], LINK, ENGLISH)) == []

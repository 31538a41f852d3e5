"""Reminders: changed in place, paused for a holiday, by the week and the clock of a region."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from babel import Locale, localedata
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar, Event

from tests.web.conftest import NOON, Visitor, visitor
from thenar.journal.models import ReminderRow
from thenar.journal.people import me, someone
from thenar.web.base import region
from thenar.web.base.region import clock, region_of, week_of, zone_here

__all__ = ["visitor"]

FORM: dict[str, object] = {"day": list("0123456"), "at": "20:30", "zone": "Europe/Berlin"}


def bells(visitor: Visitor) -> list[Event]:
    return list(Calendar.from_ical(visitor.client.get(reverse("reminders-file")).content).walk("VEVENT"))


def test_a_reminder_is_changed_in_place(visitor: Visitor, settings: object) -> None:
    key = uuid4()
    visitor.post(reverse("reminders"), key=key, **FORM)
    (before,) = bells(visitor)
    assert f'name="key" value="{key}"' in visitor.page.content.decode()
    settings.CLOCK = lambda: NOON + timedelta(days=2)  # type: ignore[attr-defined]
    for _ in range(2):  # the same form again is no change
        visitor.post(reverse("reminders"), key=key, **{**FORM, "at": "07:15", "day": ["5", "6"]})
    (after,) = bells(visitor)
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], 0)
    assert after["SEQUENCE"] == 1
    assert after["LAST-MODIFIED"].dt - before["LAST-MODIFIED"].dt == timedelta(days=2)
    assert after["DTSTART"].dt.time() == time(7, 15)
    assert after["RRULE"]["BYDAY"] == ["SA", "SU"]
    assert ReminderRow.objects.get().start == NOON.date()


def test_someone_elses_reminder_is_not_taken_over(visitor: Visitor) -> None:
    key, other = uuid4(), someone(uuid4(), "Ana", NOON)
    visitor.post(reverse("reminders", args=(other.key,)), key=key, **FORM)
    visitor.post(reverse("reminders", args=(me(NOON).key,)), key=key, **{**FORM, "at": "07:15"})
    assert visitor.page.status_code == 400
    assert "This reminder is someone else’s." in visitor.text
    assert ReminderRow.objects.get().at == time(20, 30)


def test_who_has_the_feed_as_it_is_gets_no_bytes(visitor: Visitor) -> None:
    key = uuid4()
    visitor.post(reverse("reminders"), key=key, **FORM)
    first = visitor.client.get(reverse("reminders-file"))
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H" in first.content
    assert first["Last-Modified"] == "Sun, 22 Nov 2026 11:00:00 GMT"
    known = {"If-None-Match": first["ETag"]}
    assert visitor.client.get(reverse("reminders-file"), headers=known).status_code == 304
    visitor.post(reverse("reminders"), key=key, **{**FORM, "at": "07:15"})
    again = visitor.client.get(reverse("reminders-file"), headers=known)
    assert (again.status_code, again["ETag"] == first["ETag"]) == (200, False)


def test_a_pause_is_silent_and_ends_by_itself(visitor: Visitor) -> None:
    visitor.post(reverse("reminders"), key=uuid4(), **FORM)
    assert "A pause" in visitor.text
    visitor.post(reverse("reminders-pause"), first="2026-12-24", last="2026-12-26")
    assert "Silent from December 24, 2026 to December 26, 2026." in visitor.text
    (bell,) = bells(visitor)
    assert [one.dt.date() for one in bell["EXDATE"].dts] == [date(2026, 12, day) for day in (24, 25, 26)]
    assert bell["SEQUENCE"] == 1
    visitor.post(reverse("reminders"), key=uuid4(), **FORM)
    assert all("EXDATE" in one for one in bells(visitor))  # one that is made meanwhile, too
    visitor.post(reverse("reminders-pause"), ring="yes")
    assert not any("EXDATE" in one for one in bells(visitor))


@pytest.mark.parametrize(
    "days", [("2026-12-26", "2026-12-24"), ("", "2026-12-24"), ("2026-12-24", "2030-01-01"), ("x", "y")]
)
def test_a_pause_that_cannot_be_is_refused_in_words(visitor: Visitor, days: tuple[str, str]) -> None:
    visitor.post(reverse("reminders"), key=uuid4(), **FORM)
    visitor.post(reverse("reminders-pause"), first=days[0], last=days[1])
    assert visitor.page.status_code == 400
    assert ReminderRow.objects.get().paused_from is None


@pytest.mark.parametrize(
    ("accepts", "first", "told"),
    [
        ("en-US,en;q=0.9", "Sunday", "Sunday, Monday at 8:30 PM"),
        ("en-GB", "Monday", "Monday, Sunday at 20:30"),
        ("en", "Sunday", "Sunday, Monday at 8:30 PM"),
        ("es-ES", "Lunes", "Lunes, domingo a las 20:30"),
        ("es-MX", "Domingo", "Domingo, lunes a las 8:30 p. m."),
    ],
)
def test_the_week_and_the_clock_are_those_of_the_region(visitor: Visitor, accepts: str, first: str, told: str) -> None:
    visitor.post(reverse("reminders"), key=uuid4(), **{**FORM, "day": ["0", "6"]})
    visitor.client.defaults["HTTP_ACCEPT_LANGUAGE"] = accepts
    visitor.get(reverse("reminders"))
    assert told in visitor.text
    assert visitor.page.context["new"].days[0][1].capitalize() == first


def test_the_lists_of_regions_are_those_of_the_cldr() -> None:
    known = localedata.locale_identifiers()
    regions = {one.split("_")[-1] for one in known if len(one.split("_")[-1]) == 2 and one[-2:].isupper()}
    for name in regions:
        locale = Locale.parse(next(one for one in known if one.endswith(f"_{name}")))
        assert week_of(name)[0] == locale.first_week_day, name
    for language, twelve in region.TWELVE.items():
        for name in regions:
            if f"{language}_{name}" in known:
                assert ("h" in Locale(language, name).time_formats["short"].pattern) == (name in twelve), name


def test_noon_and_midnight_on_a_clock_of_twelve_hours() -> None:
    with translation.override("en"):
        assert [clock(time(hour, 5), "US") for hour in (0, 11, 12, 23)] == [
            "12:05 AM",
            "11:05 AM",
            "12:05 PM",
            "11:05 PM",
        ]
        assert region_of(RequestFactory().get("/", headers={"Accept-Language": "de,en-AU;q=0.5"})) == "AU"
        assert region_of(RequestFactory().get("/")) == "US"


def test_the_zone_is_chosen_beforehand(visitor: Visitor, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Lima")
    assert zone_here() == "America/Lima"
    visitor.get(reverse("reminders"))
    assert '<option lang="en" selected>America/Lima</option>' in visitor.page.content.decode()
    visitor.post(reverse("reminders"), key=uuid4(), **{**FORM, "zone": "Asia/Tokyo"})
    assert visitor.page.context["new"].zone == "Asia/Tokyo"


@pytest.mark.parametrize("name", ["", ":/usr/share/zoneinfo/Europe/Rome", "CET-1CEST"])
def test_a_zone_that_is_told_in_another_way_is_understood_or_left_open(
    name: str, monkeypatch: pytest.MonkeyPatch, visitor: Visitor
) -> None:
    monkeypatch.setenv("TZ", name)
    found = zone_here()
    assert found == "Europe/Rome" if "Rome" in name else "/usr" not in found

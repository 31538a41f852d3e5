"""Days without massage: they are said where a massage would begin, and one anyway is kept as a day off the plan."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.web.conftest import NOON, Visitor, visitor
from tests.web.offline.test_offline import arriving, send
from thenar.insight.schedule import rest_days
from thenar.journal.experiments import begin_experiment, experiment_of, stop_experiment, wish_anyway
from thenar.journal.models import ExperimentRow, Person
from thenar.journal.own import write_elsewhere
from thenar.journal.people import me, someone
from thenar.model.body import Area
from thenar.model.experiment import Unit
from thenar.web.base.household import household

__all__ = ["visitor"]

TODAY = NOON.date()
SAID = "Today is a day without massage."
ORDER = "rmmrmrmrrmrm"  # of seed 42: rest on the first day


def begun(person: Person, start: date = TODAY, unit: Unit = Unit.DAY, measure: str = "pain") -> ExperimentRow:
    """An experiment whose first day is without massage."""
    row = begin_experiment(uuid4(), person, measure, unit, start, 6, NOON)
    ExperimentRow.objects.filter(pk=row.pk).update(seed=42)
    return ExperimentRow.objects.get(pk=row.pk)


def test_home_check_plan_and_session_say_so_and_offer_one_anyway(visitor: Visitor) -> None:
    row = begun(me(NOON))
    session = visitor.session()
    pages = [reverse(name) for name in ("red-flags", "conditions", "plan", "ready", "experiment")]
    for path in ("/", *pages, reverse("session", args=(session.key,))):
        visitor.get(path)
        assert SAID in visitor.text, path
        assert "I want one anyway" in visitor.text, path
    visitor.post(reverse("experiment-anyway"), anyway="yes", back=visitor.path)
    assert visitor.path == reverse("session", args=(session.key,))
    assert "It is kept as a day off the plan." in visitor.text
    assert "I want one anyway" not in visitor.text
    row.refresh_from_db()
    assert row.off_plan == ["2026-11-22"]
    visitor.post(reverse("experiment-anyway"), anyway="yes", back="/")
    row.refresh_from_db()
    assert row.off_plan == ["2026-11-22"]


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "/journal/data/", "", "no"])
def test_it_leads_back_to_its_own_pages_only(visitor: Visitor, back: str) -> None:
    begun(me(NOON))
    answer = Client().post(reverse("experiment-anyway", args=(me(NOON).key,)), {"anyway": "yes", "back": back})
    assert answer["Location"] == reverse("home", args=(me(NOON).key,))


def test_nothing_is_said_on_a_day_with_massage_or_without_an_experiment(visitor: Visitor, settings: object) -> None:
    visitor.get("/")
    assert "without massage" not in visitor.text
    row = begun(me(NOON))
    settings.CLOCK = lambda: NOON + timedelta(days=1)  # type: ignore[attr-defined]
    visitor.get("/")
    assert "without massage" not in visitor.text
    settings.CLOCK = lambda: NOON  # type: ignore[attr-defined]
    stop_experiment(row, NOON)
    visitor.get("/")
    assert "without massage" not in visitor.text


def test_a_day_with_massage_is_not_kept_as_one_off_the_plan(visitor: Visitor) -> None:
    row = begun(me(NOON), TODAY - timedelta(days=1))
    assert not wish_anyway(me(NOON), TODAY)
    row.refresh_from_db()
    assert row.off_plan == []


@pytest.mark.parametrize("unit", Unit)
def test_the_bell_of_a_whole_experiment_rings_on_no_day_without(visitor: Visitor, unit: Unit) -> None:
    """As a calendar program gets it: no time for a massage on a day whose event says without, and none is lost."""
    row = begun(me(NOON), unit=unit)
    visitor.post(reverse("reminders"), key=uuid4(), day=list("0123456"), at="20:30", zone="Europe/Berlin")
    events = Calendar.from_ical(visitor.client.get(reverse("reminders-file")).content).walk("VEVENT")
    (bell,) = [one for one in events if one["SUMMARY"] == "Time for your massage"]
    assert {one.dt.date() for one in bell["EXDATE"].dts} == set(rest_days(experiment_of(row)))
    assert sum("without massage" in one["SUMMARY"] for one in events) == 6
    stop_experiment(row, NOON)
    (after,) = Calendar.from_ical(visitor.client.get(reverse("reminders-file")).content).walk("VEVENT")
    assert "EXDATE" not in after
    assert after["SEQUENCE"] > bell["SEQUENCE"]


def test_a_device_is_told_the_days_to_come_and_one_anyway_arrives_later(visitor: Visitor) -> None:
    mother = someone(uuid4(), "Ana", NOON)
    row = begun(mother, TODAY - timedelta(days=3))
    told = {one.label: one.rest for one in household().people}
    left = [TODAY - timedelta(days=3) + timedelta(days=day) for day, arm in enumerate(ORDER) if arm == "r"]
    assert told == {"Me": None, "Ana": tuple(day.isoformat() for day in left if day >= TODAY), "Someone else": None}
    assert TODAY in left
    sent = arriving(person=str(mother.key), anyway=True)
    send(sent)
    row.refresh_from_db()
    assert row.off_plan == [TODAY.isoformat()]
    send(arriving(person=str(mother.key)))
    assert TODAY.isoformat() not in next(one.rest or () for one in household().people if one.label == "Ana")


def test_a_number_of_the_morning_is_asked_for_the_evening_before(visitor: Visitor, settings: object) -> None:
    row = begun(me(NOON), TODAY, measure="sleep-last-night")
    asked = []
    for day in range(15):
        at = NOON + timedelta(days=day)
        settings.CLOCK = lambda at=at: at  # type: ignore[attr-defined]
        visitor.get(reverse("history"))
        asked.append("How well did you sleep last night?" in visitor.text)
    assert asked == [False] + [True] * 12 + [False] * 2
    visitor.get(reverse("experiment"))
    assert "What came of the last one" in visitor.text
    assert row.pairs == 6


def test_one_experiment_at_a_time_also_when_two_requests_arrive_at_once(visitor: Visitor) -> None:
    """Whoever comes second is told so in words; the database holds it, not only the question before."""
    person = me(NOON)
    first = begun(person)
    form = {"measure": "stress", "length": "day-usual", "agreed": "yes"}
    visitor.post(reverse("experiment"), key=uuid4(), **form)
    assert visitor.page.status_code == 400
    assert "One experiment is running." in visitor.text
    assert ExperimentRow.objects.get() == first
    other = someone(UUID(int=7), "Ana", NOON)
    begun(other)
    assert ExperimentRow.objects.filter(current=True).count() == 2


def test_after_its_end_another_one_may_begin(visitor: Visitor, settings: object) -> None:
    first = begun(me(NOON))
    later = NOON + timedelta(days=12)
    settings.CLOCK = lambda: later  # type: ignore[attr-defined]
    form = {"measure": "pain", "length": "week-short", "agreed": "yes"}
    visitor.post(reverse("experiment"), key=uuid4(), **form)
    first.refresh_from_db()
    assert (first.current, first.stopped_at) == (False, None)
    assert ExperimentRow.objects.get(current=True).pairs == 7


def test_the_length_follows_how_many_days_will_be_kept(visitor: Visitor) -> None:
    visitor.get(reverse("experiment"))
    assert "22 pairs of days, about 6 weeks." in visitor.text
    assert "It cannot find a small effect." in visitor.text
    visitor.get(f"{reverse('experiment')}?kept=0.6")
    assert "60 pairs of days, about 17 weeks." in visitor.text
    form = {"measure": "pain", "agreed": "yes", "kept": "0.6"}
    visitor.post(reverse("experiment"), key=uuid4(), length="week-usual", **form)
    assert "Choose what to look at, and for how long." in visitor.text
    visitor.post(reverse("experiment"), key=uuid4(), length="day-short", **form)
    assert ExperimentRow.objects.get().pairs == 32


def test_what_one_does_not_care_about_is_not_asked(visitor: Visitor) -> None:
    session = visitor.session()
    page = reverse("rate", args=(session.key, "before"))
    visitor.get(page)
    assert "How tense or stressed" in visitor.text
    visitor.get(reverse("week"))
    assert "How well did you sleep in the last seven days?" in visitor.text
    assert "What you want to be asked" in visitor.text
    visitor.post(reverse("asked"), chosen="yes", ask=["pain", "gad-2"])
    assert "How well did you sleep in the last seven days?" not in visitor.text
    assert Person.objects.get().not_asked == ["stress", "numbness", "tingling", "sleep", "phq-2"]
    visitor.get(page)
    assert "How much does it hurt right now?" in visitor.text
    assert "How tense or stressed" not in visitor.text


def test_a_massage_elsewhere_counts_in_the_experiment_on_both_kinds_of_days(visitor: Visitor) -> None:
    person = me(NOON)
    row = begun(person, TODAY - timedelta(days=3))  # r m m behind, and today
    visitor.get(reverse("experiment"))
    assert "There was a massage on 0 of 2 days with massage, and on 0 of 1 day without." in visitor.text
    assert "elsewhere" not in visitor.text
    for back in (3, 2):
        write_elsewhere(uuid4(), person, TODAY - timedelta(days=back), 20, [Area.HAND], "", NOON)
    visitor.get(reverse("experiment"))
    assert "There was a massage on 1 of 2 days with massage, and on 1 of 1 day without." in visitor.text
    assert "On 2 of these days they were massages elsewhere that you wrote down." in visitor.text
    assert row.start == TODAY - timedelta(days=3)

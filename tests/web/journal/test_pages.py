"""The pages of the journal, as a browser without scripts walks through them."""

import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from icalendar import Calendar
from pypdf import PdfReader

from tests.journal.household import NOW, fill, key, make_session
from tests.web.conftest import NOON, Visitor, tomorrow, visitor
from thenar.journal.experiments import running_experiment
from thenar.journal.models import ExperimentRow, FormRow, Person, RatingRow, ReminderRow, Session
from thenar.journal.people import me
from thenar.journal.transfer import export_json

__all__ = ["tomorrow", "visitor"]

PAGES = ("history", "insight", "experiment", "week", "reminders", "data", "entries", "written", "changes")

LED = {"heard_ms": 290_000, "stroke_ms": 200_000, "strokes": 16}
HARDLY = {"heard_ms": 9_000, "stroke_ms": 2_000, "strokes": 0}


def rated(visitor: Visitor, session: Session, when: str, **given: int) -> None:
    visitor.post(reverse("rate", args=(session.key, when)), key=uuid4(), **given)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_works_with_nothing_and_with_everything(visitor: Visitor, page: str) -> None:
    assert visitor.get(reverse(page)).status_code == 200
    fill()
    assert visitor.get(reverse(page)).status_code == 200


def test_before_and_after_are_asked_once_and_each_may_be_skipped(visitor: Visitor) -> None:
    session = visitor.session()
    visitor.get(reverse("rate", args=(session.key, "before")))
    assert "How much does it hurt right now?" in visitor.text
    rated(visitor, session, "before", pain=6)
    assert visitor.path == reverse("session", args=(session.key,))
    visitor.get(reverse("rate", args=(session.key, "before")))
    assert "How much does it hurt" not in visitor.text
    assert "How tense or stressed" in visitor.text
    rated(visitor, session, "after", pain=3, stress=2)
    assert list(RatingRow.objects.values_list("measure", "rated_at", "value")) == [
        ("pain", "before", 6), ("pain", "after", 3), ("stress", "after", 2),
    ]  # fmt: skip


def test_a_repeated_submit_adds_nothing_and_a_second_answer_corrects_the_first_and_says_so(visitor: Visitor) -> None:
    session, same = visitor.session(), uuid4()
    for _ in range(3):
        visitor.post(reverse("rate", args=(session.key, "before")), key=same, pain=6)
    rated(visitor, session, "before", pain=1)
    assert visitor.at("changes")
    assert "Corrected; before, it was: Pain, before a session: 6" in visitor.text
    visitor.post(reverse("rate", args=(session.key, "before")), key=same, pain=6)
    assert list(RatingRow.objects.values_list("value")) == [(1,)]


@pytest.mark.parametrize("value", ["11", "-1", "3.5", "٣", "many", "1e1"])
def test_what_is_not_on_the_scale_is_refused_in_words(visitor: Visitor, value: str) -> None:
    session = visitor.session()
    visitor.post(reverse("rate", args=(session.key, "before")), key=uuid4(), pain=value)
    assert visitor.page.status_code == 400
    assert "choose a whole number from 0 to 10" in visitor.text
    assert not RatingRow.objects.exists()


def test_the_end_of_a_session_asks_how_it_feels_now(visitor: Visitor) -> None:
    session = visitor.session()
    Session.objects.filter(pk=session.pk).update(began_at=NOON, ended_at=NOON, ending="finished")
    visitor.get(reverse("end", args=(session.key,)))
    assert "And now?" in visitor.text


def test_the_morning_after_is_asked_on_the_history_page(visitor: Visitor, tomorrow: Callable[[], None]) -> None:
    session = visitor.session()
    Session.objects.filter(pk=session.pk).update(began_at=NOON, **LED)
    tomorrow()
    visitor.get(reverse("history"))
    assert "How is it this morning?" in visitor.text
    rated(visitor, session, "next-morning", pain=4)
    assert visitor.at("history")
    row = RatingRow.objects.get()
    assert (row.rated_at, row.day, row.offset) == ("next-morning", NOON.date() + timedelta(days=1), 60)


def test_the_morning_after_a_session_that_hardly_was_one_nothing_is_asked(
    visitor: Visitor, tomorrow: Callable[[], None]
) -> None:
    session = visitor.session()
    Session.objects.filter(pk=session.pk).update(began_at=NOON, **HARDLY)
    tomorrow()
    visitor.get(reverse("history"))
    assert "How is it this morning?" not in visitor.text


def test_sessions_that_were_skipped_through_are_shown_and_count_for_nothing(visitor: Visitor) -> None:
    """Eight of them, skipped to the end in ten seconds each, once became "Yours is that large"."""
    person = me(NOON)
    for number in range(8):
        make_session(person, number, NOON - timedelta(days=number))
    Session.objects.update(**HARDLY)
    steps = len(Session.objects.earliest("id").plan["steps"])
    visitor.get(reverse("history"))
    assert visitor.text.count(f"0 of {steps} strokes, less than a minute. Hardly led, so it counts for nothing.") == 8
    assert "8 sessions" not in visitor.text
    visitor.get(reverse("insight"))
    assert "8 sessions were hardly led; their numbers count for nothing here." in visitor.text
    assert "Yours is" not in visitor.text
    Session.objects.update(**LED)
    visitor.get(reverse("insight"))
    assert "lower after a session than before" in visitor.text


def test_a_helper_is_asked_about_the_other_person_by_name(visitor: Visitor) -> None:
    visitor.screened(who="new", name="Papa")
    visitor.post(reverse("start"), key=uuid4())
    session = Session.objects.latest("id")
    for when, asked in (("before", "How is Papa now?"), ("after", "And how is Papa now?")):
        visitor.get(reverse("rate", args=(session.key, when)))
        assert asked in visitor.text
        assert "How much does it hurt Papa right now?" in visitor.text
        assert "How tense or stressed is Papa right now?" in visitor.text
        assert "are you" not in visitor.text
    visitor.get(reverse("week", args=(session.person.key,)))
    assert "How well did Papa sleep in the last seven days?" in visitor.text
    assert "Read it to Papa in these words" in visitor.text


def test_history_shows_sessions_charts_and_tables_and_scolds_nobody(visitor: Visitor, settings: object) -> None:
    settings.CLOCK = lambda: NOW + timedelta(days=10)  # type: ignore[attr-defined]
    fill()
    visitor.get(reverse("history"))
    html = visitor.page.content.decode()
    assert html.count('role="img"') == html.count("<caption>") == 2
    assert "March 14, 2026" in visitor.text
    assert "Pain 6 before, 3 after" in visitor.text
    assert "Tension not rated before" in visitor.text
    assert not re.search(r"streak|missed|lost|only \d|failed|should have", visitor.text.lower())


def test_long_histories_come_page_by_page(visitor: Visitor) -> None:
    person = me(NOON)
    for number in range(45):
        make_session(person, number, NOON - timedelta(days=number))
    seen: list[str] = []
    visitor.get(reverse("history"))
    for _ in range(3):
        seen += re.findall(r"<h3>(\w+ \d+, \d+)</h3>", visitor.page.content.decode())
        more = re.search(r'href="(\?before=[^"]+)"', visitor.page.content.decode())
        if more:
            visitor.get(reverse("history") + more[1].replace("&amp;", "&"))
    assert len(seen) == len(set(seen)) == 45


def test_what_hurt_comes_back_softer_then_not_and_can_be_allowed(visitor: Visitor) -> None:
    visitor.screened()
    pressures: list[int] = []
    stroke = ""
    for _ in range(2):
        visitor.post(reverse("start"), key=uuid4())
        session = Session.objects.latest("id")
        stroke = stroke or next(one["stroke"] for one in session.plan["steps"] if one["pressure"] == 2)
        step = next(i for i, one in enumerate(session.plan["steps"]) if one["stroke"] == stroke)
        pressures.append(session.plan["steps"][step]["pressure"])
        sent = {"key": str(uuid4()), "kind": "concern", "concern": "sore-spot", "then": "skip", "step": step}
        visitor.client.post(reverse("event", args=(session.key,)), sent, content_type="application/json")
    assert pressures == [2, 1]
    visitor.get(reverse("plan"))
    assert "It hurt before, more than once. You can allow it again." in visitor.text
    visitor.get(reverse("history"))
    assert "hurt more than once" in visitor.text
    visitor.post(reverse("allow"), key=uuid4(), stroke=stroke)
    assert "so it comes back softer" in visitor.text
    visitor.post(reverse("allow"), key=uuid4(), stroke="no-such-stroke")
    assert visitor.page.status_code == 400


def test_mood_and_worry_advise_from_three_and_wait_two_weeks(visitor: Visitor, settings: object) -> None:
    visitor.get(reverse("week"))
    assert "Little interest or pleasure" in visitor.text
    same = uuid4()
    for _ in range(2):
        visitor.post(reverse("week"), key=same, form="phq-2", **{"1": 1, "2": 2})
        assert "Please talk to your doctor" in visitor.text
        assert "3 of 6" in visitor.text
    visitor.post(reverse("week"), key=uuid4(), form="phq-2", **{"1": 0, "2": 0})
    assert visitor.page.status_code == 400
    assert FormRow.objects.count() == 1
    visitor.get(reverse("week"))
    assert "can be answered again from December 6 on" in visitor.text
    settings.CLOCK = lambda: NOON + timedelta(days=14)  # type: ignore[attr-defined]
    visitor.post(reverse("week"), key=uuid4(), form="phq-2", **{"1": 0, "2": 0})
    assert "Below 3" in visitor.text


def test_half_a_questionnaire_is_not_kept(visitor: Visitor) -> None:
    visitor.post(reverse("week"), key=uuid4(), form="gad-2", **{"1": 1})
    assert "counts only with every question answered" in visitor.text
    assert not FormRow.objects.exists()


def test_sleep_is_asked_once_a_week(visitor: Visitor) -> None:
    visitor.get(reverse("week"))
    assert "How well did you sleep" in visitor.text
    visitor.post(reverse("week"), key=uuid4(), sleep=7)
    assert "How well did you sleep" not in visitor.text
    assert RatingRow.objects.get().value == 7


def test_an_experiment_has_its_rules_first_and_one_number_a_day(visitor: Visitor, tomorrow: Callable[[], None]) -> None:
    visitor.get(reverse("experiment"))
    assert "The numbers are shown when it is over" in visitor.text
    visitor.post(reverse("experiment"), key=uuid4(), measure="pain", length="day-usual")
    assert "Please read the rules" in visitor.text
    same = uuid4()
    for _ in range(2):
        visitor.post(reverse("experiment"), key=same, measure="pain", length="day-usual", agreed="yes")
    row = ExperimentRow.objects.get()
    assert (row.pairs, row.start) == (22, NOON.date() + timedelta(days=1))
    visitor.post(reverse("experiment"), key=uuid4(), measure="pain", length="day-usual", agreed="yes")
    assert "One experiment is running" in visitor.text
    tomorrow()
    visitor.get(reverse("history"))
    assert "For your experiment" in visitor.text
    for _ in range(2):
        visitor.post(reverse("rate-today"), key=uuid4(), pain=5)
    assert RatingRow.objects.filter(rated_at="day").count() == 1
    visitor.get(reverse("experiment"))
    assert "Today is a day with" in visitor.text
    visitor.post(reverse("experiment-stop"), stop="yes")
    assert running_experiment(row.person, NOON.date()) is None
    assert "It has no answer, and that is fine." in visitor.text


def test_reminders_are_a_file_and_a_feed_whose_secret_can_be_renewed(visitor: Visitor) -> None:
    same = uuid4()
    for _ in range(2):
        visitor.post(reverse("reminders"), key=same, day=["0", "3"], at="20:30", zone="Europe/Berlin")
    assert ReminderRow.objects.count() == 1
    (event,) = Calendar.from_ical(visitor.client.get(reverse("reminders-file")).content).walk("VEVENT")
    assert "BYDAY=MO,TH" in event["RRULE"].to_ical().decode()
    address = re.search(r"/calendar/[\w-]+\.ics", visitor.page.content.decode())
    assert address
    assert visitor.client.get(address[0]).content == visitor.client.get(reverse("reminders-file")).content
    visitor.post(reverse("feed-renew"), renew="yes")
    assert visitor.client.get(address[0]).status_code == 404
    assert visitor.client.get("/calendar/wrong.ics").status_code == 404
    visitor.post(reverse("reminder-remove"), reminder=same)
    assert not ReminderRow.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"day": []}, {"day": ["7"]}, {"at": "25:00"}, {"at": ""}, {"at": "20:30+05:00"}, {"at": "20:30Z"},
     {"zone": "Mars/Base"}, {"zone": ""}, {"zone": "../etc/passwd"}],
)  # fmt: skip
def test_a_reminder_that_cannot_be_is_refused_in_words(visitor: Visitor, wrong: dict[str, object]) -> None:
    visitor.post(reverse("reminders"), **{"key": uuid4(), "day": ["1"], "at": "8:00", "zone": "UTC", **wrong})
    assert visitor.page.status_code == 400
    assert not ReminderRow.objects.exists()


def test_the_days_of_an_experiment_are_in_the_calendar(visitor: Visitor) -> None:
    visitor.post(reverse("experiment"), key=uuid4(), measure="pain", length="day-usual", agreed="yes")
    visitor.post(reverse("reminders"), key=uuid4(), day=["0"], at="20:30", zone="Europe/Berlin")
    events = Calendar.from_ical(visitor.client.get(reverse("reminders-file")).content).walk("VEVENT")
    assert len(events) == 1 + 44


def test_the_report_is_a_button_and_its_questions_are_in_no_address(visitor: Visitor) -> None:
    fill()
    response = visitor.client.post(visitor.theirs(reverse("report")), {"questions": "May I go on?"})
    assert response["Content-Type"] == "application/pdf"
    assert "May I go on?" in PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
    assert visitor.client.get(visitor.theirs(reverse("report")), {"questions": "x"}).status_code == 405


def taken_out(visitor: Visitor, form: str) -> bytes:
    return b"".join(visitor.client.get(reverse("take-out", args=(form,))))


def test_everything_out_erased_and_back(visitor: Visitor) -> None:
    fill()
    before = taken_out(visitor, "json")
    assert before == export_json()
    assert taken_out(visitor, "csv")[:2] == b"PK"
    fhir = visitor.theirs(reverse("fhir"))
    for query, kind in (("", "collection"), ("?as=transaction", "transaction"), ("?as=other", "collection")):
        made = json.loads(b"".join(visitor.client.get(fhir + query)))
        assert (made["resourceType"], made["type"]) == ("Bundle", kind)
    assert visitor.client.get(reverse("take-out", args=("xml",))).status_code == 404
    visitor.post(reverse("erase"), whose="everyone")
    assert "mark that you are sure" in visitor.text
    visitor.post(reverse("erase"), whose="everyone", sure="yes")
    assert not Session.objects.exists()
    assert visitor.path == reverse("erased")
    assert "What Thenar cannot reach" in visitor.text
    assert "each clears what it keeps the next time" in visitor.text
    visitor.get(reverse("erased"))
    assert visitor.path == reverse("home")  # told once
    visitor.post(reverse("bring-in"), file=SimpleUploadedFile("thenar.json", before))
    assert "It is back." in visitor.text
    assert taken_out(visitor, "json") == before


def test_a_broken_upload_is_one_page_and_nothing_changes(visitor: Visitor) -> None:
    visitor.post(reverse("bring-in"), file=SimpleUploadedFile("<script>.json", b'{"format": 1'))
    assert visitor.page.status_code == 400
    assert "Nothing was changed." in visitor.text
    visitor.post(reverse("bring-in"))
    assert "No file was chosen" in visitor.text


def test_erasing_me_leaves_others(visitor: Visitor) -> None:
    fill()
    visitor.post(reverse("erase"), whose="person", sure="yes")
    assert Person.objects.filter(key=key("other")).exists()
    assert not Session.objects.exists()


def test_name_and_year_of_birth_are_wishes(visitor: Visitor) -> None:
    visitor.post(reverse("about-person"), name=" Ada ", birth_year="1950")
    assert visitor.at("data")
    visitor.post(reverse("about-person"), name="Ada", birth_year="MMXX")
    assert "That is no year of birth." in visitor.text
    assert Person.objects.values_list("name", "birth_year").get(me=True) == ("Ada", 1950)
    visitor.post(reverse("about-person"), name="", birth_year="")
    assert Person.objects.values_list("name", "birth_year").get(me=True) == ("", None)

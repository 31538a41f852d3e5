"""A report goes back to whoever wrote the plan, is kept beside it, and says whom to look at."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.a_plan import PLAN
from tests.web.base.test_prescribed import kept
from tests.web.conftest import NOON, Visitor
from tests.web.prescribed.test_prescribed import KEY, begins, keeps, led
from thenar.journal import people, ratings
from thenar.journal.models import Person, PrescriptionRow, ReportRow, Session
from thenar.load.plan_report import report_in, report_text
from thenar.model.measure import RatedAt
from thenar.model.plan_report import Followed, PlanReport
from thenar.share.letters import data_in, line_of, mark_of
from thenar.share.packet import opened, packed
from thenar.share.shared import Kind, Shared

MARK = mark_of(PLAN.encode())
DAY = date(2026, 11, 22)
LED = Followed(DAY - timedelta(1), 1, 5, 1, before=6, after=3)


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THENAR_DATA", str(tmp_path))


def file_of(report: PlanReport | str) -> bytes:
    text = report if isinstance(report, str) else report_text(report)
    return packed(Shared(Kind.REPORT, text, "Papa", DAY), KEY)


def sends(visitor: Visitor, path: str, person: Person, report: PlanReport | str) -> Visitor:
    data = file_of(report)
    more = {"file": SimpleUploadedFile("r.thenar", data)} if path == "open/" else {"act": uuid4()}
    visitor.post(f"/for/{person.key}/{path}", letters="" if path == "open/" else line_of(data), **more)
    return visitor


@pytest.fixture
def papa(visitor: Visitor) -> Person:
    """Someone for whom a plan was written here."""
    found = people.someone(uuid4(), "Papa", NOON)
    kept(found)
    return found


def test_it_tells_what_was_led_and_felt_and_nothing_else(visitor: Visitor) -> None:
    visitor.screened()
    row = keeps(visitor)
    begins(visitor, row, 1)
    led(visitor)
    session = Session.objects.latest("id")
    Session.objects.filter(pk=session.pk).update(heard_ms=290_000)
    for when, value in ((RatedAt.BEFORE, 6), (RatedAt.AFTER, 3)):
        ratings.keep_ratings(uuid4(), session.person, when, {("pain", None): value, ("stress", None): 9}, NOON, session)
    page = visitor.get(f"/for/{visitor.person}/prescribed/{row.of}/report/")
    assert "Done 1 time of 3, 5 minutes in all." in visitor.text
    assert 'maxlength="500"' in page.content.decode()
    visitor.post(f"/for/{visitor.person}/prescribed/{row.of}/report/", sender="Bob", question="May I  go on?")
    link = re.search(r"#(THENAR[^<\s]+)", visitor.page.content.decode())
    assert link
    found = opened(data_in(link[1])).shared
    assert (found.kind, found.sender) == (Kind.REPORT, "Bob")
    expected = PlanReport("thumbs", MARK, DAY, (Followed(DAY, 1, 5, 1, before=6, after=3),), 0, "May I go on?")
    assert report_in(found.text) == expected
    sent = {"sender": "Bob", "question": "May I  go on?"}
    file = visitor.client.post(f"/for/{visitor.person}/prescribed/{row.of}/report/file/", sent)
    assert opened(file.content).shared == found


def test_it_is_shown_first_and_kept_beside_its_plan_on_a_yes(visitor: Visitor, papa: Person) -> None:
    report = PlanReport("thumbs", MARK, DAY, (LED,), question="May I go on?")
    text = unescape(sends(visitor, "open/", papa, report).text)
    for said in ("Papa", "Done 1 time of 3", "There is a question.", "May I go on?"):
        assert said in text, said
    assert not ReportRow.objects.exists()
    sends(visitor, "open/keep/", papa, report)
    sends(visitor, "open/keep/", papa, report)
    assert ReportRow.objects.count() == 1
    assert "Reports that came back" in visitor.text
    assert visitor.at("prescribed")


def test_it_is_not_opened_for_anyone_but_the_one_whose_plan_it_is_about(visitor: Visitor, papa: Person) -> None:
    report = PlanReport("thumbs", MARK, DAY, (LED,))
    sends(visitor, "open/", people.someone(uuid4(), "Ana", NOON), report)
    assert visitor.page.status_code == 400
    assert "is not kept here for this person" in visitor.text
    assert papa.name not in visitor.text


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("before: 11", "found 11; a whole number from 0 to 10 is right."),
        ("item: 6", "found 6; a whole number from 1 to 5 is right."),
        ("day: 2026-12-24", "a day until 2026-11-22 is right."),
    ],
)
def test_a_report_with_mistakes_is_refused_in_words(visitor: Visitor, papa: Person, broken: str, said: str) -> None:
    text = report_text(PlanReport("thumbs", MARK, DAY, (LED,)))
    spoiled = re.sub(rf"(- |  ){broken.split(':')[0]}: \S+", rf"\g<1>{broken}", text)
    assert spoiled != text
    sends(visitor, "open/", papa, spoiled)
    assert visitor.page.status_code == 400
    assert said in unescape(visitor.text)


def test_the_list_of_clients_has_those_first_who_need_a_look(visitor: Visitor, papa: Person) -> None:
    other = people.someone(uuid4(), "Ana", NOON)
    kept(other, PLAN.replace("last_day: 2026-12-20", "last_day: 2027-02-20"))
    keeps(visitor)  # somebody else wrote it: not a client
    visitor.get("/clients/")
    assert re.findall(r">(Ana|Papa|Me)</a>", visitor.page.content.decode()) == ["Ana", "Papa"]
    assert visitor.text.count("No report yet.") == 2
    sends(visitor, "open/keep/", papa, PlanReport("thumbs", MARK, DAY, (LED,), question="May I go on?"))
    visitor.get("/clients/")
    assert re.findall(r">(Ana|Papa|Me)</a>", visitor.page.content.decode()) == ["Papa", "Ana"]
    assert "Last report: November 22, 2026." in visitor.text


def test_a_report_takes_the_newest_where_there_are_too_many(visitor: Visitor) -> None:
    visitor.screened()
    row = keeps(visitor)
    begins(visitor, row, 1)
    led(visitor)
    first = Session.objects.latest("id")
    for number in range(204):
        Session.objects.filter(pk=first.pk).update(planned_at=NOON + timedelta(minutes=number))
        copy = Session.objects.get(pk=first.pk)
        copy.pk, copy.key = None, uuid4()
        copy.save()
    visitor.post(f"/for/{visitor.person}/prescribed/{row.of}/report/", sender="", question="")
    link = re.search(r"#(THENAR[^<\s]+)", visitor.page.content.decode())
    assert link
    found = report_in(opened(data_in(link[1])).shared.text)
    assert (len(found.sessions), found.earlier) == (200, 5)


def test_a_plan_and_its_last_report_are_taken_along_for_another_program(visitor: Visitor, papa: Person) -> None:
    sends(visitor, "open/keep/", papa, PlanReport("thumbs", MARK, DAY, (LED,)))
    row = PrescriptionRow.objects.get(person=papa)
    page = visitor.client.get(f"/for/{papa.key}/prescribed/{row.of}/fhir/")
    kinds = Counter(entry["resource"]["resourceType"] for entry in json.loads(page.content)["entry"])
    assert (kinds["CarePlan"], kinds["ServiceRequest"], kinds["Procedure"], kinds["Observation"]) == (1, 2, 1, 2)
    assert page["Content-Type"] == "application/fhir+json"
    other = people.someone(uuid4(), "Ana", NOON)
    assert visitor.client.get(f"/for/{other.key}/prescribed/{row.of}/fhir/").status_code == 404

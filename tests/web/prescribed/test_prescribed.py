"""A plan comes as a file, is kept on a yes, done item by item, and ended; whoever is not its person sees none of it."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.a_plan import PLAN
from tests.web.base.test_prescribed import kept, told
from tests.web.conftest import NOON, Visitor
from thenar.journal import people, prescriptions
from thenar.journal.models import Person, PrescriptionRow, Session
from thenar.model.prescription import Standing
from thenar.share.letters import data_in, line_of
from thenar.share.packet import opened, packed
from thenar.share.shared import Kind, Shared
from thenar.web.base.household import household
from thenar.web.base.today import today_of
from thenar.web.session.kept import keep_of
from thenar.web.session.led import led as led_row
from thenar.wire.base import written

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THENAR_DATA", str(tmp_path))


def file_of(text: str = PLAN, sender: str = "Ana Kern") -> bytes:
    return packed(Shared(Kind.PRESCRIPTION, text, sender, date(2026, 11, 21)), KEY)


def looked_at(visitor: Visitor, text: str = PLAN) -> Visitor:
    visitor.post("/open/", file=SimpleUploadedFile("plan.thenar", file_of(text)), letters="")
    return visitor


def keeps(visitor: Visitor, text: str = PLAN) -> PrescriptionRow:
    visitor.post("/open/keep/", letters=line_of(file_of(text)), act=uuid4())
    return PrescriptionRow.objects.latest("id")


def begins(visitor: Visitor, row: PrescriptionRow, item: int) -> Visitor:
    visitor.post(f"/for/{visitor.person}/prescribed/{row.of}/begin/", item=item)
    return visitor


def ends(visitor: Visitor, row: PrescriptionRow, standing: Standing) -> None:
    visitor.post(f"/for/{visitor.person}/prescribed/{row.of}/end/", standing=standing.value, act=uuid4())


def led(visitor: Visitor) -> None:
    """A session that counts, from the plan that is open."""
    visitor.post("/session/", key=uuid4())
    Session.objects.filter(pk=Session.objects.latest("id").pk).update(stroke_ms=200_000)


def test_it_says_what_it_is_and_from_whom_and_nothing_is_kept_yet(visitor: Visitor) -> None:
    text = looked_at(visitor).text
    for said in (
        "A plan for sore thumbs", "Ana Kern", "as they wrote it themselves", "“Button my shirt.”",
        "Not on a hot joint.", "Right hand, 5 minutes, 3 times, pressure 1 at most", "Leave out: the palm.",
        "From week 2 on, with pain of 2 at most: 6 times and 8 minutes.", "It begins on November 30, 2026.",
        "Pain that lasts a day.", "Dr. Lee, until November 22, 2026", "Ana Kern, RMT 1, November 20, 2026",
    ):  # fmt: skip
        assert said in unescape(text), said
    assert not PrescriptionRow.objects.exists()


def test_after_the_check_it_says_what_the_answers_of_today_change(visitor: Visitor) -> None:
    looked_at(visitor)
    assert "Today:" not in visitor.text, "nobody was asked yet"
    visitor.start()
    visitor.flags()
    visitor.conditions(["cancer"])
    without = PLAN.replace("Dr. Lee, day: 2026-11-20, until: 2026-11-22", "Dr. Lee, day: 2026-11-20, until: 2026-11-21")
    assert "Today: Please ask a clinician first." in looked_at(visitor, without).text
    assert "Today:" not in looked_at(visitor).text, "they agreed to it until today"


def test_a_yes_keeps_it_and_it_holds_from_then_on(visitor: Visitor) -> None:
    visitor.screened()
    row = keeps(visitor)
    assert (row.standing, row.sender, row.text) == ("kept", "Ana Kern", PLAN)
    assert row.seal == opened(file_of()).seal
    assert visitor.at("prescribed")
    assert len(told(today_of(Person.objects.get(me=True)))) == 1


def test_the_same_yes_twice_and_the_next_version_of_the_same_writer_are_one_plan(visitor: Visitor) -> None:
    keeps(visitor)
    keeps(visitor)
    assert PrescriptionRow.objects.count() == 1
    assert "You keep this plan already." in looked_at(visitor).text
    newer = PLAN.replace("minutes: 10", "minutes: 12")
    assert "It takes the place of an older version of this plan" in looked_at(visitor, newer).text
    keeps(visitor, newer)
    assert [row.number for row in prescriptions.newest(Person.objects.get(me=True))] == [2]


def test_a_newer_version_of_a_plan_that_was_ended_holds_again(visitor: Visitor) -> None:
    row = keeps(visitor)
    ends(visitor, row, Standing.ENDED)
    keeps(visitor, PLAN.replace("minutes: 10", "minutes: 12"))
    found = prescriptions.newest_of(Person.objects.get(me=True), row.of)
    assert found
    assert (found.standing, "minutes: 12" in found.text) == ("kept", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLAN.replace("pressure: 2", "pressure: 9"), "This plan does not fit this Thenar: found 9;"),
        (PLAN.replace("question: cancer", "question: rf_dvt"), "nobody can agree to 'rf_dvt' ahead."),
        ("no plan at all", "This plan does not fit this Thenar"),
    ],
)
def test_a_plan_with_mistakes_is_refused_in_words(visitor: Visitor, text: str, said: str) -> None:
    looked_at(visitor, text)
    assert visitor.page.status_code == 400
    assert said in unescape(visitor.text)
    keeps_nothing = visitor.post("/open/keep/", letters=line_of(file_of(text)), act=uuid4())
    assert keeps_nothing.status_code == 400
    assert not PrescriptionRow.objects.exists()


def test_an_item_begins_with_its_dose_and_is_done_for_today(visitor: Visitor) -> None:
    visitor.screened(minutes="20", pressure=3)
    row = keeps(visitor)
    assert "Still to do today." in visitor.text
    begins(visitor, row, 1)
    assert visitor.at("plan")
    assert "Back-of-hand flat stroke" in visitor.text
    assert f'href="/for/{visitor.person}/prescribed/">A plan for sore thumbs</a>' in visitor.page.content.decode()
    led(visitor)
    session = Session.objects.latest("id")
    assert (session.wishes["minutes"], session.wishes["pressure"]) == (5.0, 1)
    visitor.get("/prescribed/")
    assert "Done for today." in visitor.text
    assert "Done on 1 of 7 days this week: Sunday." in visitor.text


def test_home_offers_what_is_still_to_do_and_not_what_is_done(visitor: Visitor) -> None:
    visitor.screened()
    row = keeps(visitor)
    visitor.get("/")
    home = visitor.client.get(f"/for/{Person.objects.get(me=True).key}/").content.decode()
    assert "Today, from the plan" in home
    assert re.search(r"flat stroke, 5 minutes", home)
    visitor.get("/prescribed/")
    begins(visitor, row, 1)
    led(visitor)
    home = visitor.client.get(f"/for/{Person.objects.get(me=True).key}/").content.decode()
    assert "Today, from the plan" not in home, "the other one is of later days"


@pytest.mark.parametrize("item", ["2", "3", "0", "", "x", "11"])
def test_what_is_not_of_today_does_not_begin(visitor: Visitor, item: str) -> None:
    row = keeps(visitor)
    visitor.post(f"/for/{visitor.person}/prescribed/{row.of}/begin/", item=item)
    assert visitor.page.status_code == 400
    assert Person.objects.get(me=True).item is None


def test_it_ends_on_a_press_and_can_hold_again(visitor: Visitor) -> None:
    visitor.screened()
    row = keeps(visitor)
    ends(visitor, row, Standing.ENDED)
    assert told(today_of(Person.objects.get(me=True))) == []
    assert "Let it hold again" in visitor.text
    ends(visitor, row, Standing.KEPT)
    assert len(told(today_of(Person.objects.get(me=True)))) == 1


def test_it_is_given_on_as_it_was_written(visitor: Visitor) -> None:
    row = keeps(visitor)
    page = visitor.get(f"/for/{visitor.person}/prescribed/{row.of}/give/")
    assert 'value="Ana Kern"' in page.content.decode()
    visitor.post(f"/for/{visitor.person}/prescribed/{row.of}/give/", sender="Bob")
    link = re.search(r"#(THENAR[^<\s]+)", visitor.page.content.decode())
    assert link
    found = opened(data_in(link[1]))
    assert (found.shared.kind, found.shared.text, found.shared.sender) == (Kind.PRESCRIPTION, PLAN, "Bob")
    file = visitor.client.post(f"/for/{visitor.person}/prescribed/{row.of}/give/file/", {"sender": "Bob"})
    assert opened(file.content).shared.text == PLAN
    assert 'filename="prescription.thenar"' in file["Content-Disposition"]


def test_a_plan_of_someone_else_is_not_here(visitor: Visitor) -> None:
    theirs = kept(people.someone(uuid4(), "Papa", NOON))
    visitor.get("/prescribed/")
    assert "A plan for sore thumbs" not in visitor.text
    begins(visitor, theirs, 1)
    assert visitor.page.status_code == 404


def test_what_a_clinician_agreed_to_in_it_is_not_taken_back_by_hand(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(["cancer"])
    kept(Person.objects.get(me=True))
    visitor.get("/plan/")
    assert visitor.at("plan")
    assert "a clinician agreed" in visitor.text
    assert "Take back that a clinician agreed" not in visitor.text


def test_devices_are_told_what_it_restricts_and_until_when_something_was_agreed_to(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(["cancer"])
    person = Person.objects.get(me=True)
    row = kept(person)
    told = written(household())["people"][0]["prescribed"]
    assert [(one["effect"], one["limbs"]["right-hand"]["places"]) for one in told] == [("avoid", ["palm"])]
    assert one_limb(told)["pressure_cap"] == 1
    visitor.post("/session/", key=uuid4())
    kept_there = keep_of(led_row(Session.objects.latest("id"))).agreed
    assert [(one.condition, one.until) for one in kept_there] == [("cancer", "2026-11-22")]
    visitor.get("/plan/")
    visitor.agree("cancer")
    visitor.post("/session/", key=uuid4())
    kept_there = keep_of(led_row(Session.objects.latest("id"))).agreed
    assert [(one.condition, one.until) for one in kept_there] == [("cancer", None)], "noted by hand, it has no end"
    prescriptions.stand(uuid4(), row, Standing.ENDED, NOON)
    assert "prescribed" not in written(household())["people"][0]


def one_limb(told: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = told[0]["limbs"]["right-hand"]
    return found

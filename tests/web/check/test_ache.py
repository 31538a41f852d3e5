"""Where does it ache? Marked for one person and one day, heeded by the plan, and nothing in an address."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.journal.models import Person, Session
from thenar.load import load_knowledge
from thenar.web.base.stills import drawn

KNOWLEDGE = load_knowledge()
CSS = Path("src/thenar/web/static/css/ache.css")


def mark(visitor: Visitor, *zones: str) -> str:
    visitor.post(reverse("ache"), zone=list(zones), marked="yes")
    return visitor.text


def test_what_is_marked_is_on_the_plan_and_in_its_session(visitor: Visitor) -> None:
    visitor.screened(area="foot", minutes="15")
    assert "Where does it ache?" in visitor.text
    assert "Where it aches (heel), what goes there is kept longest, with no more pressure." in mark(visitor, "heel")
    assert visitor.at("plan")
    assert "heel" not in visitor.path
    visitor.post(reverse("start"), key=uuid4())
    assert Session.objects.latest("id").wishes["ache"] == ["heel"]


def test_the_next_day_asks_anew(visitor: Visitor, tomorrow: object) -> None:
    visitor.screened(area="foot")
    mark(visitor, "heel")
    assert Person.objects.get(key=visitor.person).ache == {"day": "2026-11-22", "zones": ["heel"]}
    tomorrow()  # type: ignore[operator]
    visitor.flags()
    visitor.get(reverse("plan"))
    assert "Where it aches" not in visitor.text


def test_nothing_marked_takes_the_marks_away(visitor: Visitor) -> None:
    visitor.screened(area="foot")
    mark(visitor, "heel")
    assert "Where it aches" not in mark(visitor)
    assert Person.objects.get(key=visitor.person).ache == {}


def test_a_place_of_hands_waits_where_only_feet_are_massaged(visitor: Visitor) -> None:
    visitor.screened(area="foot")
    visitor.get(reverse("ache"))
    page = visitor.page.content.decode()
    assert 'value="heel"' in page
    assert 'value="thumb"' not in page


def test_a_mark_is_no_answer_and_comes_after_the_check(visitor: Visitor) -> None:
    visitor.start(area="foot")
    visitor.get(reverse("ache"))
    assert visitor.at("red-flags")
    visitor.post(reverse("ache"), zone=["heel"], marked="yes")
    assert visitor.at("red-flags")
    assert not Person.objects.exclude(ache={}).exists()


def test_what_the_answers_leave_alone_stays_alone_and_is_told(visitor: Visitor) -> None:
    visitor.screened(area="foot", minutes="20")
    person = Person.objects.get(key=visitor.person)
    person.answers.update_or_create(
        question="warts",
        defaults={"reply": "yes", "limbs": ["left-foot"], "places": ["heel"], "day": person.answers.latest("id").day},
    )
    text = mark(visitor, "heel")
    assert "It aches here, and it is left alone today because of the answers: heel (the left foot)." in text


@pytest.mark.parametrize("sent", [{"zone": ["kidney"], "marked": "yes"}, {"zone": ["heel"]}])
def test_a_form_that_no_page_sends_changes_nothing(visitor: Visitor, sent: dict[str, object]) -> None:
    visitor.screened(area="foot")
    visitor.post(reverse("ache"), **sent)
    assert "This form is incomplete. Nothing was saved." in visitor.text
    assert not Person.objects.exclude(ache={}).exists()


def test_every_zone_that_can_ache_is_drawn_and_shown_when_marked() -> None:
    seen = {zone for _, zones in drawn().values() for zone in zones}
    styled = set(re.findall(r"has\(#ache-([\w-]+):checked\) \[for=ache-\1\]", CSS.read_text(encoding="utf-8")))
    assert seen == styled == {zone.id for zone in KNOWLEDGE.may_ache}

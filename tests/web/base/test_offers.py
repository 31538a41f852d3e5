"""Whoever was checked today is two touches from the voice on every page; nobody else's session is begun by mistake."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.web.conftest import NOON, Visitor
from tests.web.home.test_again import led
from thenar.journal.models import ExperimentRow, Person, Session
from thenar.load import load_knowledge

NOBODYS = (
    "/strokes/",
    "/strokes/palm-thumb-stroke/",
    "/points/",
    "/points/known/",
    "/benefits/",
    "/about/",
    "/picture/",
    "/devices/mine/",
)
FOLDED = "<summary>Again, for whom?</summary>"
THEIRS = ("history", "insight", "experiment", "week", "entries", "reminders", "data", "written", "ache")


def once_more(visitor: Visitor, path: str) -> list[tuple[str, str, dict[str, str]]]:
    """What is offered at the foot of a page: its words, where it is sent to, and what."""
    page = visitor.client.get(path).content.decode()
    forms = re.findall(r'<form class="once-more".*?action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    words = [" ".join(re.sub(r"<[^>]+>", "", inside).split()) for _, inside in forms]
    sent = [dict(re.findall(r'name="([^"]+)"\s+value="([^"]*)"', inside)) for _, inside in forms]
    return [(said, to, fields) for said, (to, _), fields in zip(words, forms, sent, strict=True)]


def pages_of(person: Person) -> list[str]:
    return [reverse(one, args=[person.key]) for one in THEIRS]


def test_every_page_leads_to_the_session_again(visitor: Visitor) -> None:
    before = led(visitor, minutes="10", talk="little", pressure=1)
    me = before.person
    for path in (*NOBODYS, *pages_of(me), reverse("end", args=[before.key])):
        [(words, to, sent)] = once_more(visitor, path)
        assert words == "Again: hands, 10 minutes", path
        page: Any = visitor.client.post(to, sent, follow=True)
        assert page.request["PATH_INFO"] == reverse("session", args=[Session.objects.latest("id").key])
        assert Session.objects.latest("id").wishes == before.wishes


def test_pages_with_a_way_of_their_own_have_no_other_one(visitor: Visitor) -> None:
    me = led(visitor, minutes="10").person
    for name in ("home", "plan", "ready", "red-flags", "conditions"):
        assert once_more(visitor, reverse(name, args=[me.key])) == [], name


def test_a_page_about_someone_offers_theirs_whoever_came_last(visitor: Visitor) -> None:
    papa = led(visitor, who="new", name="Papa", area="foot", minutes="15").person
    led(visitor, who=str(Person.objects.get_or_create(me=True, defaults={"made_at": NOON})[0].key), minutes="5")
    [(words, _, sent)] = once_more(visitor, reverse("history", args=[papa.key]))
    assert words == "Again for Papa: feet, 15 minutes"
    assert sent["who"] == str(papa.key)


def test_a_page_about_nobody_names_everyone_whom_it_may_be_for(visitor: Visitor) -> None:
    me = Person.objects.get_or_create(me=True, defaults={"made_at": NOON})[0]
    led(visitor, who="new", name="Papa", area="foot", minutes="15")
    assert [words for words, *_ in once_more(visitor, "/strokes/")] == ["Again for Papa: feet, 15 minutes"]
    led(visitor, who=str(me.key), minutes="5")
    assert {words for words, *_ in once_more(visitor, "/strokes/")} == {
        "Again for Papa: feet, 15 minutes", "Again for myself: hands, 5 minutes",
    }  # fmt: skip
    assert FOLDED not in visitor.client.get("/strokes/").content.decode(), "two touches from the voice"


def test_more_than_three_names_are_behind_a_touch(visitor: Visitor) -> None:
    for count, name in enumerate(("Ana", "Ben", "Chi", "Dov"), start=1):
        led(visitor, who="new", name=name, minutes="5")
        assert len(once_more(visitor, "/strokes/")) == count
        assert (FOLDED in visitor.client.get("/strokes/").content.decode()) == (count == 4), count


def test_who_is_archived_is_named_on_no_page_about_nobody(visitor: Visitor) -> None:
    led(visitor, who="new", name="Papa", area="foot", minutes="15")
    Person.objects.filter(name="Papa").update(archived=True)
    assert once_more(visitor, "/strokes/") == []


def test_the_next_day_is_checked_first(visitor: Visitor, settings: Any) -> None:
    me = led(visitor, minutes="10").person
    settings.CLOCK = lambda: NOON + timedelta(days=1)
    for path in ("/strokes/", reverse("history", args=[me.key])):
        assert once_more(visitor, path) == [], path


def test_what_was_not_asked_of_those_limbs_today_is_not_offered(visitor: Visitor, settings: Any) -> None:
    me = led(visitor, area="foot", minutes="10").person
    settings.CLOCK = lambda: NOON + timedelta(days=1)
    visitor.screened(who=str(me.key), area="hand")
    assert visitor.at("plan")
    assert once_more(visitor, reverse("history", args=[me.key])) == []


def test_after_something_was_wrong_nothing_is_offered(visitor: Visitor) -> None:
    session = led(visitor, minutes="10")
    Session.objects.filter(pk=session.pk).update(ending="sore-spot")
    assert "sore-spot" in load_knowledge().concerns
    assert once_more(visitor, "/strokes/") == []


def test_a_yes_that_stops_offers_nothing(visitor: Visitor) -> None:
    me = led(visitor, minutes="10").person
    visitor.get(reverse("red-flags", args=[me.key]))
    visitor.flags(yes=["rf_pe"])
    assert once_more(visitor, "/strokes/") == []
    assert once_more(visitor, reverse("history", args=[me.key])) == []


def test_a_day_without_massage_is_left_alone(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    led(visitor, minutes="10")
    monkeypatch.setattr("thenar.web.base.offers.rest_of", lambda person: object())
    assert once_more(visitor, "/strokes/") == []
    assert not ExperimentRow.objects.exists()


@pytest.mark.parametrize("path", ["/nowhere/", "/session/49ad5f35-9b88-4867-a0b5-16824b6e0e92/"])
def test_an_error_stands_alone(visitor: Visitor, path: str) -> None:
    led(visitor, minutes="10")
    assert once_more(visitor, path) == []

"""Who comes back is greeted, and does again at one touch what was really done last."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import NOON, Visitor
from thenar.journal.models import Person, Session


def led(visitor: Visitor, heard: int = 10, ending: str = "finished", **wishes: object) -> Session:
    """A session that was really led, so many minutes of it."""
    visitor.screened(**wishes)
    visitor.post(reverse("start"), key=uuid4())
    row = Session.objects.latest("id")
    done = {"began_at": NOON, "ended_at": NOON, "ending": ending, "heard_ms": heard * 60_000, "stroke_ms": 120_000}
    Session.objects.filter(pk=row.pk).update(**done)
    return Session.objects.get(pk=row.pk)


def offered(visitor: Visitor, path: str = "/") -> list[dict[str, str]]:
    """The forms of what may be done again, in order, as a browser would send them; the guest's is the last."""
    page = visitor.client.get(path).content.decode()
    again = re.search(r'<div class="again">(.*?)</div>', page, re.DOTALL)
    forms = re.findall(r"<form(.*?)</form>", again[1], re.DOTALL) if again else []
    return [dict(re.findall(r'name="([^"]+)"\s+value="([^"]*)"', one)) for one in forms]


def test_a_first_visit_is_offered_nothing_again(visitor: Visitor) -> None:
    assert offered(visitor) == []
    assert "led by a voice" in visitor.text


@pytest.mark.parametrize(
    ("wishes", "heard", "ending", "words"),
    [
        ({"minutes": "10"}, 10, "finished", "Again: hands, 10 minutes"),
        ({"area": "foot", "minutes": "15"}, 15, "finished", "Again: feet, 15 minutes"),
        ({"area": "both", "minutes": "30"}, 12, "stopped", "Again: hands and feet, 12 minutes"),
        ({"minutes": "10"}, 1, "stopped", "Again: hands, 3 minutes"),
    ],
)
def test_what_was_really_done_is_offered_again(
    visitor: Visitor, wishes: dict[str, object], heard: int, ending: str, words: str
) -> None:
    led(visitor, heard, ending, **wishes)
    visitor.get("/")
    assert words in visitor.text


def test_whoever_was_checked_today_is_at_the_session_with_one_touch(visitor: Visitor) -> None:
    before = led(visitor, minutes="10", talk="little", pressure=1)
    sent: dict[str, Any] = offered(visitor)[0]
    visitor.post("/", **sent)
    assert visitor.path.startswith("/session/")
    session = Session.objects.latest("id")
    assert session.pk != before.pk
    assert session.wishes == before.wishes


def test_a_session_that_hardly_was_led_is_not_offered(visitor: Visitor) -> None:
    session = led(visitor)
    Session.objects.filter(pk=session.pk).update(stroke_ms=59_999)
    assert offered(visitor) == []


def test_favorites_are_what_was_done_at_least_twice(visitor: Visitor) -> None:
    for area, times in (("foot", 2), ("both", 1), ("hand", 1)):
        for _ in range(times):
            led(visitor, 10, minutes="10", area=area)
    assert [one["area"] for one in offered(visitor)] == ["hand", "foot", "hand"]


def test_a_guest_is_one_touch_and_is_asked_everything(visitor: Visitor) -> None:
    led(visitor)
    visitor.post("/", **offered(visitor)[-1])
    assert Person.objects.filter(me=False).count() == 1
    assert visitor.at("red-flags")


def test_the_greeting_names_whom_it_is_about_and_the_week_is_theirs(visitor: Visitor) -> None:
    led(visitor, 10)
    led(visitor, 5, who="new", name="Papa")
    visitor.get("/")
    assert "Good afternoon. For Papa again?" in visitor.text
    assert "1 massage this week, 5 minutes." in visitor.text
    visitor.get(f"/for/{Person.objects.get(me=True).key}/")
    assert "Papa again" not in visitor.text
    assert "1 massage this week, 10 minutes." in visitor.text


def test_a_massage_of_a_week_ago_is_not_of_this_week(visitor: Visitor) -> None:
    session = led(visitor)
    Session.objects.filter(pk=session.pk).update(planned_at=NOON - timedelta(days=7))
    visitor.get("/")
    assert "this week" not in visitor.text


def test_the_morning_after_is_asked_until_it_is_told(visitor: Visitor, settings: Any) -> None:
    session = led(visitor, goal="sleep")
    settings.CLOCK = lambda: NOON + timedelta(days=1)
    visitor.get("/")
    asked = reverse("rate", args=(session.key, "next-morning"))
    assert asked in visitor.page.content.decode()
    fields = set(re.findall(r'type="radio" name="([^"]+)"', visitor.client.get(asked).content.decode()))
    visitor.post(asked, key=uuid4(), **dict.fromkeys(fields, "3"))
    assert asked not in visitor.client.get("/").content.decode()


def test_others_come_after_oneself_and_whom_it_is_about(visitor: Visitor) -> None:
    for name in ("Ana", "Bob", "Papa"):
        visitor.start(who="new", name=name)
    papa = Person.objects.get(name="Papa")
    page = visitor.client.get(f"/for/{papa.key}/").content.decode()
    first, folded = page.split("<summary>Others</summary>")
    assert [one for one in ("Me", "Papa", "Someone else") if f"<span>{one}</span>" not in first] == []
    assert "Ana" not in first
    assert "Bob" not in first
    assert "<span>Ana</span>" in folded
    assert "<span>Bob</span>" in folded


def test_the_picture_comes_after_the_page_into_a_place_of_its_own(visitor: Visitor) -> None:
    page = visitor.client.get("/").content.decode()
    shown = re.search(r'<img data-after="([^"]+)" alt="" width="720" height="600">', page)
    assert shown
    assert visitor.client.get(shown[1]).status_code == 200
    assert f'<noscript><img class="here" src="{shown[1]}"' in page


def test_a_guest_has_no_hope_and_no_habit_of_somebody_else(visitor: Visitor) -> None:
    led(visitor, minutes="10", goal="sleep", talk="little", pressure=1)
    guest = offered(visitor)[-1]
    assert (guest["goal"], guest["talk"], guest["pressure"]) == ("", "full", "2")
    assert "helped" not in guest


def test_whoever_was_chosen_among_the_others_stays_chosen_after_a_mistake(visitor: Visitor) -> None:
    for name in ("Ana", "Berta", "Carla"):
        visitor.screened(who="new", name=name)
    ana = Person.objects.get(name="Ana")
    page = visitor.post(
        "/", who=str(ana.key), area="hand", minutes="other", other_minutes="2", pressure="2"
    ).content.decode()
    others = re.search(r'<details class="more"(.*?)</details>', page, re.DOTALL)
    assert others
    assert re.search(rf'value="{ana.key}"\s+checked', others[1]), "or whom it is for has to be said again"
    assert others[1].startswith(" open")

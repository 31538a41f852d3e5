"""The page that puts two people together: shows, asks, does it, and undoes it."""

import re
from typing import Any
from uuid import uuid4

import pytest

from tests.journal.household import make_session
from tests.web.conftest import NOON, Visitor, visitor
from thenar.journal import people, ratings
from thenar.journal.answers import keep_answers
from thenar.journal.models import ChangeRow, Person, RatingRow, Session
from thenar.load import load_knowledge
from thenar.model.clearance import Answer, Reply
from thenar.model.measure import RatedAt

__all__ = ["visitor"]


@pytest.fixture
def two(visitor: Visitor) -> tuple[Person, Person]:
    """Papa and Dad, who both slept last week, not the same."""
    papa, dad = (people.someone(uuid4(), name, NOON) for name in ("Papa", "Dad"))
    make_session(dad, 1, NOON)
    for person, value, reply in ((papa, 3, Reply.YES), (dad, 8, Reply.NO)):
        ratings.keep_ratings(uuid4(), person, RatedAt.WEEK, {("sleep", None): value}, NOON)
        keep_answers(person, {"blood-thinner": Answer(reply)}, load_knowledge().conditions, NOON.date())
    return papa, dad


def preview(visitor: Visitor, two: tuple[Person, Person]) -> dict[str, str]:
    """The form as a browser would send it, with nothing chosen."""
    visitor.page = visitor.client.get("/people/join/", {"stays": str(two[0].key), "moves": str(two[1].key)})
    form = visitor.page.content.decode().partition("<form")[2]
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))


def asked(visitor: Visitor) -> set[str]:
    return set(re.findall(r'name="(both-[^"]+)"', visitor.page.content.decode()))


def test_it_says_what_would_move_and_what_is_asked(visitor: Visitor, two: tuple[Person, Person]) -> None:
    preview(visitor, two)
    for words in (
        "“Dad” moves to “Papa”", "Nothing is changed yet.", "1 session", "Both have a number for November 22, 2026.",
        "Papa: Sleep", ": 3", "Dad: Sleep", ": 8", "Both answered these, and not the same.", "lood thinner",
    ):  # fmt: skip
        assert words in visitor.text, words
    assert Session.objects.get().person == two[1]


def test_one_of_the_two_is_chosen_and_one_undo_takes_it_back(visitor: Visitor, two: tuple[Person, Person]) -> None:
    papa, dad = two
    sent: dict[str, Any] = preview(visitor, two)
    fields = asked(visitor)
    visitor.page = visitor.client.post("/people/join/", sent)
    assert visitor.page.status_code == 400
    assert Session.objects.get().person == dad, "nothing is chosen for anyone"
    sent |= dict.fromkeys(fields, "moves")
    visitor.post("/people/join/", **sent)
    assert visitor.at("changes")
    assert "Put together: " in visitor.text
    assert Session.objects.get().person == papa
    assert RatingRow.objects.get(measure="sleep").value == 8
    visitor.post("/people/join/", **sent)  # sent twice
    assert ChangeRow.objects.filter(person=papa).count() == 1
    undone = re.search(r'name="undo" value="([^"]+)"', visitor.page.content.decode())
    assert undone
    visitor.post(f"/for/{papa.key}/journal/changes/undo/", act=uuid4(), undo=undone[1])
    assert Session.objects.get().person == dad
    assert sorted(RatingRow.objects.filter(measure="sleep").values_list("value", flat=True)) == [3, 8]
    assert 'name="undo"' not in visitor.page.content.decode(), "they are put together anew on its page"


def test_who_moved_is_in_no_list_and_their_addresses_lead_on(visitor: Visitor, two: tuple[Person, Person]) -> None:
    papa, dad = two
    sent: dict[str, Any] = preview(visitor, two)
    visitor.post("/people/join/", **sent, **dict.fromkeys(asked(visitor), "stays"))
    for path in ("/people/", "/people/join/", "/journal/", f"/for/{papa.key}/"):
        assert "Dad" not in visitor.client.get(path).content.decode(), path
    visitor.page = visitor.client.get(f"/for/{dad.key}/journal/?before=x", follow=False)
    assert visitor.page.headers["Location"] == f"/for/{papa.key}/journal/?before=x"
    lost = visitor.client.post(f"/for/{dad.key}/journal/write/", {"act": uuid4(), "what": "note", "text": "x"})
    assert lost.status_code == 404
    assert "Nothing was changed" in lost.content.decode()


@pytest.mark.parametrize("chosen", [("", "x"), ("x", ""), ("me", "me"), ("papa", "papa"), ("papa", "me")])
def test_what_cannot_be_put_together_is_said(
    visitor: Visitor, two: tuple[Person, Person], chosen: tuple[str, str]
) -> None:
    keys = {"me": str(people.me(NOON).key), "papa": str(two[0].key)}
    stays, moves = (keys.get(one, one) for one in chosen)
    visitor.page = visitor.client.get("/people/join/", {"stays": stays, "moves": moves})
    assert visitor.page.status_code == 400
    assert "Nothing was changed" in visitor.text

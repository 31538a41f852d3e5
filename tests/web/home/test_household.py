"""A volunteer with seven people a week has one calm list, in an order of their own; who is archived is in none."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.journal.household import make_session
from tests.web.conftest import NOON, Visitor, visitor
from tests.web.home.test_again import led
from thenar.journal import people
from thenar.journal.models import Person, Session
from thenar.journal.transfer import export_json, import_bytes
from thenar.web.base.household import household

__all__ = ["visitor"]

NAMES = ("Ana", "Bob", "Carla", "Dora", "Emil", "Fay", "Gus")


@pytest.fixture
def seven(visitor: Visitor) -> dict[str, Person]:
    people.me(NOON)
    return {name: people.someone(uuid4(), name, NOON + timedelta(minutes=at)) for at, name in enumerate(NAMES)}


def arrange(visitor: Visitor, seven: dict[str, Person], places: dict[str, str], archived: tuple[str, ...] = ()) -> None:
    fields: dict[str, Any] = {f"place-{seven[name].key}": places.get(name, "") for name in NAMES}
    fields |= {f"archived-{seven[name].key}": "on" for name in archived}
    visitor.post("/people/", **fields)


def outside_folds(page: str) -> str:
    """What a page shows before anything is unfolded."""
    shut = r"<details(?![^>]* open)(?:(?!<details).)*?</details>"
    while re.search(shut, page, re.DOTALL):
        page = re.sub(shut, "", page, flags=re.DOTALL)
    return page


def order() -> list[str]:
    return [one.label for one in household().people if one.label in NAMES]


def test_the_lowest_number_stands_first_everywhere_and_who_has_none_comes_after(
    visitor: Visitor, seven: dict[str, Person]
) -> None:
    arrange(visitor, seven, {"Gus": "1", "Carla": "2"})
    assert visitor.page.status_code == 200
    assert order() == ["Gus", "Carla", "Ana", "Bob", "Dora", "Emil", "Fay"]
    text = visitor.get("/people/") and visitor.text
    assert text.index("Gus") < text.index("Carla") < text.index("Ana")
    assert text.index("Me") < text.index("Gus")


def test_who_is_archived_is_in_no_list_keeps_everything_and_comes_back(
    visitor: Visitor, seven: dict[str, Person]
) -> None:
    make_session(seven["Bob"], 1, NOON)
    sessions = Session.objects.count()
    arrange(visitor, seven, {}, archived=("Bob",))
    assert "Bob" not in order()
    for path in ("/", "/journal/"):
        assert "Bob" not in visitor.client.get(path, follow=True).content.decode(), path
    assert visitor.client.get(f"/for/{seven['Bob'].key}/journal/").status_code == 200
    assert "The last massage was on November 22, 2026." in (visitor.get("/people/") and visitor.text)
    assert Session.objects.count() == sessions
    arrange(visitor, seven, {})
    assert "Bob" in order()


@pytest.mark.parametrize("place", ["0", "-1", "1000", "two", "1.5"])
def test_what_is_no_place_changes_nothing(visitor: Visitor, seven: dict[str, Person], place: str) -> None:
    before = export_json()
    arrange(visitor, seven, {"Ana": place})
    assert visitor.page.status_code == 400
    assert "is no place in a list" in visitor.text
    assert export_json() == before


def test_a_form_that_does_not_name_someone_leaves_them_as_they_are(visitor: Visitor, seven: dict[str, Person]) -> None:
    arrange(visitor, seven, {"Ana": "3"}, archived=("Bob",))
    visitor.post("/people/", **{f"place-{seven['Carla'].key}": "1"})
    assert Person.objects.get(name="Ana").place == 3
    assert Person.objects.get(name="Bob").archived
    visitor.post("/people/", **{f"place-{people.me(NOON).key}": "9", f"archived-{people.me(NOON).key}": "on"})
    assert not people.me(NOON).archived


def test_the_order_travels_and_files_of_before_have_none(visitor: Visitor, seven: dict[str, Person]) -> None:
    arrange(visitor, seven, {"Ana": "3"}, archived=("Bob",))
    whole = export_json()
    Person.objects.all().delete()
    import_bytes(whole)
    assert export_json() == whole
    older = json.loads(whole)
    older["version"] = 5
    for row in older["tables"]["people"]:
        del row["place"], row["archived"]
    del older["tables"]["prescriptions"], older["tables"]["plan-reports"]
    Person.objects.all().delete()
    import_bytes(json.dumps(older).encode())
    assert list(Person.objects.order_by().values_list("place", "archived").distinct()) == [(None, False)]


def test_the_list_asks_the_journal_the_same_however_many_there_are(
    visitor: Visitor, seven: dict[str, Person], django_assert_max_num_queries: Any
) -> None:
    assert seven
    with django_assert_max_num_queries(6):
        assert visitor.client.get(reverse("people")).status_code == 200


def test_where_names_wait_to_be_asked_for_no_page_about_nobody_says_one(
    visitor: Visitor, seven: dict[str, Person]
) -> None:
    led(visitor, who=str(seven["Gus"].key), area="foot", minutes="15")
    visitor.post("/people/", names="on")
    assert "Gus" not in outside_folds(visitor.client.get("/").content.decode())
    for path in ("/strokes/", "/journal/"):
        page = visitor.client.get(path).content.decode()
        assert "Gus" in page, path
        assert "Gus" not in outside_folds(page), path
    assert "For Gus again?" in visitor.client.get(reverse("home", args=[seven["Gus"].key])).content.decode()


def test_names_come_back_where_the_wish_is_taken_back(visitor: Visitor, seven: dict[str, Person]) -> None:
    led(visitor, who=str(seven["Gus"].key), area="foot", minutes="15")
    visitor.post("/people/", names="on")
    assert 'name="names" checked' in visitor.client.get("/people/").content.decode()
    visitor.post("/people/")
    for path in ("/", "/strokes/", "/journal/"):
        assert "Gus" in outside_folds(visitor.client.get(path).content.decode()), path

"""What a crafted file or copy can say that no page of ours writes: refused at the gate, by its place."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.journal.household import NOW, fill, key
from thenar.journal import events, own
from thenar.journal.changes import remove, undo
from thenar.journal.changes.numbers import keep_or_correct
from thenar.journal.erasing import erase_everything
from thenar.journal.models import ChangeRow, NoteRow, Person, RatingRow, Session
from thenar.journal.transfer import export_json, import_bytes
from thenar.journal.transfer.refusal import RefusedError
from thenar.model.event import Happening
from thenar.model.measure import RatedAt
from thenar.model.problem import ThenarError

pytestmark = pytest.mark.django_db

Tables = dict[str, list[dict[str, Any]]]


def crafted(change: Callable[[Tables], None]) -> bytes:
    fill(2)
    found = json.loads(export_json())
    change(found["tables"])
    erase_everything()
    return json.dumps(found).encode()


def other_of(tables: Tables) -> str:
    return next(str(row["key"]) for row in tables["people"] if not row["me"])


def first_change(part: dict[str, Any]) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        tables["changes"][0]["rows"] = [part]

    return change


def whose(table: str) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        row = next(one for one in tables[table] if one.get("session", True) is not None)
        row["person"] = other_of(tables)

    return change


def too_much(tables: Tables) -> None:
    tables["own-measures"][0]["kind"] = "yes-no"


def half_a_place(tables: Tables) -> None:
    tables["events"][0]["kind"], tables["events"][0]["detail"] = "softer", {"heard": 5}


NOTE = {"table": "notes", "row": str(uuid4())}
CRAFTED: dict[str, tuple[Callable[[Tables], None], str]] = {
    "values of no row": (
        first_change({"table": "ratings", "row": str(uuid4()), "before": {"a": 1}}),
        "changes, row 1, rows",
    ),
    "a name that is no key": (first_change({"table": "ratings", "row": "x", "before": None}), "changes, row 1, rows"),
    "a person": (first_change({"table": "people", "row": str(uuid4()), "before": None}), "changes, row 1, rows"),
    "half a row": (first_change({**NOTE, "before": {"text": "x"}}), "changes, row 1, rows"),
    "a note of another": (whose("notes"), "notes, session"),
    "a number of another": (whose("ratings"), "ratings, session"),
    "a number of another's measure": (whose("own-numbers"), "own-numbers, measure"),
    "a number that is none": (too_much, "own-numbers, value: .* from 0 to 1"),
    "half a place": (half_a_place, "events, row 1, detail"),
}


@pytest.mark.parametrize("case", CRAFTED)
def test_what_no_page_writes_is_refused_by_its_place(case: str) -> None:
    change, words = CRAFTED[case]
    data = crafted(change)
    with pytest.raises(RefusedError, match=words):
        import_bytes(data)
    assert not Person.objects.exists()


def test_an_undo_never_writes_about_someone_else() -> None:
    me = fill(1)
    other = Person.objects.get(me=False)
    own.write_note(key("n2"), me, "Mine.", NOW.date(), NOW)
    remove(key("away"), me, [NoteRow.objects.get(text="Mine.")], NOW)
    change = ChangeRow.objects.get(act=key("away"))
    change.rows[0]["before"]["person"] = str(other.key)
    change.save()
    with pytest.raises(ThenarError, match="cannot be undone"):
        undo(key("back"), me, key("away"), NOW)
    assert not NoteRow.objects.filter(text="Mine.").exists()


def test_a_key_that_is_anothers_is_refused_in_words() -> None:
    fill(2)
    other = Person.objects.get(me=False)
    with pytest.raises(ThenarError, match="for someone else"):
        keep_or_correct(key("week"), other, RatedAt.WEEK, {("sleep", None): 4}, NOW)
    first, second = Session.objects.order_by("id")
    event = first.events.first()
    assert event
    with pytest.raises(ThenarError, match="of another session"):
        events.note(second, event.key, Happening.PAUSED, 0, {}, NOW, NOW)


def test_the_same_form_on_another_day_adds_nothing() -> None:
    me = fill(1)
    RatingRow.objects.filter(measure="sleep").update(day=NOW.date().replace(day=1))
    assert keep_or_correct(key("week"), me, RatedAt.WEEK, {("sleep", None): 4}, NOW) == 0
    assert RatingRow.objects.get(measure="sleep").value == 10

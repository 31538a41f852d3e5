"""A guest: one touch from home, led like everyone, and nothing of them is left after the end."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.urls import reverse

from tests.web.conftest import NOON, Visitor, visitor
from thenar.journal import people
from thenar.journal.copies.databases import compact_copy
from thenar.journal.guests import LONGEST, forget_left
from thenar.journal.models import Feed, Guest, Person, Session
from thenar.journal.transfer import export_json
from thenar.web.base.household import household
from thenar.web.session.guest import _ended

__all__ = ["visitor"]


@pytest.fixture
def session(visitor: Visitor) -> Session:
    """A guest's session that has begun."""
    visitor.screened(who="guest")
    visitor.post(reverse("start"), key=uuid4())
    row = Session.objects.latest("id")
    tell(visitor, row, "began")
    return row


def tell(visitor: Visitor, row: Session, kind: str, **more: object) -> int:
    note = {"kind": kind, "key": str(uuid4()), "track_ms": 1000, "at": NOON.isoformat(), **more}
    sent = visitor.client.post(reverse("event", args=(row.key,)), json.dumps(note), content_type="application/json")
    return sent.status_code


def kept() -> dict[str, int]:
    """Rows of each table of the journal."""
    models = apps.get_app_config("journal").get_models()
    return {one.__name__: one._base_manager.count() for one in models if one is not Feed}


@pytest.mark.parametrize("kind", ["finished", "left"])
def test_after_the_end_the_journal_is_as_before_the_guest(visitor: Visitor, kind: str) -> None:
    visitor.screened(who="new", name="Ana")
    before, rows = export_json(), kept()
    visitor.screened(who="guest")
    visitor.post(reverse("start"), key=uuid4())
    row = Session.objects.latest("id")
    visitor.post(reverse("written"), act=uuid4(), what="note", text="a secret", day="2026-11-22")
    assert kept()["GivenAnswer"] > rows["GivenAnswer"]
    assert kept()["NoteRow"] == 1
    assert tell(visitor, row, "began") == 204
    assert tell(visitor, row, kind) == 204
    assert (kept(), export_json()) == (rows, before)
    assert "Nothing about your guest was kept" in (visitor.get(reverse("end", args=(row.key,))) and visitor.text)
    assert visitor.get(reverse("session", args=(row.key,)))
    assert "Nothing about your guest was kept" in visitor.text
    assert tell(visitor, row, "place") == 404  # told too late, and not kept
    assert kept() == rows


def test_while_it_lasts_it_is_paused_and_changed_like_any_other(visitor: Visitor, session: Session) -> None:
    assert tell(visitor, session, "paused") == 204
    assert tell(visitor, session, "resumed") == 204
    wish = {
        "change": "softer", "key": str(uuid4()), "track_ms": 60_000, "heard_ms": 60_000, "step": 0, "place_ms": 0,
        "number": 9, "page": "aa11", "seen": {},
    }  # fmt: skip
    answer = visitor.client.post(
        reverse("change", args=(session.key,)), json.dumps(wish), content_type="application/json"
    )
    assert answer.status_code == 200
    assert answer.json()["data"]["guest"] is True
    assert visitor.get(reverse("session", args=(session.key,))).status_code == 200
    assert kept()["SessionEvent"] == 4


def test_a_device_is_given_nothing_to_keep(visitor: Visitor, session: Session) -> None:
    page = visitor.get(reverse("session", args=(session.key,))).context["data"]
    assert ("keep" in page, page["guest"], page["person"]) == (False, True, "")
    sound = visitor.client.get(reverse("track", args=(session.key, "ogg")))
    assert sound.headers["Cache-Control"] == "no-store"
    assert all(one.label in ("Me", "Someone else") for one in household().people)


def test_a_warning_ends_it_with_its_advice_also_when_the_page_is_loaded_again(
    visitor: Visitor, session: Session
) -> None:
    assert tell(visitor, session, "concern", concern="chest-pain", then="stop") == 204
    assert (kept()["Person"], kept()["GivenAnswer"]) == (1, 0)
    for _ in range(2):
        visitor.get(reverse("end", args=(session.key,)))
        assert "We stopped." in visitor.text
        assert "Nothing about your guest was kept" in visitor.text
    _ended.clear()  # as after a start
    assert visitor.get(reverse("end", args=(session.key,))).status_code == 404


def test_who_is_not_sure_is_forgotten_too(visitor: Visitor, session: Session) -> None:
    visitor.post(reverse("not-now", args=(session.key,)), unsure="yes")
    assert "A no is enough" in visitor.text
    assert kept()["Guest"] == kept()["Session"] == 0


def test_who_leaves_without_an_end_is_forgotten_in_hours(visitor: Visitor, session: Session) -> None:
    assert forget_left(NOON + LONGEST - timedelta(seconds=1)) == 0
    assert Session.objects.filter(pk=session.pk).exists()
    assert forget_left(NOON + LONGEST) == 1
    assert kept()["Session"] == kept()["GivenAnswer"] == kept()["Guest"] == 0


def test_a_guest_stands_in_no_list_and_in_nothing_that_is_taken_out(visitor: Visitor, session: Session) -> None:
    guest = str(Guest.objects.get().person.key)
    for path in ("/", "/people/", "/journal/", "/journal/merge/"):
        assert guest not in visitor.client.get(path, follow=True).content.decode(), path
    assert guest not in export_json().decode()
    assert str(session.key) not in export_json().decode()
    assert people.last_planned() is None


def test_the_form_of_home_offers_a_guest_on_the_first_visit_too(visitor: Visitor) -> None:
    assert 'value="guest"' in visitor.get("/").content.decode()
    visitor.start(who="guest")
    assert visitor.at("red-flags")
    assert Guest.objects.count() == Person.objects.filter(me=False).count() == 1
    assert "The guest who is here now" in (visitor.get(f"/for/{Guest.objects.get().person.key}/") and visitor.text)


def test_a_copy_leaves_out_guests_and_nobody_else(tmp_path: Path) -> None:
    source, target = tmp_path / "one.sqlite3", tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(source)) as made:
        made.executescript("""
            CREATE TABLE journal_person (id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE journal_guest (id INTEGER PRIMARY KEY, person_id INTEGER, until TEXT);
            CREATE TABLE journal_session (id INTEGER PRIMARY KEY, person_id INTEGER);
            CREATE TABLE journal_sessionevent (id INTEGER PRIMARY KEY, session_id INTEGER, detail TEXT);
            CREATE TABLE journal_ratingrow (id INTEGER PRIMARY KEY, person_id INTEGER, session_id INTEGER);
            INSERT INTO journal_person VALUES (1, 'Ana'), (2, 'guestling');
            INSERT INTO journal_guest VALUES (1, 2, '');
            INSERT INTO journal_session VALUES (1, 1), (2, 2);
            INSERT INTO journal_sessionevent VALUES (1, 1, 'x'), (2, 2, 'guestling-hurt');
            INSERT INTO journal_ratingrow VALUES (1, 1, NULL), (2, 2, 2), (3, 2, NULL);
        """)
    compact_copy(source, target)
    assert b"guestling" not in target.read_bytes()
    with closing(sqlite3.connect(target)) as copied:
        for table in ("person", "session", "sessionevent", "ratingrow"):
            assert copied.execute(f"SELECT id FROM journal_{table}").fetchall() == [(1,)], table
        assert copied.execute("SELECT count(*) FROM journal_guest").fetchone() == (0,)


def test_numbers_of_a_guest_go_with_the_session(visitor: Visitor, session: Session) -> None:
    fields: dict[str, Any] = {"pain": "4", "key": uuid4()}
    visitor.client.post(reverse("rate", args=(session.key, "before")), fields)
    tell(visitor, session, "finished")
    assert kept()["RatingRow"] == 0

"""How often each page asks the database: as often with a long journal as with a short one, and the aim is six."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.journal.household import NOW, fill, make_session
from tests.web.conftest import Visitor
from thenar.journal.models import Session

MOST = {
    "home": 9,
    "strokes": 2,
    "people": 4,
    "red-flags": 5,
    "conditions": 5,
    "plan": 6,
    "ready": 5,
    "session": 10,
    "end": 6,
    "history": 12,
    "insight": 6,
    "experiment": 5,
    "week": 5,
    "reminders": 8,
    "data": 3,
    "entries": 13,
    "written": 4,
    "changes": 5,
}


def asked(visitor: Visitor, page: str, session: Session) -> int:
    """How many queries a page takes, once it was opened before."""
    of_a_session = page in ("session", "end")
    visitor.get(reverse(page, args=(session.key,) if of_a_session else ()))
    with CaptureQueriesContext(connection) as caught:
        answer = visitor.client.get(visitor.path)
    assert answer.status_code == 200
    return len(caught)


@pytest.mark.parametrize("page", MOST)
def test_a_page_asks_no_more_than_this(visitor: Visitor, page: str) -> None:
    assert asked(visitor, page, visitor.session()) <= MOST[page]


def test_a_long_journal_takes_no_more_queries_than_a_short_one(visitor: Visitor) -> None:
    session = visitor.session()
    person = fill(3)
    few = {page: asked(visitor, page, session) for page in MOST}
    for number in range(3, 30):
        make_session(person, number, NOW + timedelta(days=number), concern="sore-spot" if number % 5 == 0 else None)
    assert {page: asked(visitor, page, session) for page in MOST} == few


def test_the_aim_of_six_is_met_but_where_it_is_said() -> None:
    """Home, the session, the history, reminders and the list of everything still take more."""
    assert {page for page, most in MOST.items() if most > 6} == {"home", "session", "history", "reminders", "entries"}

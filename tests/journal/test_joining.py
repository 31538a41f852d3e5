"""The same person, entered twice, is put together: nothing is lost or doubled, and it is undone as one."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.journal.household import NOW, fill, key, make_session
from thenar.journal import experiments, own, people, ratings
from thenar.journal.answers import keep_answers
from thenar.journal.changes import correct, undo, undoable
from thenar.journal.erasing import erase_person
from thenar.journal.joining import join, look
from thenar.journal.models import ChangeRow, ExperimentRow, GivenAnswer, OwnNumberRow, Person, RatingRow, Session
from thenar.journal.transfer import export_json, import_bytes
from thenar.load import load_knowledge
from thenar.model.clearance import Answer, Reply
from thenar.model.experiment import Unit
from thenar.model.measure import RatedAt
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
YES, NO = Answer(Reply.YES), Answer(Reply.NO)


def kept() -> dict[str, Any]:
    """Everything but the changes themselves, and how often calendars were told."""
    tables: dict[str, Any] = json.loads(export_json())["tables"]
    for row in tables["reminders"]:
        del row["sequence"], row["changed_at"]
    return {name: sorted(rows, key=json.dumps) for name, rows in tables.items() if name != "changes"}


def dad(name: str) -> Person:
    return people.someone(uuid4(), name, NOW)


def sleep(person: Person, value: int, day: int = 0) -> None:
    at = NOW + timedelta(days=day)
    ratings.keep_ratings(uuid4(), person, RatedAt.WEEK, {("sleep", None): value}, at)


@pytest.fixture
def two() -> tuple[Person, Person]:
    """Two entries of one person, each with something of everything."""
    stays = fill(2)
    moves = dad("Dad")
    make_session(moves, 50, NOW - timedelta(days=3), concern="sore-spot")
    sleep(moves, 4)  # where the other has a 10
    sleep(moves, 7, -7)
    answers = {"blood-thinner": NO, "cancer": NO, "sprain": NO}
    keep_answers(moves, answers, load_knowledge().conditions, TODAY)
    own.write_note(key("their note"), moves, "slept well", TODAY, NOW)
    walking = own.write_measure(key("theirs"), moves, "=Walking", OwnKind.MINUTES, NOW)
    own.write_number(key("n1"), walking, 30, TODAY, NOW)
    mood = own.write_measure(key("mood"), moves, "Mood", OwnKind.SCALE, NOW)
    own.write_number(key("n2"), mood, 3, TODAY, NOW)
    own.write_measure(key("my mood"), stays, "Mood", OwnKind.YES_NO, NOW)
    experiments.begin_experiment(key("their try"), moves, "stress", Unit.DAY, date(2026, 4, 1), 10, NOW)
    return stays, moves


def test_what_would_move_and_what_is_asked_is_shown_and_nothing_is_changed(two: tuple[Person, Person]) -> None:
    before = kept()
    found = look(*two, TODAY)
    assert {table: found.counts[table] for table in ("sessions", "ratings", "notes", "experiments")} == {
        "sessions": 1, "ratings": 5, "notes": 1, "experiments": 1,
    }  # fmt: skip
    assert [(one.stays.value, one.moves.value) for one in found.numbers] == [(10, 4)]  # type: ignore[attr-defined]
    assert sorted(one.moves.question for one in found.anew) == ["blood-thinner", "sprain"]  # type: ignore[attr-defined]
    assert [one.name for one in found.renamed] == ["Mood"]
    assert [one.stays.name for one in found.measures] == ["=Walking"]  # type: ignore[attr-defined]
    assert found.experiments is not None
    assert kept() == before


@pytest.mark.parametrize(("chosen", "value", "measure"), [("stays", 10, "pain"), ("moves", 4, "stress")])
def test_put_together_nothing_is_lost_or_doubled(
    two: tuple[Person, Person], chosen: str, value: int, measure: str
) -> None:
    stays, moves = two
    found = look(stays, moves, TODAY)
    asked = [*found.numbers, found.experiments]
    theirs = frozenset(one.moves.key for one in asked if one and chosen == "moves")  # type: ignore[attr-defined]
    rows = {table: len(some) for table, some in kept().items()}
    join(key("join"), stays, moves, theirs, NOW)
    after = {table: len(some) for table, some in kept().items()}
    assert RatingRow.objects.get(person=stays, measure="sleep", day=TODAY).value == value
    assert ExperimentRow.objects.get(person=stays, current=True).measure == measure
    assert ExperimentRow.objects.filter(person=stays, stopped_at=NOW).count() == 1
    changed = {table: after[table] - rows[table] for table in rows if after[table] != rows[table]}
    assert changed == {"ratings": -1, "answers": -4, "own-measures": -1}
    assert Session.objects.filter(person=stays).count() == 3
    assert GivenAnswer.objects.filter(person=stays).values_list("question", flat=True).count() == 1
    assert sorted(OwnNumberRow.objects.filter(measure__name="=Walking").values_list("value", flat=True)) == [30, 45]
    assert set(stays.own_measures.values_list("name", "kind")) == {
        ("=Walking", "minutes"), ("Mood", "yes-no"), ("Mood (2)", "scale"),
    }  # fmt: skip
    assert set(ChangeRow.objects.filter(person=moves).values_list("kind", flat=True)) == {"written", "joined"}
    assert moves not in people.known()
    join(key("join"), stays, moves, theirs, NOW)  # the same act again
    assert {table: len(some) for table, some in kept().items()} == after


@pytest.mark.parametrize("chosen", ["stays", "moves"])
def test_one_undo_puts_everything_back(two: tuple[Person, Person], chosen: str) -> None:
    stays, moves = two
    before = kept()
    found = look(stays, moves, TODAY)
    theirs = frozenset(one.moves.key for one in found.numbers if chosen == "moves")  # type: ignore[attr-defined]
    join(key("join"), stays, moves, theirs, NOW)
    undo(key("apart"), stays, key("join"), NOW)
    assert kept() == before
    assert key("apart") not in undoable(list(ChangeRow.objects.filter(person=stays)))
    join(key("anew"), stays, Person.objects.get(pk=moves.pk), theirs, NOW)
    undo(key("apart again"), stays, key("anew"), NOW)
    assert kept() == before


def test_what_came_to_a_session_since_goes_back_with_it(two: tuple[Person, Person]) -> None:
    stays, moves = two
    join(key("join"), stays, moves, frozenset(), NOW)
    session = Session.objects.get(key=key("session", 50))
    ratings.keep_ratings(uuid4(), session.person, RatedAt.NEXT_MORNING, {("pain", None): 1}, NOW, session)
    keep_answers(stays, {"sprain": YES}, load_knowledge().conditions, TODAY)  # asked anew meanwhile
    undo(key("apart"), stays, key("join"), NOW)
    assert set(RatingRow.objects.filter(session=session).values_list("person", flat=True)) == {moves.pk}
    given = {(one.person_id, one.question): one for one in GivenAnswer.objects.filter(question="sprain")}
    assert given[stays.pk, "sprain"].limbs == []  # the newer one stays
    assert given[moves.pk, "sprain"].reply == "no"


def test_what_was_changed_on_top_is_undone_first(two: tuple[Person, Person]) -> None:
    stays, moves = two
    join(key("join"), stays, moves, frozenset(), NOW)
    row = RatingRow.objects.get(person=stays, measure="sleep", value=7)
    correct(key("better"), stays, row, {"value": 8}, NOW)
    with pytest.raises(ThenarError, match="cannot be undone"):
        undo(key("apart"), stays, key("join"), NOW)
    undo(key("worse"), stays, key("better"), NOW)
    undo(key("apart"), stays, key("join"), NOW)
    assert RatingRow.objects.get(person=moves, measure="sleep", day=TODAY - timedelta(days=7)).value == 7


def test_oneself_moves_to_nobody_and_nobody_to_themselves(two: tuple[Person, Person]) -> None:
    stays, moves = two
    for one, other, why in ((moves, stays, "You yourself stay"), (moves, moves, "two different people")):
        with pytest.raises(ThenarError, match=why):
            look(one, other, TODAY)
    with pytest.raises(ThenarError, match="Nothing is kept about"):
        look(stays, dad("Nobody"), TODAY)


def test_who_was_put_together_travels_and_is_erased_with_the_other(two: tuple[Person, Person]) -> None:
    stays, moves = two
    join(key("join"), stays, moves, frozenset(), NOW)
    whole = export_json()
    erase_person(people.standing(moves) or moves)
    assert not Person.objects.filter(key=moves.key).exists()
    assert b"slept well" not in export_json()
    Person.objects.all().delete()
    import_bytes(whole)
    assert export_json() == whole
    undo(key("apart"), Person.objects.get(key=stays.key), key("join"), NOW)
    assert Session.objects.get(key=key("session", 50)).person.key == moves.key


def test_both_of_two_equal_entries_are_kept_once() -> None:
    one, other = dad("Papa"), dad("Papa")
    for person, day in ((one, TODAY - timedelta(days=1)), (other, TODAY)):
        keep_answers(person, {"sprain": NO}, load_knowledge().conditions, day)
        sleep(person, 5)
    before = kept()
    assert len(look(one, other, TODAY).once) == 2
    join(key("join"), one, other, frozenset(), NOW)
    assert [(row.person, row.day) for row in GivenAnswer.objects.all()] == [(one, TODAY)]
    assert RatingRow.objects.get().person == one
    undo(key("apart"), one, key("join"), NOW)
    assert kept() == before

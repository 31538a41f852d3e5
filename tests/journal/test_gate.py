"""The one gate: every kind of value that once broke a page, an export or a check for good is refused by its place."""

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from django.db import models

from tests.journal.household import NOW, all_no, fill, key
from thenar.journal import events, people
from thenar.journal.erasing import erase_everything
from thenar.journal.gate import WrongValueError, stored_value, value_of
from thenar.journal.gate.kept import NotKeptError
from thenar.journal.gate.shapes import AnswerShape, WishesShape
from thenar.journal.models import ExperimentRow, FormRow, GivenAnswer, Person, RatingRow, ReminderRow, Session
from thenar.journal.transfer import export_csv, export_json, import_bytes
from thenar.journal.transfer.refusal import RefusedError
from thenar.journal.transfer.tables import TABLES
from thenar.model.clearance import Answer
from thenar.model.event import Happening
from thenar.model.plan import Wishes

pytestmark = pytest.mark.django_db

HALF = "half of \ud83d a hand"  # JSON can name half a character, and no file can hold it
TEXTS = [
    (table.name, field.name)
    for table in TABLES
    for field in table.fields()
    if isinstance(field, models.CharField | models.JSONField)
]
NUMBERS = [
    (table.name, field.name)
    for table in TABLES
    for field in table.fields()
    if isinstance(field, models.IntegerField | models.FloatField)
]
TIMES = [
    (table.name, field.name)
    for table in TABLES
    for field in table.fields()
    if isinstance(field, models.DateField | models.TimeField)
]


def field_of(table: str, column: str) -> "models.Field[Any, Any]":
    model = next(one.model for one in TABLES if one.name == table)
    found: models.Field[Any, Any] = model._meta.get_field(column)  # type: ignore[assignment]
    return found


def refused(table: str, column: str, value: Any) -> bool:
    try:
        value_of(field_of(table, column), value, f"{table}.{column}")
    except WrongValueError as wrong:
        return bool(str(wrong))
    return False


@pytest.mark.parametrize(("table", "column"), TEXTS)
@pytest.mark.parametrize("bad", [HALF, {"concern": HALF}, {HALF: 1}, [HALF], "nul \0", {"concern": "nul \0"}])
def test_no_column_takes_text_that_cannot_be_written_down(table: str, column: str, bad: Any) -> None:
    assert refused(table, column, bad)


@pytest.mark.parametrize(("table", "column"), NUMBERS)
@pytest.mark.parametrize("bad", ["1e400", "-1e400", "NaN", "1e99", "-99999999", "true", '"3"', "[3]", "{}"])
def test_no_number_is_without_bounds(table: str, column: str, bad: str) -> None:
    assert refused(table, column, json.loads(bad))


@pytest.mark.parametrize(("table", "column"), TIMES)
@pytest.mark.parametrize(
    "bad", ["20:30+05:00", "0001-01-01", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "24:61", 0, True, HALF]
)
def test_no_time_falls_off_the_calendar_or_brings_another_zone(table: str, column: str, bad: Any) -> None:
    assert refused(table, column, bad)


WRONG: dict[str, Any] = {
    "answers.reply": ["maybe", "YES", "", "no "],
    "answers.limbs": ["left-hand", ["third-hand"], [["left-hand"]], [1]],
    "sessions.answers": [{"rf_fever": {"reply": "maybe", "limbs": [], "choice": None}}, {"rf_fever": "no"}, []],
    "agreements.about": [{"reply": "yes"}, {"reply": "yes", "limbs": ["x"], "choice": None}, "yes"],
    "ratings.rated_at": ["later", "", "BEFORE", "before "],
    "ratings.area": ["head", "left-hand"],
    "ratings.value": [11, -1, 10.5],
    "ratings.offset": [841, -841, 32_767],
    "forms.scores": [{}, {"1": 11}, {"1": "3"}, {"1": [3]}, []],
    "events.kind": ["", "exploded", "Softer"],
    "events.detail": [{"concern": ["dizzy"]}, {"concern": {"a": 1}}, {"step": "1"}, {"more": 1}, [], {"step": 1.5}],
    "sessions.wishes": [{}, {"routines": [], "minutes": 5, "pressure": 1, "lotion": "oil", "goal": None}],
    "events.track_ms": [86_400_001],
    "experiments.unit": ["month", ""],
    "experiments.pairs": [0, 5, 61, 32_767],
    "experiments.off_plan": ["2026-11-22", ["tomorrow"], ["2026-11-22", "2026-11-22"], [20261122]],
    "people.not_asked": ["pain", [1], {}],
    "people.areas": [["head"], "hand"],
    "people.pressure": [0, 4],
    "people.minutes": [2.9, 60.1],
    "people.birth_year": [1899, 32_767],
    "reminders.days": [[], [7], [0, 0], ["0"]],
    "reminders.at": ["20:30+05:00", "20:30:00Z"],
    "reminders.zone": ["Mars/Olympus", "../../etc/passwd", ""],
    "reminders.minutes": [0, 1441],
}


@pytest.mark.parametrize("place", WRONG)
def test_what_a_column_may_not_hold(place: str) -> None:
    table, column = place.split(".")
    for value in WRONG[place]:
        assert refused(table, column, value), value


def test_the_shapes_are_those_of_the_nouns() -> None:
    assert {field.name for field in fields(Wishes)} == set(WishesShape.__annotations__)
    assert {field.name for field in fields(Answer)} == set(AnswerShape.__annotations__)
    more = {"routines": ["hand-self"], "minutes": 5, "pressure": 1, "lotion": "oil", "goal": None, "admin": True}
    assert refused("sessions", "wishes", more)
    assert refused("agreements", "about", {"reply": "no", "limbs": [], "choice": None, "admin": True})


def test_scores_are_those_that_the_form_has() -> None:
    me = people.me(NOW)
    for scores in ({"1": 0, "2": 4}, {"1": 0}, {"1": 0, "2": 0, "3": 0}, {"1": 9, "2": 9}):
        with pytest.raises(NotKeptError, match="forms, scores: this cannot be kept; right is a score from 0 to 3"):
            FormRow.objects.create(
                key=uuid4(), person=me, measure="phq-2", scores=scores, at=NOW, offset=0, day=NOW.date()
            )
    later = {"measure": "one-day", "scores": {"7": 10}}  # a form that this version does not know
    FormRow.objects.create(key=uuid4(), person=me, at=NOW, offset=0, day=NOW.date(), **later)


def writes(me: Person, session: Session) -> Iterator[tuple[str, Any]]:
    """Every way to write, each with a value that may not be kept."""
    at = {"at": NOW, "offset": 0, "day": NOW.date()}
    yield "events, detail", lambda: events.note(session, uuid4(), Happening.CONCERN, 0, {"concern": ["x"]}, NOW, NOW)
    yield "events, kind", lambda: events.note(session, uuid4(), "exploded", 0, {}, NOW, NOW)  # type: ignore[arg-type]
    yield "people, name", lambda: people.someone(uuid4(), HALF, NOW)
    yield (
        "answers, reply",
        lambda: GivenAnswer.objects.bulk_create(
            [GivenAnswer(person=me, question="rf_fever", reply="maybe", day=NOW.date())]
        ),
    )
    yield "people, birth_year", lambda: Person.objects.filter(pk=me.pk).update(birth_year=32_767)
    yield (
        "ratings, rated_at",
        lambda: RatingRow.objects.create(key=uuid4(), person=me, measure="pain", rated_at="later", value=3, **at),
    )
    yield "reminders, at", lambda: ReminderRow.objects.update_or_create(
        key=uuid4(),
        defaults={
            "person": me, "days": [0], "at": time(20, 30, tzinfo=UTC), "zone": "UTC", "start": NOW.date(),
            "changed_at": NOW,
        },
    )  # fmt: skip
    yield (
        "experiments, start",
        lambda: ExperimentRow.objects.create(
            key=uuid4(), person=me, measure="pain", unit="day", start=date(9999, 1, 1), pairs=6, seed=1, made_at=NOW
        ),
    )
    yield "agreements, noted_at", lambda: me.agreements.create(
        key=uuid4(), condition="cancer", about={"reply": "yes", "limbs": [], "choice": None}, day=NOW.date(),
        noted_at=datetime(2026, 1, 1),
    )  # fmt: skip


def test_nothing_is_written_past_the_gate() -> None:
    me = fill(1)
    session = Session.objects.get()
    before = export_json()
    for place, write in writes(me, session):
        with pytest.raises(NotKeptError, match=f"{place}: this cannot be kept; right is .* Nothing was changed"):
            write()
        assert export_json() == before, place


def test_a_whole_household_passes_as_it_is() -> None:
    fill(3)
    for table in TABLES:
        for row in table.model._default_manager.all():
            row.judge()


def test_what_is_refused_names_its_row_and_column_and_changes_nothing() -> None:
    fill(2)
    found = json.loads(export_json())
    found["tables"]["events"][0]["detail"] = {"concern": ["sore-spot"]}
    erase_everything()
    with pytest.raises(RefusedError, match=r"events, row 1, detail: found .*concern.*; right is what was told with it"):
        import_bytes(json.dumps(found).encode())
    assert not Person.objects.exists()


def test_half_a_character_leaves_both_exports_whole() -> None:
    me = fill(1)
    with pytest.raises(NotKeptError):
        events.note(Session.objects.get(), uuid4(), Happening.CONCERN, 0, {"concern": HALF}, NOW, NOW)
    assert export_json()
    assert export_csv()
    assert me.pk


def test_what_sqlite_holds_is_read_as_strictly_as_a_file() -> None:
    """SQLite keeps any value in any column, so what a restore reads is judged by itself."""
    key_field, moment = field_of("events", "key"), field_of("events", "happened_at")
    assert stored_value(key_field, key("x").hex, "events.key") == key("x")
    assert stored_value(moment, "2026-03-08 01:15:30.123456", "events.happened_at") == NOW.astimezone(UTC)
    assert stored_value(field_of("events", "detail"), '{"step": 1}', "events.detail") == {"step": 1}
    assert stored_value(field_of("people", "me"), 1, "people.me") is True
    for table, column, bad in (
        ("events", "key", b"\xff"), ("events", "happened_at", 5), ("events", "happened_at", "yesterday"),
        ("events", "detail", '{"step": NaN}'), ("events", "detail", "{"), ("events", "track_ms", "12"),
        ("events", "track_ms", 1.5), ("people", "me", 2), ("people", "name", 7), ("answers", "reply", "maybe"),
    ):  # fmt: skip
        with pytest.raises(WrongValueError):
            stored_value(field_of(table, column), bad, f"{table}.{column}")


def test_every_answer_of_ours_may_be_kept() -> None:
    me = people.me(NOW)
    for question, answer in all_no().items():
        GivenAnswer.objects.create(person=me, question=question, reply=answer.reply, day=NOW.date())

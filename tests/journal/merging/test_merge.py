"""Our own file into a journal that has rows: the same rows are known again, nothing is lost or doubled, one undo."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.household import NOW, fill, key, make_session
from tests.journal.merging.spreadsheet import FORMS, xlsx
from thenar.journal import experiments, own, people, ratings
from thenar.journal.changes import undo
from thenar.journal.erasing import erase_everything
from thenar.journal.foreign.cells import Order
from thenar.journal.merging.merge import Merging, merge, merging
from thenar.journal.merging.read import read
from thenar.journal.models import (
    Agreement,
    ChangeRow,
    ExperimentRow,
    GivenAnswer,
    NoteRow,
    OwnMeasureRow,
    Person,
    RatingRow,
    ReminderRow,
    Session,
    SessionEvent,
)  # fmt: skip
from thenar.journal.transfer import export_json
from thenar.journal.transfer.refusal import RefusedError
from thenar.journal.transfer.tables import TABLES
from thenar.model.experiment import Unit
from thenar.model.measure import RatedAt
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=40)
SAID = {"german": Order.DAY_FIRST, "american": Order.MONTH_FIRST, "utf-16": Order.DAY_FIRST}
REMOVED = [table for table in TABLES if table.name not in ("people", "changes")]


def kept(*, cut: bool = False) -> dict[str, Any]:
    """Everything but the changes; `cut` without what a workbook leaves of a second."""
    text = export_json().decode()
    if cut:
        text = re.sub(r"(:\d\d)\.\d{6}Z", r"\1Z", text)
    tables: dict[str, Any] = json.loads(text)["tables"]
    return {name: rows for name, rows in tables.items() if name != "changes"}


def bring(
    data: bytes, act: UUID | None = None, order: Order | None = None, whose: dict[UUID, UUID | None] | None = None
) -> Merging:
    found = read(data, "file", order)
    assert not found.unsaid
    return merge(act or uuid4(), found.rows, whose or {}, LATER)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_journal_again_changes_nothing(form: str) -> None:
    fill()
    before = export_json()
    found = bring(FORMS[form]())
    assert found.nothing
    assert (found.differ, found.doubts, found.changes) == ([], [], 0)
    assert found.known == sum(len(rows) for rows in kept().values())
    assert export_json() == before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=st.sampled_from(sorted(FORMS)), gone=st.lists(st.tuples(st.sampled_from(REMOVED), st.integers(0, 9))))
def test_nothing_is_lost_and_nothing_doubled_whatever_was_here(form: str, gone: list[Any]) -> None:
    fill(3)
    whole, data = kept(cut=form == "xlsx"), FORMS[form]()
    for table, number in gone:
        rows = list(table.model._default_manager.order_by("pk"))
        if number < len(rows):
            rows[number].delete()
    ours, bells = export_json(), list(ReminderRow.objects.all())
    found = read(data, "file", SAID.get(form))
    assert not found.unsaid
    act = uuid4()
    would = merging(found.rows, {}, LATER)
    assert export_json() == ours, "a look keeps nothing"
    did = merge(act, found.rows, {}, LATER)
    assert len(would.rows) == len(did.rows)
    assert kept(cut=form == "xlsx") == whole
    assert merge(uuid4(), found.rows, {}, LATER).nothing, "a second time adds nothing"
    if not did.nothing:
        undo(uuid4(), ChangeRow.objects.filter(act=act)[0].person, act, LATER)
    for bell in bells:  # calendars are told when an experiment goes again
        bell.save(update_fields=["sequence", "changed_at"])
    ChangeRow.objects.filter(at=LATER).delete()
    assert export_json() == ours
    erase_everything()


def test_a_whole_journal_comes_back_after_a_spreadsheet_had_it_and_is_undone_as_one() -> None:
    fill(2)
    whole, data = kept(), FORMS["german"]()
    erase_everything()
    me = people.me(NOW)
    act = uuid4()
    mine = next(UUID(row["key"]) for row in whole["people"] if row["me"])
    found = bring(data, act, Order.DAY_FIRST, {mine: me.key})
    assert len(found.people) == 1, "oneself is oneself; the other one is new"
    assert {name: len(rows) for name, rows in kept().items()} == {name: len(rows) for name, rows in whole.items()}
    assert Session.objects.filter(person=me).count() == 2
    undo(uuid4(), me, act, LATER)
    assert {name: len(rows) for name, rows in kept().items() if rows} == {"people": 2}
    (undone,) = {row.act for row in ChangeRow.objects.filter(kind="undone")}
    undo(uuid4(), me, undone, LATER)
    assert {name: len(rows) for name, rows in kept().items()} == {name: len(rows) for name, rows in whole.items()}


def test_where_two_answers_differ_the_question_is_asked_anew_and_an_undo_brings_ours_back() -> None:
    me = fill(1)
    data = export_json()
    GivenAnswer.objects.filter(person=me, question="blood-thinner").update(reply="no")
    ours = export_json()
    act = uuid4()
    found = bring(data, act)
    assert [row.question for row in found.anew] == ["blood-thinner"]
    assert not GivenAnswer.objects.filter(person=me, question="blood-thinner").exists()
    undo(uuid4(), me, act, LATER)
    ChangeRow.objects.filter(at=LATER).delete()
    assert export_json() == ours


def test_what_a_clinician_took_back_counts_as_taken_back() -> None:
    me = fill(1)
    Agreement.objects.update(withdrawn_at=NOW)
    data = export_json()
    Agreement.objects.update(withdrawn_at=None)
    bring(data)
    assert Agreement.objects.get(person=me).withdrawn_at == NOW
    bring(export_json().replace(b'"withdrawn_at": "2026', b'"withdrawn_at": "2027'))
    assert Agreement.objects.get(person=me).withdrawn_at == NOW


def test_a_session_that_ended_there_ends_here_and_one_that_ended_here_stays() -> None:
    me = fill(2)
    data = export_json()
    SessionEvent.objects.filter(session__key=key("session", 1), kind="finished").delete()
    Session.objects.filter(key=key("session", 1)).update(ended_at=None, ending="")
    SessionEvent.objects.filter(session__key=key("session", 0), kind="finished").delete()
    act = uuid4()
    ours = export_json()
    found = bring(data, act)
    assert [row.key for row, _values in found.better if isinstance(row, Session)] == [key("session", 1)]
    assert set(found.told_more) == {key("session", 0), key("session", 1)}
    assert Session.objects.get(key=key("session", 1)).ended_at is not None
    undo(uuid4(), me, act, LATER)
    ChangeRow.objects.filter(at=LATER).delete()
    assert export_json() == ours


def test_two_running_experiments_do_not_become_two() -> None:
    me = fill(1)
    data = export_json()
    ExperimentRow.objects.all().delete()
    mine = experiments.begin_experiment(key("mine"), me, "pain", Unit.DAY, LATER.date(), 10, LATER)
    found = bring(data)
    assert [row.pk for row in ExperimentRow.objects.filter(current=True)] == [mine.pk]
    assert ExperimentRow.objects.get(key=key("try")).stopped_at == LATER
    assert len(found.rows) == 1
    assert "it comes in as stopped" in found.differ[0]


def test_another_number_at_the_same_moment_stays_as_it_is_here_and_is_told() -> None:
    me = fill(1)
    data = export_json()
    row = RatingRow.objects.get(session__key=key("session", 0), measure="pain", rated_at="after")
    row.delete()
    ratings.keep_ratings(uuid4(), me, RatedAt.AFTER, {("pain", None): 10}, NOW, Session.objects.get())
    found = bring(data)
    assert len(found.differ) == 1
    assert "ratings, row" in found.differ[0]
    assert RatingRow.objects.get(session__key=key("session", 0), measure="pain", rated_at="after").value == 10


def test_a_measure_of_the_same_name_is_the_same_and_its_numbers_are_known() -> None:
    me = fill(1)
    data = export_json()
    OwnMeasureRow.objects.all().delete()
    own.write_number(uuid4(), own.write_measure(uuid4(), me, "=Walking", OwnKind.MINUTES, NOW), 45, NOW.date(), NOW)
    found = bring(data)
    assert found.nothing
    assert OwnMeasureRow.objects.count() == 1


def test_a_cell_that_a_spreadsheet_spoiled_is_told_with_its_place_and_what_leads_there_is_left_out() -> None:
    fill(1)
    spoiled = FORMS["german"]()
    Session.objects.all().delete()
    rows = read(spoiled, "f", Order.DAY_FIRST).rows
    rows["sessions"][0]["plan"] = read(_one_cell("plan", '{"steps": ['), "sessions.csv").rows["sessions"][0]["plan"]
    found = merging(rows, {}, LATER)
    assert "sessions, row 1, plan" in found.doubts[0]
    assert "This row is left out." in found.doubts[0]
    assert all(one.startswith(("events", "ratings", "notes")) for one in found.doubts[1:])
    assert len(found.doubts) > 4
    assert not any(isinstance(row, Session) for row in found.rows)


def _one_cell(column: str, text: str) -> bytes:
    table = next(one for one in TABLES if one.name == "sessions")
    cells = (text if one == column else "x" for one in table.columns)
    return f"{';'.join(table.columns)}\r\n{';'.join(cells)}".encode()


def test_days_that_can_be_read_in_two_ways_are_asked_about() -> None:
    me = fill(1)
    NoteRow.objects.all().delete()
    own.write_note(uuid4(), me, "fine", NOW.date(), NOW)
    head = "key,person,session,text,day,at,offset"
    line = f"{uuid4()},{me.key},,better,3/4/2026,2026-04-03T20:15:30Z,-240"
    data = f"{head}\r\n{line}\r\n".encode()
    assert read(data, "notes.csv").unsaid
    for order, day in ((Order.DAY_FIRST, "2026-04-03"), (Order.MONTH_FIRST, "2026-03-04")):
        (row,) = read(data, "notes.csv", order).rows["notes"]
        assert row["day"] == day


def test_a_person_of_the_file_is_whom_one_says() -> None:
    me = fill(1)
    data = export_json()
    erase_everything()
    mine, other = people.me(NOW), people.someone(uuid4(), "Ana", NOW)
    found = bring(data, whose={me.key: other.key})
    assert Session.objects.get().person == other
    assert len(found.people) == 1
    assert Person.objects.filter(me=True).get() == mine


def test_what_came_to_a_merged_session_meanwhile_is_not_lost_by_an_undo() -> None:
    me = fill(2)
    data = export_json()
    Session.objects.get(key=key("session", 1)).delete()
    act = uuid4()
    bring(data, act)
    session = Session.objects.get(key=key("session", 1))
    ratings.keep_ratings(uuid4(), me, RatedAt.NEXT_MORNING, {("pain", None): 2}, LATER, session)
    before = export_json()
    with pytest.raises(ThenarError, match="something newer stands in its place"):
        undo(uuid4(), me, act, LATER)
    assert export_json() == before


@pytest.mark.parametrize("data", [b"{}", b"Day,Pain\n2026-03-27,4\n", b"PK\x03\x04", b"key;value\n1;2\n"])
def test_a_file_that_is_none_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError):
        read(data, "f")


def test_many_rows_are_merged_in_time_and_in_one_change() -> None:
    me = fill(1)
    for number in range(2, 40):
        make_session(me, number, NOW + timedelta(days=number))
    data = xlsx()
    Session.objects.all().delete()
    act = uuid4()
    found = bring(data, act)
    assert sum(isinstance(row, Session) for row in found.rows) == 39
    assert len({row.act for row in ChangeRow.objects.filter(kind="merged")}) == 1

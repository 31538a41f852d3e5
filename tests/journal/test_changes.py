"""What is kept belongs to its owner: corrected, removed, written down, and each of these undone."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.household import NOW, fill, key
from thenar.journal import experiments, own, people
from thenar.journal.changes import correct, remove, undo, undoable
from thenar.journal.changes.numbers import keep_or_correct
from thenar.journal.models import (
    ChangeRow,
    ElsewhereRow,
    ExperimentRow,
    NoteRow,
    OwnNumberRow,
    Person,
    RatingRow,
    Session,
)
from thenar.journal.transfer import export_json, import_bytes
from thenar.journal.transfer.tables import TABLES
from thenar.model.body import Area
from thenar.model.experiment import Unit
from thenar.model.measure import RatedAt
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError

pytestmark = pytest.mark.django_db


def kept() -> dict[str, Any]:
    """Everything but the changes themselves."""
    tables: dict[str, Any] = json.loads(export_json())["tables"]
    return {name: rows for name, rows in tables.items() if name != "changes"}


def pain_after(number: int) -> RatingRow:
    return RatingRow.objects.get(session__key=key("session", number), measure="pain", rated_at="after")


def test_a_number_that_was_wrong_is_corrected_and_what_stood_there_is_kept() -> None:
    me = fill(1)
    row = pain_after(0)
    assert row.value == 3
    assert correct(key("act"), me, row, {"value": 9}, NOW)
    assert pain_after(0).value == 9
    change = ChangeRow.objects.get(act=key("act"))
    before = ChangeRow.objects.exclude(act=key("act")).count()
    assert (change.kind, change.number, change.rows[0]["before"]["value"]) == ("corrected", before + 1, 3)
    assert not correct(key("act"), me, pain_after(0), {"value": 1}, NOW), "the same act counts once"
    assert not correct(key("other act"), me, pain_after(0), {"value": 9}, NOW), "what stands there is no change"
    assert pain_after(0).value == 9


def test_a_number_sent_again_corrects_the_first_one() -> None:
    me = fill(1)
    session, now = Session.objects.get(), NOW + timedelta(hours=1)
    assert keep_or_correct(key("again"), me, RatedAt.AFTER, {("pain", None): 8, ("stress", None): 0}, now, session) == 1
    assert pain_after(0).value == 8
    assert keep_or_correct(key("a", 0), me, RatedAt.AFTER, {("pain", None): 3}, now, session) == 0
    assert pain_after(0).value == 8, "the first submit, arriving once more, takes nothing back"
    assert keep_or_correct(key("once more"), me, RatedAt.AFTER, {("pain", None): 2}, now, session) == 1
    assert keep_or_correct(key("again"), me, RatedAt.AFTER, {("pain", None): 8}, now, session) == 0
    assert pain_after(0).value == 2


def test_a_session_goes_with_all_that_belongs_to_it_and_comes_back_whole() -> None:
    me = fill(2)
    own.write_note(key("note"), me, "Slept well.", NOW.date(), NOW, Session.objects.earliest("id"))
    before = kept()
    remove(key("away"), me, [Session.objects.get(key=key("session", 1))], NOW)
    assert {row["key"] for row in kept()["sessions"]} == {str(key("session", 0))}
    assert not RatingRow.objects.filter(key=key("b", 1)).exists()
    assert len(ChangeRow.objects.get(act=key("away")).rows) == 1 + 3 + 3, "the session, three events, three numbers"
    undo(key("back"), me, key("away"), NOW)
    assert kept() == before
    undo(key("back"), me, key("away"), NOW)  # the same form once more
    assert kept() == before


def test_what_is_written_down_is_kept_and_taken_back_in_one_step() -> None:
    me = fill(1)
    before = kept()
    own.write_elsewhere(key("e"), me, NOW.date() - timedelta(days=1), 20, [Area.FOOT, Area.HAND], " my sister ", NOW)
    own.write_note(key("n"), me, "  It rained. ", NOW.date(), NOW)
    walking = own.write_measure(key("m"), me, " Walking ", OwnKind.MINUTES, NOW)
    own.write_number(key("w"), walking, 45, NOW.date(), NOW)
    there = ElsewhereRow.objects.latest("id")
    assert (there.minutes, there.areas, there.text) == (20, ["hand", "foot"], "my sister")
    assert NoteRow.objects.latest("id").text == "It rained."
    assert (OwnNumberRow.objects.latest("id").value, walking.name) == (45, "Walking")
    for number, act in enumerate(("w", "m", "n", "e")):
        undo(key("undo", number), me, key(act), NOW)
    assert kept() == before


def test_what_cannot_be_is_refused_and_changes_nothing() -> None:
    me = fill(1)
    slept = own.write_measure(key("m"), me, "Slept", OwnKind.YES_NO, NOW)
    before = export_json()
    with pytest.raises(ThenarError, match=r"2 is no number for “Slept”\. Choose a whole number from 0 to 1\."):
        own.write_number(key("x"), slept, 2, NOW.date(), NOW)
    with pytest.raises(ThenarError, match="counts otherwise"):
        own.write_measure(key("y"), me, "Slept", OwnKind.SCALE, NOW)
    with pytest.raises(ThenarError, match="no words"):
        own.write_note(key("z"), me, "  ", NOW.date(), NOW)
    with pytest.raises(ThenarError, match="hands, feet, or both"):
        own.write_elsewhere(key("q"), me, NOW.date(), 5, [], "", NOW)
    with pytest.raises(ThenarError, match="ratings, value: this cannot be kept"):
        correct(key("c"), me, pain_after(0), {"value": 11}, NOW)
    assert export_json() == before


def test_what_something_newer_stands_on_is_undone_only_after_it() -> None:
    me = fill(1)
    correct(key("first"), me, pain_after(0), {"value": 5}, NOW)
    correct(key("second"), me, pain_after(0), {"value": 7}, NOW)
    with pytest.raises(ThenarError, match="something newer stands in its place"):
        undo(key("u"), me, key("first"), NOW)
    assert pain_after(0).value == 7
    undo(key("u2"), me, key("second"), NOW)
    undo(key("u1"), me, key("first"), NOW)
    assert pain_after(0).value == 3
    undo(key("redo"), me, key("u1"), NOW)
    assert pain_after(0).value == 5


def test_nobody_undoes_what_is_anothers() -> None:
    me = fill(1)
    other = Person.objects.get(me=False)
    own.write_note(key("n"), other, "Hers.", NOW.date(), NOW)
    with pytest.raises(ThenarError):
        undo(key("u"), me, key("n"), NOW)
    assert NoteRow.objects.get(person=other).text == "Hers."


def test_an_answer_taken_out_is_unanswered_and_a_new_one_is_not_overwritten() -> None:
    me = fill(1)
    answer = me.answers.get(question="sprain")
    remove(key("a"), me, [answer], NOW)
    assert not me.answers.filter(question="sprain").exists()
    people_answer = type(answer)(person=me, question="sprain", reply="no", day=NOW.date())
    people_answer.save()
    with pytest.raises(ThenarError, match="cannot be undone"):
        undo(key("b"), me, key("a"), NOW)
    assert me.answers.get(question="sprain").reply == "no"


def test_changes_travel_with_the_journal_and_can_still_be_undone() -> None:
    me = fill(1)
    correct(key("act"), me, pain_after(0), {"value": 9}, NOW)
    taken_out = export_json()
    for table in reversed(TABLES):
        table.model._default_manager.all().delete()
    import_bytes(taken_out)
    assert export_json() == taken_out
    undo(key("u"), people.me(NOW), key("act"), NOW)
    assert pain_after(0).value == 3


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_and_undone_the_way_back_leads_to_the_beginning(data: st.DataObject) -> None:
    for table in reversed(TABLES):
        table.model._default_manager.all().delete()
    me = fill(2)
    before, had = kept(), set(ChangeRow.objects.values_list("act", flat=True))
    for step in range(data.draw(st.integers(1, 8))):
        a_step(me, data, step)
    while acts := standing(had):
        undo(uuid4(), me, acts[-1], NOW)
    assert kept() == before


def an_experiment(me: Person, name: str, start: date, now: datetime) -> ExperimentRow:
    return experiments.begin_experiment(key(name), me, "pain", Unit.DAY, start, 10, now)


def test_an_experiment_that_was_taken_out_does_not_come_back_beside_a_running_one() -> None:
    me = fill(1)
    remove(key("away"), me, [ExperimentRow.objects.get(key=key("try"))], NOW)
    running = an_experiment(me, "another", NOW.date(), NOW)
    before = export_json()
    with pytest.raises(ThenarError, match="Another experiment is running, and two at once would spoil both"):
        undo(key("back"), me, key("away"), NOW)
    assert export_json() == before
    experiments.stop_experiment(running, NOW)
    undo(key("back"), me, key("away"), NOW)
    assert ExperimentRow.objects.get(current=True).key == key("try")


def test_an_experiment_that_is_over_comes_back_as_over_beside_a_running_one_and_the_other_way_round() -> None:
    me = fill(1)
    remove(key("away"), me, [ExperimentRow.objects.get(key=key("try"))], NOW)
    later = NOW + timedelta(days=60)  # the one that was taken out would be over by now
    an_experiment(me, "another", later.date(), later)
    undo(key("back"), me, key("away"), later)
    assert {row.key: row.current for row in ExperimentRow.objects.all()} == {key("try"): False, key("another"): True}
    remove(key("away again"), me, [ExperimentRow.objects.get(key=key("another"))], later)
    ExperimentRow.objects.filter(key=key("try")).update(current=True)
    undo(key("back again"), me, key("away again"), later)
    assert {row.key: row.current for row in ExperimentRow.objects.all()} == {key("try"): False, key("another"): True}


def test_calendars_are_told_when_an_experiment_goes_or_comes_back() -> None:
    me = fill(1)
    first = me.reminders.get().sequence
    remove(key("away"), me, [ExperimentRow.objects.get()], NOW)
    assert me.reminders.get().sequence == first + 1
    undo(key("back"), me, key("away"), NOW)
    assert me.reminders.get().sequence == first + 2


def standing(had: set[UUID]) -> list[UUID]:
    """What there is to take back until all stands as it did: acts since then, and undoings of acts before."""
    rows = list(ChangeRow.objects.all())
    free = undoable(rows)
    return [one.act for one in rows if one.act in free - had and (one.undoes is None or one.undoes in had)]


def a_step(me: Person, data: st.DataObject, step: int) -> None:
    ratings = list(RatingRow.objects.filter(person=me))
    sessions = list(Session.objects.filter(person=me))
    what = data.draw(st.sampled_from(["correct", "remove", "write", "undo", "redo"]))
    act = key("step", step)
    if what == "correct" and ratings:
        correct(act, me, data.draw(st.sampled_from(ratings)), {"value": data.draw(st.integers(0, 10))}, NOW)
    elif what == "remove" and sessions:
        remove(act, me, [data.draw(st.sampled_from([*sessions, *ratings]))], NOW)
    elif what == "write":
        own.write_note(act, me, f"step {step}", NOW.date(), NOW)
    elif what in ("undo", "redo"):
        free = sorted(undoable(list(ChangeRow.objects.all())))
        if free:
            undo(act, me, data.draw(st.sampled_from(free)), NOW)

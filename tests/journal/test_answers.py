"""What still counts today, and what has to be asked again."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from thenar.journal.answers import (
    agree,
    answer_data,
    answer_from,
    answers_of,
    confirmed_by,
    forget_daily,
    keep_answers,
    withdraw,
)
from thenar.journal.models import Agreement, GivenAnswer, Person
from thenar.journal.people import me, someone, wishes_of
from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.clearance import Answer, Reply
from thenar.model.condition import Condition

NOW = datetime.fromisoformat("2026-11-22T12:00:00+01:00")
TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)
CONDITIONS = load_knowledge().conditions
YES, NO = Answer(Reply.YES), Answer(Reply.NO)


@pytest.fixture
def person(db: None) -> Person:
    return me(NOW)


def test_standing_answers_last_and_daily_ones_are_for_a_day(person: Person) -> None:
    keep_answers(person, {"diabetes": YES, "rf_pe": NO, "bruise": YES}, CONDITIONS, TODAY)
    assert set(answers_of(person, CONDITIONS, TODAY)) == {"diabetes", "rf_pe", "bruise"}
    assert set(answers_of(person, CONDITIONS, TOMORROW)) == {"diabetes"}


def test_consent_is_never_remembered(person: Person) -> None:
    keep_answers(person, {"no-consent": NO}, CONDITIONS, TODAY)
    assert answers_of(person, CONDITIONS, TODAY) == {}


def test_an_answer_comes_back_as_it_was_given(person: Person) -> None:
    given = Answer(Reply.YES, frozenset({Limb.LEFT_HAND, Limb.RIGHT_FOOT}), "within-3-days", frozenset({"toe"}))
    keep_answers(person, {"sprain": given}, CONDITIONS, TODAY)
    assert answers_of(person, CONDITIONS, TODAY) == {"sprain": given}
    assert answer_from(**answer_data(given)) == given


def test_a_later_answer_takes_the_place_of_the_one_before(person: Person) -> None:
    keep_answers(person, {"diabetes": YES}, CONDITIONS, TODAY)
    keep_answers(person, {"diabetes": NO}, CONDITIONS, TOMORROW)
    assert answers_of(person, CONDITIONS, TOMORROW) == {"diabetes": NO}
    assert GivenAnswer.objects.count() == 1


def test_a_question_that_the_knowledge_no_longer_has_is_left_out(person: Person) -> None:
    keep_answers(person, {"gone-since": YES}, CONDITIONS, TODAY)
    assert answers_of(person, CONDITIONS, TODAY) == {}


def test_daily_answers_are_forgotten_when_something_has_changed(person: Person) -> None:
    keep_answers(person, {"diabetes": YES, "rf_pe": NO, "bruise": NO}, CONDITIONS, TODAY)
    forget_daily(person, CONDITIONS)
    assert set(answers_of(person, CONDITIONS, TODAY)) == {"diabetes"}


def test_an_agreement_counts_for_the_answer_it_was_given_to(person: Person) -> None:
    one, other = Answer(Reply.YES, frozenset({Limb.LEFT_FOOT})), Answer(Reply.YES, frozenset({Limb.LEFT_HAND}))
    agree(person, CONDITIONS["recent-surgery"], one, TODAY, uuid4(), NOW)
    assert confirmed_by(person, {"recent-surgery": one}, CONDITIONS, TOMORROW) == {"recent-surgery"}
    assert confirmed_by(person, {"recent-surgery": other}, CONDITIONS, TOMORROW) == set()
    assert confirmed_by(person, {}, CONDITIONS, TOMORROW) == set()


def test_an_agreement_to_something_daily_counts_on_its_day(person: Person) -> None:
    agree(person, CONDITIONS["new-numbness"], YES, TODAY, uuid4(), NOW)
    assert confirmed_by(person, {"new-numbness": YES}, CONDITIONS, TODAY) == {"new-numbness"}
    assert confirmed_by(person, {"new-numbness": YES}, CONDITIONS, TOMORROW) == set()


def test_a_withdrawn_agreement_counts_no_more(person: Person) -> None:
    agree(person, CONDITIONS["cancer"], YES, TODAY, uuid4(), NOW)
    withdraw(person, "cancer", NOW + timedelta(hours=1))
    assert confirmed_by(person, {"cancer": YES}, CONDITIONS, TODAY) == set()


def test_wishes_that_the_knowledge_no_longer_has_fall_back(person: Person) -> None:
    person.lotion, person.goal, person.areas = "honey", "wealth", ["foot"]
    wishes = wishes_of(person, load_knowledge())
    assert (wishes.lotion, wishes.goal, wishes.routines) == ("lotion", None, ("foot-self",))


def test_anyone_else_is_massaged_by_a_partner_and_oneself_where_helped(person: Person) -> None:
    other = someone(uuid4(), "Ana", NOW)
    assert wishes_of(other, load_knowledge()).routines == ("hand-partner", "foot-partner")
    person.helped = True
    assert wishes_of(person, load_knowledge()).routines == ("hand-partner", "foot-partner")


def meaning(name: str, number: int) -> dict[str, Condition]:
    """The questions, with one that has come to mean something else."""
    return {**CONDITIONS, name: replace(CONDITIONS[name], meaning=number)}


def test_what_was_answered_before_a_question_changed_its_meaning_is_asked_again(person: Person) -> None:
    keep_answers(person, {"diabetes": YES, "crps": NO}, CONDITIONS, TODAY)
    assert answers_of(person, meaning("diabetes", 7), TODAY) == {"crps": NO}
    keep_answers(person, {"diabetes": YES}, meaning("diabetes", 7), TODAY)
    assert answers_of(person, meaning("diabetes", 7), TODAY) == {"diabetes": YES, "crps": NO}


def test_an_agreement_to_what_a_question_meant_before_counts_no_more(person: Person) -> None:
    agree(person, CONDITIONS["cancer"], YES, TODAY, uuid4(), NOW)
    assert confirmed_by(person, {"cancer": YES}, meaning("cancer", 7), TODAY) == set()


def test_an_agreement_from_before_places_were_asked_for_still_counts(person: Person) -> None:
    old: dict[str, object] = {"reply": "yes", "limbs": [], "choice": None}
    Agreement.objects.create(key=uuid4(), person=person, condition="cancer", about=old, day=TODAY, noted_at=NOW)
    assert confirmed_by(person, {"cancer": YES}, CONDITIONS, TODAY) == {"cancer"}

"""A kept plan holds in every session of a person, one of its items can be led, and a session stays under what held."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.a_plan import PLAN
from tests.web.conftest import NOON, Visitor
from thenar.journal import people, prescriptions, ratings
from thenar.journal.models import Person, PrescriptionRow, Session
from thenar.model.measure import RatedAt
from thenar.model.prescription import Dose, Standing
from thenar.model.restriction import Effect
from thenar.web.base.today import Today, today_of
from thenar.web.session.led import led


def kept(person: Person, text: str = PLAN, standing: Standing = Standing.KEPT) -> PrescriptionRow:
    return prescriptions.begin(uuid4(), person, text, standing, NOON)


def wishes_item(person: Person, row: PrescriptionRow, item: int) -> None:
    person.routine, person.item, person.minutes, person.pressure = row.of, item, 5, 1
    person.save()


def screened(visitor: Visitor) -> Person:
    visitor.screened()
    return Person.objects.get(me=True)


def told(today: Today) -> list[str]:
    return [one.because for one in today.clearance.findings]


def test_a_kept_plan_holds_in_any_session_and_says_whose_it_is(visitor: Visitor) -> None:
    person = screened(visitor)
    kept(person)
    today = today_of(person)
    assert told(today) == ["It is so in the plan that Ana Kern wrote on November 20, 2026."]
    assert {step.pressure for step in today.plan.steps if "right" in step.limb} == {1}
    on_the_palm = {one.stroke.id for one in today.plan.steps if today.knowledge.touches(one.stroke, ["palm"])}
    assert on_the_palm
    assert not [step for step in today.plan.steps if step.stroke.id in on_the_palm and "right" in step.limb]


@pytest.mark.parametrize("standing", [Standing.DRAFT, Standing.ENDED])
def test_a_draft_and_an_ended_plan_hold_in_none(visitor: Visitor, standing: Standing) -> None:
    person = screened(visitor)
    kept(person, standing=standing)
    assert told(today_of(person)) == []


def test_a_plan_of_someone_else_holds_for_nobody_but_them(visitor: Visitor) -> None:
    person = screened(visitor)
    kept(people.someone(uuid4(), "Papa", NOON))
    assert told(today_of(person)) == []


def test_an_item_is_led_alone_on_its_side_for_its_minutes_and_its_times(visitor: Visitor) -> None:
    person = screened(visitor)
    wishes_item(person, kept(person), 1)
    plan = today_of(person).plan
    assert {(step.stroke.id, step.limb) for step in plan.steps} == {("self-back-of-hand-flat-stroke", "right-hand")}
    assert plan.clearance.limits.minutes_cap == 5


def test_an_item_grows_with_the_week_only_after_a_low_number_of_pain(visitor: Visitor) -> None:
    person = screened(visitor)
    row = kept(person, PLAN.replace("first_day: 2026-11-20", "first_day: 2026-11-10"))
    wishes_item(person, row, 1)
    assert today_of(person).held[0].dose == Dose(5, 3)
    ratings.keep_ratings(uuid4(), person, RatedAt.DAY, {("pain", None): 3}, NOON - timedelta(days=1))
    assert today_of(person).held[0].dose == Dose(5, 3)
    ratings.keep_ratings(uuid4(), person, RatedAt.DAY, {("pain", None): 2}, NOON)
    assert today_of(person).held[0].dose == Dose(8, 6)


def test_an_item_of_other_days_or_for_two_people_is_not_led(visitor: Visitor) -> None:
    person = screened(visitor)
    row = kept(person)
    wishes_item(person, row, 2)
    assert today_of(person).held[0].item is None, "its first day is still to come"
    wishes_item(person, row, 1)
    person.helped = True
    assert today_of(person).held[0].item is None, "its stroke is for oneself"


def test_a_session_stays_under_the_version_that_held_when_it_was_planned(visitor: Visitor) -> None:
    person = screened(visitor)
    row = kept(person)
    wishes_item(person, row, 1)
    visitor.post("/session/", key=uuid4())
    session = Session.objects.get()
    assert session.prescribed == [{"plan": str(row.key), "item": 1, "minutes": 5}]
    before = led(session).plan
    prescriptions.stand(uuid4(), row, Standing.ENDED, NOON)
    assert led(session).plan == before
    assert before.clearance == today_of_then(person, row).clearance
    visitor.get(f"/session/{session.key}/")
    assert not visitor.at("session"), "what held when it was planned holds no more, so it is planned anew"


def today_of_then(person: Person, row: PrescriptionRow) -> Today:
    prescriptions.stand(uuid4(), prescriptions.newest_of(person, row.of) or row, Standing.KEPT, NOON)
    return today_of(person)


def test_a_plan_that_cannot_be_read_stops_every_session_until_it_is_ended(visitor: Visitor) -> None:
    person = screened(visitor)
    row = kept(person, PLAN.replace("self-back-of-hand-flat-stroke", "a-stroke-of-yesterday"))
    assert today_of(person).clearance.effect is Effect.STOP
    visitor.get("/plan/")
    assert "This Thenar cannot read a plan that was kept" in visitor.text
    prescriptions.stand(uuid4(), row, Standing.ENDED, NOON)
    assert today_of(person).clearance.effect is Effect.NONE


def test_what_was_agreed_to_in_a_plan_counts_until_its_last_day(visitor: Visitor, tomorrow: object) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(["cancer"])
    person = Person.objects.get(me=True)
    assert today_of(person).clearance.effect is Effect.ASK
    kept(person)
    assert today_of(person).confirmed == {"cancer"}
    assert today_of(person).clearance.effect is not Effect.ASK
    assert callable(tomorrow)
    tomorrow()
    assert today_of(person).day == date(2026, 11, 23)
    assert today_of(person).clearance.effect is Effect.ASK

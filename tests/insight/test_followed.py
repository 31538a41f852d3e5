"""What was done of a plan, of how much that was asked; and what whoever wrote it should look at."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.a_plan import PLAN
from thenar.insight.followed import ItemDone, Sign, done_of, signs
from thenar.load import load_knowledge
from thenar.load.own import prescription_of
from thenar.model.plan_report import Followed, PlanReport

A_PLAN = prescription_of("", PLAN, load_knowledge())  # November 20 to December 20, the second thing from November 30 on
FIRST = date(2026, 11, 20)


def led(after: int, item: int = 1, **more: int | str | None) -> Followed:
    """A session of five minutes, so many days after the first day of the plan."""
    return Followed(FIRST + timedelta(after), item, 5, 1, **more)  # type: ignore[arg-type]


def report(*sessions: Followed, on: int = 6, question: str = "") -> PlanReport:
    return PlanReport("thumbs", "ABCDEFGH", FIRST + timedelta(on), sessions, 0, question)


def told(found: PlanReport, today: int) -> set[Sign]:
    return set(signs(found, A_PLAN, FIRST + timedelta(today), 2))


def test_it_counts_what_was_done_of_what_was_asked_until_the_day() -> None:
    found = report(led(0), led(0), led(3), led(10, item=2), on=13)
    assert done_of(found, A_PLAN) == (ItemDone(1, 3, 14, 15), ItemDone(2, 1, 4, 5))


def test_what_is_asked_on_some_days_of_the_week_is_asked_that_often() -> None:
    twice = replace(A_PLAN.items[0], days_a_week=3, times_a_day=2)
    plan = replace(A_PLAN, items=(twice, A_PLAN.items[1]))
    assert done_of(report(on=13), plan)[0].asked == 12
    assert done_of(report(on=13), plan)[1].asked == 4


def test_before_its_first_day_nothing_was_asked() -> None:
    assert done_of(report(on=6), A_PLAN)[1] == ItemDone(2, 0, 0, 0)


@pytest.mark.parametrize(("last", "today", "paused"), [(0, 6, False), (0, 7, True), (5, 11, False), (5, 12, True)])
def test_a_week_without_is_a_pause(last: int, today: int, paused: bool) -> None:
    assert (Sign.PAUSED in told(report(led(last), on=today), today)) is paused


def test_a_plan_that_nobody_began_is_paused_after_a_week() -> None:
    assert Sign.PAUSED not in told(report(on=6), 6)
    assert Sign.PAUSED in told(report(on=7), 7)


@pytest.mark.parametrize(
    ("before", "rose"), [([3, 3, 5], True), ([3, 3, 4], False), ([5, 3, 3], False), ([3, None, 5], True)]
)
def test_pain_rose_by_what_people_notice(before: list[int | None], rose: bool) -> None:
    sessions = [led(day, before=value) for day, value in zip((0, 2, 9), before, strict=True)]
    assert (Sign.MORE_PAIN in told(report(*sessions, on=9), 9)) is rose


def test_within_one_week_nothing_is_said_of_pain() -> None:
    assert Sign.MORE_PAIN not in told(report(led(0, before=1), led(6, before=9)), 6)


def test_a_session_that_was_ended_because_of_something_is_told_for_a_week() -> None:
    assert Sign.STOPPED in told(report(led(0, stopped="sore-spot"), on=6), 6)
    assert Sign.STOPPED not in told(report(led(0, stopped="sore-spot"), on=7), 7)


def test_the_end_is_told_in_its_last_week_and_after_it() -> None:
    assert Sign.ENDS not in told(report(led(22), on=23), 23)
    assert Sign.ENDS in told(report(led(22), on=24), 24)
    assert Sign.ENDS in told(report(led(22), on=40), 40)


def test_a_question_is_told() -> None:
    assert told(report(led(6), question="May I go on?"), 6) == {Sign.ASKS}

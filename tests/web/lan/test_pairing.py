"""A code lets one in, once, in time, and not after many wrong ones."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thenar.web.lan.pairing import (
    GOOD_FOR,
    LENGTH,
    SIGNS,
    TRIES_EACH,
    Answer,
    Desk,
    State,
    readable,
    tidy,
)  # fmt: skip
from thenar.web.lan.role import May, Role


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(clock: Clock) -> Desk:
    return Desk(clock)


def test_a_code_lets_in_once(desk: Desk) -> None:
    code = desk.new_code()
    assert desk.state() is State.WAITING
    assert desk.offer(code, "a").answer is Answer.LET_IN
    assert desk.state() is State.USED
    assert desk.offer(code, "b").answer is Answer.NO_CODE


def test_before_any_code_nobody_is_let_in(desk: Desk) -> None:
    assert desk.state() is State.NONE
    assert desk.offer("", "a").answer is Answer.NO_CODE


def test_a_code_ends_after_its_minutes(desk: Desk, clock: Clock) -> None:
    code = desk.new_code()
    clock.now = GOOD_FOR - 0.001
    assert desk.state() is State.WAITING
    clock.now = GOOD_FOR
    assert desk.state() is State.EXPIRED
    assert desk.offer(code, "a").answer is Answer.NO_CODE


def test_a_new_code_ends_the_old_one(desk: Desk) -> None:
    old, new = desk.new_code(), desk.new_code()
    assert desk.offer(old, "a").answer is Answer.WRONG
    assert desk.offer(new, "a").answer is Answer.LET_IN


def test_no_number_of_strangers_makes_a_code_void(desk: Desk) -> None:
    code = desk.new_code()
    for number in range(500):
        assert desk.offer("AAAA-AAAA", f"10.0.{number // 250}.{number % 250}").answer is Answer.WRONG
    assert (desk.state(), desk.wrong) == (State.WAITING, 500)
    assert desk.offer(code, "phone").answer is Answer.LET_IN
    desk.new_code()
    assert desk.wrong == 0


def test_a_code_lets_in_with_its_role(desk: Desk) -> None:
    role = Role(May.READ, frozenset({uuid4()}), date(2027, 1, 31))
    assert desk.offer("AAAA-AAAA", "a").role is None
    assert desk.offer(desk.new_code(role), "a").role == role
    assert desk.offer(desk.new_code(), "a").role == Role(May.LEAD, None, None), "everyone, and no erasing"


def test_one_address_cannot_make_a_code_void_alone(desk: Desk) -> None:
    code = desk.new_code()
    answers = [desk.offer("AAAAAAAA", "neighbor").answer for _ in range(50)]
    assert answers == [Answer.WRONG] * TRIES_EACH + [Answer.TOO_MANY] * (50 - TRIES_EACH)
    assert desk.offer(code, "phone").answer is Answer.LET_IN


def test_of_many_at_the_same_time_one_is_let_in() -> None:
    for _ in range(20):
        desk = Desk()
        code = desk.new_code()
        with ThreadPoolExecutor(8) as at_once:
            answers = [
                one.answer
                for one in at_once.map(lambda number, desk=desk, code=code: desk.offer(code, str(number)), range(8))
            ]
        assert answers.count(Answer.LET_IN) == 1
        assert answers.count(Answer.NO_CODE) == 7


def test_codes_are_kept_as_digests_only(desk: Desk) -> None:
    code = desk.new_code()
    assert code not in repr(vars(desk)) + repr(vars(desk)["_code"])


def test_codes_have_signs_that_nobody_mixes_up_and_differ() -> None:
    codes = [Desk().new_code() for _ in range(200)]
    assert len(set(codes)) == 200
    assert all(len(code) == LENGTH and set(code) <= set(SIGNS) for code in codes)
    assert len(SIGNS) == 32
    assert not set("01OI") & set(SIGNS)


@given(st.text(SIGNS, min_size=LENGTH, max_size=LENGTH), st.sampled_from(["", " ", "-", "–", "\t"]))
def test_a_code_may_be_typed_as_people_type(code: str, between: str) -> None:
    typed = between.join(itertools.chain(readable(code).lower(), [" "]))
    assert tidy(typed) == code

"""Which automatic copies stay, in cases one can count on one's fingers."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from thenar.journal.copies.retention import Numbered, is_due, stays

FIRST = date(2026, 1, 1)  # a Thursday


def a_day_each(days: int) -> list[Numbered]:
    return [Numbered(number + 1, FIRST + timedelta(number)) for number in range(days)]


def test_seven_days_and_four_weeks_before_them_stay() -> None:
    stay = stays(a_day_each(60))  # 60 is Sunday, 1 March
    assert sorted(one.number for one in stay) == [32, 39, 46, 53, *range(54, 61)]
    # 53, 46, 39 and 32 are the Sundays before


def test_of_several_copies_a_day_the_newest_stays() -> None:
    stay = stays([Numbered(1, FIRST), Numbered(2, FIRST), Numbered(3, FIRST)])
    assert {one.number for one in stay} == {3}


def test_a_clock_that_was_years_ahead_for_a_day_costs_one_place_only() -> None:
    copies = [*a_day_each(20), Numbered(21, date(2099, 1, 1)), Numbered(22, FIRST + timedelta(20))]
    stay = {one.number for one in stays(copies)}
    assert {22, 21, 20, 19, 18, 17, 16} <= stay


def test_none_of_today_is_due() -> None:
    assert is_due([], FIRST)
    assert is_due([Numbered(4, FIRST - timedelta(1))], FIRST)
    assert not is_due([Numbered(4, FIRST)], FIRST)


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=80))
def test_the_newest_always_stays_and_never_more_than_eleven(days: list[date]) -> None:
    copies = [Numbered(number, day) for number, day in enumerate(days, 1)]
    stay = stays(copies)
    assert len(stay) <= 11
    assert not copies or copies[-1] in stay
    assert stays(stay) == stay or len(stays(stay)) <= len(stay)

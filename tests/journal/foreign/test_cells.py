"""One cell: days in every order and in words, times, numbers with a point or a comma, yes and no."""

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thenar.journal.foreign.cells import Order, clock_of, day_of, number_of, yes_or_no

DAYS = {
    ("27.03.2026", Order.DAY_FIRST): date(2026, 3, 27),
    ("27.3.2026.", Order.DAY_FIRST): date(2026, 3, 27),
    ("27/03/26", Order.DAY_FIRST): date(2026, 3, 27),
    ("3/27/2026", Order.MONTH_FIRST): date(2026, 3, 27),
    ("3/4/2026", Order.MONTH_FIRST): date(2026, 3, 4),
    ("3/4/2026", Order.DAY_FIRST): date(2026, 4, 3),
    ("2026-03-27", Order.DAY_FIRST): date(2026, 3, 27),
    ("2026-03-27 20:39:00", Order.YEAR_FIRST): date(2026, 3, 27),
    ("2026-03-27T20:39:00Z", Order.YEAR_FIRST): date(2026, 3, 27),
    ("Mar 27, 2026", Order.YEAR_FIRST): date(2026, 3, 27),
    ("27th Mar 2026", Order.YEAR_FIRST): date(2026, 3, 27),
    ("27 de marzo de 2026", Order.YEAR_FIRST): date(2026, 3, 27),
    ("13/13/2026", Order.MONTH_FIRST): None,
    ("30.02.2026", Order.DAY_FIRST): None,
    ("March 27", Order.YEAR_FIRST): None,  # of which year?
    ("yesterday", Order.YEAR_FIRST): None,
    ("4", Order.YEAR_FIRST): None,
    ("", Order.YEAR_FIRST): None,
}


@pytest.mark.parametrize(("text", "order"), DAYS)
def test_a_day(text: str, order: Order) -> None:
    assert day_of(text, order) == DAYS[text, order]


CLOCKS = {
    "20:39": time(20, 39),
    "8:39 PM": time(20, 39),
    "12:05 a.m.": time(0, 5),
    "12:05 pm": time(12, 5),
    "20:39:15": time(20, 39, 15),
    "2026-03-27T20:39:00Z": time(20, 39),
    "3/27/2026 8:39 PM": time(20, 39),
    "13:00 PM": None,
    "24:00": None,
    "evening": None,
    "2026-03-27": None,
}


@pytest.mark.parametrize("text", CLOCKS)
def test_a_time_of_day(text: str) -> None:
    assert clock_of(text) == CLOCKS[text]


NUMBERS = {
    "3": 3,
    "3,5": 3.5,
    "3.5": 3.5,
    "0": 0,
    "1,234": None,
    "-1": None,
    "1e3": None,
    "٣": 3,
    "": None,
    "4 h": None,
}


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number(text: str) -> None:
    assert number_of(text) == NUMBERS[text]


@pytest.mark.parametrize(("text", "is_one"), [("Yes", True), ("sí", True), ("x", True), ("NO", False), ("maybe", None)])
def test_a_yes_or_no(text: str, is_one: bool | None) -> None:
    assert yes_or_no(text) is is_one


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(["-", ".", "/"]))
def test_a_day_written_in_any_order_is_read_back_in_it(day: date, mark: str) -> None:
    assert day_of(mark.join((f"{day:%Y}", f"{day:%m}", f"{day:%d}")), Order.YEAR_FIRST) == day
    assert day_of(mark.join((f"{day:%d}", f"{day:%m}", f"{day:%Y}")), Order.DAY_FIRST) == day
    assert day_of(mark.join((f"{day:%m}", f"{day:%d}", f"{day:%Y}")), Order.MONTH_FIRST) == day


@given(st.text(max_size=40))
def test_whatever_a_cell_says_it_is_read_or_not(text: str) -> None:
    for order in Order:
        day = day_of(text, order)
        assert day is None or re.search(r"\d", text)
    assert clock_of(text) is None or re.search(r"\d", text)
    number = number_of(text)
    assert number is None or number >= 0
    assert yes_or_no(text) is None or not text.isspace()

"""What each column may be, and in which order days are written: a proposal, or a question where it could be either."""

import pytest

from thenar.journal.foreign.cells import Order
from thenar.journal.foreign.guess import Holds, guessed, order_of
from thenar.journal.foreign.sheets import Sheet


def sheet(head: str, *lines: str) -> Sheet:
    return Sheet("t", tuple(head.split("|")), tuple(tuple(line.split("|")) for line in lines), "utf-8")


def test_a_proposal_for_each_column() -> None:
    found = sheet(
        "Date|Time|Pain|Walk|Rested|Comment|Weight|Id|Empty",
        "27.03.2026|20:39|3,5|45|yes|stiff|71.5|x1|",
        "28.03.2026|08:10|6|0|no||2000|x2|",
    )
    assert guessed(found) == (
        Holds.DAY, Holds.CLOCK, Holds.SCALE, Holds.MINUTES, Holds.YES_NO, Holds.NOTE, Holds.NOTHING, Holds.NOTE,
        Holds.NOTHING,
    )  # fmt: skip


def test_there_is_one_day() -> None:
    assert guessed(sheet("full_date|date", "2026-03-27|27.03.2026")) == (Holds.DAY, Holds.NOTHING)


ORDERS = {
    ("3/27/2026", "3/4/2026"): Order.MONTH_FIRST,
    ("27/3/2026", "3/4/2026"): Order.DAY_FIRST,
    ("2026-03-27",): Order.YEAR_FIRST,
    ("3/4/2026", "5/6/2026"): None,
    ("27/3/2026", "3/27/2026"): None,
    ("Mar 27, 2026",): Order.YEAR_FIRST,
}


@pytest.mark.parametrize("days", ORDERS)
def test_the_order_of_a_day_is_known_or_asked(days: tuple[str, ...]) -> None:
    assert order_of(sheet("Day", *days)) == ORDERS[days]

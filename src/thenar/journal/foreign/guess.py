"""What each column of a table may be: a proposal for a person to look at, never more."""

from collections.abc import Sequence
from enum import StrEnum

from thenar.journal.foreign.cells import Order, clock_of, day_numbers, day_of, number_of, yes_or_no
from thenar.journal.foreign.sheets import Sheet

LOOKED_AT = 200  # lines


class Holds(StrEnum):
    """What a column holds."""

    NOTHING = "nothing"
    DAY = "day"
    CLOCK = "clock"
    SCALE = "scale"
    MINUTES = "minutes"
    YES_NO = "yes-no"
    NOTE = "note"


def order_of(sheet: Sheet) -> Order | None:
    """The order in which days are written, where the days themselves show it; None where a person has to say it."""
    numbers = [found for line in sheet.lines for cell in line if (found := day_numbers(cell))]
    if any(first > 31 for first, _, _ in numbers):
        return Order.YEAR_FIRST
    days_first = any(first > 12 for first, _, _ in numbers)
    months_first = any(second > 12 for _, second, _ in numbers)
    if days_first != months_first:
        return Order.DAY_FIRST if days_first else Order.MONTH_FIRST
    return Order.YEAR_FIRST if not numbers else None


def guessed(sheet: Sheet) -> tuple[Holds, ...]:
    """A proposal for each column. The first column of days is the day; there is one time of day, too."""
    proposals: list[Holds] = []
    for place in range(len(sheet.head)):
        cells = [line[place] for line in sheet.lines[:LOOKED_AT] if line[place]]
        proposal = _proposal(cells)
        once = proposal in (Holds.DAY, Holds.CLOCK) and proposal in proposals
        proposals.append(Holds.NOTHING if once else proposal)
    return tuple(proposals)


def _proposal(cells: Sequence[str]) -> Holds:
    if not cells:
        return Holds.NOTHING
    if all(any(day_of(cell, order) for order in Order) for cell in cells):
        return Holds.DAY
    if all(clock_of(cell) for cell in cells):
        return Holds.CLOCK
    numbers = [number_of(cell) for cell in cells]
    if all(one is not None for one in numbers):
        most = max(one for one in numbers if one is not None)
        return Holds.SCALE if most <= 10 else Holds.MINUTES if most <= 24 * 60 else Holds.NOTHING
    if all(yes_or_no(cell) is not None for cell in cells):
        return Holds.YES_NO
    return Holds.NOTE

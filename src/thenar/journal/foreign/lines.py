"""What each line of a table would add, and what is doubtful about it. Pure: nothing is kept here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from django.utils.translation import gettext_noop

from thenar.journal.foreign.cells import Order, clock_of, day_of, number_of, yes_or_no
from thenar.journal.foreign.guess import Holds
from thenar.journal.foreign.sheets import Sheet
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError

LONGEST_NOTE = 1000
KINDS = {Holds.SCALE: OwnKind.SCALE, Holds.MINUTES: OwnKind.MINUTES, Holds.YES_NO: OwnKind.YES_NO}


@dataclass(frozen=True)
class Asked:
    """What a person said: what each column holds, and in which order days are written."""

    holds: tuple[Holds, ...]
    order: Order


@dataclass(frozen=True)
class Doubt:
    """Something in a cell that is left out, or kept otherwise than it stands there; `line` counts from 1."""

    line: int
    column: str
    cell: str
    why: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """What one line says: numbers by the name of their column, and notes. Without a day it adds nothing."""

    number: int
    day: date | None
    clock: time | None
    numbers: tuple[tuple[str, OwnKind, int], ...]
    notes: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def check(sheet: Sheet, asked: Asked) -> None:
    """ThenarError where what was said cannot be of this table."""
    if len(asked.holds) != len(sheet.head):
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    if asked.holds.count(Holds.DAY) != 1:
        raise ThenarError("Say of exactly one column that it is the day. Nothing was saved.")
    if asked.holds.count(Holds.CLOCK) > 1:
        raise ThenarError("Say of at most one column that it is the time of day. Nothing was saved.")
    if not set(asked.holds) - {Holds.DAY, Holds.CLOCK, Holds.NOTHING}:
        raise ThenarError("Say of at least one column what it holds besides the day. Nothing was saved.")


def lines(sheet: Sheet, asked: Asked, today: date) -> Iterator[Line]:
    """Every line, in the order of the table."""
    for number, cells in enumerate(sheet.lines, 1):
        yield _line(number, sheet.head, cells, asked, today)


def _line(number: int, head: tuple[str, ...], cells: tuple[str, ...], asked: Asked, today: date) -> Line:
    doubts: list[Doubt] = []
    place = asked.holds.index(Holds.DAY)
    day = day_of(cells[place], asked.order)
    if day is None or not date(1900, 1, 1) < day <= today:
        return Line(number, None, None, (), (), (_no_day(number, head[place], cells[place], day),))
    clock = _clock(number, head, cells, asked, doubts)
    numbers: list[tuple[str, OwnKind, int]] = []
    notes: list[str] = []
    for column, cell, holds in zip(head, cells, asked.holds, strict=True):
        if cell and holds in KINDS:
            value = _value(number, column, cell, KINDS[holds], doubts)
            if value is not None:
                numbers.append((name_of(column), KINDS[holds], value))
        elif cell and holds is Holds.NOTE:
            notes.append(_note(number, column, cell, doubts))
    return Line(number, day, clock, tuple(numbers), tuple(notes), tuple(doubts))


def name_of(column: str) -> str:
    """The name of a measure of one's own for a column."""
    return " ".join(column.split())[:60]


def _no_day(number: int, column: str, cell: str, day: date | None) -> Doubt:
    why = (
        gettext_noop("is no day that can be read; the line is left out")
        if day is None
        else gettext_noop("has not been yet; the line is left out")
    )
    return Doubt(number, column, cell, why)


def _clock(
    number: int, head: tuple[str, ...], cells: tuple[str, ...], asked: Asked, doubts: list[Doubt]
) -> time | None:
    place = asked.holds.index(Holds.CLOCK) if Holds.CLOCK in asked.holds else asked.holds.index(Holds.DAY)
    clock = clock_of(cells[place])
    if clock is None and cells[place] and Holds.CLOCK in asked.holds:
        doubts.append(Doubt(number, head[place], cells[place], gettext_noop("is no time of day; noon is taken")))
    return clock


def _value(number: int, column: str, cell: str, kind: OwnKind, doubts: list[Doubt]) -> int | None:
    if kind is OwnKind.YES_NO:
        answer = yes_or_no(cell)
        if answer is None:
            doubts.append(Doubt(number, column, cell, gettext_noop("is no yes and no no; it is left out")))
        return None if answer is None else int(answer)
    found = number_of(cell)
    if found is None or found > kind.most:
        doubts.append(
            Doubt(
                number, column, cell, gettext_noop("is no number from 0 to {most}; it is left out"), {"most": kind.most}
            )
        )
        return None
    whole = int(found + 0.5)
    if whole != found:
        doubts.append(Doubt(number, column, cell, gettext_noop("is kept as {whole}"), {"whole": whole}))
    return whole


def _note(number: int, column: str, cell: str, doubts: list[Doubt]) -> str:
    if len(cell) > LONGEST_NOTE:
        doubts.append(
            Doubt(
                number,
                column,
                cell[:40],
                gettext_noop("is longer than {most} letters; the rest is left out"),
                {"most": LONGEST_NOTE},
            )
        )
    return cell[:LONGEST_NOTE]

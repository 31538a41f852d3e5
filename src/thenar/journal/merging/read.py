"""The bytes of a file that Thenar took out as rows by table: whole, or after a spreadsheet had it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from thenar.journal.foreign.cells import Order
from thenar.journal.foreign.guess import order_of
from thenar.journal.foreign.sheets import Sheet, sheets
from thenar.journal.gate import WrongValueError
from thenar.journal.merging.cells import LOCAL, LOCAL_HERE, plain_cell
from thenar.journal.transfer.older import KNOWN, columns_of, tables_of, upgraded
from thenar.journal.transfer.refusal import RefusedError
from thenar.journal.transfer.tables import TABLES, Table
from thenar.journal.transfer.unpack import Rows, unpacked
from thenar.model.problem import ThenarError

_YEAR_FIRST = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Unread:
    """In the place of a value: a cell that cannot be read, and what would be right there."""

    found: str
    right: str


@dataclass(frozen=True)
class Read:
    """The rows of each table. `unsaid` where days can be read in two ways and nobody said in which; then there are
    none. `others` are tables in the file that are none of ours."""

    rows: Rows
    others: tuple[str, ...] = ()
    unsaid: bool = False
    order: Order | None = None


def read(data: bytes, name: str, order: Order | None = None) -> Read:
    """What is in a file. RefusedError where it is none of ours."""
    try:
        return Read(unpacked(data))
    except RefusedError:
        found = _tables(data, name)
        if not found:
            raise
    others = tuple(one.name for one, table in found if table is None)
    ours = [(one, table) for one, table in found if table is not None]
    said = order or order_of(Sheet("", (), tuple(_days(ours)), ""))
    if said is None:
        return Read({table.name: [] for table in TABLES}, others, unsaid=True)
    return Read(_rows(ours, said), others, order=said)


def is_ours(data: bytes, name: str) -> bool:
    """Whether a spreadsheet has at least one of our tables."""
    return bool(_tables(data, name))


def _tables(data: bytes, name: str) -> list[tuple[Sheet, Table | None]]:
    """The tables of a spreadsheet, each with the one of ours that it is; none where it has none of ours."""
    if data.lstrip()[:1] == b"{":
        return []
    try:
        found = [(one, _table(one)) for one in sheets(data, name, as_is=True)]
    except ThenarError:
        return []
    return found if any(table for _sheet, table in found) else []


def _table(sheet: Sheet) -> Table | None:
    names = set(_columns(sheet))
    known = ((table, columns_of(table, version)) for version in KNOWN for table in tables_of(version))
    return next((table for table, columns in known if set(columns) == names), None)


def _columns(sheet: Sheet) -> dict[str, int]:
    """Where each of our columns stands; those that only say a moment once more are left aside."""
    heads = {head.strip(): place for place, head in enumerate(sheet.head) if head.strip()}
    beside = {f"{name}{LOCAL}" for name in heads}
    return {name.removesuffix(LOCAL_HERE): place for name, place in heads.items() if name not in beside}


def _days(ours: list[tuple[Sheet, Table]]) -> Iterator[tuple[str, ...]]:
    """The days and moments that a spreadsheet wrote anew; those with the year first are as they were."""
    for sheet, table in ours:
        columns = _columns(sheet)
        dated = [one.name for one in table.fields() if isinstance(one, models.DateField) and one.name in columns]
        for line in sheet.lines:
            yield tuple(line[columns[name]] for name in dated if not _YEAR_FIRST.match(line[columns[name]]))


def _rows(ours: list[tuple[Sheet, Table]], order: Order) -> Rows:
    """The rows with all that the version of the file lacked; that is the newest one whose columns it has."""
    fits = (
        one
        for one in reversed(KNOWN)
        if all(set(columns_of(table, one)) == set(_columns(sheet)) for sheet, table in ours)
    )
    rows: Rows = {table.name: [] for table in TABLES}
    for sheet, table in ours:
        rows[table.name] += _of(sheet, table, order)
    return upgraded(rows, next(fits, KNOWN[-1]))


def _of(sheet: Sheet, table: Table, order: Order) -> Iterator[dict[str, Any]]:
    columns = _columns(sheet)
    fields = [field for field in table.fields() if field.name in columns]
    for line in sheet.lines:
        cells = {name: line[place] for name, place in columns.items()}
        yield {field.name: _value(field, cells, order) for field in fields}


def _value(field: "models.Field[Any, Any]", cells: Mapping[str, str], order: Order) -> Any:
    text = cells[field.name]
    try:
        return plain_cell(field, text, cells, order)
    except WrongValueError as wrong:
        return Unread(text, str(wrong))


def words_of(found: Any) -> str:
    """What stands there, as far as it fits into a line."""
    text = found.found if isinstance(found, Unread) else str(found)
    return text if len(text) <= 40 else _("{start}…").format(start=text[:40])

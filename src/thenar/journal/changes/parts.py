"""A row as a change remembers it: in which table, under which name, and its plain values."""

from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict
from uuid import UUID

from django.db import models

from thenar.journal.gate import WrongValueError
from thenar.journal.gate.kept import Kept
from thenar.journal.gate.touched import TOUCHED, uuid_of
from thenar.journal.models import GivenAnswer, Person
from thenar.journal.transfer.plain_row import row_of
from thenar.journal.transfer.tables import TABLES, Table, plain


class Part(TypedDict):
    """`before` is None where there was no such row; `of` is the row that it cannot be without, by table and name."""

    table: str
    row: str
    before: dict[str, Any] | None
    of: NotRequired[list[str]]


_BY_NAME = {table.name: table for table in TABLES if table.name in TOUCHED}
_BY_MODEL = {table.model: table for table in TABLES}


def table_of(row: Kept) -> Table:
    """The table that a row stands in."""
    return _BY_MODEL[type(row)]


def name_of(row: Kept) -> str:
    """What a row is called in its table: its key; an answer is called by its question."""
    return row.question if isinstance(row, GivenAnswer) else str(row.key)  # type: ignore[attr-defined]


def found(person: Person, table: str, name: str) -> Kept | None:
    """The row of this person that a part is about, if it is there."""
    if table not in _BY_NAME or (table != GivenAnswer.kept_as and uuid_of(name) is None):
        return None
    rows = _BY_NAME[table].model._default_manager.filter(**{_path(_BY_NAME[table]): person})
    row: Kept | None = rows.filter(**{"question" if table == GivenAnswer.kept_as else "key": name}).first()
    return row


def as_it_stands(row: Kept) -> Part:
    """A row with the values that it has now."""
    return _part(row, {field.name: _plain(row, field) for field in table_of(row).fields()})


def as_new(row: Kept) -> Part:
    """A row where there was none before."""
    return _part(row, None)


def _part(row: Kept, before: dict[str, Any] | None) -> Part:
    part = Part(table=table_of(row).name, row=name_of(row), before=before)
    for field in table_of(row).fields():
        if isinstance(field, models.ForeignKey) and field.name != "person" and (above := getattr(row, field.name)):
            part["of"] = [table_of(above).name, name_of(above)]
    return part


def with_all_below(row: Kept) -> Iterator[Kept]:
    """A row and those that cannot be without it, in the order in which they can be made again."""
    yield row
    for table in TABLES:
        for field in table.fields():
            if isinstance(field, models.ForeignKey) and field.related_model is type(row):
                below = table.model._default_manager.filter(**{field.name: row})
                yield from below.order_by("pk")


def made_again(part: Part, person: Person) -> Kept:
    """The row as it stood, not yet kept. WrongValueError where what it leads to is gone, or is not this person's."""
    table, before = _BY_NAME[part["table"]], part["before"]
    assert before is not None
    row = row_of(table, before, _number)
    if whose(row) != person.pk:
        raise WrongValueError("")
    return row


def whose(row: Kept) -> int | None:
    """The number of the person whom a row is about; None where the row and what it belongs to are of two people."""
    of = {getattr(row, "person_id", None)} if hasattr(row, "person_id") else set()
    above = [getattr(row, name) for name in ("session", "measure") if isinstance(getattr(row, name, None), Kept)]
    of |= {one.person_id for one in above}
    return of.pop() if len(of) == 1 else None


def _number(table: str, key: UUID) -> int | None:
    model = next(one.model for one in TABLES if one.name == table)
    rows: models.Manager[Any] = model._default_manager
    pk: int | None = rows.filter(key=key).values_list("pk", flat=True).first()
    return pk


def _plain(row: Kept, field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, models.ForeignKey):
        other = getattr(row, field.name)
        return None if other is None else str(other.key)
    return plain(getattr(row, field.attname))


def _path(table: Table) -> str:
    return "person" if "person" in table.columns else "session__person"

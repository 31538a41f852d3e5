"""A row as a change remembers it: in which table, under which name, and its plain values."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NotRequired, TypedDict, TypeVar
from uuid import UUID

from django.db import models

from thenar.journal.gate import WrongValueError
from thenar.journal.gate.kept import Kept
from thenar.journal.gate.touched import ANSWERS, TOUCHED, is_name
from thenar.journal.models import GivenAnswer, Person
from thenar.journal.transfer.plain_row import row_of
from thenar.journal.transfer.tables import TABLES, Table, plain, table_named

Place = tuple[str, str]  # the table of a row, and its name there
Item = TypeVar("Item")


class Part(TypedDict):
    """`before` is None where there was no such row; `of` is the row that it cannot be without, by table and name."""

    table: str
    row: str
    before: dict[str, Any] | None
    of: NotRequired[list[str]]


_BY_MODEL = {table.model: table for table in TABLES}


def table_of(row: Kept) -> Table:
    """The table that a row stands in."""
    return _BY_MODEL[type(row)]


def name_of(row: Kept) -> str:
    """What a row is called in its table: its key; an answer is called by its question."""
    return row.question if isinstance(row, GivenAnswer) else str(row.key)  # type: ignore[attr-defined]


def found(person: Person, table: str, name: str) -> Kept | None:
    """The row of this person that a part is about, if it is there."""
    return found_all(person, [(table, name)]).get((table, name))


def found_all(person: Person, places: Iterable[Place]) -> dict[Place, Kept]:
    """Those of these rows of a person that are there, with what they lead to."""
    names: dict[str, list[str]] = {}
    for table, name in places:
        if table in TOUCHED and is_name(table, name):
            names.setdefault(table, []).append(name)
    there = (row for table, some in names.items() for batch in batches(some) for row in _rows(person, table, batch))
    return {(table_of(row).name, name_of(row)): row for row in there}


def batches(items: Iterable[Item], size: int = 500) -> Iterator[list[Item]]:
    """The same in lists of at most so many: as many as a query or a row can name."""
    ahead = iter(items)
    while some := list(islice(ahead, size)):
        yield some


def _rows(person: Person, table: str, names: list[str]) -> Iterable[Kept]:
    one = table_named(table)
    path = "person" if "person" in one.columns else "session__person"
    rows: models.Manager[Any] = one.model._default_manager
    column = "question" if table == ANSWERS else "key"
    found: Iterable[Kept] = with_above(rows.filter(**{path: person, f"{column}__in": names}))
    return found


def with_above(rows: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
    """Rows together with those they lead to, in one query."""
    return rows.select_related(*(field.name for field in rows.model._meta.concrete_fields if field.is_relation))


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
                below: models.Manager[Any] = table.model._default_manager
                yield from with_above(below.filter(**{field.name: row})).order_by("pk")


def made_again(part: Part, person: Person, numbers: dict[tuple[str, UUID], int]) -> Kept:
    """The row as it stood, not yet kept. WrongValueError where what it leads to is gone, or is not this person's.

    `numbers` remembers the numbers of rows that were looked up, as many rows lead to the same few.
    """
    before = part["before"]
    assert before is not None
    row = row_of(table_named(part["table"]), before, lambda table, key: _number(table, key, numbers))
    if whose(row) != person.pk:
        raise WrongValueError("")
    return row


def whose(row: Kept) -> int | None:
    """The number of the person whom a row is about; None where the row and what it belongs to are of two people."""
    of = {getattr(row, "person_id", None)} if hasattr(row, "person_id") else set()
    above = [getattr(row, name) for name in ("session", "measure") if isinstance(getattr(row, name, None), Kept)]
    of |= {one.person_id for one in above}
    return of.pop() if len(of) == 1 else None


def _number(table: str, key: UUID, numbers: dict[tuple[str, UUID], int]) -> int | None:
    if (table, key) not in numbers:
        rows: models.Manager[Any] = table_named(table).model._default_manager
        pk: int | None = rows.filter(key=key).values_list("pk", flat=True).first()
        if pk is None:
            return None
        numbers[table, key] = pk
    return numbers[table, key]


def _plain(row: Kept, field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, models.ForeignKey):
        other = getattr(row, field.name)
        return None if other is None else str(other.key)
    return plain(getattr(row, field.attname))

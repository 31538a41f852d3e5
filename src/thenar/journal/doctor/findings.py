"""What is unsound in a journal, read from the file itself: Django would stop at the first row that it cannot read."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from thenar.journal.gate import WrongValueError, check_together, stored_value
from thenar.journal.gate.between import apart
from thenar.journal.transfer.tables import TABLES, Table

PROGRAMS = ("trigger", "view")  # a journal of ours has none: they can change what is written or read


@dataclass(frozen=True)
class Unsound:
    """One thing that is not as it should be: a value in a row, or something in the file that is not ours.

    `found` is the value as it stands there, `right` what would be right, in words. With `column` empty the whole row
    cannot be, and with `row` None it is a program inside the file, of the name `found`.
    """

    table: str
    row: int | None
    column: str
    found: Any
    right: str

    @property
    def words(self) -> str:
        """The place, and what would be right; the value itself is private and not told."""
        if self.row is None:
            return _("A program inside the file, “{name}”: a journal has none.").format(name=self.found)
        return _("{table}, row {row}, {column}: right is {right}.").format(
            table=self.table, row=self.row, column=self.column, right=self.right
        )


def look(connection: sqlite3.Connection) -> Iterator[Unsound]:
    """Everything unsound, table by table. Raises sqlite3.Error where the file itself is damaged."""
    connection.text_factory = _readable
    marks = ", ".join("?" * len(PROGRAMS))
    for (name,) in connection.execute(f"SELECT name FROM sqlite_master WHERE type IN ({marks})", PROGRAMS):  # noqa: S608
        yield Unsound("", None, "", name, "")
    for table in TABLES:
        yield from _rows(connection, table)
    for one in apart(lambda query: connection.execute(query).fetchall()):
        yield Unsound(one.table, one.row, one.column, one.found, one.right)


def _readable(raw: bytes) -> str:
    """Text with bytes that are no letters is still read, so that the gate can name its place."""
    return raw.decode("utf-8", "surrogateescape")


def _rows(connection: sqlite3.Connection, table: Table) -> Iterator[Unsound]:
    fields = list(table.fields())
    columns = ", ".join(f'"{field.column}"' for field in fields)
    name = table.model._meta.db_table
    for row, *values in connection.execute(f'SELECT id, {columns} FROM "{name}" ORDER BY id'):  # noqa: S608
        yield from _judged(connection, table, row, dict(zip(fields, values, strict=True)))


def _judged(
    connection: sqlite3.Connection, table: Table, row: int, found: "dict[models.Field[Any, Any], Any]"
) -> Iterator[Unsound]:
    values: dict[str, Any] = {}
    wrong: list[Unsound] = []
    for field, value in found.items():
        try:
            values[field.name] = _value(connection, table, field, value)
        except WrongValueError as error:
            wrong.append(Unsound(table.name, row, field.name, value, str(error)))
    if not wrong:
        try:
            check_together(table.name, values)
        except WrongValueError as error:
            wrong.append(Unsound(table.name, row, error.column, values[error.column], str(error)))
    yield from wrong


def _value(connection: sqlite3.Connection, table: Table, field: "models.Field[Any, Any]", value: Any) -> Any:
    if not isinstance(field, models.ForeignKey):
        return stored_value(field, value, f"{table.name}.{field.name}")
    if value is None and field.null:
        return None
    there = connection.execute(f'SELECT 1 FROM "{_target(field)}" WHERE id = ?', (value,)).fetchone()  # noqa: S608
    if there is None:
        raise WrongValueError(_("a row that is there"))
    return value


def _target(field: "models.ForeignKey[Any, Any]") -> str:
    return str(field.related_model._meta.db_table)

"""Whether every value of a journal is one that could have been written: it passes the same gate as all that is saved.

The values are read as SQLite itself holds them, because they may be of any type whatever their column says.
"""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import models

from thenar.journal.copies.databases import open_strange
from thenar.journal.gate import WrongValueError, check_together, stored_value
from thenar.journal.transfer.tables import TABLES, Table


def unsound(database: Path) -> str | None:
    """The place of the first value that cannot be, as `table, row, column`; None where all is sound."""
    with closing(open_strange(database)) as connection:
        for table in TABLES:
            fields = list(table.fields())
            listed = ", ".join(f'"{field.column}"' for field in fields)
            found = connection.execute(f'SELECT {listed} FROM "{table.model._meta.db_table}" ORDER BY id')  # noqa: S608
            for number, row in enumerate(found, 1):
                wrong = _wrong(table, fields, row)
                if wrong:
                    return f"{table.name}, {number}, {wrong}"
    return None


def _wrong(table: Table, fields: "list[models.Field[Any, Any]]", row: tuple[Any, ...]) -> str | None:
    """The column that is wrong. The numbers of other rows were looked at by the database."""
    values: dict[str, Any] = {}
    for field, found in zip(fields, row, strict=True):
        try:
            leads = isinstance(field, models.ForeignKey)
            values[field.name] = found if leads else stored_value(field, found, f"{table.name}.{field.name}")
        except WrongValueError:
            return field.name
    return _wrong_together(table.name, values)


def _wrong_together(table: str, values: Mapping[str, Any]) -> str | None:
    try:
        check_together(table, values)
    except WrongValueError as wrong:
        return wrong.column
    return None

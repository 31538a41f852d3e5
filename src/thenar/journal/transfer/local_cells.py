"""Times as a person reads them, in columns of their own behind the others: a spreadsheet knows no UTC.

They are said, not read: what comes back in is the column in UTC.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from thenar.journal.local_time import local
from thenar.journal.transfer.tables import Table

WITH_LOCAL_TIMES = 3  # the version of files that has them first


def local_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that hold a moment."""
    return tuple(field.name for field in table.fields() if isinstance(field, models.DateTimeField))


def csv_columns(table: Table) -> tuple[str, ...]:
    """All columns of a CSV file, such as `at` and, further back, `at_local`."""
    return table.columns + tuple(f"{name}_local" for name in local_columns(table))


def local_cell(row: Mapping[str, Any], name: str) -> str:
    """`2026-03-07 20:15:30` by the clock where it was written down, or by that of this computer where nobody said."""
    moment = local_moment(row, name)
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else ""


def local_moment(row: Mapping[str, Any], name: str) -> datetime | None:
    """The moment of a plain row, without its zone."""
    if row[name] is None:
        return None
    at = datetime.fromisoformat(row[name])
    here = local(at, row["offset"]) if "offset" in row else at.astimezone()
    return here.replace(tzinfo=None, microsecond=0)

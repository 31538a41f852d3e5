"""What is taken out: each table with its columns, and each value as plain JSON. The way back leads through the gate.

The secret address of the calendar feed is left out: it is no memory, and a file that is handed on must not open it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db import models

from thenar.journal.gate.fields import kept_fields
from thenar.journal.gate.kept import Kept
from thenar.journal.models import (
    Agreement,
    AllowedRow,
    ChangeRow,
    ElsewhereRow,
    ExperimentRow,
    FormRow,
    GivenAnswer,
    NoteRow,
    OwnMeasureRow,
    OwnNumberRow,
    Person,
    PrescriptionRow,
    RatingRow,
    ReminderRow,
    ReportRow,
    RoutineRow,
    Session,
    SessionEvent,
)

FORMAT, VERSION = "thenar-journal", 8


@dataclass(frozen=True)
class Table:
    """A table under the name it has in files; rows are ordered by these columns."""

    model: type[Kept]
    order: tuple[str, ...] = ("key",)

    @property
    def name(self) -> str:
        """What it is called in files and messages."""
        return self.model.kept_as

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column but the number of the row, which means nothing outside."""
        return tuple(field.name for field in self.fields())

    def fields(self) -> Iterator["models.Field[Any, Any]"]:
        return iter(kept_fields(self.model))


# Those that others lead to come first, so that a file can be read from top to bottom.
TABLES = (
    Table(Person),
    Table(GivenAnswer, ("person", "question")),
    Table(Agreement),
    Table(Session),
    Table(SessionEvent),
    Table(RatingRow),
    Table(FormRow),
    Table(AllowedRow),
    Table(ExperimentRow),
    Table(ReminderRow),
    Table(NoteRow),
    Table(ElsewhereRow),
    Table(OwnMeasureRow),
    Table(OwnNumberRow),
    Table(RoutineRow, ("of", "number")),
    Table(PrescriptionRow, ("of", "number")),
    Table(ReportRow),
    Table(ChangeRow, ("person", "number")),
)
_BY_NAME = {table.name: table for table in TABLES}


def table_named(name: str) -> Table:
    """The table of this name. KeyError where there is none."""
    return _BY_NAME[name]


def plain(value: Any) -> Any:
    """A value of a row as JSON has it: times in UTC, keys as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, (date, time, UUID)):
        return value.isoformat() if not isinstance(value, UUID) else str(value)
    return value

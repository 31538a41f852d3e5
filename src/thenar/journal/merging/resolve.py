"""Where a row of the file and one of this journal are the same, which of their values are right."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models

from thenar.journal.experiments import is_over
from thenar.journal.gate.kept import Kept
from thenar.journal.merging.read import Unread
from thenar.journal.models import Agreement, ExperimentRow, Session
from thenar.journal.transfer.tables import Table, plain

OF_A_SESSION = ("ending", "strokes")  # as much of it as two journals can tell differently
ENDED = ("plan", "take", "began_at", "ended_at", "ending", "heard_ms", "stroke_ms", "strokes")


def same(table: Table, here: Kept, found: Mapping[str, Any]) -> bool:
    """Whether both say the same, as far as the file can be read; moments were perhaps cut by a spreadsheet."""
    if isinstance(here, Session) and not found.get("ended_at"):
        return True
    return all(
        name not in found or isinstance(found[name], Unread) or found[name] == plain(getattr(here, name))
        for name in _compared(table, here)
    )


def put_right(here: Kept, found: Mapping[str, Any]) -> tuple[str, ...]:
    """The columns in which the file is right and not this journal: see `merge`."""
    if isinstance(here, Agreement) and here.withdrawn_at is None and found.get("withdrawn_at"):
        return ("withdrawn_at",)
    if isinstance(here, Session) and here.ended_at is None and found.get("ended_at"):
        return ENDED
    return ()


def one_experiment(row: ExperimentRow, others: Iterable[ExperimentRow], now: datetime) -> list[ExperimentRow]:
    """Make one that comes in fit beside those that are here or came before it: of a person, one is current. Gives
    those here that are over, and so are current no longer."""
    if not row.current:
        return []
    here = list(ExperimentRow.objects.filter(person__key=row.person.key, current=True))
    running = [one for one in here if not is_over(one, now.date())]
    came = [one for one in others if one.current and one.person.key == row.person.key]
    if running or came:
        row.current = False
        row.stopped_at = None if is_over(row, now.date()) else now
        return []
    return here


def _compared(table: Table, here: Kept) -> Iterable[str]:
    if isinstance(here, Session):
        return OF_A_SESSION
    skipped = (models.DateTimeField, models.ForeignKey)
    return (one.name for one in table.fields() if not isinstance(one, skipped))

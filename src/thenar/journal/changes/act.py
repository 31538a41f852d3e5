"""To correct, remove or write down, with what stood there before kept beside it, in one step."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, models, transaction

from thenar.journal.changes.parts import Part, as_it_stands, as_new, batches, table_of, with_all_below
from thenar.journal.experiments import calendars_change
from thenar.journal.gate.kept import Kept
from thenar.journal.local_time import offset_of
from thenar.journal.models import ChangeRow, ExperimentRow, Person
from thenar.model.own import Act
from thenar.model.problem import ThenarError

ROWS_A_CHANGE = 500  # of one act; more of them are kept in several rows, each well below the longest value


def correct(act: UUID, person: Person, row: Kept, values: Mapping[str, Any], now: datetime) -> bool:
    """Put other values into a row. False, and nothing is kept, where they stand there already or the act was done."""
    if done(act) or all(getattr(row, name) == value for name, value in values.items()):
        return False
    with transaction.atomic():
        keep(act, person, Act.CORRECTED, [as_it_stands(row)], now)
        for name, value in values.items():
            setattr(row, name, value)
        try:
            row.save(update_fields=list(values))
        except IntegrityError:
            raise ThenarError("Something else stands at that place already. Nothing was changed.") from None
    return True


def remove(act: UUID, person: Person, rows: Iterable[Kept], now: datetime) -> None:
    """Take rows out, with all that cannot be without them. The same act again does nothing."""
    if done(act):
        return
    with transaction.atomic():
        whole = [one for row in rows for one in with_all_below(row)]
        keep(act, person, Act.REMOVED, map(as_it_stands, whole), now)
        for row in reversed(whole):
            row.delete()
        tell_calendars(person, whole, now)


def write(act: UUID, person: Person, rows: Iterable[Kept], now: datetime, kind: Act = Act.WRITTEN) -> int:
    """Keep new rows, and say how many. The same act again keeps nothing."""
    new = list(rows)
    if done(act) or not new:
        return 0
    with transaction.atomic():
        keep_rows(new)
        keep(act, person, kind, map(as_new, new), now)
    return len(new)


def tell_calendars(person: Person, rows: Iterable[Kept], now: datetime) -> None:
    """Days without massage came or went where one of these rows is an experiment."""
    if any(isinstance(row, ExperimentRow) for row in rows):
        calendars_change(person, now)


def keep_rows(rows: Iterable[Kept]) -> None:
    """Keep new rows, table by table in the order of the first of each; a row may lead to one that is new too."""
    for model, some in _by_table(rows).items():
        kept: models.Manager[Any] = model._default_manager
        for row in some:
            _lead(row)
        kept.bulk_create(some, batch_size=500)


def done(act: UUID) -> bool:
    """Whether this act was done before: a form that is sent twice counts once."""
    return ChangeRow.objects.filter(act=act).exists()


def keep(
    act: UUID, person: Person, kind: Act, parts: Iterable[Part], now: datetime, undoes: UUID | None = None
) -> None:
    """Keep what an act touched. Inside the transaction of the act."""
    last = ChangeRow.objects.filter(person=person).aggregate(models.Max("number"))["number__max"] or 0
    ChangeRow.objects.bulk_create(
        ChangeRow(
            key=uuid5(act, f"{person.key}/{place}"), act=act, person=person, number=last + place, kind=kind.value,
            rows=some, undoes=undoes, at=now, offset=offset_of(now),
        )
        for place, some in enumerate(batches(parts, ROWS_A_CHANGE), 1)
    )  # fmt: skip


def _lead(row: Kept) -> None:
    """A row that leads to one that was just kept learns its number."""
    for field in table_of(row).fields():
        if isinstance(field, models.ForeignKey) and getattr(row, field.attname) is None:
            setattr(row, field.name, getattr(row, field.name))


def _by_table(rows: Iterable[Kept]) -> dict[type[Kept], list[Kept]]:
    found: dict[type[Kept], list[Kept]] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found

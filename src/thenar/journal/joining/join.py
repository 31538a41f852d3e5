"""To put two people together: rows of the one who moves become the other's, and what cannot stand twice is settled.

Both keep a change of the same act: what moved has no `before`, what was taken out or put right has it whole.
"""

from collections.abc import Iterator, Set
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from thenar.journal.changes.act import done, keep
from thenar.journal.changes.parts import Part, as_it_stands
from thenar.journal.experiments import calendars_change
from thenar.journal.gate.kept import Kept
from thenar.journal.gate.touched import ANSWERS
from thenar.journal.joining.look import MOVED, Joining, Two, look
from thenar.journal.models import ExperimentRow, GivenAnswer, OwnMeasureRow, OwnNumberRow, Person
from thenar.journal.transfer.plain_row import leads_to
from thenar.journal.transfer.tables import Table
from thenar.model.own import Act

NAME = 60  # letters of the name of a measure


def join(act: UUID, stays: Person, moves: Person, theirs: Set[UUID], now: datetime) -> None:
    """Put `moves` into `stays`. `theirs` are the rows (by key) of the one who moves that stay where two stand at one
    place; of all others the other one's stay. The same act again does nothing."""
    if done(act):
        return
    with transaction.atomic():
        found = look(stays, moves, now.date())
        settled: dict[Person, list[Part]] = {stays: [], moves: []}
        _settle(found, theirs, settled, now)
        of_theirs = {(part["table"], part["row"]) for part in settled[moves]}
        moved = [
            part for table in MOVED for part in _moved(table, moves) if (part["table"], part["row"]) not in of_theirs
        ]
        for table in MOVED:
            rows: models.Manager[Any] = table.model._default_manager
            rows.filter(person=moves).update(person=stays)
        keep(act, moves, Act.JOINED, [*settled[moves], *moved], now)
        keep(act, stays, Act.JOINED, [*settled[stays], *moved], now)
        moves.into = stays.key
        moves.save(update_fields=["into"])
        calendars_change(stays, now)


def _settle(found: Joining, theirs: Set[UUID], settled: dict[Person, list[Part]], now: datetime) -> None:
    for two in found.numbers:
        _out(two.stays if two.moves.key in theirs else two.moves, settled)  # type: ignore[attr-defined]
    for two in found.anew:
        _out(two.stays, settled)
        _out(two.moves, settled)
    for two in found.once:
        _out(_older(two), settled)
    for two in found.measures:
        _one_measure(two, settled)
    for row in found.renamed:
        _remember(row, settled)
        row.name = _free_name(row, found.stays)
        row.save(update_fields=["name"])
    _one_experiment(found, theirs, settled, now)


def _remember(row: Kept, settled: dict[Person, list[Part]]) -> None:
    settled[row.person].append(as_it_stands(row))  # type: ignore[attr-defined]


def _out(row: Kept, settled: dict[Person, list[Part]]) -> None:
    _remember(row, settled)
    row.delete()


def _older(two: Two) -> Kept:
    """Of two that are the same, the one that was given earlier goes: an answer counts from its day on."""
    later = isinstance(two.moves, GivenAnswer) and two.moves.day > two.stays.day  # type: ignore[attr-defined]
    return two.stays if later else two.moves


def _one_measure(two: Two, settled: dict[Person, list[Part]]) -> None:
    """The numbers of both under the measure that stays."""
    _remember(two.moves, settled)
    numbers = OwnNumberRow.objects.filter(measure=two.moves.pk)
    for number in numbers.select_related("person", "measure"):
        _remember(number, settled)
    numbers.update(measure=two.stays.pk)
    two.moves.delete()


def _free_name(row: OwnMeasureRow, stays: Person) -> str:
    taken = set(OwnMeasureRow.objects.filter(person__in=[stays, row.person]).values_list("name", flat=True))
    names = (f"{row.name[: NAME - 5]} ({number})" for number in range(2, len(taken) + 3))
    return next(name for name in names if name not in taken)


def _one_experiment(found: Joining, theirs: Set[UUID], settled: dict[Person, list[Part]], now: datetime) -> None:
    """Of both, one is current: the one that runs, or that was chosen."""
    rows = list(ExperimentRow.objects.filter(person__in=[found.stays, found.moves], current=True))
    if len(rows) < 2:
        return
    running = found.experiments
    chosen = (running.moves if running.moves.key in theirs else running.stays) if running else None  # type: ignore[attr-defined]
    for row in rows:
        if row != chosen:
            _remember(row, settled)
            row.current = False
            row.stopped_at = row.stopped_at or (now if running else None)
            row.save(update_fields=["current", "stopped_at"])


def _moved(table: Table, person: Person) -> Iterator[Part]:
    """All rows of a table that are about a person, by name, with what each leads to."""
    above = [one for one in table.fields() if isinstance(one, models.ForeignKey) and one.name != "person"]
    name = "question" if table.name == ANSWERS else "key"
    rows: models.Manager[Any] = table.model._default_manager
    found = rows.filter(person=person).order_by("pk").values_list(name, *(f"{one.name}__key" for one in above))
    for row, *keys in found.iterator(chunk_size=2000):
        part = Part(table=table.name, row=str(row), before=None)
        for field, key in zip(above, keys, strict=True):
            if key:
                part["of"] = [leads_to(field), str(key)]
        yield part

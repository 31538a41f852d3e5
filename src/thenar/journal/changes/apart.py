"""Two people who were put together, apart again: each row, and what came to it, is whose it was."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models

from thenar.journal.changes.act import keep
from thenar.journal.changes.parts import Part, batches, found_all, made_again
from thenar.journal.changes.standing import acts_of, parts_of, undoable
from thenar.journal.experiments import calendars_change
from thenar.journal.gate.fields import kept_fields
from thenar.journal.gate.touched import ANSWERS
from thenar.journal.models import ChangeRow, GivenAnswer, Person
from thenar.journal.transfer.tables import TABLES, table_named
from thenar.model.own import Act


def were_joined(act: UUID) -> bool:
    """Whether this act put two people together."""
    return ChangeRow.objects.filter(act=act, kind=Act.JOINED).exists()


def apart(act: UUID, people: Iterable[Person], undone: UUID, now: datetime) -> None:
    """Take that act back. IntegrityError where it cannot be; inside the transaction of the act."""
    by_key = {one.key: one for one in people}
    moved = next((one for one in by_key.values() if one.into in by_key), None)
    if moved is None or moved.into is None:
        raise IntegrityError
    stayed = by_key[moved.into]
    if undone not in undoable(list(ChangeRow.objects.filter(person=stayed))):
        raise IntegrityError
    theirs, mine = _parts(undone, moved), _parts(undone, stayed)
    for one, parts in ((moved, theirs), (stayed, mine)):
        keep(act, one, Act.UNDONE, ({**part, "before": None} for part in parts), now, undone)
    for table, names in _names(theirs):
        _move_back(table, names, stayed, moved)
    _as_before(theirs, moved, stayed)
    _as_before(mine, stayed, stayed)
    moved.into = None
    moved.save(update_fields=["into"])
    for one in (moved, stayed):
        calendars_change(one, now)


def _parts(act: UUID, person: Person) -> list[Part]:
    changes = ChangeRow.objects.filter(person=person, act=act)
    return [part for one in acts_of(changes) for part in parts_of(one)]


def _names(parts: Iterable[Part]) -> Iterator[tuple[str, list[str]]]:
    """The names of rows that were only moved, table by table, some at a time."""
    moved = (part for part in parts if part["before"] is None)
    for table, some in groupby(moved, lambda part: part["table"]):
        for names in batches(part["row"] for part in some):
            yield table, names


def _move_back(table: str, names: list[str], stayed: Person, moved: Person) -> None:
    """These rows, and what came to them since: numbers and notes of a session, numbers of a measure."""
    model = table_named(table).model
    rows: models.Manager[Any] = model._default_manager
    column = "question" if table == ANSWERS else "key"
    rows.filter(person=stayed, **{f"{column}__in": names}).update(person=moved)
    for below in TABLES:
        for field in below.fields():
            if isinstance(field, models.ForeignKey) and field.related_model is model and "person" in below.columns:
                kept: models.Manager[Any] = below.model._default_manager
                kept.filter(person=stayed, **{f"{field.name}__key__in": names}).update(person=moved)


def _as_before(parts: Iterable[Part], person: Person, now_of: Person) -> None:
    """Rows that were taken out or put right stand as they stood. An answer that was given since is not overwritten."""
    numbers: dict[tuple[str, UUID], int] = {}
    for part in parts:
        if part["before"] is None:
            continue
        before = made_again(part, person, numbers)
        place = (part["table"], part["row"])
        there = found_all(now_of, [place]).get(place) or found_all(person, [place]).get(place)
        if there is not None and isinstance(there, GivenAnswer) and there.person_id == person.pk:
            continue
        if there is None or isinstance(there, GivenAnswer):
            before.save(force_insert=True)
        else:
            for field in kept_fields(type(before)):
                setattr(there, field.attname, getattr(before, field.attname))
            there.save()

"""To take an act back: every row as it stood before, unless something newer stands in its place."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import IntegrityError, models, transaction

from thenar.journal.changes.act import done, keep, tell_calendars
from thenar.journal.changes.apart import apart, were_joined
from thenar.journal.changes.parts import Part, as_it_stands, batches, found_all, made_again
from thenar.journal.changes.standing import acts_of, parts_of, undoable
from thenar.journal.experiments import makes_room
from thenar.journal.gate import WrongValueError
from thenar.journal.gate.fields import kept_fields
from thenar.journal.gate.kept import Kept
from thenar.journal.gate.touched import ANSWERS
from thenar.journal.models import ChangeRow, ExperimentRow, Person
from thenar.journal.transfer.tables import TABLES
from thenar.model.own import Act
from thenar.model.problem import ThenarError

Pair = tuple[Part, Kept | None]  # what an act remembers of a row, and the row as it stands now


def undo(act: UUID, person: Person, undone: UUID, now: datetime) -> None:
    """Take back the act `undone` of this person, and of everyone whom it was about; undoing that again does it anew.
    The same act again does nothing.

    ThenarError, and nothing is changed, where it cannot be.
    """
    if done(act):
        return
    try:
        with transaction.atomic():
            about = _people_of(undone, person)
            if were_joined(undone):
                apart(act, about, undone, now)
                return
            for one in about:
                _undo(act, one, undone, now)
    except (IntegrityError, WrongValueError):
        raise ThenarError(
            "This cannot be undone: something newer stands in its place, or what it belongs to is gone. Nothing was "
            "changed."
        ) from None


def _people_of(act: UUID, person: Person) -> list[Person]:
    """Everyone whom an act was about. ThenarError where some of them are not for this visitor."""
    about = ChangeRow._base_manager.filter(act=act).values("person").distinct().count()
    seen = list(Person.objects.filter(changes__act=act).distinct())
    if len(seen) < about:
        raise ThenarError("This is also about people whom this device is not for. Undo it on the computer.")
    return seen if person in seen else [person]


def _undo(act: UUID, person: Person, undone: UUID, now: datetime) -> None:
    changes = list(ChangeRow.objects.filter(person=person))
    if undone not in undoable(changes):
        raise ThenarError(
            "This cannot be undone any more: it was undone already, or something newer stands in its place. Undo that "
            "first. Nothing was changed."
        )
    acts = {one[0].act: one for one in acts_of(changes)}
    parts = parts_of(acts[undone])
    there = found_all(person, ((part["table"], part["row"]) for part in parts))
    pairs = [(part, there.get((part["table"], part["row"]))) for part in parts]
    if [row is not None for _, row in pairs] != _left(undone, acts):
        raise IntegrityError
    keep(act, person, Act.UNDONE, (_standing(*pair) for pair in pairs), now, undone)
    _put_back(person, pairs, now)


def _left(undone: UUID, acts: dict[UUID, list[ChangeRow]]) -> list[bool]:
    """Whether each row of an act was there when the act was done. What came or went since by other ways, such as a new
    answer in the check, is not overwritten."""
    act = acts[undone]
    if act[0].undoes:
        return [part["before"] is not None for part in parts_of(acts[act[0].undoes])]
    if act[0].kind == Act.MERGED:  # which took out the answers that are asked anew
        return [part["before"] is None or part["table"] != ANSWERS for part in parts_of(act)]
    return [act[0].kind != Act.REMOVED] * len(parts_of(act))


def _standing(part: Part, row: Kept | None) -> Part:
    return as_it_stands(row) if row else {**part, "before": None}


def _put_back(person: Person, pairs: list[Pair], now: datetime) -> None:
    """Rows that were new go, last first; then those that stood come, first first."""
    gone = [row for part, row in reversed(pairs) if row and part["before"] is None]
    _refuse_to_lose(gone)
    _take_out(gone)
    tell_calendars(person, gone, now)
    numbers: dict[tuple[str, UUID], int] = {}
    for (_, there), some in groupby(
        ((part, row) for part, row in pairs if part["before"] is not None),
        lambda pair: (pair[0]["table"], pair[1] is not None),
    ):
        rows = [(made_again(part, person, numbers), row) for part, row in some]
        tell_calendars(person, (before for before, _ in rows), now)
        for before, _row in rows:
            if isinstance(before, ExperimentRow):
                makes_room(before, now.date())
        if there:
            for before, row in rows:
                _as_before(before, row)
        else:
            _insert([before for before, _ in rows])


def _refuse_to_lose(rows: list[Kept]) -> None:
    """IntegrityError where something came to a row meanwhile that would go with it, such as a number."""
    known = {(type(row), row.pk) for row in rows}
    for table in TABLES:
        for field in table.fields():
            if isinstance(field, models.ForeignKey) and field.name != "person":
                above = [row.pk for row in rows if type(row) is field.related_model]
                below: models.Manager[Kept] = table.model._base_manager
                for some in batches(above):
                    found = below.filter(**{f"{field.name}__in": some}).values_list("pk", flat=True)
                    if any((table.model, pk) not in known for pk in found):
                        raise IntegrityError


def _take_out(rows: list[Kept]) -> None:
    for _, some in groupby(rows, type):
        for batch in batches(some):
            kept: models.Manager[Kept] = type(batch[0])._default_manager
            kept.filter(pk__in=[row.pk for row in batch]).delete()


def _insert(rows: list[Kept]) -> None:
    kept: models.Manager[Kept] = type(rows[0])._default_manager
    kept.bulk_create(rows, batch_size=500)


def _as_before(before: Kept, row: Kept | None) -> None:
    assert row is not None
    for field in kept_fields(type(row)):
        setattr(row, field.attname, getattr(before, field.attname))
    row.save()

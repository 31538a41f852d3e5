"""To take an act back: every row as it stood before, unless something newer stands in its place."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from thenar.journal.changes.act import done, keep
from thenar.journal.changes.parts import Part, as_it_stands, found, made_again
from thenar.journal.gate import WrongValueError
from thenar.journal.gate.kept import Kept, kept_fields
from thenar.journal.models import ChangeRow, Person
from thenar.model.own import Act
from thenar.model.problem import ThenarError


def undo(act: UUID, person: Person, undone: UUID, now: datetime) -> None:
    """Take back the act `undone` of this person; undoing that again does it anew. The same act again does nothing.

    ThenarError, and nothing is changed, where it cannot be.
    """
    if done(act):
        return
    changes = list(ChangeRow.objects.filter(person=person))
    if undone not in undoable(changes):
        raise ThenarError(
            "This cannot be undone any more: it was undone already, or something newer stands in its place. Undo that "
            "first. Nothing was changed."
        )
    parts = _parts(undone, changes)
    try:
        with transaction.atomic():
            now_there = [found(person, part["table"], part["row"]) for part in parts]
            if [row is not None for row in now_there] != _left(undone, changes):
                raise IntegrityError
            keep(act, person, Act.UNDONE, map(_standing, parts, now_there), now, undone)
            _put_back(person, parts, now_there)
    except (IntegrityError, WrongValueError):
        raise ThenarError(
            "This cannot be undone: something newer stands in its place, or what it belongs to is gone. Nothing was "
            "changed."
        ) from None


def undoable(changes: list[ChangeRow]) -> set[UUID]:
    """The acts that can be taken back: those that stand, and on whose rows nothing newer stands. In the order of their
    numbers."""
    standing = set(_standing_acts(changes))
    return {act for act in standing if not _stood_on(act, changes, standing)}


def _stood_on(act: UUID, changes: list[ChangeRow], standing: set[UUID]) -> bool:
    """True where a newer act that stands touched a row of this act, one that such a row belongs to, or one below it."""
    parts = _parts(act, changes)
    rows = {_place(part) for part in parts}
    above = {tuple(part["of"]) for part in parts if "of" in part}
    last = max(one.number for one in changes if one.act == act)
    newer = [one for one in changes if one.number > last and one.act in standing and not _only_back(one, last, changes)]
    touched = [part for one in newer for part in one.rows]
    return any(_place(part) in rows | above or tuple(part.get("of", ())) in rows for part in touched)


def _standing_acts(changes: list[ChangeRow]) -> Iterator[UUID]:
    """The acts that nothing took back, or whose taking back was itself taken back."""
    undone: set[UUID] = set()
    for one in reversed(changes):
        if one.act in undone:
            continue
        if one.undoes:
            undone.add(one.undoes)
        yield one.act


def _only_back(one: ChangeRow, last: int, changes: list[ChangeRow]) -> bool:
    """True for an undoing of something that was done after `last`: it leaves what stood then."""
    return one.undoes is not None and any(other.act == one.undoes and other.number > last for other in changes)


def _parts(act: UUID, changes: list[ChangeRow]) -> list[Part]:
    return [part for one in changes if one.act == act for part in one.rows]


def _left(act: UUID, changes: list[ChangeRow]) -> list[bool]:
    """Whether each row of an act was there when the act was done. What came or went since by other ways, such as a new
    answer in the check, is not overwritten."""
    first = next(one for one in changes if one.act == act)
    if first.undoes:
        return [part["before"] is not None for part in _parts(first.undoes, changes)]
    return [first.kind != Act.REMOVED] * len(_parts(act, changes))


def _place(part: Part) -> tuple[str, str]:
    return part["table"], part["row"]


def _standing(part: Part, row: Kept | None) -> Part:
    return as_it_stands(row) if row else {**part, "before": None}


def _put_back(person: Person, parts: list[Part], there: list[Kept | None]) -> None:
    """Rows that were new go, last first; then those that stood come, first first."""
    for part, row in reversed(list(zip(parts, there, strict=True))):
        if row and part["before"] is None:
            row.delete()
    for part, row in zip(parts, there, strict=True):
        if part["before"] is not None:
            _as_before(person, part, row)


def _as_before(person: Person, part: Part, row: Kept | None) -> None:
    before = made_again(part, person)
    if row is None:
        before.save(force_insert=True)
        return
    for field in kept_fields(type(row)):
        setattr(row, field.attname, getattr(before, field.attname))
    row.save()

"""Routines of one's own: each change is a version more, so that what was done stays what it was."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from thenar.journal.models import Person, RoutineRow
from thenar.load.own import draft_of, routine_of
from thenar.load.routine_text import text_of
from thenar.model.knowledge import Knowledge
from thenar.model.problem import KnowledgeError, ThenarError
from thenar.model.routine import THEN, Routine

OWN = "own-"  # begins the id under which a version is planned, before its key
MOST = 100  # routines of one person


def newest(person: Person) -> list[RoutineRow]:
    """The newest version of each routine of a person, those put away too, in the order in which they were begun."""
    found: dict[UUID, RoutineRow] = {}
    for row in RoutineRow.objects.filter(person=person).order_by("number", "made_at", "id"):
        found[row.of] = row  # the place in the order is that of the first version
    return list(found.values())


def newest_of(person: Person, of: UUID) -> RoutineRow | None:
    """The newest version of one routine of a person; None where there is none."""
    return RoutineRow.objects.filter(person=person, of=of).order_by("-number").first()


def begin(act: UUID, person: Person, routine: Routine, now: datetime) -> RoutineRow:
    """A new routine. ThenarError where there are too many."""
    if RoutineRow.objects.filter(person=person).values("of").distinct().count() >= MOST:
        raise ThenarError("There are {most} routines already. Change one of them, or copy it.", most=MOST)
    return _version(act, person, uuid5(act, "routine"), now, {"text": text_of(routine)})


def change(act: UUID, row: RoutineRow, routine: Routine, now: datetime) -> RoutineRow:
    """A version more, where it differs from this one. The same act again keeps nothing."""
    text = text_of(routine)
    return row if text == row.text else _version(act, row.person, row.of, now, {"text": text})


def put_away(act: UUID, row: RoutineRow, away: bool, now: datetime) -> RoutineRow:
    """A routine that is offered no more, or is again; nothing of it is lost."""
    return row if row.put_away is away else _version(act, row.person, row.of, now, {"put_away": away})


def step_back(act: UUID, row: RoutineRow, now: datetime) -> RoutineRow:
    """As it stood before the last change that was not taken back itself."""
    before = RoutineRow.objects.filter(person=row.person, of=row.of, number=row.after).first()
    if before is None:
        return row
    values = {"text": before.text, "put_away": before.put_away, "after": before.after}
    return _version(act, row.person, row.of, now, values)


def draft(row: RoutineRow) -> Routine:
    """A version as it was written, whether or not it can be led."""
    return draft_of(OWN, row.text)


def read(row: RoutineRow, knowledge: Knowledge) -> tuple[tuple[Routine, ...], tuple[str, ...]]:
    """What is planned of a version, a routine for each area; or nothing, and what is wrong with it."""
    try:
        routine = routine_of(OWN, row.text, knowledge)
    except KnowledgeError as error:
        return (), tuple(one.message for one in error.problems)
    return replace(routine, id=f"{OWN}{row.key.hex}").by_area, ()


def series_of(names: Iterable[str]) -> dict[str, UUID]:
    """Of which routine each of these ids of planned ones is a version; those that are shipped are not in it."""
    keys = {name: key for name in set(names) if (key := _key(name))}
    of = dict(RoutineRow.objects.filter(key__in=keys.values()).values_list("key", "of")) if keys else {}
    return {name: of[key] for name, key in keys.items() if key in of}


def row_of(name: str) -> RoutineRow | None:
    """The version that the id of a planned routine means; None for one that is shipped, or not kept any more."""
    key = _key(name)
    return RoutineRow.objects.select_related("person").filter(key=key).first() if key else None


def _version(act: UUID, person: Person, of: UUID, now: datetime, values: dict[str, Any]) -> RoutineRow:
    """One version more of a routine, with these values and the others as they were."""
    key = uuid5(act, "version")
    with transaction.atomic():
        if done := RoutineRow.objects.filter(key=key).first():
            return done
        last = newest_of(person, of)
        before = {"text": last.text, "put_away": last.put_away, "after": last.number} if last else {}
        number = last.number + 1 if last else 1
        return RoutineRow.objects.create(
            key=key, person=person, of=of, number=number, made_at=now, **{**before, **values}
        )


def _key(name: str) -> UUID | None:
    plain = name.removeprefix(OWN).removesuffix(THEN)
    try:
        return UUID(hex=plain) if name.startswith(OWN) else None
    except ValueError:
        return None

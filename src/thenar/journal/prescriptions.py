"""Prescriptions of one person: written here or opened, kept, ended. Each change is a version more, so that a session
finds the plan that it was led under."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import models, transaction

from thenar.journal.models import Person, PrescriptionRow, Session
from thenar.journal.sessions import LED
from thenar.load.own import prescription_of
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Dose, Prescription, Standing
from thenar.model.problem import KnowledgeError, ThenarError
from thenar.model.routine import Routine
from thenar.model.to_do import to_do

MOST = 100  # prescriptions of one person
# the id under which an item is planned: the key of its version, its number, how many times
_NAME = re.compile(r"given-([0-9a-f]{32})-([1-9])-([0-9]{1,3})")


@dataclass(frozen=True)
class Meant:
    """What the id of a planned item means: which of which version, and how many times its stroke is done."""

    version: UUID
    item: int
    times: int | None


def name_of(row: PrescriptionRow, item: int, times: int | None) -> str:
    """The id under which an item of a version is planned."""
    return f"given-{row.key.hex}-{item}-{times or 0}"


def meant_by(name: str) -> Meant | None:
    """What such an id means; None for any other."""
    found = _NAME.fullmatch(name)
    return Meant(UUID(hex=found[1]), int(found[2]), int(found[3]) or None) if found else None


@dataclass(frozen=True)
class Origin:
    """Where a plan came from: the name that was written with it, and the seal of its file."""

    sender: str = ""
    seal: str = ""


def newest(person: Person) -> list[PrescriptionRow]:
    """The newest version of each prescription of a person, in the order in which they came."""
    return _newest(PrescriptionRow.objects.filter(person=person))


def _newest(rows: "models.QuerySet[PrescriptionRow]") -> list[PrescriptionRow]:
    found: dict[UUID, PrescriptionRow] = {}
    for row in rows.order_by("made_at", "number", "id"):
        known = found.get(row.of)
        if known is None or known.number < row.number:
            found[row.of] = row
    return list(found.values())


def kept_by_person() -> dict[int, list[PrescriptionRow]]:
    """Those that hold, of everyone, by the number of their row."""
    found: defaultdict[int, list[PrescriptionRow]] = defaultdict(list)
    for row in _newest(PrescriptionRow.objects.all()):
        if row.standing == Standing.KEPT:
            found[row.person_id].append(row)
    return found


def newest_of(person: Person, of: UUID) -> PrescriptionRow | None:
    """The newest version of one prescription of a person; None where there is none."""
    return PrescriptionRow.objects.filter(person=person, of=of).order_by("-number").first()


def versions(person: Person) -> list[PrescriptionRow]:
    """Every version of every prescription of a person, the newest first."""
    return list(PrescriptionRow.objects.filter(person=person).order_by("-made_at", "-number", "-id"))


def version_of(key: UUID) -> PrescriptionRow | None:
    """One version, of whatever prescription; None where it is not kept any more."""
    return PrescriptionRow.objects.filter(key=key).first()


def begin(
    act: UUID, person: Person, text: str, standing: Standing, now: datetime, origin: Origin | None = None
) -> PrescriptionRow:
    """A new prescription. ThenarError where there are too many."""
    if PrescriptionRow.objects.filter(person=person).values("of").distinct().count() >= MOST:
        raise ThenarError("There are {most} plans already. Nothing was kept. Change one of them instead.", most=MOST)
    came = origin or Origin()
    values = {"text": text, "standing": standing.value, "sender": came.sender, "seal": came.seal}
    return _version(act, person, uuid5(act, "prescription"), now, values)


def change(act: UUID, row: PrescriptionRow, text: str, now: datetime) -> PrescriptionRow:
    """A version more, where it differs from this one. The same act again keeps nothing."""
    return row if text == row.text else _version(act, row.person, row.of, now, {"text": text})


def stand(act: UUID, row: PrescriptionRow, standing: Standing, now: datetime) -> PrescriptionRow:
    """The plan as a draft, kept, or ended from now on; nothing of it is lost."""
    if row.standing == standing:
        return row
    return _version(uuid5(act, standing), row.person, row.of, now, {"standing": standing.value})


def read(text: str, knowledge: Knowledge) -> tuple[Prescription | None, tuple[str, ...]]:
    """The plan that a text is; or None, and what is wrong with it."""
    try:
        return prescription_of("", text, knowledge), ()
    except KnowledgeError as error:
        return None, tuple(one.message for one in error.problems)


def routine_of(meant: Meant, knowledge: Knowledge) -> Routine:
    """What is planned of an item. KeyError where its version is gone, or cannot be read any more."""
    row = version_of(meant.version)
    plan = read(row.text, knowledge)[0] if row else None
    if row is None or plan is None or meant.item > len(plan.items):
        raise KeyError(meant)
    return item_routine(row, plan, meant.item, meant.times, knowledge)


def item_routine(
    row: PrescriptionRow, plan: Prescription, item: int, times: int | None, knowledge: Knowledge
) -> Routine:
    """An item of a version as a routine, under the id by which a session finds it again."""
    made = to_do(plan, item, Dose(plan.items[item - 1].minutes, times), knowledge).routine
    return replace(made, id=name_of(row, item, times))


def kept(person: Person) -> Iterator[PrescriptionRow]:
    """Those that hold for a person, whatever their days."""
    return (row for row in newest(person) if row.standing == Standing.KEPT)


def done(person: Person, of: UUID, since: date) -> Counter[tuple[int, date]]:
    """How often each item of a prescription was led on each day since one, whichever version stood then."""
    versions = {str(key) for key in PrescriptionRow.objects.filter(person=person, of=of).values_list("key", flat=True)}
    rows = Session.objects.filter(LED, person=person, day__gte=since).exclude(prescribed=[])
    return Counter(
        (one["item"], day)
        for held, day in rows.values_list("prescribed", "day")
        for one in held
        if one["plan"] in versions and one["item"] is not None
    )


def _version(act: UUID, person: Person, of: UUID, now: datetime, values: dict[str, Any]) -> PrescriptionRow:
    """One version more of a prescription, with these values and the others as they were."""
    key = uuid5(act, "prescription-version")
    with transaction.atomic():
        if done := PrescriptionRow.objects.filter(key=key).first():
            return done
        last = newest_of(person, of)
        names = ("text", "standing", "sender", "seal")
        before = {name: getattr(last, name) for name in names} if last else {}
        number = last.number + 1 if last else 1
        return PrescriptionRow.objects.create(
            key=key, person=person, of=of, number=number, made_at=now, **{**before, **values}
        )

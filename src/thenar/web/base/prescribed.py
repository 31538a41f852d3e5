"""The plans that a professional wrote for a person, in the river of a day: what they restrict, what was agreed to in
them, and the item that is wished for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from thenar.journal import people, prescriptions, ratings
from thenar.journal.models import Person, PrescriptionRow
from thenar.model.clearance import Answers, Finding
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Dose, Item, Prescription
from thenar.model.restriction import Effect, Limits, Restriction
from thenar.model.routine import Routine
from thenar.screen.prescribed import PRESCRIBED, cautions_of, confirmed_by, finding_of_plan, item_of

PAIN = "pain"


@dataclass(frozen=True)
class Held:
    """A plan that holds. `plan` is None where this Thenar cannot read it. `item` of it is done in this `dose`; None
    where it only holds beside something else."""

    row: PrescriptionRow
    plan: Prescription | None
    item: int | None = None
    dose: Dose | None = None


def read(row: PrescriptionRow, knowledge: Knowledge) -> Prescription | None:
    """The plan of a version; None where it cannot be read."""
    return prescriptions.read(row.text, knowledge)[0]


def held_of(person: Person, knowledge: Knowledge, day: date) -> tuple[Held, ...]:
    """All that hold for a person on a day, with the item that they wish for where it is one of the day."""
    return tuple(_held(row, person, knowledge, day) for row in prescriptions.kept(person))


def _held(row: PrescriptionRow, person: Person, knowledge: Knowledge, day: date) -> Held:
    plan, item = read(row, knowledge), person.item if person.routine == row.of else None
    if not item or plan is None or not may_do(plan, item, person, knowledge, day):
        return Held(row, plan)
    return Held(row, plan, item, dose_of(plan, item, person, day))


def may_do(plan: Prescription, number: int, person: Person, knowledge: Knowledge, day: date) -> bool:
    """Whether an item is one of a day, and done in the way in which this person is massaged now."""
    items = plan.items[number - 1 : number]
    return any(plan.asks_for(one, day) and fits(one, person, knowledge) for one in items)


def fits(item: Item, person: Person, knowledge: Knowledge) -> bool:
    """Whether an item is done in the way in which this person is massaged now: alone, or by someone else."""
    made = knowledge.strokes[item.stroke] if item.stroke else knowledge.routines[item.routine or ""]
    return made.form is people.form_of(person)


def dose_of(plan: Prescription, number: int, person: Person, day: date) -> Dose:
    """How much of an item it is on a day, by the last number of pain that this person gave."""
    item = plan.items[number - 1]
    return plan.dose_of(item, day, ratings.last_of(person, PAIN) if item.progress else None)


def wished_of(held: Iterable[Held], knowledge: Knowledge) -> Routine | None:
    """The item that is wished for, as a routine; None where none is."""
    done = (
        prescriptions.item_routine(one.row, one.plan, one.item, one.dose.times, knowledge)
        for one in held
        if one.plan and one.item and one.dose
    )
    return next(done, None)


def findings_of(held: Iterable[Held], knowledge: Knowledge) -> tuple[Finding, ...]:
    """What they restrict, each as one more reason."""
    return tuple(_finding(one, knowledge) for one in held)


def _finding(held: Held, knowledge: Knowledge) -> Finding:
    plan = held.plan
    if plan is None:
        return _unreadable()
    if held.item is None or held.dose is None:
        return finding_of_plan(plan, cautions_of(plan, knowledge), knowledge.catalog)
    restriction = item_of(plan.items[held.item - 1], held.dose, knowledge)
    return finding_of_plan(plan, restriction, knowledge.catalog)


def _unreadable() -> Finding:
    """What a plan leaves out is not known where it cannot be read; nothing is led until somebody looked."""
    return Finding(
        condition=PRESCRIBED,
        name=_("A plan that cannot be read"),
        effect=Effect.STOP,
        asked=Effect.STOP,
        restriction=Restriction.everywhere(Limits(Effect.STOP)),
        because=_("This Thenar cannot read a plan that was kept, so it does not know what is to be left out."),
        instead=None,
        advice=_("Ask for the plan again, or end it on the page of plans."),
        source=(PRESCRIBED,),
    )


def agreed_in(held: Iterable[Held], answers: Answers, knowledge: Knowledge, day: date) -> frozenset[str]:
    """What a clinician agreed to in any of them, as it is answered now."""
    plans = [one.plan for one in held if one.plan is not None]
    return frozenset[str]().union(*(confirmed_by(plan, answers, knowledge.conditions, day) for plan in plans))


def until_of(held: Iterable[Held], question: str) -> date | None:
    """The last day of what was agreed to about a question in any plan; None where none says so."""
    agreed = (one for each in held if each.plan for one in each.plan.agreed if one.question == question)
    return max((one.until for one in agreed), default=None)


def as_kept(held: Iterable[Held]) -> list[dict[str, Any]]:
    """The versions as a session keeps them."""
    return [
        {"plan": str(one.row.key), "item": one.item, "minutes": one.dose.minutes if one.dose else None} for one in held
    ]


def held_again(kept: Iterable[dict[str, Any]], knowledge: Knowledge) -> tuple[Held, ...]:
    """What a session kept. A version that is gone restricts as one that cannot be read."""
    return tuple(_again(one, knowledge) for one in kept)


def _again(kept: dict[str, Any], knowledge: Knowledge) -> Held:
    row = prescriptions.version_of(UUID(kept["plan"]))
    if row is None:
        return Held(PrescriptionRow(), None)
    dose = Dose(kept["minutes"], None) if kept["minutes"] else None
    return Held(row, read(row, knowledge), kept["item"], dose)

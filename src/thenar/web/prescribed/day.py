"""What the answers of today change in one item of a plan."""

from dataclasses import replace
from uuid import UUID

from thenar.journal.models import PrescriptionRow
from thenar.model.prescription import Prescription
from thenar.model.restriction import Effect
from thenar.plan.words import TIME
from thenar.web.base.prescribed import Held, agreed_in, dose_of, wished_of
from thenar.web.base.today import Today
from thenar.web.base.words import HEADLINES

NOT_KEPT = UUID(int=0)


def changed_today(today: Today, plan: Prescription, number: int) -> tuple[str, ...]:
    """Sentences on what is gentler or left out of an item; none before the check of its hand or foot."""
    one = with_item(today, plan, number)
    if not one.checked:
        return ()
    if one.clearance.effect.rank >= Effect.ASK.rank:
        return (str(HEADLINES[one.clearance.effect]),)
    return tuple(dict.fromkeys(out.because for out in one.plan.left_out if out.reason != TIME))


def with_item(today: Today, plan: Prescription, number: int) -> Today:
    """The same day as if this item were wished for, of a plan that may not be kept yet."""
    item, dose = plan.items[number - 1], dose_of(plan, number, today.person, today.day)
    held = Held(PrescriptionRow(key=NOT_KEPT), plan, number, dose)
    routine = wished_of([held], today.knowledge)
    assert routine is not None
    every = (held, *(replace(other, item=None, dose=None) for other in today.held))
    agreed = agreed_in(every, today.answers, today.knowledge, today.day)
    wishes = replace(today.wishes, routines=(routine.id,), minutes=float(dose.minutes), pressure=item.pressure, ache=())
    knowledge = today.knowledge.with_routines({routine.id: routine})
    return replace(today, knowledge=knowledge, wishes=wishes, held=every, confirmed=today.noted | agreed)

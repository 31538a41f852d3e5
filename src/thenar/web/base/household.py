"""The people of the household as a device keeps them, to say for whom a massage was."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from thenar.journal import people, prescriptions
from thenar.journal.gate.seen import sees_everyone
from thenar.journal.models import Person, PrescriptionRow
from thenar.model.body import Limb
from thenar.model.clearance import Finding
from thenar.render.json_form import limits_of
from thenar.web.base.called import called, whose
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.prescribed import Held, findings_of, read
from thenar.web.base.rest import resting
from thenar.wire.people import Household, Prescribed, Who
from thenar.wire.people import Person as Named


def household() -> Household:
    """Everyone whom this visitor may see, by key, oneself too, and someone new where one may be added."""
    everyone = sees_everyone()
    if everyone:
        people.me(local_now())  # so that there is a key to name oneself by
    rest = resting(local_today())
    plans = prescriptions.kept_by_person()
    known = tuple(
        as_kept(one, label, rest.get(one.pk)).model_copy(update={"prescribed": restricting(plans[one.pk])})
        for one, label in called(people.listed())
    )
    new = Named(person=Who.SOMEONE.value, label=_("Someone else"), called=_("the person you massage"), me=False)
    return Household(people=(*known, new) if everyone else known)


def as_kept(person: Person, label: str, rest: tuple[str, ...] | None = None) -> Named:
    """A person as a device keeps them."""
    return Named(person=str(person.key), label=label, called=whose(person) or "", me=person.me, rest=rest)


def restricting(rows: Iterable[PrescriptionRow]) -> tuple[Prescribed, ...] | None:
    """What plans of professionals restrict in every session; None where there are none."""
    knowledge = load_knowledge()
    findings = findings_of((Held(row, read(row, knowledge)) for row in rows), knowledge)
    return tuple(_limb_by_limb(one) for one in findings) or None


def _limb_by_limb(finding: Finding) -> Prescribed:
    limbs = {limb.value: limits_of(finding.restriction.on(limb)) for limb in Limb}
    return Prescribed(effect=finding.effect, limbs=limbs)


def person_of(whom: Who | UUID, session: UUID) -> Person | None:
    """Who a device names: someone new, or the person with this key. None for someone who was erased, or is not seen.

    Devices of before named oneself without a key: for one that may see everyone there is only one whom that can mean.
    """
    if whom is Who.ME:
        return people.me(local_now()) if sees_everyone() else None
    if isinstance(whom, Who):
        return people.someone(uuid5(session, whom), "", local_now())
    return people.standing(Person.objects.filter(key=whom).first())

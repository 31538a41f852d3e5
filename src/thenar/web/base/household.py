"""The people of the household as a device keeps them, to say for whom a massage was."""

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from thenar.journal import people
from thenar.journal.gate.seen import sees_everyone
from thenar.journal.models import Person
from thenar.web.base.called import called, whose
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.rest import resting
from thenar.wire.people import Household, Who
from thenar.wire.people import Person as Named


def household() -> Household:
    """Everyone whom this visitor may see, by key, oneself too, and someone new where one may be added."""
    everyone = sees_everyone()
    if everyone:
        people.me(local_now())  # so that there is a key to name oneself by
    rest = resting(local_today())
    known = tuple(as_kept(one, label, rest.get(one.pk)) for one, label in called(people.listed()))
    new = Named(person=Who.SOMEONE.value, label=_("Someone else"), called=_("the person you massage"), me=False)
    return Household(people=(*known, new) if everyone else known)


def as_kept(person: Person, label: str, rest: tuple[str, ...] | None = None) -> Named:
    """A person as a device keeps them."""
    return Named(person=str(person.key), label=label, called=whose(person) or "", me=person.me, rest=rest)


def person_of(whom: Who | UUID, session: UUID) -> Person | None:
    """Who a device names: someone new, or the person with this key. None for someone who was erased, or is not seen.

    Devices of before named oneself without a key: for one that may see everyone there is only one whom that can mean.
    """
    if whom is Who.ME:
        return people.me(local_now()) if sees_everyone() else None
    if isinstance(whom, Who):
        return people.someone(uuid5(session, whom), "", local_now())
    return people.standing(Person.objects.filter(key=whom).first())

"""The people of the household as a device keeps them, to say for whom a massage was."""

from uuid import UUID, uuid5

from thenar.journal import people
from thenar.journal.models import Person
from thenar.web.base.called import called
from thenar.web.base.clock import local_now
from thenar.wire.people import Household, Who
from thenar.wire.people import Person as Named


def household() -> Household:
    """Everyone but oneself: key and label."""
    named = (Named(person=str(one.key), label=label) for one, label in called(Person.objects.all()) if not one.me)
    return Household(people=tuple(named))


def person_of(whom: Who | UUID, session: UUID) -> Person | None:
    """Who a device names: oneself, someone new, or the person with this key. None for someone who was erased."""
    if whom is Who.ME:
        return people.me(local_now())
    if isinstance(whom, Who):
        return people.someone(uuid5(session, whom), "", local_now())
    return Person.objects.filter(key=whom).first()

"""The people of the household as a device keeps them, to say for whom a massage was."""

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from thenar.journal import people
from thenar.journal.models import Person
from thenar.web.clock import local_now

ME, SOMEONE = "me", "someone"


def label_of(person: Person) -> str:
    """How a person is called on the pages."""
    if person.me:
        return _("Me")
    return person.name or _("Someone I care for")


def household() -> list[dict[str, object]]:
    """Everyone but oneself: key and label."""
    return [{"person": str(one.key), "label": label_of(one)} for one in Person.objects.filter(me=False)]


def person_of_key(told: str, session: UUID) -> Person | None:
    """Who a device names: oneself, someone new, or the person with this key. None for someone who was erased."""
    if told == ME:
        return people.me(local_now())
    if told == SOMEONE:
        return people.someone(uuid5(session, SOMEONE), "", local_now())
    try:
        return Person.objects.filter(key=UUID(told)).first()
    except ValueError:
        return None

"""The people of the household as a device keeps them, to say for whom a massage was."""

from uuid import UUID, uuid5

from thenar.journal import people
from thenar.journal.models import Person
from thenar.web.base.called import called
from thenar.web.base.clock import local_now

ME, SOMEONE = "me", "someone"


def household() -> list[dict[str, object]]:
    """Everyone but oneself: key and label."""
    return [{"person": str(one.key), "label": label} for one, label in called(Person.objects.all()) if not one.me]


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

"""Guests: there as long as their session lasts, and then as if they had never been here.

They are people like others, so that everything in a session works; but they are in no list, and in nothing that is
taken out or copied.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from thenar.journal import people
from thenar.journal.meanwhile import meanwhile
from thenar.journal.models import Guest, Person

log = logging.getLogger("thenar.guests")

LONGEST = timedelta(hours=4)  # from the first question to the end, pauses and all
FIRST, EVERY = 5, 600  # seconds


def new_guest(key: UUID, now: datetime) -> Person:
    """Someone without a name, of whom nothing will be left. The same submit again gives the same one."""
    with transaction.atomic():
        person = people.someone(key, "", now)
        Guest.objects.get_or_create(person=person, defaults={"until": now + LONGEST})
    return person


def is_guest(person: Person) -> bool:
    """Whether nothing of this person is kept. Asks nothing of the journal where `guest` was read with the person."""
    return hasattr(person, "guest")


def forget(person: Person) -> None:
    """All that was kept of a guest is gone, and overwritten: answers, sessions, numbers, notes."""
    with transaction.atomic():
        person.delete()


def forget_left(now: datetime) -> int:
    """Forget guests whose session has ended, and those who began too long ago to be here still. How many it was."""
    over = Q(person__sessions__ended_at__isnull=False) | Q(until__lte=now)
    left = Person._base_manager.filter(pk__in=Guest.objects.filter(over).values("person"))
    for person in list(left):
        forget(person)
    return len(left)


def guests_leave_meanwhile(now: Callable[[], datetime]) -> AbstractContextManager[None]:
    """As long as this is open, guests who left without an end are forgotten too."""
    return meanwhile("guests", lambda: look(now), FIRST, EVERY)


def look(now: Callable[[], datetime]) -> None:
    """Forget those who left. What cannot be done is tried again."""
    try:
        forget_left(now())
    except DatabaseError as error:
        log.error("a guest could not be forgotten; tried again", exc_info=error)
    finally:
        connection.close()

"""Who comes back is greeted."""

from datetime import datetime

from django.utils.translation import gettext as _

from thenar.journal.models import Person

NOON, EVENING = 12, 18


def greeting(person: Person, now: datetime) -> str:
    """A greeting that fits the hour; it says whom it is about where that is someone with a name."""
    hello = (
        _("Good morning.") if now.hour < NOON else _("Good afternoon.") if now.hour < EVENING else _("Good evening.")
    )
    return (
        hello if person.me or not person.name else _("{hello} For {name} again?").format(hello=hello, name=person.name)
    )

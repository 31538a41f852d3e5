"""What a device may do, about whom, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy

from thenar.wire.key import uuid_of


class May(StrEnum):
    """How far a device reaches; each includes those before it."""

    READ = "read"  # look at what is kept
    LEAD = "lead"  # and answer, lead sessions, give numbers
    ERASE = "erase"  # and bring in, renew the calendar's address, erase


WORDS = {
    May.READ: gettext_lazy("Look, and nothing more"),
    May.LEAD: gettext_lazy("Look, answer questions and lead sessions"),
    May.ERASE: gettext_lazy("Everything, erasing too"),
}
ORDER = list(May)


@dataclass(frozen=True)
class Need:
    """What a request asks of a role; `whole`: it reaches everyone's rows."""

    may: May
    whole: bool = False


@dataclass(frozen=True)
class Role:
    """`people` by their keys, None for everyone; `until` is the last day, None for no end."""

    may: May = May.LEAD
    people: frozenset[UUID] | None = None
    until: date | None = None

    def allows(self, need: Need) -> bool:
        """True where a request with this need may go on."""
        return ORDER.index(self.may) >= ORDER.index(need.may) and not (need.whole and self.people is not None)

    @property
    def leads(self) -> bool:
        """True where sessions may be led."""
        return self.allows(Need(May.LEAD))

    def has_ended(self, today: date) -> bool:
        """True after the last day."""
        return self.until is not None and today > self.until


COMPUTER = Role(May.ERASE)


def role_of(may: str, people: Iterable[str] | None, until: date | None) -> Role:
    """A role from kept or sent values. ValueError for what is none; a list without a name is nobody, not everyone."""
    return Role(May(may), None if people is None else frozenset(map(_key, people)), until)


def _key(text: str) -> UUID:
    found = uuid_of(text)
    if found is None:
        raise ValueError(text)
    return found

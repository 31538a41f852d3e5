"""A role as it is chosen on the page of the devices, and as it is told there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thenar.journal import people
from thenar.journal.models import Person
from thenar.model.problem import ThenarError
from thenar.web.base.called import called
from thenar.web.lan.role import WORDS, Role, role_of

SOME, EVERYONE = "some", "everyone"


@dataclass(frozen=True)
class Option:
    """One thing to choose."""

    value: str
    label: str
    chosen: bool


def role_fields(role: Role) -> Mapping[str, object]:
    """What the form of a role shows."""
    people = [
        Option(str(one.key), label, role.people is not None and one.key in role.people) for one, label in _people()
    ]
    return {
        "may": [Option(may.value, str(words), may is role.may) for may, words in WORDS.items()],
        "everyone": role.people is None,
        "people": people,
        "until": role.until.isoformat() if role.until else "",
    }


def chosen_role(sent: QueryDict, today: date) -> Role:
    """The role of a form that was sent. ThenarError, and nothing is changed, for one that cannot be."""
    people = sent.getlist("people") if sent.get("whom") == SOME else None
    if sent.get("whom") not in (SOME, EVERYONE):
        raise ThenarError(
            "Choose for whom the device is: everyone, or at least one person. Nothing was changed. Go back."
        )
    known = {str(one.key) for one, _label in _people()}
    if people is not None and (not people or not set(people) <= known):
        raise ThenarError(
            "Choose for whom the device is: everyone, or at least one person. Nothing was changed. Go back."
        )
    try:
        day = str(sent.get("until", ""))
        until = date.fromisoformat(day) if day else None
        role = role_of(str(sent.get("may", "")), people, until)
    except ValueError:
        raise ThenarError(
            "Choose what the device may do, and a day such as 2027-01-31 or none. Nothing was changed. Go back."
        ) from None
    if role.has_ended(today):
        raise ThenarError(
            "The last day of the device is over already. Nothing was changed. Go back and choose a later one."
        )
    return role


def role_lines(role: Role) -> list[str]:
    """What a device may do, about whom, and until when, in words."""
    return [str(WORDS[role.may]), _whom(role), _until(role)]


def _whom(role: Role) -> str:
    if role.people is None:
        return _("For everyone")
    names = [label for one, label in _people() if one.key in role.people]
    return _("For {names}").format(names=", ".join(names)) if names else _("For nobody who is still kept")


def _until(role: Role) -> str:
    return _("Until {day}").format(day=date_format(role.until, "DATE_FORMAT")) if role.until else _("With no end")


def _people() -> list[tuple[Person, str]]:
    return list(called(people.known()))

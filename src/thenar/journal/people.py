"""People of the household, and what each wished for last."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import models, transaction

from thenar.journal import routines
from thenar.journal.gate.seen import may_add, sees_everyone
from thenar.journal.models import Person, RoutineRow
from thenar.model.body import Area
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.model.problem import ThenarError
from thenar.model.script import Talk
from thenar.model.stroke import Form


def me(now: datetime) -> Person:
    """The row for oneself; made the first time. For a visitor who may not see it, the first of those they may see."""
    if not sees_everyone():
        return _first_seen()
    person, _ = Person.objects.get_or_create(me=True, defaults={"made_at": now})
    return person


def someone(key: UUID, name: str, now: datetime) -> Person:
    """A new person with this name; the same submit again gives the same person. ThenarError where none may be added."""
    if not may_add(key):
        raise ThenarError("This device is not for new people. Nothing was saved. Add them on the computer.")
    person, _ = Person.objects.get_or_create(key=key, defaults={"name": name, "made_at": now})
    return person


def _first_seen() -> Person:
    found = Person.objects.order_by("-me", "made_at", "id").first()
    if found is None:
        raise ThenarError(
            "Nothing is kept any more about the people whom this device is for. On the computer, open Devices and "
            "choose whom it is for."
        )
    return found


def listed() -> "models.QuerySet[Person]":
    """Everyone who is not archived, in the order that was wished for."""
    return known().filter(archived=False)


def known() -> "models.QuerySet[Person]":
    """Everyone but guests, and those who were put together with someone else."""
    return Person.objects.filter(guest=None, into=None)


def standing(person: Person | None) -> Person | None:
    """Whom someone is together with by now: themselves, mostly. None where that one may not be seen."""
    while person is not None and person.into is not None:
        person = Person.objects.filter(key=person.into).first()
    return person


def arrange(wished: Mapping[UUID, tuple[int | None, bool]]) -> None:
    """The place of each of these people, and whether they are archived. Oneself is always first and in every list."""
    with transaction.atomic():
        for person in Person.objects.filter(key__in=wished, me=False):
            person.place, person.archived = wished[person.key]
            person.save(update_fields=["place", "archived"])


def last_planned() -> Person | None:
    """The one whose session was planned last; None before any session."""
    return listed().filter(sessions__isnull=False).order_by("-sessions__planned_at", "-sessions__id").first()


def form_of(person: Person) -> Form:
    """Oneself is massaged by oneself or a helper, anyone else by a partner."""
    return Form.SELF if person.me and not person.helped else Form.PARTNER


def areas_of(person: Person) -> tuple[Area, ...]:
    """What was wished for last; both, before any wish."""
    return tuple(Area(area) for area in person.areas) or tuple(Area)


BOTH = "both"
AREAS = (Area.HAND.value, Area.FOOT.value, BOTH)


def wish(person: Person, what: str) -> None:
    """Wish for `hand`, `foot`, `both`, or the routine of one's own with this key; not saved yet."""
    if what in AREAS:
        person.areas, person.routine = [area.value for area in Area] if what == BOTH else [what], None
    else:
        person.routine = UUID(what)
    person.item = None


def areas_word(person: Person) -> str:
    """`hand`, `foot` or `both`: what was wished for last beside routines of one's own."""
    areas = areas_of(person)
    return BOTH if len(areas) > 1 else areas[0].value


def wishes_of(person: Person, knowledge: Knowledge) -> Wishes:
    """The person's last wishes as the noun that the plan takes. What the knowledge no longer has is left out."""
    areas, form = areas_of(person), form_of(person)
    return Wishes(
        routines=_own(person, form, knowledge) or _routines(areas, form, knowledge),
        minutes=person.minutes,
        pressure=person.pressure,
        lotion=person.lotion if person.lotion in knowledge.lotions else Wishes(()).lotion,
        goal=person.goal if person.goal in knowledge.goals else None,
        talk=Talk(person.talk),
    )


def remember_talk(person: Person, talk: Talk) -> None:
    """How much is said to this person from now on."""
    person.talk = talk.value
    person.save(update_fields=["talk"])


def ache_of(person: Person, day: date, knowledge: Knowledge) -> tuple[str, ...]:
    """Where it aches on a day, as far as that was said on it and the knowledge has the place."""
    said = person.ache if person.ache.get("day") == day.isoformat() else {}
    return tuple(one.id for one in knowledge.may_ache if one.id in said.get("zones", ()))


def remember_ache(person: Person, zones: Iterable[str], day: date) -> None:
    """Where it aches on a day; nowhere, where there are no zones."""
    found = list(zones)
    person.ache = {"day": day.isoformat(), "zones": found} if found else {}
    person.save(update_fields=["ache"])


def chosen_of(person: Person) -> RoutineRow | None:
    """The routine of one's own that was wished for last, as it stands; None where areas were, or it was put away."""
    row = routines.newest_of(person, person.routine) if person.routine else None
    return None if row is None or row.put_away else row


def _own(person: Person, form: Form, knowledge: Knowledge) -> tuple[str, ...]:
    """What is planned of the chosen routine of one's own; nothing where it is not done in this form."""
    row = chosen_of(person)
    found = routines.read(row, knowledge)[0] if row else ()
    return tuple(one.id for one in found if one.form is form)


def _routines(areas: Iterable[Area], form: Form, knowledge: Knowledge) -> tuple[str, ...]:
    return tuple(
        routine.id
        for area in areas
        for routine in knowledge.routines.values()
        if routine.area is area and routine.form is form and not routine.own
    )

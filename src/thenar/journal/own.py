"""What people write down themselves: a massage elsewhere, a note, a number of their own. Each can be undone."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID, uuid5

from thenar.journal.changes import write
from thenar.journal.local_time import offset_of
from thenar.journal.models import ElsewhereRow, NoteRow, OwnMeasureRow, OwnNumberRow, Person, Session
from thenar.model.body import Area
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError

NOON = time(12)


def write_note(act: UUID, person: Person, text: str, day: date, now: datetime, session: Session | None = None) -> None:
    """A note on a day, or about a session. ThenarError for one without words."""
    if not text.strip():
        raise ThenarError("There are no words in the note. Write some, then save again.")
    at = _moment(day, now)
    row = NoteRow(
        key=uuid5(act, "note"), person=person, session=session, text=text.strip(), day=day, at=at, offset=offset_of(at)
    )
    write(act, person, [row], now)


def write_elsewhere(
    act: UUID, person: Person, day: date, minutes: int, areas: Iterable[Area], text: str, now: datetime
) -> None:
    """A massage that was not led here. ThenarError without an area."""
    row = ElsewhereRow(
        key=uuid5(act, "elsewhere"),
        person=person,
        day=day,
        minutes=minutes,
        areas=some_areas(areas),
        text=text.strip(),
        made_at=now,
    )
    write(act, person, [row], now)


def write_measure(act: UUID, person: Person, name: str, kind: OwnKind, now: datetime) -> OwnMeasureRow:
    """A measure of one's own; one of that name that is there is given back. ThenarError where it has no name."""
    plain = some_name(name)
    known = OwnMeasureRow.objects.filter(person=person, name=plain).first()
    if known and known.kind != kind.value:
        raise ThenarError("“{name}” is there already, and counts otherwise. Choose another name.", name=plain)
    if known is None:
        known = OwnMeasureRow(key=uuid5(act, "measure"), person=person, name=plain, kind=kind.value, made_at=now)
        write(act, person, [known], now)
    return known


def write_number(act: UUID, measure: OwnMeasureRow, value: int, day: date, now: datetime) -> None:
    """A number of a measure of one's own. ThenarError where it cannot be one."""
    check_number(measure, value)
    at = _moment(day, now)
    row = OwnNumberRow(
        key=uuid5(act, "number"), person=measure.person, measure=measure, value=value, day=day, at=at,
        offset=offset_of(at),
    )  # fmt: skip
    write(act, measure.person, [row], now)


def some_areas(areas: Iterable[Area]) -> list[str]:
    """Areas as they are kept. ThenarError without any."""
    marked = set(areas)
    if not marked:
        raise ThenarError("Mark hands, feet, or both. Then save again.")
    return [area.value for area in Area if area in marked]


def some_name(name: str) -> str:
    """The name of a measure as it is kept. ThenarError without one."""
    plain = " ".join(name.split())
    if not plain:
        raise ThenarError("Give it a name, such as “Walking”. Then save again.")
    return plain


def check_number(measure: OwnMeasureRow, value: int) -> None:
    """ThenarError where a number is none that this measure can have."""
    most = OwnKind(measure.kind).most
    if not 0 <= value <= most:
        raise ThenarError(
            "{value} is no number for “{name}”. Choose a whole number from 0 to {most}.",
            value=value,
            name=measure.name,
            most=most,
        )


def _moment(day: date, now: datetime) -> datetime:
    """Now for today, and noon of another day, of which nobody told the hour."""
    return now if day == now.date() else datetime.combine(day, NOON, now.tzinfo)

"""What a file adds to this journal, and adding it: in one act for everyone whom it is about, undone as one.

What stands here stays, with three exceptions that only make a session more careful or a row whole: where two answers
differ the question is asked anew; what a clinician agreed to and took back counts as taken back; a session that ended
there and was still open here is taken as it ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from thenar.journal import people
from thenar.journal.changes.act import done, keep, keep_rows
from thenar.journal.changes.parts import Part, as_it_stands, as_new
from thenar.journal.events import settle
from thenar.journal.gate import WrongValueError
from thenar.journal.gate.kept import Kept
from thenar.journal.merging.match import key_of, known_by_key, known_by_place, places_of, tables_with_rows
from thenar.journal.merging.read import Unread, words_of
from thenar.journal.merging.resolve import one_experiment, put_right, same
from thenar.journal.models import ExperimentRow, GivenAnswer, Person, Session, SessionEvent
from thenar.journal.transfer.plain_row import leads_to, row_of
from thenar.journal.transfer.tables import Table, table_named
from thenar.journal.transfer.unpack import Rows
from thenar.model.own import Act
from thenar.model.problem import ThenarError

Whose = Mapping[UUID, UUID | None]  # a person of the file: who that is here; None for someone new


@dataclass
class Merging:
    """What would be added, put right and asked anew; how many rows are here already; what differs or is doubtful."""

    people: list[Person] = field(default_factory=list)
    rows: list[Kept] = field(default_factory=list)
    anew: list[GivenAnswer] = field(default_factory=list)
    better: list[tuple[Kept, dict[str, Any]]] = field(default_factory=list)
    told_more: dict[UUID, Session] = field(default_factory=dict)  # sessions that are here, of which the file tells more
    known: int = 0
    differ: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    changes: int = 0  # of that journal, which stay there

    @property
    def nothing(self) -> bool:
        """True where the journal would stay as it is."""
        return not (self.people or self.rows or self.anew or self.better)


def merging(rows: Rows, whose: Whose, now: datetime) -> Merging:
    """What these rows would change here. Nothing is kept yet."""
    return _Merger(whose, now).of(rows)


def merge(act: UUID, rows: Rows, whose: Whose, now: datetime) -> Merging:
    """Add what is not here, all or nothing. The same act again adds nothing. ThenarError where two rows cannot be."""
    if done(act):
        return Merging()
    try:
        with transaction.atomic():
            found = merging(rows, whose, now)
            _keep(act, found, now)
    except IntegrityError:
        raise ThenarError(
            "Something was saved meanwhile that does not go with this file. Nothing was changed. Look again."
        ) from None
    return found


def _keep(act: UUID, found: Merging, now: datetime) -> None:
    Person.objects.bulk_create(found.people)
    parts: dict[Person, list[Part]] = {}
    for row in (*found.anew, *(one for one, _values in found.better), *found.told_more.values()):
        parts.setdefault(person_of(row), []).append(as_it_stands(row))
    for answer in found.anew:
        answer.delete()
    for row, values in found.better:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
    keep_rows(found.rows)
    for row in found.rows:
        parts.setdefault(person_of(row), []).append(as_new(row))
    for session in found.told_more.values():
        settle(session)
    for session in (row for row in found.rows if isinstance(row, Session) and row.heard_ms is None):
        settle(session)
    for person, some in parts.items():
        keep(act, person, Act.MERGED, some, now)


def person_of(row: Kept) -> Person:
    """Whom a row is about."""
    found = getattr(row, "person", None) or row.session.person  # type: ignore[attr-defined]
    assert isinstance(found, Person)
    return found


class _Merger:
    """Makes rows of a file, and knows for each key of the file which row here it is."""

    def __init__(self, whose: Whose, now: datetime) -> None:
        self._whose, self._now = whose, now
        self._found = Merging()
        self._rows: dict[tuple[str, UUID], Kept] = {}

    def of(self, rows: Rows) -> Merging:
        self._people(rows)
        for table in tables_with_rows(rows):
            self._table(table, rows[table.name])
        self._found.changes = len(rows["changes"]) - len(
            known_by_key(table_named("changes"), (row.get("key") for row in rows["changes"]))
        )
        return self._found

    def _people(self, rows: Rows) -> None:
        table, me = table_named("people"), Person.objects.filter(me=True).exists()
        named = [row.get("person") for some in rows.values() for row in some if isinstance(row, dict)]
        for key, person in known_by_key(table, named).items():
            self._rows[table.name, key] = _standing(person)
        for number, row in enumerate(rows["people"], 1):
            there = key_of(row.get("key"))
            known = self._who(table, there)
            if known and there:
                self._rows[table.name, there] = known
                self._found.known += 1
            elif made := self._made(table, number, row):
                assert isinstance(made, Person)
                made.me, me = made.me and not me, me or made.me
                self._rows[table.name, made.key] = made
                self._found.people.append(made)

    def _who(self, table: Table, key: UUID | None) -> Kept | None:
        """Who here is a person of the file: as was said, or who has that key."""
        here = (self._whose.get(key) if key else None) or key
        found = known_by_key(table, [str(here)]).get(here) if here else None
        return _standing(found) if found else None

    def _table(self, table: Table, rows: list[dict[str, Any]]) -> None:
        people = {person.key: person for person in self._rows.values() if isinstance(person, Person)}
        by_key = known_by_key(table, (row.get("key") for row in rows))
        by_place = known_by_place(table, people.values())
        for number, found in enumerate(rows, 1):
            key = key_of(found.get("key"))
            if key and (here := by_key.get(key)):
                self._rows[table.name, key] = here
                self._is_here(table, number, here, found)
            elif row := self._made(table, number, found):
                self._is_new(table, number, row, by_place)
                if key:
                    by_key.setdefault(key, self._rows[table.name, key])

    def _is_here(self, table: Table, number: int, here: Kept, found: dict[str, Any]) -> None:
        self._found.known += 1
        if values := put_right(here, found):
            made = self._made(table, number, found)
            self._found.better += [(here, {name: getattr(made, name) for name in values})] if made else []
        elif not same(table, here, found):
            self._found.differ.append(_at(table, number))

    def _is_new(self, table: Table, number: int, row: Kept, by_place: dict[tuple[Any, ...], Kept]) -> None:
        """A row that no key here has: perhaps one stands at its place, in the journal or earlier in the file."""
        places = places_of(table.name, row)
        here = next((by_place[one] for one in places if one in by_place), None)
        if key := getattr(row, "key", None):
            self._rows[table.name, key] = here or row
        if here is None:
            self._add(row)
            by_place.update(dict.fromkeys(places, row))
        elif isinstance(here, GivenAnswer) and isinstance(row, GivenAnswer):
            self._two_answers(here, row)
        else:
            self._found.known += 1
            names = ("value", "kind", "text")
            if any(getattr(here, name, None) != getattr(row, name, None) for name in names):
                self._found.differ.append(_at(table, number))

    def _add(self, row: Kept) -> None:
        if isinstance(row, ExperimentRow):
            mine = [one for one in self._found.rows if isinstance(one, ExperimentRow)]
            closed = one_experiment(row, mine, self._now)
            self._found.better += [(one, {"current": False}) for one in closed]
            if row.stopped_at == self._now:
                self._found.differ.append(
                    _("An experiment was still running there. One runs here, so it comes in as stopped.")
                )
        if isinstance(row, SessionEvent) and row.session.pk and row.session.key not in self._found.told_more:
            self._found.told_more[row.session.key] = row.session
        self._found.rows.append(row)

    def _two_answers(self, here: GivenAnswer, there: GivenAnswer) -> None:
        columns = ("reply", "limbs", "choice", "places", "meaning")
        if all(getattr(here, name) == getattr(there, name) for name in columns):
            self._found.known += 1
        elif here in self._found.rows:
            self._found.rows.remove(here)  # two people of the file are one here, and answered otherwise
        elif here not in self._found.anew:
            self._found.anew.append(here)

    def _made(self, table: Table, number: int, found: dict[str, Any]) -> Kept | None:
        """The row, with those it leads to as they are here; None, and a doubt, where it cannot be."""
        try:
            _check_read(table, found)
            row = row_of(table, found, lambda name, key: 0 if (name, key) in self._rows else None)
        except WrongValueError as wrong:
            said = _("{table}, row {row}, {column}: found {found}; right is {right}. This row is left out.")
            self._found.doubts.append(
                said.format(
                    table=table.name,
                    row=number,
                    column=wrong.column,
                    found=words_of(found.get(wrong.column)) if isinstance(found, dict) else "?",
                    right=wrong,
                )
            )
            return None
        for one in table.fields():
            if isinstance(one, models.ForeignKey) and found[one.name] is not None:
                setattr(row, one.name, self._rows[leads_to(one), UUID(found[one.name])])
        return row


def _standing(person: Kept) -> Kept:
    """Whom the rows about someone are about by now."""
    assert isinstance(person, Person)
    return people.standing(person) or person


def _check_read(table: Table, found: Any) -> None:
    if not isinstance(found, dict) or set(found) != set(table.columns):
        raise WrongValueError(", ".join(table.columns), table.columns[0])
    for name, value in found.items():
        if isinstance(value, Unread):
            raise WrongValueError(value.right, name)


def _at(table: Table, number: int) -> str:
    return _("{table}, row {row}: it differs from the one here; the one here stays.").format(
        table=table.name, row=number
    )

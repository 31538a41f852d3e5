"""What a table adds to the journal of a person, without what is there already; kept in one act, undone in one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_noop

from thenar.journal.changes import write
from thenar.journal.foreign.lines import Doubt, Line
from thenar.journal.local_time import offset_of
from thenar.journal.models import NoteRow, OwnMeasureRow, OwnNumberRow, Person
from thenar.model.own import Act, OwnKind

NOON = time(12)


@dataclass(frozen=True)
class Bringing:
    """The new rows, how many stand there already, and what is doubtful."""

    measures: tuple[OwnMeasureRow, ...]
    numbers: tuple[OwnNumberRow, ...]
    notes: tuple[NoteRow, ...]
    known: int
    doubts: tuple[Doubt, ...]


def bringing(act: UUID, person: Person, lines: list[Line], now: datetime) -> Bringing:
    """What these lines would add. Nothing is kept yet."""
    return _Bringer(act, person, now).of(lines)


def bring(act: UUID, person: Person, found: Bringing, now: datetime) -> int:
    """Keep what was found, all or nothing; how many rows. The same act again keeps nothing."""
    return write(act, person, [*found.measures, *found.numbers, *found.notes], now, Act.BROUGHT)


class _Bringer:
    """Makes rows of lines, and knows what is there already: from the journal, or from an earlier line."""

    def __init__(self, act: UUID, person: Person, now: datetime) -> None:
        self._act, self._person, self._now = act, person, now
        self._measures = {row.name: row for row in OwnMeasureRow.objects.filter(person=person)}
        rows = OwnNumberRow.objects.filter(person=person).values_list("measure__name", "at", "value")
        self._numbers = set(rows)
        self._notes = set(NoteRow.objects.filter(person=person).values_list("at", "text"))
        self._known = 0

    def of(self, lines: list[Line]) -> Bringing:
        new_measures = [row for line in lines for row in self._measures_of(line)]
        doubts = [doubt for line in lines for doubt in line.doubts]
        numbers: list[OwnNumberRow] = []
        notes: list[NoteRow] = []
        for line in lines:
            at = self._moment(line)
            if at is not None:
                numbers += self._numbers_of(line, at, doubts)
                notes += self._notes_of(line, at)
        return Bringing(tuple(new_measures), tuple(numbers), tuple(notes), self._known, tuple(doubts))

    def _moment(self, line: Line) -> datetime | None:
        """By the clock of this computer: nobody said of which zone a foreign time is."""
        if line.day is None:
            return None
        return datetime.combine(line.day, line.clock or NOON).astimezone()

    def _measures_of(self, line: Line) -> Iterator[OwnMeasureRow]:
        for name, kind, _ in line.numbers:
            if name not in self._measures:
                key = uuid5(self._act, f"measure/{name}")
                made = OwnMeasureRow(key=key, person=self._person, name=name, kind=kind.value, made_at=self._now)
                self._measures[name] = made
                yield made

    def _numbers_of(self, line: Line, at: datetime, doubts: list[Doubt]) -> Iterator[OwnNumberRow]:
        for name, kind, value in line.numbers:
            measure = self._measures[name]
            if OwnKind(measure.kind) is not kind:
                doubts.append(
                    Doubt(line.number, name, str(value), gettext_noop("counts otherwise here; it is left out"))
                )
            elif self._is_new(self._numbers, (name, at, value)):
                key = uuid5(self._act, f"number/{line.number}/{name}")
                yield OwnNumberRow(
                    key=key,
                    person=self._person,
                    measure=measure,
                    value=value,
                    day=at.date(),
                    at=at,
                    offset=offset_of(at),
                )

    def _notes_of(self, line: Line, at: datetime) -> Iterator[NoteRow]:
        for place, text in enumerate(line.notes):
            if self._is_new(self._notes, (at, text)):
                key = uuid5(self._act, f"note/{line.number}/{place}")
                yield NoteRow(key=key, person=self._person, text=text, day=at.date(), at=at, offset=offset_of(at))

    def _is_new(self, known: set[Any], one: tuple[Any, ...]) -> bool:
        if one in known:
            self._known += 1
            return False
        known.add(one)
        return True

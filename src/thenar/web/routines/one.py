"""One routine of one's own: found for a person, and whether it can be led today."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from django.http import Http404

from thenar.journal import people, routines
from thenar.journal.models import Person, RoutineRow
from thenar.model.knowledge import Knowledge
from thenar.model.routine import Routine
from thenar.web.base.today import Today, today_of, without_item


class One:
    """The newest version of a routine, as it was written."""

    def __init__(self, row: RoutineRow, knowledge: Knowledge) -> None:
        self.row, self.knowledge = row, knowledge
        self.routine: Routine = routines.draft(row)
        self.planned, self.mistakes = routines.read(row, knowledge)

    @property
    def empty(self) -> bool:
        """True where there is no stroke in it yet."""
        return not self.routine.steps

    @property
    def fits(self) -> bool:
        """True where it is made for the way in which this person is massaged now: alone, or by someone else."""
        return self.routine.form is people.form_of(self.row.person)

    @property
    def strokes(self) -> int:
        """How many strokes it has."""
        return sum(len(step.parts) for step in (*self.routine.steps, *self.routine.then))

    @cached_property
    def today(self) -> Today | None:
        """The river of today with this routine; None where it cannot be led."""
        if not self.planned or not self.fits:
            return None
        return today_with(self.row.person, self.planned)


def today_with(person: Person, planned: Sequence[Routine]) -> Today:
    """The river of today for a person with these routines, kept or not."""
    found = today_of(without_item(person))
    knowledge = found.knowledge.with_routines({one.id: one for one in planned})
    wishes = replace(found.wishes, routines=tuple(one.id for one in planned), ache=())
    return replace(found, knowledge=knowledge, wishes=wishes)


def one_of(person: Person, of: UUID, knowledge: Knowledge) -> One:
    """A routine of a person. Http404 where there is none."""
    row = routines.newest_of(person, of)
    if row is None:
        raise Http404
    return One(row, knowledge)

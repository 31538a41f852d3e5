"""One thing that someone gave, as the page shows it before it is kept."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext as _

from thenar.journal import people, routines
from thenar.journal.models import Person
from thenar.load.own import routine_of
from thenar.model.body import Area
from thenar.model.draft import flat
from thenar.model.knowledge import Knowledge
from thenar.model.problem import KnowledgeError, ThenarError
from thenar.model.restriction import Effect
from thenar.model.routine import Routine
from thenar.model.written import long_day
from thenar.share.packet import Opened
from thenar.web.base.about import address
from thenar.web.base.today import Today
from thenar.web.base.words import HEADLINES
from thenar.web.routines.builder import Row, groups_of, left_out
from thenar.web.routines.one import today_with
from thenar.web.routines.pages import MOST_BYTES, name_in

ID = "given"


class Given:
    """A routine inside a signed file, for one person. ThenarError where it cannot be led by this Thenar."""

    page: ClassVar[str] = "share/given.html"

    def __init__(self, found: Opened, person: Person, knowledge: Knowledge) -> None:
        self.shared, self.seal = found.shared, found.seal
        self.person, self.knowledge = person, knowledge
        self.routine = self._read()

    @property
    def made(self) -> str:
        """The day on which it was made."""
        return long_day(self.shared.made, self.knowledge.catalog)

    @property
    def fits(self) -> bool:
        """True where it is made for the way in which this person is massaged now: alone, or by someone else."""
        return self.routine.form is people.form_of(self.person)

    @property
    def to_keep(self) -> Routine:
        """The routine as it is kept: with whom it came from, where that was written."""
        sender, made = self.shared.sender, self.made
        where = _("From {name}, {day}.").format(name=sender, day=made) if sender else self.routine.summary
        return replace(self.routine, summary=where)

    @property
    def groups(self) -> "list[tuple[Area, list[Row]]]":
        """Its steps by area, each with what today's answers change in it."""
        return groups_of(self.routine, left_out(self.today), self.knowledge)

    @cached_property
    def today(self) -> Today | None:
        """The river of today with this routine; None where it is made for another way of being massaged."""
        return today_with(self.person, replace(self.routine, id=ID).by_area) if self.fits else None

    @property
    def checked(self) -> bool:
        """True where the answers of today say what they change."""
        return self.today is not None and self.today.checked

    @property
    def waits(self) -> str:
        """Words for why nothing can be led today; empty where it can."""
        if self.today is None or not self.checked or self.today.clearance.effect.rank < Effect.ASK.rank:
            return ""
        return str(HEADLINES[self.today.clearance.effect])

    @property
    def notes(self) -> tuple[str, ...]:
        """What differs from what was wished for, in sentences."""
        return self.today.plan.notes if self.today is not None and self.checked else ()

    def keep(self, act: UUID, now: datetime) -> str:
        """The yes: to be changed like any other from now on. Gives the address of the page that follows."""
        row = routines.begin(act, self.person, self.to_keep, now)
        return address("routine", self.person, row.of)

    def _read(self) -> Routine:
        text = self.shared.text
        if len(text.encode()) > MOST_BYTES:
            raise ThenarError("This routine is too large. Nothing was opened. Ask for a shorter one.")
        try:
            routine = flat(routine_of(_("The file"), text, self.knowledge))
        except KnowledgeError as error:
            raise ThenarError(
                "This routine does not fit this Thenar. {mistakes} Nothing was opened. Get the newest Thenar, then "
                "open it again.",
                mistakes=str(error),
            ) from None
        return replace(routine, name=name_in(routine.name))

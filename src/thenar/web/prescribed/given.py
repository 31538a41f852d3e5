"""A plan that someone gave, as the page shows it before it is kept."""

from datetime import datetime
from functools import cached_property
from typing import ClassVar
from uuid import UUID

from thenar.journal import prescriptions
from thenar.journal.models import Person, PrescriptionRow
from thenar.load.own import prescription_of
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Prescription, Standing
from thenar.model.problem import KnowledgeError, ThenarError
from thenar.model.written import long_day
from thenar.share.packet import Opened
from thenar.web.base.about import address
from thenar.web.base.prescribed import read
from thenar.web.base.today import Today, today_of, without_item
from thenar.web.prescribed.handout import Handout, handout


class GivenPlan:
    """A prescription inside a signed file, for one person. ThenarError where this Thenar cannot follow it."""

    page: ClassVar[str] = "prescribed/given.html"

    def __init__(self, found: Opened, person: Person, knowledge: Knowledge) -> None:
        self.shared, self.seal = found.shared, found.seal
        self.person, self.knowledge = person, knowledge
        self.plan = self._read()

    @property
    def made(self) -> str:
        """The day on which it was sealed."""
        return long_day(self.shared.made, self.knowledge.catalog)

    @cached_property
    def handout(self) -> Handout:
        """The plan as it is shown once it is kept, with today's dose."""
        return handout(self.plan, self.today)

    @property
    def over(self) -> bool:
        """True where its last day is over already."""
        return self.handout.over

    @cached_property
    def replaces(self) -> PrescriptionRow | None:
        """The plan of the same writer that it takes the place of: of the same seal, with the same id."""
        rows = (row for row in prescriptions.newest(self.person) if row.seal == self.seal)
        known = ((row, read(row, self.knowledge)) for row in rows)
        return next((row for row, plan in known if plan and plan.id == self.plan.id), None)

    @property
    def kept_already(self) -> bool:
        """True where just this plan holds."""
        row = self.replaces
        return row is not None and row.text == self.shared.text and row.standing == Standing.KEPT

    @cached_property
    def today(self) -> Today:
        """The river of today, in which it is not kept yet."""
        return today_of(without_item(self.person))

    def keep(self, act: UUID, now: datetime) -> str:
        """The yes: it holds from now on, in the place of the one before it. Gives the address that follows."""
        text, before = self.shared.text, self.replaces
        if before is None:
            origin = prescriptions.Origin(self.shared.sender, self.seal)
            prescriptions.begin(act, self.person, text, Standing.KEPT, now, origin)
        else:
            changed = prescriptions.change(act, before, text, now)
            prescriptions.stand(act, changed, Standing.KEPT, now)
        return address("prescribed", self.person)

    def _read(self) -> Prescription:
        try:
            return prescription_of("", self.shared.text, self.knowledge)
        except KnowledgeError as error:
            mistakes = " ".join(one.message for one in error.problems[:3])
            raise ThenarError(
                "This plan does not fit this Thenar: {mistakes} Nothing was opened. Get the newest Thenar, then open "
                "it again.",
                mistakes=mistakes,
            ) from None

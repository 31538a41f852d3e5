"""A report that came back, as the page shows it before it is kept beside its plan."""

from datetime import datetime
from functools import cached_property
from typing import ClassVar
from uuid import UUID

from thenar.insight.followed import Sign, signs
from thenar.journal import prescriptions, reports
from thenar.journal.models import Person, PrescriptionRow
from thenar.load.plan_report import report_in
from thenar.model.knowledge import Knowledge
from thenar.model.plan_report import PlanReport
from thenar.model.prescription import Prescription
from thenar.model.problem import KnowledgeError, ThenarError
from thenar.model.written import long_day
from thenar.share.letters import mark_of
from thenar.share.packet import Opened
from thenar.web.base.about import address
from thenar.web.base.clock import local_today
from thenar.web.base.prescribed import read
from thenar.web.reports.shown import Shown, shown, sign_words

PAIN = "pain"


class GivenReport:
    """A report inside a signed file. ThenarError where it is about no plan of this person."""

    page: ClassVar[str] = "reports/given.html"

    def __init__(self, found: Opened, person: Person, knowledge: Knowledge) -> None:
        self.shared, self.seal = found.shared, found.seal
        self.person, self.knowledge = person, knowledge
        self.report = _report(self.shared.text)
        self.row, self.plan = self._plan()

    @property
    def made(self) -> str:
        """The day on which it was sealed."""
        return long_day(self.shared.made, self.knowledge.catalog)

    @cached_property
    def shown(self) -> Shown:
        """The report beside its plan."""
        return shown(self.report, self.plan, self.knowledge)

    @property
    def signs(self) -> list[str]:
        """What to look at, in sentences."""
        return signs_of(self.report, self.plan, self.knowledge)

    def keep(self, _act: UUID, now: datetime) -> str:
        """The yes: it is kept beside its plan. Gives the address of the page that follows."""
        origin = prescriptions.Origin(self.shared.sender, self.seal)
        reports.keep(self.row, self.shared.text, origin, self.shared.made, now)
        return address("prescribed", self.person)

    def _plan(self) -> tuple[PrescriptionRow, Prescription]:
        """The version that it is about."""
        for row in prescriptions.versions(self.person):
            if mark_of(row.text.encode()) == self.report.mark and (plan := read(row, self.knowledge)):
                return row, plan
        raise ThenarError(
            "This report is about a plan that is not kept here for this person. Nothing was opened. Open it on the "
            "page of the one for whom the plan was written."
        )


def signs_of(report: PlanReport, plan: Prescription, knowledge: Knowledge) -> list[str]:
    """What whoever wrote a plan should look at today, in sentences."""
    matters = knowledge.measures[PAIN].matters
    noticed = matters.points if matters else 1.0
    found: tuple[Sign, ...] = signs(report, plan, local_today(), noticed)
    return [sign_words(sign, report, plan, knowledge) for sign in found]


def _report(text: str) -> PlanReport:
    try:
        return report_in(text)
    except KnowledgeError as error:
        mistakes = " ".join(one.message for one in error.problems[:3])
        raise ThenarError(
            "This report does not fit this Thenar: {mistakes} Nothing was opened. Ask for it again.", mistakes=mistakes
        ) from None

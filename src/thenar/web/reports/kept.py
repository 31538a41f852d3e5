"""The reports that came back and were kept, beside their plan."""

from thenar.journal import reports
from thenar.journal.models import PrescriptionRow
from thenar.load.plan_report import report_in
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Prescription
from thenar.model.problem import KnowledgeError
from thenar.web.reports.shown import Shown, shown


def reports_on(row: PrescriptionRow, plan: Prescription, knowledge: Knowledge) -> list[Shown]:
    """The reports on a plan that can be read, the last one first."""
    found = []
    for one in reports.of_plan(row.person, row.of):
        try:
            found.append(shown(report_in(one.text), plan, knowledge))
        except KnowledgeError:
            continue
    return found

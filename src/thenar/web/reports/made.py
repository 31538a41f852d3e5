"""A report on a plan, made from the sessions that were led under it, for whoever wrote it."""

from datetime import date

from thenar.journal import reports
from thenar.journal.models import PrescriptionRow
from thenar.load.plan_report import MOST_QUESTION, MOST_SESSIONS
from thenar.model.plan_report import PlanReport
from thenar.model.prescription import Prescription
from thenar.model.problem import ThenarError
from thenar.share.letters import mark_of


def report_on(row: PrescriptionRow, plan: Prescription, day: date, question: str = "") -> PlanReport:
    """What was done of a plan until a day; the newest sessions, where there are too many for one file."""
    every = tuple(reports.followed(row.person, row.of))
    kept = every[-MOST_SESSIONS:]
    return PlanReport(
        plan=plan.id,
        mark=mark_of(row.text.encode()),
        day=day,
        sessions=kept,
        earlier=len(every) - len(kept),
        question=question,
    )


def question_in(text: str) -> str:
    """A question as it is handed on. ThenarError for one that is too long."""
    plain = " ".join(text.split())
    if len(plain) > MOST_QUESTION or not (plain.isprintable() or not plain):
        raise ThenarError(
            "This question is too long. At most {most} plain letters fit. Write it shorter.", most=MOST_QUESTION
        )
    return plain

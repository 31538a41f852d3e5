"""Everyone for whom a plan was written here: who paused, whose pain rose, whose plan ends, who asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thenar.insight.followed import WEEK
from thenar.journal import people, prescriptions, reports
from thenar.journal.models import Person, ReportRow
from thenar.load.plan_report import report_in
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Prescription
from thenar.model.problem import KnowledgeError
from thenar.model.written import long_day
from thenar.web.base.called import called
from thenar.web.base.clock import local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.prescribed import read
from thenar.web.reports.given import signs_of


@dataclass(frozen=True)
class Client:
    """One plan of one person: the day of its last report, and what to look at. `ends` stands in for it before any."""

    person: Person
    label: str
    plan: Prescription
    reported: str
    ends: str
    signs: tuple[str, ...]


@require_safe
def clients(request: HttpRequest) -> HttpResponse:
    """The list, those first of whom there is something to look at."""
    knowledge = load_knowledge()
    found = sorted(_clients(knowledge, local_today()), key=lambda one: (not one.signs, one.label))
    return render(request, "reports/clients.html", {"clients": found})


def _clients(knowledge: Knowledge, today: date) -> Iterator[Client]:
    plans, last = prescriptions.kept_by_person(), reports.last_by_plan()
    for person, label in called(people.listed()):
        for row in plans[person.pk]:
            plan = read(row, knowledge) if not row.seal else None
            if plan is not None:
                yield _client(person, label, plan, last.get(row.of), knowledge, today)


def _client(
    person: Person, label: str, plan: Prescription, report: ReportRow | None, knowledge: Knowledge, today: date
) -> Client:
    catalog = knowledge.catalog
    ends = long_day(plan.last_day, catalog) if plan.last_day - today < WEEK else ""
    if report is None:
        return Client(person, label, plan, "", ends, ())
    try:
        found = signs_of(report_in(report.text), plan, knowledge)
    except KnowledgeError:
        found = []
    return Client(person, label, plan, long_day(report.made, catalog), ends, tuple(found))

"""A plan and what was done of it, for another health program."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thenar.journal import prescriptions, reports
from thenar.journal.models import Person, PrescriptionRow
from thenar.load.plan_report import report_in
from thenar.model.plan_report import PlanReport
from thenar.model.problem import KnowledgeError
from thenar.render.fhir_plan import plan_bundle
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.prescribed import read
from thenar.web.reports.made import report_on


@require_safe
def bundle(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:  # noqa: ARG001  Django gives it
    """A FHIR R4 Bundle: the plan, with the report that came back last; where it was led here, with what was done."""
    row, knowledge, now = prescriptions.newest_of(person, of), load_knowledge(), local_now()
    plan = read(row, knowledge) if row else None
    if row is None or plan is None:
        raise Http404
    report = report_on(row, plan, now.date()) if row.seal else _last(row)
    made = plan_bundle(str(row.of), plan, report, person.name, knowledge, now)
    headers = {"Content-Disposition": 'attachment; filename="plan-fhir.json"'}
    return HttpResponse(json.dumps(made, ensure_ascii=False), content_type="application/fhir+json", headers=headers)


def _last(row: PrescriptionRow) -> PlanReport | None:
    for one in reports.of_plan(row.person, row.of):
        try:
            return report_in(one.text)
        except KnowledgeError:
            continue
    return None

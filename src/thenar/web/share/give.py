"""A routine or a plan given to someone: a signed file, codes for a camera, and a link. Nothing is sent to anyone from
here."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from thenar.journal.models import Person, PrescriptionRow
from thenar.load.plan_report import MOST_QUESTION, report_text
from thenar.model.prescription import Prescription
from thenar.model.problem import ThenarError
from thenar.share.key import key_in
from thenar.share.letters import line_of, parts_of
from thenar.share.packet import opened, packed
from thenar.share.shared import MOST_SENDER, Kind, Shared, sender_in
from thenar.web.base.about import address
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.prescribed import read
from thenar.web.prescribed.pages import row_of
from thenar.web.reports.made import question_in, report_on
from thenar.web.reports.shown import shown
from thenar.web.routines.one import one_of
from thenar.web.serving.data_folder import data_folder

USUAL = "http://127.0.0.1:8765"  # where Thenar is on the computer of whoever opens the link

NAMED = {
    Kind.ROUTINE: 'attachment; filename="routine.thenar"',
    Kind.PRESCRIPTION: 'attachment; filename="prescription.thenar"',
    Kind.REPORT: 'attachment; filename="report.thenar"',
}


@dataclass(frozen=True)
class ToGive:
    """What is given: its kind, text and name, who it is from where that is known, and the pages around it."""

    kind: Kind
    text: str
    name: str
    sender: str
    back: str
    page: str
    file: str
    question: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """A routine: first asks whose name goes with it; then shows all three ways."""
    return _give(request, person, _routine(person, of))


@require_http_methods(["GET", "HEAD", "POST"])
def give_plan(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """The same for a plan that a professional wrote."""
    return _give(request, person, _plan(person, of))


@require_http_methods(["GET", "HEAD", "POST"])
def give_report(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """A report for whoever wrote a plan: first shows all of it and asks for questions; then shows all three ways."""
    if request.method == "POST":
        return _give(request, person, _report(request, person, of))
    row, plan = _kept(person, of)
    found = shown(report_on(row, plan, local_now().date()), plan, load_knowledge())
    page = {"person": person, "plan": plan, "found": found, "row": row, "most": MOST_SENDER, "longest": MOST_QUESTION}
    return render(request, "reports/mine.html", page)


@require_POST
def report_file(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """A report as a signed file."""
    return _file(request, _report(request, person, of))


@require_POST
def file(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """A routine as a signed file."""
    return _file(request, _routine(person, of))


@require_POST
def plan_file(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """A plan as a signed file."""
    return _file(request, _plan(person, of))


def _routine(person: Person, of: UUID) -> ToGive:
    one = one_of(person, of, load_knowledge())
    if not one.planned:
        raise ThenarError("This routine cannot be given to anyone as it is. Open it, and see what is missing.")
    pages = [address(name, person, of) for name in ("routine", "give", "give-file")]
    return ToGive(Kind.ROUTINE, one.row.text, one.routine.name, "", *pages)


def _kept(person: Person, of: UUID) -> tuple[PrescriptionRow, Prescription]:
    """A plan that can be read. ThenarError for another."""
    row = row_of(person, of)
    plan = read(row, load_knowledge())
    if plan is None:
        raise ThenarError("This plan cannot be given to anyone as it is. Open it, and see what is missing.")
    return row, plan


def _report(request: HttpRequest, person: Person, of: UUID) -> ToGive:
    row, plan = _kept(person, of)
    question = question_in(request.POST.get("question", ""))
    text = report_text(report_on(row, plan, local_now().date(), question))
    pages = [address("prescribed", person), address("give-report", person, of), address("give-report-file", person, of)]
    return replace(ToGive(Kind.REPORT, text, plan.name, "", *pages), question=question)


def _plan(person: Person, of: UUID) -> ToGive:
    row, plan = _kept(person, of)
    pages = [address("prescribed", person), address("give-plan", person, of), address("give-plan-file", person, of)]
    return ToGive(Kind.PRESCRIPTION, row.text, plan.name, plan.author.name, *pages)


def _give(request: HttpRequest, person: Person, one: ToGive) -> HttpResponse:
    page = {"person": person, "one": one, "most": MOST_SENDER, "kind": one.kind.value}
    if request.method == "POST":
        from thenar.web.lan.qr import for_page

        sender = sender_in(request.POST.get("sender", ""))
        data = _packed(one, sender)
        page |= {
            "sender": sender,
            "codes": [for_page(code) for code in parts_of(data)],
            "link": f"{USUAL}{reverse('open')}#{line_of(data)}",
            "seal": opened(data).seal,
        }
    return render(request, "share/give.html", page)


def _file(request: HttpRequest, one: ToGive) -> HttpResponse:
    data = _packed(one, sender_in(request.POST.get("sender", "")))
    headers = {"Content-Disposition": NAMED[one.kind]}
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


def _packed(one: ToGive, sender: str) -> bytes:
    shared = Shared(one.kind, one.text, sender, local_now().date())
    return packed(shared, key_in(data_folder()))

"""What belongs to the person: everything out, back in, and gone; and the page for the doctor."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import IO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from thenar.journal import people
from thenar.journal.copies.wishes import copy_wishes
from thenar.journal.copies.work import database_file, passing_file
from thenar.journal.erasing import erase_everything, erase_person
from thenar.journal.gate.seen import sees_everyone
from thenar.journal.merging.read import is_ours
from thenar.journal.models import Person
from thenar.journal.transfer import import_bytes, is_empty, write_csv, write_json, write_xlsx
from thenar.journal.transfer.refusal import BIG, MOST_BYTES, RefusedError, refused, too_large
from thenar.model.problem import ThenarError
from thenar.render.fhir import Kind
from thenar.web.base.about import to
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.journal.merge import look_at
from thenar.web.journal.reporting import report_of, write_fhir
from thenar.web.serving.clearing import clear_device

OLDEST = 1900
MOST_TOLD = 5  # places of copies, which have to fit into a cookie
FORMS: dict[str, tuple[Callable[[IO[bytes]], None], str, str]] = {
    "json": (write_json, "application/json", "thenar.json"),
    "csv": (write_csv, "application/zip", "thenar-csv.zip"),
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "thenar.xlsx"),
}
ERASED = "erased"  # in the cookie of the browser that erased: what the next page has to tell


@require_safe
def data(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything that can be done with what is kept."""
    return render(request, "journal/data.html", {"person": person, "copies_in": _copies_in()})


@require_POST
def about(request: HttpRequest, person: Person) -> HttpResponse:
    """A name and a year of birth, for the report; both may be left empty. What was not sent stays as it is."""
    if "name" in request.POST:
        person.name = request.POST["name"].replace("\0", "").strip()[:60]
    if "birth_year" in request.POST:
        person.birth_year = _year(request.POST["birth_year"].strip())
    person.save(update_fields=["name", "birth_year"])
    return to("data", person)


def _year(text: str) -> int | None:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None
    if text and (year is None or not OLDEST <= year <= local_today().year):
        raise ThenarError(
            "That is no year of birth. Write one such as 1960, from {oldest} on, or leave it empty.", oldest=OLDEST
        )
    return year


@require_POST
def report(request: HttpRequest, person: Person) -> HttpResponse:
    """One page for the doctor. The questions come in the body, so that they are in no address."""
    pdf = report_of(person, load_knowledge(), local_now(), request.POST.get("questions", ""))
    return _file(pdf, "application/pdf", "massage-report.pdf")


@require_safe
def fhir(request: HttpRequest, person: Person) -> HttpResponseBase:
    """One person's, for another health program: to be read, or to be taken by a server in one step."""
    kind = Kind.TRANSACTION if request.GET.get("as") == Kind.TRANSACTION else Kind.COLLECTION
    write = partial(write_fhir, person=person, knowledge=load_knowledge(), now=local_now(), kind=kind)
    return _long_file(write, "application/fhir+json", "massage-fhir.json")


@require_safe
def take_out(request: HttpRequest, form: str) -> HttpResponseBase:  # noqa: ARG001  Django gives it
    """Everyone's as JSON, CSV, or a workbook."""
    if form not in FORMS:
        raise Http404
    return _long_file(*FORMS[form])


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """A file that was taken out, back in: as it is into an empty journal, and after a look into one that has rows."""
    sent = request.FILES.get("file")
    if sent is None:
        raise ThenarError("No file was chosen. Go back and choose one that Thenar made.")
    if sent.size is None or sent.size > MOST_BYTES:
        raise refused(too_large(sent.size or 0), BIG)
    data, name = sent.read(), (sent.name or "")[:80]
    if not is_empty():
        return look_at(request, people.me(local_now()), data, name)
    try:
        rows = import_bytes(data)
    except RefusedError:
        if is_ours(data, name):  # a spreadsheet had it
            return look_at(request, people.me(local_now()), data, name)
        raise
    return render(request, "journal/brought.html", {"rows": rows})


@require_POST
def erase(request: HttpRequest, person: Person) -> HttpResponse:
    """Gone, after the person said twice that it should be."""
    if request.POST.get("sure") != "yes":
        raise ThenarError("Nothing was erased. Go back and mark that you are sure.")
    whose, copies_too = request.POST.get("whose"), request.POST.get("copies") != "keep"
    if whose not in ("person", "everyone"):
        raise ThenarError("Nothing was erased. Go back and mark whose it is that should be erased.")
    if whose == "everyone" and not sees_everyone():
        raise ThenarError("This device is not for everyone, so it erases nobody else. Nothing was erased. Go back.")
    done = erase_everything(copies_too) if whose == "everyone" else erase_person(person, copies_too)
    told = replace(done.traces, by_hand=done.traces.by_hand[-MOST_TOLD:], stuck=done.traces.stuck[:MOST_TOLD])
    request.session[ERASED] = {"shrunk": done.shrunk, "overwritten": done.overwritten, **asdict(told)}
    answer = redirect("erased")
    clear_device(answer)
    return answer


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """What went, and what no program here can reach. Told once; later this is the first page."""
    told = request.session.pop(ERASED, None)
    return render(request, "journal/erased.html", told) if told else redirect("home")


def _copies_in() -> str:
    """The folder of the automatic copies; empty where there is none."""
    database = database_file()
    try:
        return copy_wishes(database.parent).folder if database else ""
    except ThenarError:
        return ""


def _long_file(write: Callable[[IO[bytes]], None], kind: str, name: str) -> FileResponse:
    """A file that may be longer than memory: written whole first, so that the journal is not held up by a slow line."""
    file = passing_file()
    write(file)
    file.seek(0)
    response = FileResponse(file, as_attachment=True, filename=name, content_type=kind)
    response.headers["Cache-Control"] = "no-store"
    return response


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response

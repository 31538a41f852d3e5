"""The routines of one person: begun, brought in from a file, led, copied, put away, taken along."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thenar.journal import people, routines
from thenar.journal.models import Person, RoutineRow
from thenar.load.own import draft_of
from thenar.model.body import Area
from thenar.model.draft import flat
from thenar.model.problem import KnowledgeError, ThenarError
from thenar.model.routine import Routine
from thenar.plan import LEAST_MINUTES, MOST_MINUTES
from thenar.web.base.about import address, to
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import act_of
from thenar.web.routines.one import One, one_of

MOST_BYTES = 20_000
LONGEST_NAME = 60
MINUTES = ("5", "10", "15", "20", "30", "45", "60")


@require_safe
def routines_page(request: HttpRequest, person: Person, wrong: str = "") -> HttpResponse:
    """All of them, and a way to begin one."""
    every = [One(row, load_knowledge()) for row in routines.newest(person)]
    page = {
        "person": person,
        "kept": [one for one in every if not one.row.put_away],
        "away": [one for one in every if one.row.put_away],
        "act": uuid4(),
        "wrong": wrong,
    }
    return render(request, "routines/routines.html", page, status=400 if wrong else 200)


@require_POST
def new(request: HttpRequest, person: Person) -> HttpResponse:
    """An empty one, to be filled."""
    name = name_in(request.POST.get("name", ""))
    empty = Routine("mine", name, name, Area.HAND, people.form_of(person), (), ("background",))
    return _open(routines.begin(act_of(request.POST, person), person, empty, local_now()))


@require_POST
def bring(request: HttpRequest, person: Person) -> HttpResponse:
    """One from a file, as the command line reads it. What is wrong in it is told by its lines, and nothing is kept."""
    sent = request.FILES.get("file")
    if sent is None:
        raise ThenarError("No file was chosen. Go back and choose a routine, a file that ends in .yaml.")
    if sent.size is None or sent.size > MOST_BYTES:
        raise ThenarError("This file is too large for a routine. Nothing was kept. Choose another one.")
    text = sent.read().decode("utf-8", errors="replace")
    try:
        routine = flat(draft_of(_("The file"), text))
    except KnowledgeError as error:
        raise ThenarError("{mistakes} Nothing was kept.", mistakes=str(error)) from None
    named = replace(routine, name=name_in(routine.name))
    return _open(routines.begin(act_of(request.POST, person), person, named, local_now()))


@require_POST
def begin(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """Wish for it from now on, for so many minutes; on to the check, or to the plan where that was done today."""
    one = one_of(person, of, load_knowledge())
    minutes = _minutes(request.POST.get("minutes", ""))
    if one.today is None or one.row.put_away or minutes is None:
        raise ThenarError("This routine cannot begin as it is. Open it, and see what is missing.")
    people.wish(person, str(one.row.of))
    person.minutes = minutes
    person.save(update_fields=["routine", "item", "minutes"])
    return to(one.today.next_page(), person)


@require_POST
def copy(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """The same once more, to be changed without changing this one."""
    one = one_of(person, of, load_knowledge())
    name = name_in(_("{name}, a copy").format(name=one.routine.name)[:LONGEST_NAME])
    made = replace(one.routine, name=name)
    return _open(routines.begin(act_of(request.POST, person), person, made, local_now()))


@require_POST
def away(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """Offered no more, or again. Sessions that were led with it stay what they were."""
    row = one_of(person, of, load_knowledge()).row
    routines.put_away(act_of(request.POST, person), row, request.POST.get("away") == "yes", local_now())
    return to("routines", person)


@require_safe
def file(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:  # noqa: ARG001  Django gives it
    """The routine as the file that the command line reads."""
    row = one_of(person, of, load_knowledge()).row
    headers = {"Content-Disposition": 'attachment; filename="routine.yaml"'}
    return HttpResponse(row.text, content_type="application/yaml; charset=utf-8", headers=headers)


def _minutes(text: str) -> float | None:
    """Minutes that a session can have; None for others."""
    number = int(text) if text.isdecimal() and len(text) <= 2 else 0
    return float(number) if LEAST_MINUTES <= number <= MOST_MINUTES else None


def name_in(text: str) -> str:
    """A name as it is kept. ThenarError without one."""
    plain = " ".join(text.split())
    if not plain:
        raise ThenarError("Give it a name, such as “My evening”. Then save again.")
    if len(plain) > LONGEST_NAME:
        raise ThenarError("This name is too long. At most {most} letters fit.", most=LONGEST_NAME)
    return plain


def _open(row: RoutineRow) -> HttpResponse:
    return redirect(address("routine", row.person, row.of))

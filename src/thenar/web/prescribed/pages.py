"""The plans of one person: what is to be done today, begun at one touch; and a plan that is ended, or holds again."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from thenar.journal import prescriptions
from thenar.journal.models import Person, PrescriptionRow
from thenar.model.prescription import Standing
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.prescribed import dose_of, may_do, read
from thenar.web.base.sent import act_of
from thenar.web.base.today import today_of, without_item
from thenar.web.prescribed.handout import kept_of


@require_safe
def plans(request: HttpRequest, person: Person) -> HttpResponse:
    """Those that hold with today's items, those that are being written, those that ended."""
    rows, today = prescriptions.newest(person), today_of(without_item(person))
    page = {
        "person": person,
        "kept": [kept_of(row, today) for row in rows if row.standing == Standing.KEPT],
        "wrote": any(not row.seal for row in rows),
        "ended": [kept_of(row, today) for row in rows if row.standing == Standing.ENDED],
    }
    return render(request, "prescribed/plans.html", page)


@require_POST
def begin(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """Wish for one item, in its dose of today; on to the check, or to the plan where that was done today."""
    row, knowledge, day = row_of(person, of), load_knowledge(), local_today()
    plan, number = read(row, knowledge), _number(request.POST.get("item", ""))
    if row.standing != Standing.KEPT or plan is None or not may_do(plan, number, person, knowledge, day):
        raise ThenarError("This cannot begin today. Nothing was changed. Open the plan again, and see what it says.")
    item = plan.items[number - 1]
    person.routine, person.item, person.pressure = row.of, number, item.pressure
    person.minutes, person.lotion = dose_of(plan, number, person, day).minutes, item.lotion
    person.save(update_fields=["routine", "item", "pressure", "minutes", "lotion"])
    return to(today_of(person).next_page(), person)


@require_POST
def end(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """It holds no more; or again."""
    row, wished = row_of(person, of), request.POST.get("standing", "")
    if row.standing == Standing.DRAFT or wished not in (Standing.KEPT, Standing.ENDED):
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    prescriptions.stand(act_of(request.POST, person), row, Standing(wished), local_now())
    return to("prescribed", person)


def row_of(person: Person, of: UUID) -> PrescriptionRow:
    """The newest version of a plan of a person. Http404 where there is none."""
    row = prescriptions.newest_of(person, of)
    if row is None:
        raise Http404
    return row


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) == 1 else 0

"""Everyone in one calm list: in an order of one's own, and who is in no list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thenar.journal.models import Person, Session
from thenar.journal.people import arrange, known
from thenar.journal.sessions import LED
from thenar.model.problem import ThenarError
from thenar.web.base import names
from thenar.web.base.called import called

MOST = 999


@dataclass(frozen=True)
class Line:
    """A person, what they are called, and the day of the last massage that was led."""

    person: Person
    label: str
    last: date | None


@require_http_methods(["GET", "HEAD", "POST"])
def household(request: HttpRequest) -> HttpResponse:
    """The list; sent, it is kept as a whole."""
    if request.method == "POST":
        arrange(_wished(request))
        back = redirect("people")
        names.keep(back, waiting="names" in request.POST)
        return back
    lines = _lines()
    page = {
        "listed": [one for one in lines if not one.person.archived],
        "archived": [one for one in lines if one.person.archived],
        "names_wait": names.wait_to_be_asked(request),
    }
    return render(request, "home/people.html", page)


def _lines() -> list[Line]:
    led = Session.objects.filter(LED, began_at__isnull=False).order_by()
    last = dict(led.values_list("person").annotate(last=Max("day")))
    return [Line(one, label, last.get(one.pk)) for one, label in called(known())]


def _wished(request: HttpRequest) -> dict[UUID, tuple[int | None, bool]]:
    """Those whom the form names, and nobody else."""
    there = [one for one in Person.objects.filter(me=False) if f"place-{one.key}" in request.POST]
    return {one.key: (_place(request.POST[f"place-{one.key}"]), f"archived-{one.key}" in request.POST) for one in there}


def _place(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) and int(text)):
        raise ThenarError(
            "“{found}” is no place in a list. Write a whole number from 1 to {most}, or leave it empty. Nothing was "
            "changed.",
            found=text[:20],
            most=MOST,
        )
    return int(text)

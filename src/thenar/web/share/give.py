"""A routine given to someone: a signed file, codes for a camera, and a link. Nothing is sent to anyone from here."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from thenar.journal.models import Person
from thenar.model.problem import ThenarError
from thenar.share.key import key_in
from thenar.share.letters import line_of, parts_of
from thenar.share.packet import opened, packed
from thenar.share.shared import MOST_SENDER, Kind, Shared, sender_in
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.routines.one import One, one_of
from thenar.web.serving.data_folder import data_folder

USUAL = "http://127.0.0.1:8765"  # where Thenar is on the computer of whoever opens the link


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """First asks whose name goes with it; then shows all three ways."""
    one = one_of(person, of, load_knowledge())
    page = {"person": person, "one": one, "most": MOST_SENDER}
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


@require_POST
def file(request: HttpRequest, person: Person, of: UUID) -> HttpResponse:
    """The signed file."""
    one = one_of(person, of, load_knowledge())
    data = _packed(one, sender_in(request.POST.get("sender", "")))
    headers = {"Content-Disposition": 'attachment; filename="routine.thenar"'}
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


def _packed(one: One, sender: str) -> bytes:
    if not one.planned:
        raise ThenarError("This routine cannot be given to anyone as it is. Open it, and see what is missing.")
    shared = Shared(Kind.ROUTINE, one.row.text, sender, local_now().date())
    return packed(shared, key_in(data_folder()))

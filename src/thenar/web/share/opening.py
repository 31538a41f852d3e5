"""What someone gave is opened: first it is shown, with what today's answers change in it; kept only on a yes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from thenar.journal.models import Person
from thenar.model.problem import ThenarError
from thenar.share.letters import data_in, line_of
from thenar.share.packet import MOST_BYTES as MOST_FILE
from thenar.share.packet import Opened, opened
from thenar.share.shared import Kind
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import act_of
from thenar.web.prescribed.given import GivenPlan
from thenar.web.reports.given import GivenReport
from thenar.web.share.given import Given

MOST_PICTURES = 20
GIVEN: dict[Kind, type[Given | GivenPlan | GivenReport]] = {
    Kind.ROUTINE: Given,
    Kind.PRESCRIPTION: GivenPlan,
    Kind.REPORT: GivenReport,
}


@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, person: Person) -> HttpResponse:
    """Asks for the file, the codes or the link; then shows what is in it. Nothing is kept here."""
    if request.method != "POST":
        return _ask(request, person)
    letters = request.POST.get("letters", "")
    try:
        data, letters = _sent(request, letters)
        data = data_in(letters) if data is None else data
        given = _given(opened(data), person)
    except ThenarError as error:
        return _ask(request, person, letters, error)
    return render(request, given.page, {"person": person, "given": given, "letters": line_of(data)})


@require_POST
def keep(request: HttpRequest, person: Person) -> HttpResponse:
    """The yes: a routine of one's own from now on, a plan that holds, or a report beside its plan."""
    given = _given(opened(data_in(request.POST.get("letters", ""))), person)
    return redirect(given.keep(act_of(request.POST, person), local_now()))


def _given(found: Opened, person: Person) -> Given | GivenPlan | GivenReport:
    """What is in a file. ThenarError where it cannot be used here."""
    return GIVEN[found.shared.kind](found, person, load_knowledge())


def _ask(request: HttpRequest, person: Person, letters: str = "", wrong: ThenarError | None = None) -> HttpResponse:
    words = wrong.words(load_knowledge().catalog.gettext) if wrong else ""
    page = {"person": person, "letters": letters, "wrong": words}
    return render(request, "share/open.html", page, status=400 if wrong else 200)


def _sent(request: HttpRequest, letters: str) -> tuple[bytes | None, str]:
    """The bytes of a file, where one was sent; and the letters, with those of the pictures that were sent."""
    if one := request.FILES.get("file"):
        return one.read(MOST_FILE + 1), letters
    from thenar.share.picture import MOST_BYTES as MOST_PICTURE
    from thenar.share.picture import letters_in

    pictures = request.FILES.getlist("pictures")[:MOST_PICTURES]
    return None, "\n".join(filter(None, [letters, *(letters_in(one.read(MOST_PICTURE + 1)) for one in pictures)]))

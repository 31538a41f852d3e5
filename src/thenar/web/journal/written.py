"""To write something down: a massage elsewhere or on another day, a note, a number of one's own."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from thenar.journal.models import OwnMeasureRow, Person, Session
from thenar.journal.own import write_elsewhere, write_measure, write_note, write_number
from thenar.model.body import Area
from thenar.model.own import OwnKind
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.sent import act_of
from thenar.web.base.sliders import SCALE
from thenar.wire.key import uuid_of

OLDEST = date(1900, 1, 1)


@require_http_methods(["GET", "HEAD", "POST"])
def written(request: HttpRequest, person: Person) -> HttpResponse:
    """The forms, and one of them sent."""
    if request.method == "POST":
        _SENT.get(request.POST.get("what", ""), _nothing)(person, request.POST)
        return to("history" if "session" in request.POST else "entries", person)
    page = {
        "person": person,
        "today": local_today(),
        "day": day_in(request.GET) if "day" in request.GET else local_today(),
        "measures": OwnMeasureRow.objects.filter(person=person),
        "scale": SCALE,
    }
    return render(request, "journal/written.html", page)


def day_in(sent: QueryDict) -> date:
    """The day of a form; ThenarError where it is none, or still to come."""
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        day = OLDEST
    if not OLDEST < day <= local_today():
        raise ThenarError("That is no day that has been. Choose today or an earlier day. Nothing was saved.")
    return day


def minutes_in(sent: QueryDict, field: str = "minutes", *, least: int = 1) -> int:
    """A whole number of a form, at most the minutes of a day."""
    text = sent.get(field, "").strip()
    value = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else -1
    if not least <= value <= 24 * 60:
        raise ThenarError(
            "“{found}” is no number that can be kept here. Write a whole number from {least} to {most}.",
            found=text[:20],
            least=least,
            most=24 * 60,
        )
    return value


def text_in(sent: QueryDict, field: str, longest: int) -> str:
    """What was written in a field, without spaces around it. ThenarError where it is too long: nothing is cut."""
    text = sent.get(field, "").replace("\0", "").replace("\r\n", "\n").strip()
    if len(text) > longest:
        raise ThenarError(
            "That has {length} letters; at most {longest} can be kept here. Shorten it, then save again.",
            length=len(text),
            longest=longest,
        )
    return text


def areas_in(sent: QueryDict) -> set[Area]:
    """The areas that were marked."""
    return {area for area in Area if area.value in sent.getlist("area")}


def _elsewhere(person: Person, sent: QueryDict) -> None:
    act, text = act_of(sent, person), text_in(sent, "text", 200)
    write_elsewhere(act, person, day_in(sent), minutes_in(sent), areas_in(sent), text, local_now())


def _note(person: Person, sent: QueryDict) -> None:
    about = uuid_of(sent.get("session"))
    session = get_object_or_404(Session, key=about, person=person) if about else None
    day = session.day if session else day_in(sent)
    write_note(act_of(sent, person), person, text_in(sent, "text", 1000), day, local_now(), session)


def _measure(person: Person, sent: QueryDict) -> None:
    kind = sent.get("kind", "")
    if kind not in list(OwnKind):
        raise ThenarError("Choose what its numbers are: 0 to 10, minutes, or yes and no. Then save again.")
    write_measure(act_of(sent, person), person, text_in(sent, "name", 60), OwnKind(kind), local_now())


def _number(person: Person, sent: QueryDict) -> None:
    measure = get_object_or_404(OwnMeasureRow, key=uuid_of(sent.get("measure")), person=person)
    write_number(act_of(sent, person), measure, minutes_in(sent, "value", least=0), day_in(sent), local_now())


def _nothing(_person: Person, _sent: QueryDict) -> None:
    raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")


_SENT: dict[str, Callable[[Person, QueryDict], None]] = {
    "elsewhere": _elsewhere,
    "note": _note,
    "measure": _measure,
    "number": _number,
}

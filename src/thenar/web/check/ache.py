"""Where does it ache? A body map and a list, on the way to the plan. It may be left out, and replaces no question."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thenar.journal.models import Person
from thenar.journal.people import ache_of, remember_ache
from thenar.model.body import Area, Zone
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.sent import pressed
from thenar.web.base.stills import drawn
from thenar.web.base.today import Today, today_of


@dataclass(frozen=True)
class View:
    """One view of a pair of limbs: its name, its `viewBox`, and the zones that can be touched, the nearest last."""

    id: str
    name: str
    box: str
    zones: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """Hands or feet: its name, its views, and its zones with whether each is marked."""

    name: str
    views: tuple[View, ...]
    zones: tuple[tuple[Zone, bool], ...]


@require_http_methods(["GET", "HEAD", "POST"])
def ache(request: HttpRequest, person: Person) -> HttpResponse:
    """Mark what aches today; on to the plan. Only once the check is answered: a mark is no answer."""
    today = today_of(person)
    if not today.checked:
        return to(today.next_page(), person)
    if request.method == "POST":
        pressed(request.POST, "marked")
        remember_ache(person, _marked(request.POST.getlist("zone"), today), today.day)
        return to("plan", person)
    marked = ache_of(person, today.day, today.knowledge)
    parts = [_part(area, marked, today) for area in Area if area in today.areas]
    return render(request, "check/ache.html", {"today": today, "parts": parts})


def _marked(zones: list[str], today: Today) -> list[str]:
    known = {zone.id for zone in today.knowledge.may_ache}
    if not known.issuperset(zones):
        raise ThenarError("This form is incomplete. Nothing was saved. Open the page again and repeat it.")
    return sorted(set(zones))


def _part(area: Area, marked: tuple[str, ...], today: Today) -> Part:
    zones = [zone for zone in today.knowledge.may_ache if zone.area is area]
    ids = {zone.id for zone in zones}
    names = {"palms": _("Palms"), "backs": _("Backs of the hands"), "soles": _("Soles"), "tops": _("Tops of the feet")}
    views = [View(one, names[one], box, seen) for one, (box, seen) in drawn().items() if ids.issuperset(seen)]
    name = _("Hands") if area is Area.HAND else _("Feet")
    return Part(name, tuple(views), tuple((zone, zone.id in marked) for zone in zones))

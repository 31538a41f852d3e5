"""The old map: traditional points and zones to look up, what is known of them, and what is not."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.point import Caution, Does, Point, ReflexZone
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.spots import CHART, LOOKS, point_still, sides, told_from
from thenar.web.base.words import GRADES, joined, pressures
from thenar.web.library.found import found, sources_of
from thenar.web.library.strokes import forbidding

TITLES = {"hand": gettext_lazy("Points of the hand"), "foot": gettext_lazy("Points of the foot")}
LIMBS = {"hand": gettext_lazy("Hand"), "foot": gettext_lazy("Foot")}
MIRRORS = {
    "hand": gettext_lazy("The right hand is its mirror."),
    "foot": gettext_lazy("The right foot is its mirror."),
}
SIDES = {
    "both": pgettext_lazy("zone", "Both sides"),
    "left": pgettext_lazy("zone", "Left only"),
    "right": pgettext_lazy("zone", "Right only"),
}


@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """All points by limb and all zones, found by name, by place, or by what tradition ties them to."""
    knowledge = load_knowledge()
    zones = [_zone_row(one, knowledge) for one in knowledge.reflex_zones.values()]
    limbs = [_limb(area, knowledge) for area in TITLES]
    page = {"map": knowledge.old_map, "limbs": limbs, "zones": zones, "chart": CHART}
    return render(request, "library/points.html", page)


def _limb(area: str, knowledge: Knowledge) -> dict[str, Any]:
    """A hand or foot with all its points, and the sides from which it is looked at."""
    return {
        "area": area,
        "name": LIMBS[area],
        "title": TITLES[area],
        "mirror": MIRRORS[area],
        "sides": LOOKS[area],
        "points": [_point_row(one, knowledge) for one in knowledge.points.values() if one.area == area],
    }


def _called(point: Point) -> str:
    return point.name if point.code == point.name else f"{point.name} {point.code}"


def _point_row(point: Point, knowledge: Knowledge) -> dict[str, Any]:
    place = knowledge.zones[point.zone].name
    found_by = (point.name, point.code, place, *point.keywords)
    return {
        "point": point,
        "called": _called(point),
        "place": place,
        "still": point_still(point.id),
        "side": sides().get(point.id, ""),
        "seen": told_from(point.id),
        "ties": joined(list(point.keywords)),
        "search": " ".join(found_by),
    }


def _zone_row(zone: ReflexZone, knowledge: Knowledge) -> dict[str, Any]:
    places = [knowledge.zones[name].name for name in (*zone.foot.zones, *zone.hand.zones)]
    found_by = (zone.name, zone.belongs, *zone.keywords, *places)
    return {"zone": zone, "side": SIDES[zone.side], "search": " ".join(found_by)}


@require_safe
def point(request: HttpRequest, point: str) -> HttpResponse:
    """One point: how to find it, what tradition says, what is known, and who leaves it out."""
    knowledge = load_knowledge()
    one = found(knowledge.points, point)
    named = sources_of((*one.source, *(study.source for study in one.studies), *_of(one.cautions)), knowledge)
    page = {
        "point": one,
        "called": _called(one),
        "map": knowledge.old_map,
        "limbs": [_limb(one.area, knowledge)],
        "chart": CHART,
        "kind": TITLES[one.area],
        "place": knowledge.zones[one.zone].name,
        "still": point_still(one.id),
        "seen": told_from(one.id),
        "touch": pressures()[one.press.pressure] if one.press else None,
        "grade": GRADES[one.grade],
        "studies": [(study, knowledge.references[study.source]) for study in one.studies],
        "lightly": [caution for caution in one.cautions if caution.does is Does.LIGHTLY],
        "forbidden": [caution for caution in one.cautions if caution.does is not Does.LIGHTLY],
        "forbidden_by": left_out_by(one, knowledge),
        "sources": named,
    }
    return render(request, "library/point.html", page)


@require_safe
def zone(request: HttpRequest, zone: str) -> HttpResponse:
    """One zone: where charts draw it on foot and hand, what it is named after, and where charts disagree."""
    knowledge = load_knowledge()
    one = found(knowledge.reflex_zones, zone)
    page = {
        "zone": one,
        "map": knowledge.old_map,
        "side": SIDES[one.side],
        "sources": sources_of((*one.source, *_of(one.cautions)), knowledge),
    }
    return render(request, "library/zone.html", page)


@require_safe
def known(request: HttpRequest) -> HttpResponse:
    """What reviews say of pressing points and zones, from the oldest on, and how far readers of feet agree."""
    knowledge = load_knowledge()
    page = {
        "map": knowledge.old_map,
        "reviews": [(one, knowledge.references[one.source]) for one in reversed(knowledge.old_map.reviews)],
        "readers": [(one, knowledge.references[one.source]) for one in knowledge.old_map.readers],
        "sources": sources_of(knowledge.old_map.source, knowledge),
    }
    return render(request, "library/known.html", page)


def left_out_by(point: Point, knowledge: Knowledge) -> list[Condition]:
    """The questions whose yes may leave a point out: what its needs forbid, and what its own cautions name."""
    named = {name for one in point.cautions if one.does is Does.LEAVE_OUT for name in one.conditions}
    forbidden = {one.id for one in forbidding(knowledge.needs_of(point), knowledge)}
    return [one for one in knowledge.conditions.values() if one.id in named | forbidden]


def _of(cautions: Iterable[Caution]) -> list[str]:
    return [source for one in cautions for source in one.source]

"""The stroke library: every technique with its words, pace and pressure, what forbids it and what replaces it."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.model.restriction import Need
from thenar.model.stroke import Form, Stroke
from thenar.plan.words import lotion_words
from thenar.timeline.groups import names_of, zone_of
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.stills import scene, still
from thenar.web.base.words import joined, pressures, times_words
from thenar.web.library.found import found, sources_of

TITLES = {
    ("hand", Form.PARTNER): gettext_lazy("Hands, for someone else"),
    ("hand", Form.SELF): gettext_lazy("Hands, for yourself"),
    ("foot", Form.PARTNER): gettext_lazy("Feet, for someone else"),
    ("foot", Form.SELF): gettext_lazy("Feet, for yourself"),
}
TONES = {
    "porcelain": pgettext_lazy("skin tone", "Very light"),
    "sand": pgettext_lazy("skin tone", "Light"),
    "honey": pgettext_lazy("skin tone", "Medium"),
    "umber": pgettext_lazy("skin tone", "Deep"),
    "cocoa": pgettext_lazy("skin tone", "Very deep"),
}


@require_safe
def strokes(request: HttpRequest) -> HttpResponse:
    """All strokes, by limb and by who does them: the same for everyone, so drawn once for each language."""
    knowledge = load_knowledge()
    page = {"shelves": partial(_shelves, knowledge), "version": knowledge.version, "scene": scene()}
    return render(request, "library/strokes.html", page)


def _shelves(knowledge: Knowledge) -> list[tuple[str, object, list[dict[str, Any]]]]:
    return [
        (
            f"{area}-{form.value}",
            title,
            [_tile(one, knowledge) for one in knowledge.strokes.values() if (one.area, one.form) == (area, form)],
        )
        for (area, form), title in TITLES.items()
    ]


def _tile(stroke: Stroke, knowledge: Knowledge) -> dict[str, Any]:
    """A stroke in the library; `search` is what it is found by."""
    zones = [knowledge.zones[zone].name for zone in stroke.path]
    return {
        "stroke": stroke,
        "still": still(stroke.id),
        "zones": joined(zones),
        "search": " ".join([stroke.name, stroke.term, *zones]),
    }


@require_safe
def stroke(request: HttpRequest, stroke: str) -> HttpResponse:
    """One stroke."""
    knowledge = load_knowledge()
    one = found(knowledge.strokes, stroke)
    touch = pressures()
    page = {
        **_picture(one, knowledge),
        "kind": TITLES[one.area, one.form],
        "times": times_words(one.times, one.each),
        "words": lotion_words(one.words, knowledge.lotions[Wishes(()).lotion]).page,
        "needs": [knowledge.needs[need].name for need in sorted(one.needs)],
        "zones": joined([knowledge.zones[zone].name for zone in one.path]),
        "usual": touch[one.pressure.usual],
        "most": touch[one.pressure.most],
        "instead": [_tile(other, knowledge) for other in [knowledge.strokes.get(one.instead or "")] if other],
        "forbidden_by": forbidding(one.needs, knowledge),
        "sources": sources_of(one.source, knowledge),
        "routines": [
            routine.name
            for routine in knowledge.routines.values()
            if any(part.stroke == one.id for step in routine.steps for part in step.parts)
        ],
    }
    return render(request, "library/stroke.html", page)


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """How the moving picture looks: the skin tones, which the browser remembers."""
    knowledge = load_knowledge()
    return render(request, "library/picture.html", _picture(knowledge.example, knowledge))


def _picture(stroke: Stroke, knowledge: Knowledge) -> dict[str, Any]:
    """What the moving picture of a stroke needs, and the choice of tones under it."""
    own = stroke.form is Form.SELF
    return {
        "stroke": stroke,
        "still": still(stroke.id),
        "scene": scene(),
        "path": json.dumps(stroke.path),
        "places": json.dumps(list(_places(stroke, knowledge))),
        "own": own,
        "tones": list(TONES.items()),
        "skins": [
            ("giver", _("The one who massages")),
            ("receiver", _("Your skin") if own else _("The one who is massaged")),
        ],
    }


def _places(stroke: Stroke, knowledge: Knowledge) -> Iterator[dict[str, str | None]]:
    """Where a stroke goes one after the other, finger by finger and move by move, and how that is called."""
    for finger, name in names_of(stroke, knowledge.phrases):
        for move in stroke.moves or (None,):
            said = [text for text in (name, move.say if move else None) if text]
            zone = zone_of(stroke, finger, move, knowledge.zones)
            yield {"zone": zone, "move": move.id if move else None, "name": " ".join(said)}


def forbidding(needs: frozenset[Need], knowledge: Knowledge) -> list[Condition]:
    """The conditions with which something of these needs is not done, whatever the follow-up answer."""
    return [one for one in knowledge.conditions.values() if _needs_forbidden(one) & needs]


def _needs_forbidden(condition: Condition) -> frozenset[str]:
    changes = [condition.change] if condition.change else []
    changes += [choice.change for choice in condition.follow_up.choices] if condition.follow_up else []
    return frozenset(need for change in changes for need in change.without)

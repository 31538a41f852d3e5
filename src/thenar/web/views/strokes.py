"""The stroke library: every technique with its words, pace and pressure, what forbids it and what replaces it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.model.stroke import Form, Stroke
from thenar.plan.words import lotion_words
from thenar.web.knowledge import load_knowledge
from thenar.web.stills import scene, still
from thenar.web.words import joined, pressures, times_words

TITLES = {
    ("hand", Form.PARTNER): gettext_lazy("Hands, for someone else"),
    ("hand", Form.SELF): gettext_lazy("Hands, for yourself"),
    ("foot", Form.PARTNER): gettext_lazy("Feet, for someone else"),
    ("foot", Form.SELF): gettext_lazy("Feet, for yourself"),
}


@require_safe
def strokes(request: HttpRequest) -> HttpResponse:
    """All strokes, by limb and by who does them."""
    found = load_knowledge().strokes.values()
    shelves = [
        (title, [(one, still(one.id)) for one in found if (one.area, one.form) == kind])
        for kind, title in TITLES.items()
    ]
    return render(request, "strokes.html", {"shelves": shelves})


@require_safe
def stroke(request: HttpRequest, stroke: str) -> HttpResponse:
    """One stroke."""
    knowledge = load_knowledge()
    one = knowledge.strokes.get(stroke)
    if one is None:
        raise Http404
    touch = pressures()
    page = {
        "stroke": one,
        "times": times_words(one.times, one.each),
        "still": still(one.id),
        "scene": scene(),
        "words": lotion_words(one.words, knowledge.lotions[Wishes(()).lotion]).page,
        "needs": [knowledge.needs[need].name for need in sorted(one.needs)],
        "zones": joined([knowledge.zones[zone].name for zone in one.path]),
        "usual": touch[one.pressure.usual],
        "most": touch[one.pressure.most],
        "instead": knowledge.strokes.get(one.instead or ""),
        "forbidden_by": forbidding(one, knowledge),
        "sources": [knowledge.references[source] for source in one.source if source in knowledge.references],
        "routines": [
            routine.name
            for routine in knowledge.routines.values()
            if any(part.stroke == one.id for step in routine.steps for part in step.parts)
        ],
    }
    return render(request, "stroke.html", page)


def forbidding(stroke: Stroke, knowledge: Knowledge) -> list[Condition]:
    """The conditions with which this stroke is not done, whatever the follow-up answer."""
    return [one for one in knowledge.conditions.values() if _needs_forbidden(one) & stroke.needs]


def _needs_forbidden(condition: Condition) -> frozenset[str]:
    changes = [condition.change] if condition.change else []
    changes += [choice.change for choice in condition.follow_up.choices] if condition.follow_up else []
    return frozenset(need for change in changes for need in change.without)

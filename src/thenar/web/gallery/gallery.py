"""The gallery: the real templates with made-up states, by day and in the evening, side by side.

It is there where THENAR_GALLERY is set, asks no row of the journal, and keeps nothing.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thenar.model.clearance import Answer, Answers, Clearance, Reply
from thenar.model.condition import Kind
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt
from thenar.model.plan import Wishes
from thenar.model.restriction import Effect
from thenar.plan import plan
from thenar.screen import screen
from thenar.screen.lines import in_lines
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sliders import every_slider
from thenar.web.base.words import pressures
from thenar.web.check.questions import shown
from thenar.web.check.reasons import reasons
from thenar.web.check.strip import strip

SAID_YES = ("sprain", "blood-thinner")
LIGHTS = ("day", "evening")
COLORS = (
    "paper", "card", "wash", "ink", "soft", "line", "edge", "act", "on-act", "honey", "on-honey", "clay", "clay-wash",
    "lamp", "scene", "veil", "pressed",
)  # fmt: skip


def _cleared(knowledge: Knowledge) -> Clearance:
    """As if no were said to everything."""
    return screen(dict.fromkeys(knowledge.conditions, Answer(Reply.NO)), knowledge.conditions, frozenset())


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All of it, once in each light."""
    knowledge = load_knowledge()
    given: Answers = {one: Answer(Reply.YES if one in SAID_YES else Reply.NO) for one in knowledge.conditions}
    clearance = screen(given, knowledge.conditions, frozenset())
    made = plan(Wishes(("hand-self",), minutes=15), _cleared(knowledge), knowledge)
    asked = [one for one in knowledge.conditions.values() if one.kind is Kind.CONDITION]
    lines = shown(in_lines(asked, knowledge.first_check), {one: given[one] for one in SAID_YES})
    page = {
        "lights": LIGHTS,
        "colors": COLORS,
        "lines": [*[one for one in lines if not one.opened][:2], *[one for one in lines if one.opened][:1]],
        "groups": strip(made.steps),
        "reasons": [one for one in reasons(clearance, knowledge) if one.finding.effect is not Effect.STOP][:2],
        "one": every_slider(RatedAt.BEFORE, knowledge)[0],
        "pressures": pressures(),
    }
    return render(request, "gallery/gallery.html", page)

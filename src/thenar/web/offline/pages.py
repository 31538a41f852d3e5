"""The pages that a device keeps, in the active language: the same for everyone, with nothing of any person in them."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext

from thenar.model.body import Area
from thenar.model.condition import Asked, Condition, Kind
from thenar.model.knowledge import Knowledge, Reference
from thenar.model.measure import RatedAt
from thenar.model.routine import Routine, When
from thenar.model.stroke import Form
from thenar.screen import NOT_KNOWN
from thenar.screen.lines import in_lines
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sliders import every_slider
from thenar.web.base.stills import scene
from thenar.web.check.questions import shown
from thenar.web.offline.check import check_data
from thenar.web.session.concerns import wrong_page
from thenar.wire.base import written

START, SESSION, END = "offline", "offline-session", "offline-end"  # the names of their addresses
PAGES = {START: "offline/start.html", SESSION: "offline/session.html", END: "offline/end.html"}


def page(name: str) -> str:
    """One of the pages as text."""
    make = {START: _start, SESSION: _session, END: _end}[name]
    return render_to_string(PAGES[name], make(load_knowledge()))


def _start(knowledge: Knowledge) -> dict[str, Any]:
    asked = [one for one in knowledge.conditions.values() if one.asked is not Asked.SESSION]
    flags = in_lines((one for one in asked if one.kind is Kind.RED_FLAG), knowledge.first_check)
    conditions = in_lines((one for one in asked if one.kind is Kind.CONDITION), knowledge.first_check)
    return {
        "routines": sorted(knowledge.routines.values(), key=_usual_first),
        "flags": shown(flags, {}),
        "conditions": shown(conditions, {}),
        "told": [_told(one, knowledge) for one in knowledge.conditions.values()],
        "not_known": gettext(NOT_KNOWN),
        "check": written(check_data(knowledge)),
    }


def _usual_first(one: Routine) -> tuple[bool, bool]:
    return one.area is Area.FOOT, one.form is Form.PARTNER


def _told(one: Condition, knowledge: Knowledge) -> tuple[Condition, list[Reference]]:
    return one, [knowledge.references[source] for source in one.source if source in knowledge.references]


def _session(knowledge: Knowledge) -> dict[str, Any]:
    return {
        "wrong": wrong_page(knowledge),
        "scene": scene(),
        "sliders": every_slider(RatedAt.BEFORE, knowledge),
    }


def _end(knowledge: Knowledge) -> dict[str, Any]:
    fitting = (one for one in knowledge.moments.values() if one.when is When.AFTER and not one.manner)
    after = sorted(fitting, key=lambda one: one.order)
    return {
        "wrong": wrong_page(knowledge),
        "sliders": every_slider(RatedAt.AFTER, knowledge),
        "after": [(one, _routines(one.forms, one.areas, knowledge)) for one in after],
    }


def _routines(forms: Iterable[str], areas: Iterable[str], knowledge: Knowledge) -> str:
    """The routines that a moment belongs to, as one attribute of the page."""
    return " ".join(one.id for one in knowledge.routines.values() if one.form in forms and one.area in areas)

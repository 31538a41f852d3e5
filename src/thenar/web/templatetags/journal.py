"""Tags for templates: sliders of a session, where there are any left to ask."""

from typing import Any
from uuid import uuid4

from django import template

from thenar.journal.models import Session
from thenar.model.journal import RatedAt
from thenar.web.knowledge import load_knowledge
from thenar.web.sliders import of_session, shown

register = template.Library()


@register.inclusion_tag("journal/sliders.html", takes_context=True)
def felt(context: dict[str, Any], session: Session, when: str) -> dict[str, Any]:
    """How does it feel `before`, `after` or `next-morning`? Nothing where it was answered already."""
    moment = RatedAt(when)
    return {
        "session": session,
        "when": moment.value,
        "sliders": shown(of_session(session, moment, load_knowledge())),
        "key": uuid4(),
        "csrf_token": context.get("csrf_token"),
    }

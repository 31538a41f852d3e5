"""For templates: the sliders of a session, where there are any left to ask; and days in the language of the page."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import template

from thenar.journal.models import Session
from thenar.model import written
from thenar.model.measure import RatedAt
from thenar.web.base.about import address
from thenar.web.base.called import whose
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sliders import of_session, shown

register = template.Library()


@register.inclusion_tag("journal/sliders.html", takes_context=True)
def felt(context: dict[str, Any], session: Session, when: str) -> dict[str, Any]:
    """How does it feel `before`, `after` or `next-morning`, and whose feeling is it? Nothing where it was answered."""
    moment, name = RatedAt(when), whose(session.person)
    return {
        "session": session,
        "when": moment.value,
        "sliders": shown(of_session(session, moment, load_knowledge()), name),
        "name": name,
        "key": uuid4(),
        "choose": f"{address('week', session.person)}#asked",
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def long_day(day: date) -> str:
    """`October 3, 2026`."""
    return written.long_day(day, load_knowledge().catalog)


@register.filter
def day_of_year(day: date) -> str:
    """`October 3`."""
    return written.day_of_year(day, load_knowledge().catalog)

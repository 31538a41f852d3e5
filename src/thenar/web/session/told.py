"""What happened in a session, in sentences."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thenar.journal.events import CONCERN
from thenar.journal.models import Session, SessionEvent
from thenar.journal.record import stroke_at
from thenar.model.change import Change
from thenar.model.event import Happening
from thenar.model.knowledge import Knowledge

_SOFTER = (gettext_lazy("Softer at “{stroke}”."), gettext_lazy("Softer."))
# each with the stroke it was at, and without one
_CHANGED: Mapping[str, tuple[Promise, Promise]] = {
    Change.SOFTER: _SOFTER,
    Change.TOO_FIRM: _SOFTER,
    Change.FIRMER: (gettext_lazy("Firmer at “{stroke}”."), gettext_lazy("Firmer.")),
    Change.OTHER_SIDE: (gettext_lazy("Over to the other side at “{stroke}”."), gettext_lazy("Over to the other side.")),
    Change.LONGER: (gettext_lazy("Longer from “{stroke}” on."), gettext_lazy("Longer.")),
}


def told(session: Session, knowledge: Knowledge) -> list[str]:
    """Every concern and every change on the way, in order."""
    happened = session.events.filter(kind__in=[Happening.CONCERN, *_CHANGED])
    return [_sentence(one, session, knowledge) for one in happened]


def _sentence(happened: SessionEvent, session: Session, knowledge: Knowledge) -> str:
    found = knowledge.strokes.get(stroke_at(session.plan, happened) or "")
    concern = knowledge.concerns.get(happened.detail.get(CONCERN, ""))
    if happened.kind in _CHANGED:
        at, alone = _CHANGED[happened.kind]
        return str(at).format(stroke=found.name) if found else str(alone)
    name = concern.name if concern else ""
    if found is None:
        return _("{concern}.").format(concern=name)
    return _("{concern} at “{stroke}”.").format(concern=name, stroke=found.name)

"""What happened in a session, in sentences."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thenar.journal.events import CONCERN, ending_of
from thenar.journal.models import Session, SessionEvent
from thenar.journal.record import stroke_at
from thenar.model.change import Change
from thenar.model.event import Happening
from thenar.model.knowledge import Knowledge
from thenar.model.stroke import Stroke

_SOFTER = (gettext_lazy("Softer at “{stroke}”."), gettext_lazy("Softer."))
# each with the stroke it was at, and without one
_CHANGED: Mapping[str, tuple[Promise, Promise]] = {
    Change.SOFTER: _SOFTER,
    Change.TOO_FIRM: _SOFTER,
    Change.FIRMER: (gettext_lazy("Firmer at “{stroke}”."), gettext_lazy("Firmer.")),
    Change.OTHER_SIDE: (gettext_lazy("Over to the other side at “{stroke}”."), gettext_lazy("Over to the other side.")),
    Change.LONGER: (gettext_lazy("Longer from “{stroke}” on."), gettext_lazy("Longer.")),
}


TOLD = (Happening.CONCERN, Change.NEXT, *_CHANGED)
"""The kinds of events that sentences are made of."""


def told(session: Session, knowledge: Knowledge) -> list[str]:
    """Every concern with what followed, and every change on the way, in order."""
    events = list(session.events.filter(kind__in=TOLD))
    return [*_sentences(events, session, knowledge)]


def concerns_told(events: Sequence[SessionEvent], session: Session, knowledge: Knowledge) -> list[str]:
    """Only the concerns, each with what followed; `events` are those of `TOLD` in their order."""
    return [*_sentences(events, session, knowledge, changes=False)]


def _sentences(
    events: Sequence[SessionEvent], session: Session, knowledge: Knowledge, *, changes: bool = True
) -> Iterator[str]:
    for before, one, after in zip((None, *events), events, (*events[1:], None), strict=False):
        if one.kind == Happening.CONCERN:
            yield f"{_concern(one, session, knowledge)} {_followed(one, after)}".strip()
        elif changes and one.kind in _CHANGED and not _said_already(one, before):
            yield _change(one, session, knowledge)


def _said_already(event: SessionEvent, before: SessionEvent | None) -> bool:
    """Softer because of a concern was told with it."""
    return event.kind == Change.TOO_FIRM and before is not None and before.kind == Happening.CONCERN


def _followed(concern: SessionEvent, after: SessionEvent | None) -> str:
    """What really came after a concern; nothing where nothing tells of it."""
    if ending_of(concern):
        return _("The session ended there.")
    if after is not None and after.kind == Change.TOO_FIRM:
        return _("It went on softer.")
    if after is not None and after.kind == Change.NEXT:
        return _("It went on with the next stroke.")
    return ""


def _change(event: SessionEvent, session: Session, knowledge: Knowledge) -> str:
    at, alone = _CHANGED[event.kind]
    stroke = _stroke(event, session, knowledge)
    return str(at).format(stroke=stroke.name) if stroke else str(alone)


def _concern(event: SessionEvent, session: Session, knowledge: Knowledge) -> str:
    concern = knowledge.concerns.get(event.detail.get(CONCERN, ""))
    name = concern.name if concern else _("Something was wrong")
    stroke = _stroke(event, session, knowledge)
    if stroke is None:
        return _("{concern}.").format(concern=name)
    return _("{concern} at “{stroke}”.").format(concern=name, stroke=stroke.name)


def _stroke(event: SessionEvent, session: Session, knowledge: Knowledge) -> Stroke | None:
    """The stroke that it happened at; None where none was named, or one that is not known any more."""
    return knowledge.strokes.get(stroke_at(session.plan, event) or "")

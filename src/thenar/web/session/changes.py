"""A wish on the way: from what the page sent to the plan it goes on with, and what the voice answers."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from thenar.journal import sessions
from thenar.journal.models import Session
from thenar.model.change import Change, Place
from thenar.model.timeline import FRAME_MS
from thenar.plan.change import changed
from thenar.render.kept_plan import kept_plan
from thenar.timeline.place import frame_of, place_at
from thenar.web.session.led import Led, led
from thenar.web.session.track import timeline_of

# the phrase of each change, and the one where it is not possible
SAID = {
    Change.SOFTER: ("softer", "no-softer"),
    Change.FIRMER: ("firmer", "no-firmer"),
    Change.TOO_FIRM: ("softer", "no-softer"),
    Change.AGAIN: ("again", "no-longer"),
    Change.NEXT: ("next", "next"),
    Change.OTHER_SIDE: ("other-side", "no-other-side"),
    Change.LONGER: ("longer", "no-longer"),
    Change.LESS_TALK: ("less-talk", "no-less-talk"),
    Change.MORE_TALK: ("more-talk", "no-more-talk"),
}


@dataclass(frozen=True)
class Wish:
    """A change as a page asks for it: its key, where its track is, and how much of the session was heard."""

    key: UUID
    change: Change
    track_ms: int
    heard_ms: int
    at: datetime


@dataclass(frozen=True)
class Answer:
    """What the voice says, and where the changed session goes on; `led` is None where nothing could be changed."""

    say: str
    led: Led | None = None
    go_ms: int | None = None


def answer(session: Session, wish: Wish) -> Answer:
    """Change the session. The same wish again changes nothing more."""
    with transaction.atomic():
        row = Session.objects.select_for_update().select_related("person").get(pk=session.pk)
        now = led(row)
        if sessions.noted(wish.key):
            return Answer(SAID[wish.change][0], now)
        made = timeline_of(now)
        place = place_at(now.plan, made, wish.track_ms // FRAME_MS, wish.heard_ms // FRAME_MS)
        done = changed(now.plan, place, wish.change, now.knowledge)
        if done is None:
            return Answer(SAID[wish.change][1])
        new = replace(now, session=row, plan=done.plan)
        go_ms = None if done.place == place else frame_of(new.plan, timeline_of(new), done.place) * FRAME_MS
        sessions.note(row, wish.key, wish.change, wish.track_ms, _detail(now, place, wish, go_ms), wish.at)
        sessions.replanned(row, kept_plan(done.plan))
    return Answer(SAID[wish.change][0], new, go_ms)


def _detail(now: Led, place: Place, wish: Wish, go_ms: int | None) -> dict[str, int | str]:
    """All that is needed to make the change again, and to go on after it."""
    inside = 0 <= place.step < len(now.plan.steps)
    stroke = {"stroke": now.plan.steps[place.step].stroke.id} if inside else {}
    goes = {sessions.GO_MS: go_ms} if go_ms is not None else {}
    return {**sessions.place_data(place), **stroke, **goes, sessions.HEARD_MS: wish.heard_ms}

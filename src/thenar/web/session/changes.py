"""A wish on the way: from what the page sent to the plan it goes on with, and what the voice answers."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from thenar.journal import events, people, sessions
from thenar.journal.models import Session
from thenar.model.change import CAREFUL, Change, Place
from thenar.model.timeline import FRAME_MS
from thenar.plan.change import changed
from thenar.render.kept_plan import kept_plan
from thenar.timeline.place import frame_of, place_at
from thenar.web.session.led import Led, led
from thenar.web.session.note import changing, heard_of, place_of
from thenar.web.session.track import timeline_of
from thenar.wire.told import Told

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
TALKING = (Change.LESS_TALK, Change.MORE_TALK)


@dataclass(frozen=True)
class Answer:
    """What the voice says, and where the changed session goes on; `led` is None where nothing could be changed."""

    say: str
    led: Led | None = None
    go_ms: int | None = None


def answer(session: Session, wish: Change, note: Told, at: datetime, now: datetime) -> Answer:
    """Change the session, at a time of the device's clock and one of ours. The same note again changes nothing more.

    Softer and too firm are kept even where nothing can get softer by them: what arrives later may come before them.
    """
    yes, no = SAID[wish]
    with transaction.atomic():
        row = Session.objects.select_for_update().select_related("person").get(pk=session.pk)
        before = led(row)
        if events.noted(note.key):
            return Answer(yes, before if before.plan.steps else None)
        place = place_of(note) or _place_in_track(before, note)
        done = changed(before.plan, place, wish, before.knowledge)
        if done is None and wish not in CAREFUL:
            return Answer(no)
        events.note(row, note.key, wish, note.track_ms, changing(note, place), at, now, note.number)
        after = led(row)
        if after.plan == before.plan and done is None:
            return Answer(no)
        if wish in TALKING:
            people.remember_talk(row.person, after.plan.talk)
        sessions.replanned(row, kept_plan(after.plan))
        events.settle(row)
    moved = done is not None and done.place != place
    go_ms = frame_of(after.plan, timeline_of(after), done.place) * FRAME_MS if done and moved else None
    return Answer(yes, replace(after, session=row), go_ms)


def _place_in_track(one: Led, note: Told) -> Place:
    """The place of a note that names only a time of the track."""
    return place_at(one.plan, timeline_of(one), note.track_ms // FRAME_MS, heard_of(note) // FRAME_MS)

"""What someone did last, to do it again at one touch, and what they do often.

It goes by what was really done: a session that hardly was led is none, and one that was left early was that long.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from thenar.journal import people, routines
from thenar.journal.models import Person, Session
from thenar.journal.sessions import LED
from thenar.model import written
from thenar.model.body import Area
from thenar.model.event import Ending
from thenar.model.knowledge import Knowledge
from thenar.plan import LEAST_MINUTES
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.rest import rest_of
from thenar.web.base.today import today_of

LOOKED_AT = 30  # sessions, the newest
OFTEN = 2  # times from which on something is a favorite
FAVORITES = 2
MINUTE_MS = 60_000


@dataclass(frozen=True)
class Offer:
    """Something to do again: `hand`, `foot`, `both`, or the key of a routine of one's own; and so many minutes."""

    area: str
    minutes: int
    words: str


def offers(person: Person, knowledge: Knowledge) -> list[Offer]:
    """What was done last, then at most two others that were done at least twice, the most frequent first."""
    rows = Session.objects.filter(LED, person=person, began_at__isnull=False).order_by("-planned_at", "-id")
    done = [found for row in rows[:LOOKED_AT] if (found := _done(row, knowledge))]
    often = [one for one, times in Counter(done).most_common() if times >= OFTEN and one != done[0]]
    return [_offer(what, minutes, person, knowledge) for what, minutes in [*done[:1], *often[:FAVORITES]]]


def for_guest(done: Sequence[Offer], person: Person) -> Offer:
    """What a guest gets at one touch: what was done last; in the place of a routine of one's own, hands or feet."""
    return next(
        (one for one in done[:1] if one.area in people.AREAS),
        Offer(people.areas_word(person), round(person.minutes), ""),
    )


def _done(row: Session, knowledge: Knowledge) -> tuple[str, int] | None:
    """What and how long; None where it is not offered any more."""
    what = _what(row, knowledge)
    wished = float(row.wishes["minutes"])
    heard = wished if row.ending == Ending.FINISHED.value else (row.heard_ms or 0) / MINUTE_MS
    return (what, max(LEAST_MINUTES, round(min(heard, wished)))) if what else None


def _what(row: Session, knowledge: Knowledge) -> str | None:
    names: Sequence[str] = row.wishes["routines"]
    if version := routines.row_of(names[0]):
        now = routines.newest_of(version.person, version.of)
        return str(version.of) if now and not now.put_away else None
    areas = {knowledge.routines[name].area for name in names if name in knowledge.routines}
    return ("both" if len(areas) > 1 else areas.pop().value) if areas else None


def _offer(what: str, minutes: int, person: Person, knowledge: Knowledge) -> Offer:
    names = {Area.HAND.value: _("hands"), Area.FOOT.value: _("feet"), "both": _("hands and feet")}
    own = None if what in names else routines.newest_of(person, UUID(what))
    name = routines.draft(own).name if own else names[what]
    words = _("{where}, {time}").format(where=name, time=written.minutes(minutes, knowledge.catalog))
    return Offer(what, minutes, words)


def at_hand(person: Person) -> Offer | None:
    """What would be done again now, where nothing stands before it: all was answered today, the plan has steps, today
    is no day without massage, and the last session was not ended because something was wrong."""
    knowledge = load_knowledge()
    found = offers(person, knowledge)
    last = Session.objects.filter(person=person, ended_at__isnull=False).order_by("-planned_at", "-id").first()
    if not found or (last and last.ending in knowledge.concerns) or rest_of(person):
        return None
    wishing = copy(person)  # as they would wish; nothing is kept
    people.wish(wishing, found[0].area)
    wishing.minutes = found[0].minutes
    return found[0] if today_of(wishing).ready else None


def checked_on(day: date) -> Iterator[tuple[Person, Offer]]:
    """Everyone who answered something on a day, has something at hand, and is not archived."""
    for person in people.listed().filter(answers__day=day).distinct():
        if offer := at_hand(person):
            yield person, offer

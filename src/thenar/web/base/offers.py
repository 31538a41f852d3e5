"""What someone did last, to do it again at one touch, and what they do often.

It goes by what was really done: a session that hardly was led is none, and one that was left early was that long.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from thenar.journal import people, prescriptions, routines
from thenar.journal.models import Person, RoutineRow, Session
from thenar.journal.sessions import LED
from thenar.model import written
from thenar.model.body import Area
from thenar.model.event import Ending
from thenar.model.knowledge import Knowledge
from thenar.plan import LEAST_MINUTES
from thenar.render.done_words import MINUTE_MS
from thenar.web.base.clock import local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.rest import rest_of
from thenar.web.base.today import today_of

LOOKED_AT = 30  # sessions, the newest
OFTEN = 2  # times from which on something is a favorite
FAVORITES = 2

What = str | UUID  # `hand`, `foot` or `both`, or the key of a routine of one's own
Series = Mapping[str, UUID]  # of which routine of one's own an id is a version
Offered = Mapping[UUID, RoutineRow]  # the newest version of each that is not put away


@dataclass(frozen=True)
class Offer:
    """Something to do again: `hand`, `foot`, `both`, or the key of a routine of one's own; and so many minutes."""

    area: str
    minutes: int
    words: str


def offers(person: Person, knowledge: Knowledge) -> list[Offer]:
    """What was done last, then at most two others that were done at least twice, the most frequent first."""
    rows = Session.objects.filter(LED, person=person, began_at__isnull=False).order_by("-planned_at", "-id")
    led = list(rows.only("wishes", "ending", "heard_ms")[:LOOKED_AT])  # a plan is large, and not looked at
    own = routines.series_of(row.wishes["routines"][0] for row in led)
    offered = {row.of: row for row in routines.newest(person) if not row.put_away} if own else {}
    done = [found for row in led if (found := _done(row, own, offered, knowledge))]
    often = [one for one, times in Counter(done).most_common() if times >= OFTEN and one != done[0]]
    return [_offer(what, minutes, offered, knowledge) for what, minutes in [*done[:1], *often[:FAVORITES]]]


def for_guest(done: Sequence[Offer], person: Person) -> Offer:
    """What a guest gets at one touch: what was done last; in the place of a routine of one's own, hands or feet."""
    return next(
        (one for one in done[:1] if one.area in people.AREAS),
        Offer(people.areas_word(person), round(person.minutes), ""),
    )


def _done(row: Session, own: Series, offered: Offered, knowledge: Knowledge) -> tuple[What, int] | None:
    """What and how long; None where it is not offered any more, or is of a plan, which has a place of its own."""
    what = _what(row.wishes["routines"], own, offered, knowledge)
    wished = float(row.wishes["minutes"])
    heard = wished if row.ending == Ending.FINISHED.value else (row.heard_ms or 0) / MINUTE_MS
    return (what, max(LEAST_MINUTES, round(min(heard, wished)))) if what else None


def _what(names: Sequence[str], own: Series, offered: Offered, knowledge: Knowledge) -> What | None:
    if prescriptions.meant_by(names[0]):
        return None
    if names[0] in own:
        return own[names[0]] if own[names[0]] in offered else None
    areas = {knowledge.routines[name].area for name in names if name in knowledge.routines}
    return (people.BOTH if len(areas) > 1 else areas.pop().value) if areas else None


def _offer(what: What, minutes: int, offered: Offered, knowledge: Knowledge) -> Offer:
    names = {Area.HAND.value: _("hands"), Area.FOOT.value: _("feet"), people.BOTH: _("hands and feet")}
    name = routines.draft(offered[what]).name if isinstance(what, UUID) else names[what]
    words = _("{where}, {time}").format(where=name, time=written.minutes(minutes, knowledge.catalog))
    return Offer(str(what), minutes, words)


def at_hand(person: Person) -> Offer | None:
    """What would be done again now, where nothing stands before it: all was answered today, the plan has steps, today
    is no day without massage, and the last session was not ended because something was wrong."""
    if not person.answers.filter(day=local_today()).exists():
        return None  # most pages of most days: nothing more is looked at
    return _again(person)


def checked_on(day: date) -> Iterator[tuple[Person, Offer]]:
    """Everyone who answered something on a day, has something at hand, and is not archived."""
    for person in people.listed().filter(answers__day=day).distinct():
        if offer := _again(person):
            yield person, offer


def _again(person: Person) -> Offer | None:
    knowledge = load_knowledge()
    found = offers(person, knowledge)
    if not found or _ended_wrong(person, knowledge) or rest_of(person):
        return None
    wishing = copy(person)  # as they would wish; nothing is kept
    people.wish(wishing, found[0].area)
    wishing.minutes = found[0].minutes
    return found[0] if today_of(wishing).ready else None


def _ended_wrong(person: Person, knowledge: Knowledge) -> bool:
    ended = Session.objects.filter(person=person, ended_at__isnull=False).order_by("-planned_at", "-id")
    return ended.values_list("ending", flat=True).first() in knowledge.concerns

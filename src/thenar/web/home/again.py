"""What someone did last, to do it again at one touch; what they do often; and a line on their week.

It goes by what was really done: a session that hardly was led is none, and one that was left early was that long.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thenar.journal.models import Person, Session
from thenar.journal.sessions import LED
from thenar.model import written
from thenar.model.body import Area
from thenar.model.event import Ending
from thenar.model.knowledge import Knowledge
from thenar.plan import LEAST_MINUTES

LOOKED_AT = 30  # sessions, the newest
OFTEN = 2  # times from which on something is a favorite
FAVORITES = 2
MINUTE_MS = 60_000
WEEK = timedelta(days=7)
NOON, EVENING = 12, 18


@dataclass(frozen=True)
class Offer:
    """Something to do again: `hand`, `foot` or `both`, and so many minutes."""

    area: str
    minutes: int
    words: str


def offers(person: Person, knowledge: Knowledge) -> list[Offer]:
    """What was done last, then at most two others that were done at least twice, the most frequent first."""
    rows = Session.objects.filter(LED, person=person, began_at__isnull=False).order_by("-planned_at", "-id")
    done = [found for row in rows[:LOOKED_AT] if (found := _done(row, knowledge))]
    often = [one for one, times in Counter(done).most_common() if times >= OFTEN and one != done[0]]
    return [_offer(area, minutes, knowledge) for area, minutes in [*done[:1], *often[:FAVORITES]]]


def _done(row: Session, knowledge: Knowledge) -> tuple[str, int] | None:
    """Where and how long; None where the knowledge no longer has what was done."""
    names: Sequence[str] = row.wishes["routines"]
    areas = {knowledge.routines[name].area for name in names if name in knowledge.routines}
    if not areas:
        return None
    wished = float(row.wishes["minutes"])
    heard = wished if row.ending == Ending.FINISHED.value else (row.heard_ms or 0) / MINUTE_MS
    return "both" if len(areas) > 1 else areas.pop().value, max(LEAST_MINUTES, round(min(heard, wished)))


def _offer(area: str, minutes: int, knowledge: Knowledge) -> Offer:
    where = {Area.HAND.value: _("hands"), Area.FOOT.value: _("feet"), "both": _("hands and feet")}[area]
    words = _("{where}, {time}").format(where=where, time=written.minutes(minutes, knowledge.catalog))
    return Offer(area, minutes, words)


def week_words(person: Person, now: datetime, knowledge: Knowledge) -> str:
    """`3 massages this week, 32 minutes.` Empty where there was none within seven days."""
    rows = Session.objects.filter(LED, person=person, planned_at__gt=now - WEEK, began_at__isnull=False)
    heard = list(rows.values_list("heard_ms", flat=True))
    if not heard:
        return ""
    time = written.minutes(max(1, round(sum(one or 0 for one in heard) / MINUTE_MS)), knowledge.catalog)
    text = ngettext("{n} massage this week, {time}.", "{n} massages this week, {time}.", len(heard))
    return text.format(n=len(heard), time=time)


def greeting(person: Person, now: datetime) -> str:
    """A greeting that fits the hour; it says whom it is about where that is someone with a name."""
    hello = (
        _("Good morning.") if now.hour < NOON else _("Good afternoon.") if now.hour < EVENING else _("Good evening.")
    )
    return (
        hello if person.me or not person.name else _("{hello} For {name} again?").format(hello=hello, name=person.name)
    )

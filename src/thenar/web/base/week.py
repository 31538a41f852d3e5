"""A line on the week behind us: what was led, and never what was not."""

from datetime import datetime, timedelta

from django.utils.translation import ngettext

from thenar.journal.models import Person, Session
from thenar.journal.sessions import LED
from thenar.model import written
from thenar.model.knowledge import Knowledge
from thenar.render.done_words import MINUTE_MS

WEEK = timedelta(days=7)


def week_words(person: Person, now: datetime, knowledge: Knowledge) -> str:
    """`3 massages this week, 32 minutes.` Empty where there was none within seven days."""
    rows = Session.objects.filter(LED, person=person, planned_at__gt=now - WEEK, began_at__isnull=False)
    heard = list(rows.values_list("heard_ms", flat=True))
    if not heard:
        return ""
    time = written.minutes(max(1, round(sum(one or 0 for one in heard) / MINUTE_MS)), knowledge.catalog)
    text = ngettext("{n} massage this week, {time}.", "{n} massages this week, {time}.", len(heard))
    return text.format(n=len(heard), time=time)

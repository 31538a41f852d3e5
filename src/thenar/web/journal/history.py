"""What was done and how it felt: a calendar, a trend for each measure, sessions one by one, and what it may mean."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from thenar.insight.done import LEAST_STROKE_MS
from thenar.journal.models import Person, Session, SessionEvent
from thenar.journal.ratings import forms_of
from thenar.journal.record import allow_again, memory_of, to_rate_this_morning
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.called import whose
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import key_of
from thenar.web.base.week import week_words
from thenar.web.journal.asked import due, to_rate_today
from thenar.web.journal.charts import calendar_chart, trend_charts
from thenar.web.journal.history_words import form_lines, session_line
from thenar.web.session.told import TOLD

TREND = timedelta(weeks=12)
A_PAGE = 20  # sessions


@require_safe
def history(request: HttpRequest, person: Person) -> HttpResponse:
    """The calendar, the trends of the last twelve weeks, and sessions one by one."""
    knowledge, now = load_knowledge(), local_now()
    today = to_rate_today(person, knowledge, now.date())
    listed = list(_listed(person, request.GET.get("before", "")))
    page = {
        "person": person,
        "week": week_words(person, now, knowledge),
        "calendar": calendar_chart(person, now.date(), knowledge.catalog),
        "trends": [one for one in trend_charts(person, knowledge, now - TREND) if one.table.rows],
        "sessions": [session_line(row, knowledge) for row in listed[:A_PAGE]],
        "more": listed[A_PAGE - 1].planned_at.isoformat() if len(listed) > A_PAGE else None,
        "memory": [(one, knowledge.strokes[one.stroke], uuid4()) for one in memory_of(person, knowledge)],
        "morning": to_rate_this_morning(person, now),
        "due": due(person, knowledge, now.date()),
        "today": today,
        "today_asks": today.asked(whose(person)) if today else "",
        "key": uuid4(),
    }
    return render(request, "journal/history.html", page)


@require_safe
def insight(request: HttpRequest, person: Person) -> HttpResponse:
    """Is it helping? What all numbers together say, and what they cannot know."""
    knowledge = load_knowledge()
    charts = list(trend_charts(person, knowledge, None, explained=True))
    forms = list(form_lines(forms_of(person), knowledge))
    hardly = Session.objects.filter(person=person, stroke_ms__lt=LEAST_STROKE_MS, ratings__isnull=False)
    page = {"person": person, "charts": charts, "forms": forms, "hardly": hardly.distinct().count()}
    return render(request, "journal/insight.html", page)


@require_POST
def allow(request: HttpRequest, person: Person) -> HttpResponse:
    """Allow a stroke that hurt, one step more."""
    knowledge = load_knowledge()
    stroke = request.POST.get("stroke", "")
    if stroke not in {one.stroke for one in memory_of(person, knowledge)}:
        raise ThenarError("This stroke is not held back. There is nothing to allow.")
    allow_again(person, stroke, key_of(request.POST), local_now())
    return to("history", person)


def _listed(person: Person, before: str) -> Iterator[Session]:
    rows = Session.objects.filter(person=person, began_at__isnull=False).order_by("-planned_at")
    if before:
        try:
            rows = rows.filter(planned_at__lt=datetime.fromisoformat(before))
        except ValueError:
            raise Http404 from None
    concerned = Prefetch("events", SessionEvent.objects.filter(kind__in=TOLD), to_attr="of_note")
    return rows.prefetch_related("ratings", "notes", concerned)[: A_PAGE + 1].iterator(chunk_size=A_PAGE + 1)

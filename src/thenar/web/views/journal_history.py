"""What was done and how it felt: a calendar, a trend for each measure, sessions one by one, and what it may mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from gettext import NullTranslations
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thenar.journal.experiments import experiment_of, running_experiment
from thenar.journal.insight.asking import weekly
from thenar.journal.insight.experiment import block_on
from thenar.journal.insight.helping import is_it_helping
from thenar.journal.insight.pairing import sort_ratings
from thenar.journal.insight.questionnaire import advice, may_ask, most, next_day, total
from thenar.journal.insight.sentences import cannot_know, sentences, title_of
from thenar.journal.insight.trend import by_day, weeks
from thenar.journal.models import FormRow, Person, RatingRow, Session
from thenar.journal.ratings import Given, forms_of, keep_form, keep_ratings, last_days, ratings_of
from thenar.journal.record import allow_again, memory_of, to_rate_this_morning
from thenar.model.body import Area
from thenar.model.journal import Measure, RatedAt, Rating
from thenar.model.knowledge import Knowledge
from thenar.model.problem import ThenarError
from thenar.render.chart import Table, calendar_svg, calendar_table, trend_svg, trend_table
from thenar.web.clock import local_now, local_today
from thenar.web.history_words import form_lines, session_line
from thenar.web.knowledge import load_knowledge
from thenar.web.offline.times import told_at
from thenar.web.sliders import key_of, number, of_session, read, shown
from thenar.web.today import person_of

CALENDAR = timedelta(weeks=26)
TREND = timedelta(weeks=12)
A_PAGE = 20  # sessions


@dataclass(frozen=True)
class Chart:
    """A drawing and the same numbers as a table."""

    title: str
    svg: SafeString
    table: Table
    says: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """The calendar, the trends of the last twelve weeks, and sessions one by one."""
    person, knowledge, now = person_of(request), load_knowledge(), local_now()
    listed = list(_listed(person, request.GET.get("before", "")))
    page = {
        "person": person,
        "calendar": _calendar(person, now.date(), knowledge.catalog),
        "trends": [one for one in _charts(person, knowledge, now - TREND) if one.table.rows],
        "sessions": [session_line(row, knowledge) for row in listed[:A_PAGE]],
        "more": listed[A_PAGE - 1].planned_at.isoformat() if len(listed) > A_PAGE else None,
        "memory": [(one, knowledge.strokes[one.stroke], uuid4()) for one in memory_of(person, knowledge)],
        "morning": to_rate_this_morning(person, now),
        "due": due(person, knowledge, now.date()),
        "today": _to_rate_today(person, knowledge, now.date()),
        "key": uuid4(),
    }
    return render(request, "journal/history.html", page)


@require_safe
def insight(request: HttpRequest) -> HttpResponse:
    """Is it helping? What all numbers together say, and what they cannot know."""
    person, knowledge = person_of(request), load_knowledge()
    charts = list(_charts(person, knowledge, None, explained=True))
    forms = list(form_lines(forms_of(person), knowledge))
    return render(request, "journal/insight.html", {"person": person, "charts": charts, "forms": forms})


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, key: UUID, when: str) -> HttpResponse:
    """Numbers before, after, or the morning after a session."""
    if when not in (RatedAt.BEFORE, RatedAt.AFTER, RatedAt.NEXT_MORNING):
        raise Http404
    session = get_object_or_404(Session.objects.select_related("person"), key=key)
    if request.method != "POST":
        return render(request, "journal/rate.html", {"session": session, "when": when})
    given = read(of_session(session, RatedAt(when), load_knowledge()), request.POST)
    keep_ratings(key_of(request.POST), session.person, RatedAt(when), given, told_at(request.POST.get("at")), session)
    if when == RatedAt.BEFORE:
        return redirect("session", key)
    return redirect("end", key) if when == RatedAt.AFTER else redirect("history")


@require_POST
def today(request: HttpRequest) -> HttpResponse:
    """The one number a day that an experiment asks for."""
    person, knowledge = person_of(request), load_knowledge()
    measure = _to_rate_today(person, knowledge, local_today())
    if measure and request.POST.get(measure.id):
        given: Given = {(measure.id, None): number(request.POST[measure.id])}
        keep_ratings(key_of(request.POST), person, RatedAt.DAY, given, local_now())
    return redirect("history")


@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest) -> HttpResponse:
    """Once a week: sleep; and for who likes, two questions on mood and on worry."""
    person, knowledge, now = person_of(request), load_knowledge(), local_now()
    if request.method == "POST":
        return _week_sent(request, person, knowledge, now)
    page = {
        "person": person,
        "sliders": shown((one, None) for one in _weekly(person, knowledge, now.date())),
        "forms": [(one, uuid4()) for one in _forms_due(person, knowledge, now.date())],
        "waiting": list(_waiting(person, knowledge, now.date())),
        "key": uuid4(),
    }
    return render(request, "journal/week.html", page)


@require_POST
def allow(request: HttpRequest) -> HttpResponse:
    """Allow a stroke that hurt, one step more."""
    person, knowledge = person_of(request), load_knowledge()
    stroke = request.POST.get("stroke", "")
    if stroke not in {one.stroke for one in memory_of(person, knowledge)}:
        raise ThenarError("This stroke is not held back. There is nothing to allow.")
    allow_again(person, stroke, key_of(request.POST), local_now())
    return redirect("history")


def due(person: Person, knowledge: Knowledge, day: date) -> bool:
    """True when the weekly page has something new to ask."""
    return bool(_weekly(person, knowledge, day))


def _week_sent(request: HttpRequest, person: Person, knowledge: Knowledge, now: datetime) -> HttpResponse:
    measure = knowledge.measures.get(request.POST.get("form", ""))
    if measure and measure.questionnaire:
        form = measure.questionnaire
        if not FormRow.objects.filter(key=key_of(request.POST)).exists():
            if measure not in _forms_due(person, knowledge, now.date()):
                raise ThenarError("These questions look back two weeks, and you answered them since. Come back later.")
            scores = {item.id: number(request.POST[item.id]) for item in form.items if request.POST.get(item.id)}
            keep_form(key_of(request.POST), person, measure, scores, now)
        row = get_object_or_404(FormRow, key=key_of(request.POST))
        score = total(form, row.scores)
        page = {"measure": measure, "score": score, "advice": advice(measure, score), "most": most(form)}
        return render(request, "journal/score.html", page)
    sliders = [(one, None) for one in _weekly(person, knowledge, now.date())]
    keep_ratings(key_of(request.POST), person, RatedAt.WEEK, read(sliders, request.POST), now)
    return redirect("week")


def _by_the_week(knowledge: Knowledge) -> list[str]:
    return [one.id for one in knowledge.measures.values() if one.rated_at == (RatedAt.WEEK,)]


def _weekly(person: Person, knowledge: Knowledge, day: date) -> tuple[Measure, ...]:
    return weekly(knowledge.measures, last_days(person, _by_the_week(knowledge)), day)


def _forms_due(person: Person, knowledge: Knowledge, day: date) -> list[Measure]:
    last = last_days(person, _by_the_week(knowledge))
    return [
        one
        for one in knowledge.measures.values()
        if one.questionnaire and may_ask(one.questionnaire, last.get(one.id), day)
    ]


def _waiting(person: Person, knowledge: Knowledge, day: date) -> Iterator[tuple[Measure, date]]:
    last = last_days(person, _by_the_week(knowledge))
    for one in knowledge.measures.values():
        if one.questionnaire and one.id in last and not may_ask(one.questionnaire, last[one.id], day):
            yield one, next_day(one.questionnaire, last[one.id])


def _to_rate_today(person: Person, knowledge: Knowledge, day: date) -> Measure | None:
    """What a running experiment asks for today, if it has no number yet."""
    row = running_experiment(person, day)
    if row is None or block_on(experiment_of(row), day) is None:
        return None
    rated = RatingRow.objects.filter(person=person, measure=row.measure, rated_at=RatedAt.DAY, day=day)
    return None if rated.exists() else knowledge.measures.get(row.measure)


def _listed(person: Person, before: str) -> Iterator[Session]:
    rows = Session.objects.filter(person=person, began_at__isnull=False).order_by("-planned_at")
    if before:
        try:
            rows = rows.filter(planned_at__lt=datetime.fromisoformat(before))
        except ValueError:
            raise Http404 from None
    return rows.prefetch_related("ratings")[: A_PAGE + 1].iterator(chunk_size=A_PAGE + 1)


def _calendar(person: Person, day: date, catalog: NullTranslations) -> Chart:
    first = day - CALENDAR
    since = local_now() - CALENDAR - timedelta(days=1)
    found = Session.objects.filter(person=person, planned_at__gte=since, began_at__isnull=False)
    laid = weeks(found.values_list("day", flat=True), first, day)
    svg = mark_safe(calendar_svg(laid, catalog))  # noqa: S308  built by ElementTree
    return Chart(_("Sessions"), svg, calendar_table(laid, catalog))


def _charts(
    person: Person, knowledge: Knowledge, since: datetime | None, *, explained: bool = False
) -> Iterator[Chart]:
    ratings = list(ratings_of(person, since, knowledge.measures))
    rated = {(one.measure, one.area) for one in ratings}
    for measure in knowledge.measures.values():
        for area in (*Area, None) if measure.each_area else (None,):
            if (measure.id, area) in rated and RatedAt.BEFORE in measure.rated_at:
                yield _chart(measure, area, ratings, knowledge.catalog, explained=explained)


def _chart(
    measure: Measure, area: Area | None, ratings: list[Rating], catalog: NullTranslations, *, explained: bool
) -> Chart:
    found = is_it_helping(measure, ratings, area)
    points, title = by_day(sort_ratings(ratings, measure.id, area).sessions), title_of(found, catalog)
    name = f"{measure.id}-{area.value}" if area else measure.id
    return Chart(
        title=title,
        svg=mark_safe(trend_svg(points, title, name, catalog)),  # noqa: S308  built by ElementTree
        table=trend_table(points, title, catalog),
        says=sentences(found, catalog) if explained else (),
        cannot=cannot_know(found, catalog) if explained else (),
    )

"""Numbers: before and after a session and the morning after, once a day in an experiment, once a week."""

from datetime import datetime
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from thenar.insight.asking import weekly
from thenar.insight.questionnaire import advice, most, total
from thenar.journal.changes.numbers import keep_or_correct
from thenar.journal.models import FormRow, Person
from thenar.journal.ratings import Given, keep_form
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Measure, Questionnaire, RatedAt
from thenar.model.problem import ThenarError
from thenar.web.base.about import to
from thenar.web.base.called import whose
from thenar.web.base.clock import local_now, local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.sent import key_of, pressed
from thenar.web.base.sliders import asked_for, number, of_session, read, shown
from thenar.web.base.times import told_at
from thenar.web.journal.asked import asked_today, forms_due, last_asked, waiting
from thenar.web.session.led import row_of


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, key: UUID, when: str) -> HttpResponse:
    """Numbers before, after, or the morning after a session."""
    if when not in (RatedAt.BEFORE, RatedAt.AFTER, RatedAt.NEXT_MORNING):
        raise Http404
    session = row_of(key)
    if request.method != "POST":
        return render(request, "journal/rate.html", {"session": session, "person": session.person, "when": when})
    given = read(of_session(session, RatedAt(when), load_knowledge(), again=True), request.POST)
    at = told_at(request.POST.get("at"))
    if keep_or_correct(key_of(request.POST), session.person, RatedAt(when), given, at, session):
        return to("changes", session.person)
    if when == RatedAt.BEFORE:
        return redirect("session", key)
    return redirect("end", key) if when == RatedAt.AFTER else to("history", session.person)


@require_POST
def today(request: HttpRequest, person: Person) -> HttpResponse:
    """The one number a day that an experiment asks for."""
    knowledge = load_knowledge()
    measure = asked_today(person, knowledge, local_today())
    corrected = 0
    if measure and request.POST.get(measure.id):
        given: Given = {(measure.id, None): number(request.POST[measure.id])}
        corrected = keep_or_correct(key_of(request.POST), person, RatedAt.DAY, given, local_now())
    return to("changes" if corrected else "history", person)


@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest, person: Person) -> HttpResponse:
    """Once a week: sleep; and for who likes, two questions on mood and on worry."""
    knowledge, now = load_knowledge(), local_now()
    if request.method == "POST":
        return _week_sent(request, person, knowledge, now)
    last, day, wished = last_asked(person, knowledge), now.date(), asked_for(person, knowledge)
    page = {
        "person": person,
        "sliders": shown(((one, None) for one in weekly(wished, last, day)), whose(person)),
        "name": whose(person),
        "forms": [(one, uuid4()) for one in forms_due(last, knowledge, day) if one.id in wished],
        "waiting": [(one, on) for one, on in waiting(last, knowledge, day) if one.id in wished],
        "measures": [(one, one.id in wished) for one in knowledge.measures.values() if _may_be_left_out(one)],
        "key": uuid4(),
    }
    return render(request, "journal/week.html", page)


@require_POST
def asked(request: HttpRequest, person: Person) -> HttpResponse:
    """Which numbers this person wants to be asked for; the others are asked no more, and what there is stays."""
    pressed(request.POST, "chosen")
    measures = load_knowledge().measures.values()
    wished = set(request.POST.getlist("ask"))
    person.not_asked = [one.id for one in measures if _may_be_left_out(one) and one.id not in wished]
    person.save(update_fields=["not_asked"])
    return to("week", person)


def _may_be_left_out(measure: Measure) -> bool:
    """All but what an experiment alone asks for: whoever begins one has chosen it."""
    return measure.rated_at != (RatedAt.DAY,)


def _week_sent(request: HttpRequest, person: Person, knowledge: Knowledge, now: datetime) -> HttpResponse:
    measure = knowledge.measures.get(request.POST.get("form", ""))
    if measure and measure.questionnaire:
        return _form_sent(request, person, measure, measure.questionnaire, now)
    sliders = [(one, None) for one in weekly(knowledge.measures, {}, now.date())]
    given = read(sliders, request.POST)
    corrected = keep_or_correct(key_of(request.POST), person, RatedAt.WEEK, given, now)
    return to("changes" if corrected else "week", person)


def _form_sent(
    request: HttpRequest, person: Person, measure: Measure, form: Questionnaire, now: datetime
) -> HttpResponse:
    key = key_of(request.POST)
    if FormRow.objects.filter(key=key).exclude(person=person, measure=measure.id).exists():
        raise ThenarError("This form was sent before, for someone else. Nothing was saved. Open the page again.")
    if not FormRow.objects.filter(key=key).exists():
        knowledge = load_knowledge()
        if measure not in forms_due(last_asked(person, knowledge), knowledge, now.date()):
            raise ThenarError("These questions look back two weeks, and you answered them since. Come back later.")
        scores = {item.id: number(request.POST[item.id]) for item in form.items if request.POST.get(item.id)}
        keep_form(key, person, measure, scores, now)
    score = total(form, get_object_or_404(FormRow, key=key).scores)
    page = {"person": person, "measure": measure, "score": score, "advice": advice(measure, score), "most": most(form)}
    return render(request, "journal/score.html", page)

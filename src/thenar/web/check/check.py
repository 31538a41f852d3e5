"""The check: red flags on one screen, then everything else in groups. A page that was answered leads on."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thenar.journal.answers import keep_answers
from thenar.journal.models import Person
from thenar.model.condition import Asked, Condition
from thenar.web.base.about import to
from thenar.web.base.today import Today, today_of
from thenar.web.check.questions import groups, read, rows, urgent_first


@require_http_methods(["GET", "HEAD", "POST"])
def red_flags(request: HttpRequest, person: Person) -> HttpResponse:
    """The few questions that stop everything."""
    today = today_of(person)
    if request.method == "POST":
        return _answered(request, today, today.red_flags)
    found = rows(urgent_first(today.red_flags), today.answers)
    return render(request, "check/red_flags.html", {"today": today, "rows": found})


@require_http_methods(["GET", "HEAD", "POST"])
def conditions(request: HttpRequest, person: Person) -> HttpResponse:
    """All other questions. What lasts is remembered and shown again; what belongs to the day is asked anew."""
    today = today_of(person)
    if request.method == "POST":
        return _answered(request, today, today.conditions)
    daily = [one for one in today.conditions if one.asked is Asked.DAILY]
    standing = [one for one in today.conditions if one.asked is Asked.STANDING]
    known = all(one.id in today.answers for one in standing)
    page = {
        "today": today,
        "known": known,
        "groups": groups(daily if known else today.conditions, today.answers),
        "remembered": groups(standing, today.answers) if known else [],
        "facts": [one.name for one in standing if known and _is_fact(one, today)],
    }
    return render(request, "check/conditions.html", page)


def _answered(request: HttpRequest, today: Today, questions: Iterable[Condition]) -> HttpResponse:
    keep_answers(today.person, read(questions, request.POST), today.day)
    after = today_of(today.person)
    stopped = any(finding.effect == "stop" for finding in after.clearance.findings)
    return to("plan" if stopped else after.next_page(), today.person)


def _is_fact(question: Condition, today: Today) -> bool:
    return today.answers[question.id].reply != "no"

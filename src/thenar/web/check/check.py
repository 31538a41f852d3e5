"""The check: warning signs, then everything else, as lines that open; on a later day one short list of what can change.

A page that was answered leads on. What was written is never an answer: the questions it means have to be answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thenar.journal.answers import keep_answers
from thenar.journal.models import Person
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import Asked, Condition
from thenar.model.line import Line
from thenar.screen.lines import completed, in_lines, settled
from thenar.web.base.about import to
from thenar.web.base.today import Today, today_of
from thenar.web.check.questions import replies, rows, shown
from thenar.web.check.written import Written, written


@dataclass(frozen=True)
class Page:
    """What one page of the check asks, in which lines, and what it shows as remembered."""

    template: str
    questions: list[Condition]
    lines: Mapping[str, Line]
    remembered: list[Condition]
    writes: bool = True


@require_http_methods(["GET", "HEAD", "POST"])
def red_flags(request: HttpRequest, person: Person) -> HttpResponse:
    """The warning signs; where all that lasts is known, everything that can have changed since."""
    today = today_of(person)
    first = Page("check/red_flags.html", today.red_flags, today.knowledge.first_check, [], writes=False)
    return _page(request, today, _later(today) if _known(today) else first)


@require_http_methods(["GET", "HEAD", "POST"])
def conditions(request: HttpRequest, person: Person) -> HttpResponse:
    """All other questions; where all that lasts is known, everything that can have changed since."""
    today = today_of(person)
    first = Page("check/conditions.html", today.conditions, today.knowledge.first_check, [])
    return _page(request, today, _later(today) if _known(today) else first)


def _known(today: Today) -> bool:
    return all(one.id in today.answers for one in today.questions if one.asked is Asked.STANDING)


def _later(today: Today) -> Page:
    standing = [one for one in today.questions if one.asked is Asked.STANDING]
    aside = settled(today.knowledge.later_check, today.answers)
    daily = [one for one in today.questions if one.asked is Asked.DAILY and one.id not in aside]
    return Page("check/later.html", daily, today.knowledge.later_check, standing)


def _page(request: HttpRequest, today: Today, page: Page) -> HttpResponse:
    """The page, or what follows when its button was pressed and nothing is left open."""
    what = written(request.POST.get("written", ""))
    if request.method != "POST":
        return _drawn(request, today, page, what, today.answers, ())
    given = _given(request, today, what)
    answers, still = _completed(today, _asked(request, page), given, what)
    if "look" in request.POST:
        return _drawn(request, today, page, what, given, what.asks)
    if still:
        return _drawn(request, today, page, what, given, still, halted=True)
    keep_answers(today.person, _with_settled(today, page, answers), today.knowledge.conditions, today.day)
    after = today_of(today.person)
    stopped = any(finding.effect == "stop" for finding in after.clearance.findings)
    return to("plan" if stopped else after.next_page(), today.person)


def _asked(request: HttpRequest, page: Page) -> Page:
    """The page with the questions that the form says it asked: what it did not ask is not answered by its button."""
    asked = set(request.POST.getlist("asked"))
    return replace(page, questions=[one for one in page.questions if one.id in asked])


def _given(request: HttpRequest, today: Today, what: Written) -> Answers:
    """What was marked. A question that was only just meant is asked anew, whatever was remembered of it."""
    asked_before = set(request.POST.getlist("meant"))
    given = replies(today.questions, request.POST)
    return {name: one for name, one in given.items() if name not in what.asks or name in asked_before}


def _completed(today: Today, page: Page, given: Answers, what: Written) -> tuple[Answers, tuple[str, ...]]:
    """Every question of the page, and those that were meant without being on it."""
    on_page = {one.id for one in (*page.questions, *page.remembered)}
    more = [one for one in today.questions if one.id in what.asks and one.id not in on_page]
    lines = [
        *in_lines(page.questions, page.lines),
        *in_lines([*page.remembered, *more], today.knowledge.first_check),
    ]
    here = {name: one for name, one in given.items() if name in on_page | set(what.asks)}
    answers, still = completed(lines, here, what.asks)
    kept = {one.id for one in page.remembered}  # the button says nothing about what is remembered
    return {name: one for name, one in answers.items() if name in here or name not in kept}, still


def _with_settled(today: Today, page: Page, answers: Answers) -> Answers:
    """With a no to what the answers settle: without a pregnancy nothing of it is asked on a later day."""
    if not page.remembered:
        return answers
    aside = settled(today.knowledge.later_check, today.answers | answers)
    asked = {one.id for one in today.questions if one.asked is Asked.DAILY}
    return {name: Answer(Reply.NO) for name in aside & asked} | answers


def _drawn(
    request: HttpRequest,
    today: Today,
    page: Page,
    what: Written,
    given: Answers,
    wanted: Iterable[str],
    *,
    halted: bool = False,
) -> HttpResponse:
    meant = what.rows(today.questions, given) if page.writes else []
    elsewhere = [row.question.id for row in meant]
    context = {
        "today": today,
        "lines": shown(in_lines(page.questions, page.lines), given, tuple(wanted), elsewhere),
        "remembered": shown(in_lines(page.remembered, today.knowledge.first_check), given, tuple(wanted), elsewhere),
        "facts": [one.name for one in page.remembered if one.id in today.answers and _is_fact(one, today)],
        "written": what,
        "meant": meant,
        "halted": halted,
        "others": rows(_others(today, page, elsewhere), {}) if page.writes else [],
    }
    return render(request, page.template, context)


def _is_fact(question: Condition, today: Today) -> bool:
    return today.answers[question.id].reply is not Reply.NO


def _others(today: Today, page: Page, elsewhere: Iterable[str]) -> list[Condition]:
    """Questions that are not on this page, yet may be meant by what is written."""
    here = {one.id for one in (*page.questions, *page.remembered)} | set(elsewhere)
    return [one for one in today.questions if one.id not in here]

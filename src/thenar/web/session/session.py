"""The session: made, shown, and ended."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from thenar.journal import people, sessions
from thenar.model.routine import When
from thenar.model.stroke import Form
from thenar.render.kept_plan import kept_plan
from thenar.render.transcript import transcript
from thenar.screen import screen
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.stills import scene
from thenar.web.base.today import Today, choose, today_of, todays, with_consent
from thenar.web.base.words import plan_sentence
from thenar.web.check.reasons import to_stop
from thenar.web.session.concerns import concerns_page
from thenar.web.session.kept import keep_of
from thenar.web.session.led import led, row_of
from thenar.web.session.player import page_data
from thenar.web.session.ready import moments
from thenar.web.session.resume import may_go_on, resume_of
from thenar.web.session.told import told
from thenar.web.session.track import TYPES


def begin_session(today: Today, key: UUID) -> HttpResponse:
    """A row for the planned session, and on to its page. The same key again leads to the same one."""
    session = sessions.keep_session(
        key,
        today.person,
        kept_plan(today.plan),
        today.wishes,
        today.answers,
        today.confirmed,
        today.knowledge.version,
        local_now(),
    )
    return redirect("session", session.key)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """From the plan or the list of preparations to the session."""
    today = todays(request)
    if not today.ready:
        return redirect("plan")
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid4()
    return begin_session(today, key)


@require_safe
def session(request: HttpRequest, key: UUID) -> HttpResponse:
    """The player. A session of another day, or of other answers, is planned anew."""
    row = row_of(key)
    if row.ended_at:
        return redirect("end", key)
    if not may_go_on(row, today := today_of(row.person)):
        choose(request, row.person)
        return redirect(today.next_page())
    one = led(row)
    resume, data = resume_of(one), page_data(one, request)
    page = {
        "session": row,
        "giver": people.form_of(row.person) is Form.PARTNER,
        "sentence": plan_sentence(one.plan),
        "resume": resume,
        "transcript": transcript(data),
        "data": {
            **data,
            "keep": keep_of(one),
            "resume": {"ms": resume.ms, "heard_ms": resume.heard_ms} if resume else None,
        },
        "concerns": concerns_page(one.knowledge),
        "types": TYPES,
        "scene": scene(),
    }
    return render(request, "session/session.html", page)


@require_POST
def not_now(request: HttpRequest, key: UUID) -> HttpResponse:
    """Someone is not sure that this is wanted now: there is no session."""
    row = row_of(key)
    knowledge = load_knowledge()
    given = with_consent(sessions.answers_of(row), knowledge, doubt=True)
    sessions.end(row, "not-wanted", local_now())
    return render(request, "check/stop.html", {"reasons": to_stop(screen(given, knowledge.conditions), knowledge)})


@require_safe
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Thank you, what happened, and what is good to do now."""
    row = row_of(key)
    one = led(row)
    concern = one.knowledge.concerns.get(row.ending)
    page = {
        "session": row,
        "events": told(row, one.knowledge),
        "concern": concern,
        "red_flag": one.knowledge.conditions.get(concern.red_flag) if concern and concern.red_flag else None,
        "after": moments(When.AFTER, one.plan, one.knowledge),
    }
    return render(request, "session/end.html", page)

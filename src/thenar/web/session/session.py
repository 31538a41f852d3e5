"""The session: made, shown, and ended."""

from dataclasses import asdict
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thenar.insight.done import counts
from thenar.journal import events, people, sessions
from thenar.journal.models import Person, Session
from thenar.model.event import Ending, Happening
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt
from thenar.model.routine import Moment, When
from thenar.model.stroke import Form
from thenar.plan.shape import shape_of
from thenar.render.done_words import end_words, time_words
from thenar.render.kept_plan import kept_plan
from thenar.render.transcript import transcript
from thenar.screen import screen
from thenar.web.base.about import to
from thenar.web.base.clock import local_now
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.prescribed import as_kept
from thenar.web.base.sent import key_of, pressed
from thenar.web.base.sliders import of_session
from thenar.web.base.stills import scene
from thenar.web.base.today import Today, today_of, with_consent
from thenar.web.base.words import plan_sentence
from thenar.web.check.reasons import to_stop
from thenar.web.session.concerns import shown_of, wrong_page
from thenar.web.session.guest import forget_guest, how_it_ended
from thenar.web.session.kept import keep_of
from thenar.web.session.led import Led, led, row_of
from thenar.web.session.player import session_data
from thenar.web.session.ready import moments
from thenar.web.session.resume import Resume, may_go_on, resume_of
from thenar.web.session.told import told
from thenar.web.session.track import TYPES
from thenar.wire import player
from thenar.wire.base import written
from thenar.wire.kept import Keep, PageData
from thenar.wire.player import SessionData


def begin_session(today: Today, key: UUID) -> HttpResponse:
    """A row for the planned session, and on to its page. The same key again leads to the same one."""
    session = _kept(today, key)
    if session.person_id != today.person.pk or sessions.wishes_of(session) != today.wishes:
        # the same form, sent again after another person or something else was chosen in it
        session = _kept(today, uuid5(key, f"{today.person.key} {asdict(today.wishes)}"))
    return redirect("session", session.key)


def _kept(today: Today, key: UUID) -> Session:
    return sessions.keep_session(
        key,
        today.person,
        kept_plan(today.plan),
        today.wishes,
        today.answers,
        today.confirmed,
        today.knowledge.version,
        local_now(),
        as_kept(today.held),
    )


@require_POST
def start(request: HttpRequest, person: Person) -> HttpResponse:
    """From the plan or the list of preparations to the session."""
    key, today = key_of(request.POST), today_of(person)
    return begin_session(today, key) if today.ready else to("plan", person)


@require_safe
def session(request: HttpRequest, key: UUID) -> HttpResponse:
    """The player. A session of another day, or of other answers, is planned anew."""
    if how_it_ended(key) is not None:
        return redirect("end", key)
    row = row_of(key)
    if row.ended_at:
        return redirect("end", key)
    if not may_go_on(row, today := today_of(row.person)):
        return to(today.next_page(), row.person)
    one = led(row)
    if not one.plan.steps:
        return to("plan", row.person)
    resume, data = resume_of(one), session_data(one, request)
    page = {
        "session": row,
        "person": row.person,
        "giver": people.form_of(row.person) is Form.PARTNER,
        "sentence": plan_sentence(one.plan),
        "guest": data.guest,
        "resume": resume,
        "known": sessions.heard_before(row.person),
        "transcript": transcript(data),
        "data": written(page_data(data, None if data.guest else keep_of(one), resume)),
        "wrong": wrong_page(one.knowledge),
        "types": TYPES,
        "scene": scene(),
    }
    return render(request, "session/session.html", page)


def page_data(data: SessionData, keep: Keep | None, resume: Resume | None) -> PageData:
    """What the player is told, with where it goes on and what a device keeps of it."""
    goes_on = player.Resume(ms=resume.ms, heard_ms=resume.heard_ms) if resume else None
    return PageData(**{**vars(data), "keep": keep, "resume": goes_on})


@require_POST
def not_now(request: HttpRequest, key: UUID) -> HttpResponse:
    """Someone is not sure that this is wanted now: there is no session."""
    row = row_of(key)
    pressed(request.POST, "unsure")
    knowledge = load_knowledge()
    given = with_consent(sessions.answers_of(row), knowledge, doubt=True)
    now = local_now()
    events.note(row, uuid5(row.key, Happening.NOT_WANTED), Happening.NOT_WANTED, 0, {}, now, now)
    reasons = to_stop(screen(given, knowledge.conditions), knowledge)
    person = None if forget_guest(row) else row.person
    return render(request, "check/stop.html", {"reasons": reasons, "person": person, "unsure": True})


@require_safe
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Thank you, what happened, and what is good to do now."""
    if (ending := how_it_ended(key)) is not None:
        return _guests_end(request, ending)
    row = row_of(key)
    one = led(row)
    concern = one.knowledge.concerns.get(row.ending)
    page = {
        "session": row,
        "person": row.person,
        "events": told(row, one.knowledge),
        "ended_by": shown_of(concern, one.knowledge) if concern else None,
        "wrong": wrong_page(one.knowledge),
        "after": _still_to_do(row, one),
        "ends": shape_of(one.wishes, one.knowledge).end,
        "given": given_words(row, one.knowledge),
        "tomorrow": _tomorrow(row, one.knowledge),
        "done": _done(row, one.knowledge),
    }
    return render(request, "session/end.html", page)


def _still_to_do(row: Session, one: Led) -> list[Moment]:
    """What is good to do now: all that closes a session, but the hold that a whole one was just led through."""
    found = moments(When.AFTER, one.plan, one.knowledge)
    return [moment for moment in found if not (_went_to_its_end(row) and moment.hold)]


def _done(row: Session, knowledge: Knowledge) -> str:
    steps, finished = len(row.plan["steps"]), _went_to_its_end(row)
    return end_words(row.strokes, steps, row.heard_ms, row.stroke_ms, knowledge.catalog, finished=finished)


def _went_to_its_end(row: Session) -> bool:
    return row.ending == Ending.FINISHED.value


def _guests_end(request: HttpRequest, ending: str) -> HttpResponse:
    """Thank you, or what was wrong; and that nothing was kept."""
    knowledge = load_knowledge()
    concern = knowledge.concerns.get(ending)
    page = {"ended_by": shown_of(concern, knowledge) if concern else None, "wrong": wrong_page(knowledge)}
    return render(request, "session/guest_end.html", page)


def given_words(row: Session, knowledge: Knowledge) -> str:
    """`9 minutes for Papa.` Empty where hardly anything was led."""
    if row.heard_ms is None or not counts(row.stroke_ms):
        return ""
    time, person = time_words(row.heard_ms, knowledge.catalog), row.person
    if person.me:
        return _("{time} for yourself.").format(time=time)
    return _("{time} for {name}.").format(time=time, name=person.name or _("someone you care for"))


def _tomorrow(row: Session, knowledge: Knowledge) -> str:
    """That one question waits tomorrow, where one does."""
    waits = counts(row.stroke_ms) and of_session(row, RatedAt.NEXT_MORNING, knowledge)
    return _("Tomorrow morning there is one short question, if you like.") if waits else ""

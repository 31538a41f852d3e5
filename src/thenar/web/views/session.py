"""The session: made, heard, changed on the way, and ended."""

from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from thenar.journal import people, sessions
from thenar.journal.models import Session
from thenar.model.change import Change
from thenar.model.routine import When
from thenar.model.speech import SPOKEN
from thenar.model.stroke import Form
from thenar.model.timeline import FRAME_MS
from thenar.plan.change import longest
from thenar.render.captions import webvtt
from thenar.render.player import player_data
from thenar.render.transcript import transcript
from thenar.screen import screen
from thenar.voice.speaker import speaker_of
from thenar.web.changes import SAID, Wish, answer
from thenar.web.clock import local_now
from thenar.web.concerns import concerned, concerns_page
from thenar.web.keys import actions
from thenar.web.knowledge import in_language_of, load_knowledge
from thenar.web.led import Led, led
from thenar.web.offline.kept import keep_of
from thenar.web.offline.times import told_at
from thenar.web.reasons import to_stop
from thenar.web.resume import may_go_on, resume_of
from thenar.web.sent import sent_by
from thenar.web.stills import scene, still
from thenar.web.today import Today, choose, today_of, todays, with_consent
from thenar.web.told import told
from thenar.web.track import TYPES, ranged, timeline_of, track_of
from thenar.web.views.ready import moments
from thenar.web.words import plan_sentence, pressures

KINDS = frozenset({"began", "paused", "resumed", "place", "again", "next", "concern", "finished", "left"})
ALONE = frozenset({Change.SOFTER, Change.TOO_FIRM})  # what a page may do by itself where the server cannot be reached
DETAILS = ("concern", "then", "step", "stroke", "heard_ms")
LIVE = tuple(sorted({*chain(*SAID.values()), "not-now"} - {"again", "next"}))  # again and next answer by themselves


def begin_session(today: Today, key: UUID) -> HttpResponse:
    """A row for the planned session, and on to its page. The same key again leads to the same one."""
    session = sessions.keep_session(
        key,
        today.person,
        today.plan,
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
    row = _row(key)
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
    return render(request, "session.html", page)


@require_safe
def track(request: HttpRequest, key: UUID, kind: str) -> HttpResponse:
    """The sound, whole or a range of it."""
    if kind not in TYPES:
        raise Http404
    row = _row(key)
    with in_language_of(request) as language:
        return ranged(request, track_of(row, kind), TYPES[kind], f"{row.key}-{row.take}-{kind}-{language}")


@require_safe
def captions(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every spoken sentence at its time, for the browser's own player."""
    with in_language_of(request):
        return HttpResponse(webvtt(timeline_of(led(_row(key)))), content_type="text/vtt; charset=utf-8")


@require_safe
def phrase(request: HttpRequest, phrase: str) -> HttpResponse:
    """A short answer of the voice, such as "Softer from here."; the same for everyone, so it may be kept."""
    with in_language_of(request) as language:
        live = load_knowledge().phrases.live
    if phrase not in live:
        raise Http404
    from thenar.voice.ogg import ogg_opus

    sound = ogg_opus(speaker_of(language).phrase(live[phrase]).packets)
    response = ranged(request, sound, TYPES["ogg"], f"{phrase}-{language}-{len(sound)}")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


@require_POST
def event(request: HttpRequest, key: UUID) -> HttpResponse:
    """Something happened in the session. A repeated note is kept once."""
    row, sent = _row(key), sent_by(request)
    kind, at = str(sent.get("kind")), told_at(sent.get("at"))
    if kind in ALONE:
        answer(row, Wish(_key_in(sent), Change(kind), _ms(sent, "track_ms"), _ms(sent, "heard_ms"), at))
        return HttpResponse(status=204)
    if kind not in KINDS:
        raise Http404
    detail: dict[str, Any] = {name: sent[name] for name in DETAILS if name in sent}
    if sessions.note(row, _key_in(sent), kind, _ms(sent, "track_ms"), detail, at):
        _happened(row, kind, sent, at)
    return HttpResponse(status=204)


@require_POST
def change(request: HttpRequest, key: UUID) -> HttpResponse:
    """Another wish on the way: what the voice answers, the changed session, and where it goes on. `data` is null where
    the change is not possible."""
    row, sent = _row(key), sent_by(request)
    try:
        wished = Change(str(sent.get("change")))
    except ValueError:
        raise Http404 from None
    made = answer(row, Wish(_key_in(sent), wished, _ms(sent, "track_ms"), _ms(sent, "heard_ms"), local_now()))
    return JsonResponse(
        {"say": made.say, "data": page_data(made.led, request) if made.led else None, "go_ms": made.go_ms}
    )


@require_POST
def not_now(request: HttpRequest, key: UUID) -> HttpResponse:
    """Someone is not sure that this is wanted now: there is no session."""
    row = _row(key)
    knowledge = load_knowledge()
    given = with_consent(sessions.answers_of(row), knowledge, doubt=True)
    sessions.end(row, "not-wanted", local_now())
    return render(request, "stop.html", {"reasons": to_stop(screen(given, knowledge.conditions), knowledge)})


@require_safe
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Thank you, what happened, and what is good to do now."""
    row = _row(key)
    one = led(row)
    concern = one.knowledge.concerns.get(row.ending)
    page = {
        "session": row,
        "events": told(row, one.knowledge),
        "concern": concern,
        "red_flag": one.knowledge.conditions.get(concern.red_flag) if concern and concern.red_flag else None,
        "after": moments(When.AFTER, one.plan, one.knowledge),
    }
    return render(request, "end.html", page)


def _happened(row: Session, kind: str, sent: dict[str, Any], at: datetime) -> None:
    if kind == "began":
        sessions.begin(row, at)
    elif kind == "finished":
        sessions.end(row, "finished", at)
    elif kind == "left":
        sessions.end(row, "stopped", at)
    elif kind == "concern":
        concerned(row, str(sent.get("concern")), str(sent.get("then")), at)


def page_data(one: Led, request: HttpRequest) -> dict[str, Any]:
    """What the player needs: the session in time, and where to send and fetch what."""
    row = one.session
    made = player_data(one.plan, timeline_of(one), one.knowledge)
    for section in made["sections"]:
        section["still"] = still(section["stroke"]) if "stroke" in section else None
    language = one.knowledge.language
    at = {kind: f"{reverse('track', args=(row.key, kind))}?take={row.take}&language={language}" for kind in TYPES}
    return {
        **made,
        "track": at,
        "types": TYPES,
        "event": reverse("event", args=(row.key,)),
        "change": reverse("change", args=(row.key,)),
        "end": reverse("end", args=(row.key,)),
        "live": {name: f"{reverse('phrase', args=(name,))}?language={language}" for name in LIVE},
        **({"device_voice": language} if language != SPOKEN else {}),
        "said": {name: one.knowledge.phrases.live[name] for name in LIVE},
        "most_ms": longest(one.plan, one.knowledge) * FRAME_MS,
        "pressures": {str(level): name for level, (name, _image) in pressures().items()},
        "token": get_token(request),
        "day": row.day.isoformat(),
        "take": row.take,
        "keys": actions(),
    }


def _row(key: UUID) -> Session:
    return get_object_or_404(Session.objects.select_related("person"), key=key)


def _key_in(sent: dict[str, Any]) -> UUID:
    try:
        return UUID(str(sent.get("key")))
    except ValueError:
        raise Http404 from None


def _ms(sent: dict[str, Any], name: str) -> int:
    found = sent.get(name)
    return max(0, int(found)) if isinstance(found, int | float) else 0

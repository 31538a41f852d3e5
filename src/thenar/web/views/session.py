"""The session: made, heard, changed on the way, and ended."""

import json
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thenar.journal import people, sessions
from thenar.journal.models import Session
from thenar.model.concern import Concern
from thenar.model.routine import When
from thenar.model.stroke import Form
from thenar.render.captions import webvtt
from thenar.render.player import player_data
from thenar.screen import screen
from thenar.voice.speaker import shipped_speaker
from thenar.web.clock import local_now, local_today
from thenar.web.concerns import concerned, concerns_page
from thenar.web.knowledge import load_knowledge
from thenar.web.led import Led, led
from thenar.web.led import softer as made_softer
from thenar.web.reasons import to_stop
from thenar.web.stills import scene, still
from thenar.web.today import Today, todays, with_consent
from thenar.web.track import TYPES, ranged, timeline_of, track_of
from thenar.web.views.ready import moments
from thenar.web.words import plan_sentence, pressures

KINDS = frozenset(
    {"began", "paused", "resumed", "again", "next", "softer", "concern", "finished", "left"}
)  # fmt: skip
LIVE = ("softer", "no-softer", "again", "next", "pause", "resume", "stop")


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
    """The player. A session of another day is planned anew, because daily answers are asked each day."""
    row = _row(key)
    if row.day != local_today() or row.ended_at:
        return redirect("end", key) if row.ended_at else redirect("home")
    one = led(row)
    page = {
        "session": row,
        "giver": people.form_of(row.person) is Form.PARTNER,
        "plan": one.plan,
        "sentence": plan_sentence(one.plan),
        "data": _data(one, request),
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
    return ranged(request, track_of(row, kind), TYPES[kind], f"{row.key}-{row.take}-{kind}")


@require_safe
def captions(_request: HttpRequest, key: UUID) -> HttpResponse:
    """Every spoken sentence at its time, for the browser's own player."""
    return HttpResponse(webvtt(timeline_of(led(_row(key)))), content_type="text/vtt; charset=utf-8")


@require_safe
def phrase(request: HttpRequest, phrase: str) -> HttpResponse:
    """A short answer of the voice, such as "Softer from here."; the same for everyone, so it may be kept."""
    live = load_knowledge().phrases.live
    if phrase not in live:
        raise Http404
    from thenar.voice.ogg import ogg_opus

    sound = ogg_opus(shipped_speaker().phrase(live[phrase]).packets)
    response = ranged(request, sound, TYPES["ogg"], f"{phrase}-{len(sound)}")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


@require_POST
def event(request: HttpRequest, key: UUID) -> HttpResponse:
    """Something happened in the session. A repeated note is kept once."""
    row, sent = _row(key), _sent(request)
    kind = str(sent.get("kind"))
    if kind not in KINDS:
        raise Http404
    detail: dict[str, Any] = {name: sent[name] for name in ("concern", "then", "step") if name in sent}
    if sessions.note(row, _key_in(sent), kind, _ms(sent), detail, local_now()):
        _happened(row, kind, sent)
    return HttpResponse(status=204)


@require_POST
def softer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Less pressure from here, never above the clearance. Says `null` where it is the softest already."""
    row, sent = _row(key), _sent(request)
    step = sent.get("step")
    less = made_softer(row, step if isinstance(step, int) else None)
    if less and sessions.note(row, _key_in(sent), "softer", _ms(sent), {"step": step}, local_now()):
        sessions.replanned(row, less.wishes, less.plan)
    return JsonResponse({"data": _data(led(row), request) if less else None})


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
        "events": _told(row, one),
        "concern": concern,
        "red_flag": one.knowledge.conditions.get(concern.red_flag) if concern and concern.red_flag else None,
        "after": moments(When.AFTER, one.plan, one.knowledge),
    }
    return render(request, "end.html", page)


def _happened(row: Session, kind: str, sent: dict[str, Any]) -> None:
    if kind == "began":
        sessions.begin(row, local_now())
    elif kind == "finished":
        sessions.end(row, "finished", local_now())
    elif kind == "left":
        sessions.end(row, "stopped", local_now())
    elif kind == "concern":
        concerned(row, str(sent.get("concern")), str(sent.get("then")), local_now())


def _told(row: Session, one: Led) -> list[str]:
    """What happened on the way, in sentences."""
    told = []
    for happened in row.events.filter(kind__in=("softer", "concern")):
        step = happened.detail.get("step")
        inside = isinstance(step, int) and 0 <= step < len(one.plan.steps)
        stroke = one.plan.steps[step].stroke.name if inside and step is not None else None
        concern = one.knowledge.concerns.get(happened.detail.get("concern", ""))
        told.append(_told_of(stroke, concern))
    return told


def _told_of(stroke: str | None, concern: Concern | None) -> str:
    if concern is None:
        return _("Softer at “{stroke}”.").format(stroke=stroke) if stroke else _("Softer.")
    if stroke is None:
        return _("{concern}.").format(concern=concern.name)
    return _("{concern} at “{stroke}”.").format(concern=concern.name, stroke=stroke)


def _data(one: Led, request: HttpRequest) -> dict[str, Any]:
    """What the player needs: the session in time, and where to send and fetch what."""
    row = one.session
    made = player_data(one.plan, timeline_of(one), one.knowledge)
    for section in made["sections"]:
        section["still"] = still(section["stroke"]) if "stroke" in section else None
    at = {kind: f"{reverse('track', args=(row.key, kind))}?take={row.take}" for kind in TYPES}
    return {
        **made,
        "track": at,
        "types": TYPES,
        "event": reverse("event", args=(row.key,)),
        "softer": reverse("softer", args=(row.key,)),
        "end": reverse("end", args=(row.key,)),
        "live": {name: reverse("phrase", args=(name,)) for name in LIVE if name in one.knowledge.phrases.live},
        "pressures": {str(level): name for level, (name, _image) in pressures().items()},
        "token": get_token(request),
        "day": row.day.isoformat(),
    }


def _row(key: UUID) -> Session:
    return get_object_or_404(Session.objects.select_related("person"), key=key)


def _sent(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise Http404
    return sent


def _key_in(sent: dict[str, Any]) -> UUID:
    try:
        return UUID(str(sent.get("key")))
    except ValueError:
        raise Http404 from None


def _ms(sent: dict[str, Any]) -> int:
    found = sent.get("track_ms")
    return max(0, int(found)) if isinstance(found, int | float) else 0

"""What happens on the way: noted, and answered where it changes the session."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from thenar.journal import sessions
from thenar.journal.models import Session
from thenar.model.change import Change
from thenar.web.base.clock import local_now
from thenar.web.base.sent import sent_by
from thenar.web.base.times import told_at
from thenar.web.session.changes import Wish, answer
from thenar.web.session.concerns import concerned
from thenar.web.session.led import row_of
from thenar.web.session.player import page_data

KINDS = frozenset({"began", "paused", "resumed", "place", "again", "next", "concern", "finished", "left"})
ALONE = frozenset({Change.SOFTER, Change.TOO_FIRM})  # what a page may do by itself where the server cannot be reached
DETAILS = ("concern", "then", "step", "stroke", "heard_ms")


@require_POST
def event(request: HttpRequest, key: UUID) -> HttpResponse:
    """Something happened in the session. A repeated note is kept once."""
    row, sent = row_of(key), sent_by(request)
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
    row, sent = row_of(key), sent_by(request)
    try:
        wished = Change(str(sent.get("change")))
    except ValueError:
        raise Http404 from None
    made = answer(row, Wish(_key_in(sent), wished, _ms(sent, "track_ms"), _ms(sent, "heard_ms"), local_now()))
    return JsonResponse(
        {"say": made.say, "data": page_data(made.led, request) if made.led else None, "go_ms": made.go_ms}
    )


def _happened(row: Session, kind: str, sent: dict[str, Any], at: datetime) -> None:
    if kind == "began":
        sessions.begin(row, at)
    elif kind == "finished":
        sessions.end(row, "finished", at)
    elif kind == "left":
        sessions.end(row, "stopped", at)
    elif kind == "concern":
        concerned(row, str(sent.get("concern")), str(sent.get("then")), at)


def _key_in(sent: dict[str, Any]) -> UUID:
    try:
        return UUID(str(sent.get("key")))
    except ValueError:
        raise Http404 from None


def _ms(sent: dict[str, Any], name: str) -> int:
    found = sent.get(name)
    return max(0, int(found)) if isinstance(found, int | float) else 0

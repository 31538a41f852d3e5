"""What happens on the way: noted, and answered where it changes the session."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from thenar.journal import events
from thenar.journal.models import Session
from thenar.model.change import CAREFUL, Change
from thenar.model.event import Happening
from thenar.web.base.clock import local_now
from thenar.web.base.sent import said_by
from thenar.web.base.times import told_at
from thenar.web.session.changes import answer
from thenar.web.session.concerns import concerned
from thenar.web.session.guest import forget_guest
from thenar.web.session.led import row_of
from thenar.web.session.note import detail_of
from thenar.web.session.player import session_data
from thenar.wire.base import written
from thenar.wire.player import Answered
from thenar.wire.told import Note, Wish


@require_POST
def event(request: HttpRequest, key: UUID) -> HttpResponse:
    """Something happened in the session. A repeated note is kept once; softer and too firm are what a page may do by
    itself where the server cannot be reached."""
    row, note, now = row_of(key), said_by(request, Note), local_now()
    at = told_at(note.at)
    if note.kind in CAREFUL:
        answer(row, Change(note.kind), note, at, now)
    else:
        _note(row, note, at, now)
    return HttpResponse(status=204)


@require_POST
def change(request: HttpRequest, key: UUID) -> HttpResponse:
    """Another wish on the way: what the voice answers, the changed session, and where it goes on. `data` is null where
    the change is not possible."""
    row, wish, now = row_of(key), said_by(request, Wish), local_now()
    made = answer(row, wish.change, wish, now, now)
    data = session_data(made.led, request) if made.led else None
    return JsonResponse(written(Answered(say=made.say, data=data, go_ms=made.go_ms)))


def _note(row: Session, note: Note, at: datetime, now: datetime) -> None:
    new = events.note(row, note.key, note.kind, note.track_ms, detail_of(note), at, now, note.number)
    if new and note.kind is Happening.CONCERN:
        concerned(row, note.concern or "", note.then, now)
    if row.ended_at:
        forget_guest(row)

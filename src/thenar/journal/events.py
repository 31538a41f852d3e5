"""What happened in a session, as rows that the session itself numbers, and what follows from all of them.

No clock gives the order. A page numbers what it tells after everything that it has heard of, so that two devices that
lead one session, offline or not, agree on one order whenever their notes arrive.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from thenar.journal.models import Session, SessionEvent
from thenar.journal.reckoned import PAGE, STEP, done_of
from thenar.load import load_knowledge
from thenar.model.change import Change, Place, Wished
from thenar.model.concern import Then
from thenar.model.event import ENDS, MOST_NUMBER, Happening
from thenar.model.problem import ThenarError

FRAMES, HEARD = "frames", "heard"  # with the step, the place of a change
SEEN = "seen"  # the last number of each page that a page knew of
CONCERN = "concern"  # in the detail of a concern: which one
_ENDINGS: Mapping[str, str] = {kind.value: ending.value for kind, ending in ENDS.items()}


def noted(key: UUID) -> bool:
    """True where this very note was kept before."""
    return SessionEvent.objects.filter(key=key).exists()


def note(
    session: Session,
    key: UUID,
    kind: Happening | Change,
    track_ms: int,
    detail: dict[str, Any],
    at: datetime,
    now: datetime,
    number: int | None = None,
) -> bool:
    """Keep something that happened; False where this very note was kept before.

    `at` is what the device's clock said, `now` what the server's says. `number` is its place among the events of the
    session; the next one, where nobody gave it a number. What follows of all events is settled anew, so that it is the
    same in whatever order they arrive.
    """
    with transaction.atomic():
        place = number if number is not None else next_number(session)
        kept, new = SessionEvent.objects.get_or_create(
            key=key,
            defaults={
                "session": session,
                "kind": kind,
                "track_ms": track_ms,
                "detail": detail,
                "number": min(place, MOST_NUMBER),
                "happened_at": at,
                "kept_at": now,
            },
        )
        if new:
            settle(session)
        elif kept.session_id != session.pk:
            raise ThenarError("This note was kept before, of another session. Nothing was changed.")
    return new


def next_number(session: Session) -> int:
    """The number after all that was told of a session by now."""
    return max(seen(session).values(), default=0) + 1


def seen(session: Session) -> dict[str, int]:
    """The last number of each page that told something of a session."""
    found: dict[str, int] = {}
    for number, detail in session.events.values_list("number", "detail"):
        page = detail.get(PAGE) or ""
        found[page] = max(number, found.get(page, 0))
    return found


def last_told(session: Session) -> SessionEvent | None:
    """The last thing that was told of a session; None before anything was."""
    return session.events.last()


def settle(session: Session) -> None:
    """When it began, how it ended, and what was done, from its events in their order. The first ending stays, but one
    for a concern outranks the others. What no event tells stays as it is."""
    events = list(session.events.all())
    began = next((one for one in events if one.kind == Happening.BEGAN), None)
    endings = [(one, how) for one in events if (how := ending_of(one))]
    concerned = [(one, how) for one, how in endings if one.kind == Happening.CONCERN]
    if began:
        session.began_at = began.happened_at
    for one, how in (concerned or endings)[:1]:
        session.ended_at, session.ending = one.happened_at, how
    if found := done_of(session.plan, events):
        session.heard_ms, session.stroke_ms, session.strokes = found.heard_ms, found.stroke_ms, found.strokes
    session.save(update_fields=["began_at", "ended_at", "ending", "heard_ms", "stroke_ms", "strokes"])


def ending_of(event: SessionEvent) -> str:
    """How an event ends a session: an `Ending` or the id of a concern; empty where it does not."""
    if event.kind != Happening.CONCERN:
        return _ENDINGS.get(event.kind, "")
    concern = load_knowledge().concerns.get(event.detail.get(CONCERN) or "")
    stays = concern is None or (concern.then in (Then.SOFTER, Then.SKIP) and event.detail.get("then") != Then.STOP)
    return "" if concern is None or stays else concern.id


def wished_of(session: Session) -> list[Wished]:
    """What was changed on the way, and where."""
    told = session.events.filter(kind__in=list(Change), detail__has_key=HEARD)
    return [
        Wished(
            Change(one.kind),
            Place(one.detail[STEP], one.detail[FRAMES], one.detail[HEARD]),
            one.number,
            one.detail.get(PAGE) or "",
            one.detail.get(SEEN) or {},
        )
        for one in told
    ]

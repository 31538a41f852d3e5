"""Sessions as rows: what each was made from, and everything that happened in it."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from thenar.journal.answers import answer_data, answer_from
from thenar.journal.models import Person, Session, SessionEvent
from thenar.model.change import Change, Place
from thenar.model.clearance import Answers
from thenar.model.plan import Wishes
from thenar.model.script import Talk

STEP, FRAMES, HEARD = "step", "frames", "heard"  # a place, in the detail of a change
HEARD_MS, GO_MS = "heard_ms", "go_ms"  # what was heard until then, and where a change goes on


def keep_session(
    key: UUID,
    person: Person,
    plan: dict[str, Any],
    wishes: Wishes,
    answers: Answers,
    confirmed: frozenset[str],
    version: str,
    now: datetime,
) -> Session:
    """A planned session; the same submit again gives the same one. `plan` is plain data, as it goes into the row."""
    session = Session(
        key=key,
        person=person,
        day=now.date(),
        wishes=asdict(wishes),
        answers={question: answer_data(answer) for question, answer in answers.items()},
        confirmed=sorted(confirmed),
        plan=plan,
        knowledge_version=version,
        planned_at=now,
    )
    try:
        # Nearly every submit is new: one statement, and a look only where the key is there already.
        with transaction.atomic():
            session.save(force_insert=True)
    except IntegrityError:
        return Session.objects.get(key=key)
    return session


def wishes_of(session: Session) -> Wishes:
    """What the session was asked to be before it began."""
    lists = {name: tuple(value) for name, value in session.wishes.items() if isinstance(value, list)}
    talk = Talk(session.wishes.get("talk", Talk.FULL))  # sessions from before there was a choice have none
    return Wishes(**{**session.wishes, **lists, "talk": talk})


def answers_of(session: Session) -> Answers:
    """The answers it was planned from."""
    return {question: answer_from(**answer) for question, answer in session.answers.items()}


def changes_of(session: Session) -> list[tuple[Change, Place]]:
    """What was changed on the way and where, in order."""
    happened = session.events.filter(kind__in=list(Change), detail__has_key=HEARD)
    return [
        (Change(one.kind), Place(one.detail[STEP], one.detail[FRAMES], one.detail[HEARD])) for one in happened
    ]


def place_data(place: Place) -> dict[str, int]:
    """A place as the detail of something that happened there."""
    return {STEP: place.step, FRAMES: place.frames, HEARD: place.heard}


def replanned(session: Session, plan: dict[str, Any]) -> None:
    """Keep what the session was changed to on the way."""
    session.plan = plan
    session.take += 1
    session.save(update_fields=["plan", "take"])


def noted(key: UUID) -> bool:
    """True where this very note was kept before."""
    return SessionEvent.objects.filter(key=key).exists()


def note(session: Session, key: UUID, kind: str, track_ms: int, detail: dict[str, Any], now: datetime) -> bool:
    """Keep something that happened; False where this very note was kept before."""
    _, new = SessionEvent.objects.get_or_create(
        key=key,
        defaults={"session": session, "kind": kind, "track_ms": track_ms, "detail": detail, "happened_at": now},
    )
    return new


def last_place(session: Session) -> tuple[int, int] | None:
    """Where the track was when the last thing was told, or goes on after it, and how much was heard until then, in
    milliseconds; None before anything was told."""
    last = session.events.last()
    if last is None:
        return None
    return last.detail.get(GO_MS, last.track_ms), last.detail.get(HEARD_MS, last.track_ms)


def begin(session: Session, now: datetime) -> None:
    """Everyone said yes and the voice began."""
    if session.began_at is None:
        session.began_at = now
        session.save(update_fields=["began_at"])


def end(session: Session, how: str, now: datetime) -> None:
    """The session is over: `finished`, or stopped for a concern. The first ending stays."""
    if session.ended_at is None:
        session.ended_at, session.ending = now, how
        session.save(update_fields=["ended_at", "ending"])


def unfinished_today(person: Person, today: date) -> Session | None:
    """A session that was begun today and neither ended nor stopped."""
    return person.sessions.filter(day=today, began_at__isnull=False, ended_at=None).first()

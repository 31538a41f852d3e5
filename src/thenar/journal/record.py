"""Everything kept about a person, from the rows to one noun: what insight, report and other programs read."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from typing import Any
from uuid import UUID

from thenar.insight.hurt import remembered
from thenar.journal.answers import agreements_of, answer_from
from thenar.journal.models import AllowedRow, GivenAnswer, Person, Session, SessionEvent
from thenar.journal.ratings import forms_of, ratings_of
from thenar.journal.sessions import LED, answers_of
from thenar.model.body import Limb
from thenar.model.condition import Asked
from thenar.model.event import Happening
from thenar.model.journal import Agreed, Happened, HurtEvent, HurtKind, Record, Remembered, SessionDone
from thenar.model.knowledge import Knowledge


def record_of(person: Person, knowledge: Knowledge, zone: tzinfo | None) -> Record:
    """The whole record; times of sessions in `zone`."""
    sessions = tuple(sessions_of(person, zone))
    return Record(
        key=str(person.key),
        name=person.name,
        birth_year=person.birth_year,
        sessions=sessions,
        ratings=tuple(ratings_of(person)),
        forms=tuple(forms_of(person)),
        agreed=tuple(Agreed(row.condition, row.day) for row in agreements_of(person)),
        answers={
            row.question: answer_from(row.reply, row.limbs, row.choice)
            for row in GivenAnswer.objects.filter(person=person).order_by("question")
            if row.question in knowledge.conditions and knowledge.conditions[row.question].asked is Asked.STANDING
        },
        hurt=tuple(hurt_events(person, knowledge)),
    )


def sessions_of(person: Person, zone: tzinfo | None) -> Iterator[SessionDone]:
    """The sessions that began, in order of time."""
    rows = Session.objects.filter(person=person, began_at__isnull=False).order_by("began_at", "id")
    for row in rows.prefetch_related("events").iterator(chunk_size=500):
        yield session_done(row, [event for event in row.events.all() if event.kind == Happening.CONCERN], zone)


def session_done(row: Session, concerns: list[SessionEvent], zone: tzinfo | None) -> SessionDone:
    """One session as the noun."""
    assert row.began_at is not None
    return SessionDone(
        key=str(row.key),
        began_at=row.began_at.astimezone(zone),
        ended_at=row.ended_at.astimezone(zone) if row.ended_at else None,
        ending=row.ending,
        routines=tuple(row.wishes["routines"]),
        limbs=tuple(dict.fromkeys(limb for step in row.plan["steps"] for limb in _limbs(step["limb"]))),
        minutes=row.plan["seconds"] / 60,
        pressure=max((step["pressure"] for step in row.plan["steps"]), default=1),
        answers=answers_of(row),
        knowledge_version=row.knowledge_version,
        heard_ms=row.heard_ms,
        stroke_ms=row.stroke_ms,
        strokes=row.strokes,
        steps=len(row.plan["steps"]),
        happened=tuple(
            Happened(str(event.detail.get("concern")), event.happened_at.astimezone(zone), stroke_at(row.plan, event))
            for event in concerns
        ),
    )


def hurt_events(person: Person, knowledge: Knowledge) -> Iterator[HurtEvent]:
    """Every time that a stroke hurt, and every time that one was allowed again, as they came to be known here: by one
    clock, the server's, and not by that of each device."""
    hurts = [one.id for one in knowledge.concerns.values() if one.hurts]
    told = SessionEvent.objects.filter(session__person=person, kind=Happening.CONCERN, detail__concern__in=hurts)
    found = [
        (event.kept_at, HurtEvent(stroke, HurtKind.STOPPED, event.happened_at, str(event.session.key)))
        for event in told.select_related("session").order_by("kept_at", "number", "key")
        if (stroke := stroke_at(event.session.plan, event))
    ]
    # what never hurt cannot have been allowed again: for most people on most days nothing more is looked at
    allowed = AllowedRow.objects.filter(person=person) if found else ()
    found += [(row.at, HurtEvent(row.stroke, HurtKind.ALLOWED, row.at)) for row in allowed]
    yield from (event for _, event in sorted(found, key=lambda one: one[0]))


def memory_of(person: Person, knowledge: Knowledge) -> tuple[Remembered, ...]:
    """The strokes that have to come back differently."""
    return remembered(hurt_events(person, knowledge), knowledge.strokes, knowledge.catalog)


def allow_again(person: Person, stroke: str, key: UUID, now: datetime) -> None:
    """Allow a stroke that hurt one step more. The same submit again adds nothing."""
    AllowedRow.objects.get_or_create(key=key, defaults={"person": person, "stroke": stroke, "at": now})


def stroke_at(plan: dict[str, Any], event: SessionEvent) -> str | None:
    """The stroke that was going on: as the player named it, or by the step of the plan; None where it named none."""
    if event.detail.get("stroke"):
        return str(event.detail["stroke"])
    step = event.detail.get("step")
    steps = plan["steps"]
    return steps[step]["stroke"] if isinstance(step, int) and 0 <= step < len(steps) else None


def _limbs(name: str) -> tuple[Limb, ...]:
    pairs = {"both-hands": (Limb.LEFT_HAND, Limb.RIGHT_HAND), "both-feet": (Limb.LEFT_FOOT, Limb.RIGHT_FOOT)}
    return pairs.get(name) or (Limb(name),)


YESTERDAY = timedelta(days=1)


def to_rate_this_morning(person: Person, now: datetime) -> Session | None:
    """Yesterday's last session that was led, to be rated the morning after."""
    return (
        Session.objects.filter(person=person, planned_at__gte=now - 2 * YESTERDAY)
        .filter(LED, began_at__isnull=False, day=(now - YESTERDAY).date())
        .order_by("-planned_at")
        .first()
    )

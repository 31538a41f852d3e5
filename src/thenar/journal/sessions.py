"""Sessions as rows: what each was made from, and the plan as it stands."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from thenar.insight.done import LEAST_STROKE_MS
from thenar.journal.answers import answer_data, answer_from
from thenar.journal.models import Person, Session
from thenar.model.clearance import Answers
from thenar.model.event import Ending
from thenar.model.plan import Wishes
from thenar.model.script import Talk

LED = Q(stroke_ms__gte=LEAST_STROKE_MS)  # sessions that count; the others are shown, and count for nothing


def keep_session(
    key: UUID,
    person: Person,
    plan: dict[str, Any],
    wishes: Wishes,
    answers: Answers,
    confirmed: frozenset[str],
    version: str,
    now: datetime,
    prescribed: Sequence[dict[str, Any]] = (),
) -> Session:
    """A planned session; the same submit again gives the same one. `plan` and `prescribed` are plain data, as they go
    into the row."""
    session = Session(
        key=key,
        person=person,
        day=now.date(),
        wishes=asdict(wishes),
        answers={question: answer_data(answer) for question, answer in answers.items()},
        confirmed=sorted(confirmed),
        prescribed=list(prescribed),
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


def heard(person: Person, routines: tuple[str, ...]) -> tuple[int, int]:
    """How many sessions were led for this person; and how often these routines were led to their end with all that the
    guide has to say. One question to the journal."""
    told = {"wishes__talk": Talk.FULL.value, "wishes__routines": list(routines)}
    in_full = Q(ending=Ending.FINISHED.value, **told)
    found = person.sessions.aggregate(led=Count("pk", filter=LED), in_full=Count("pk", filter=in_full))
    return found["led"], found["in_full"]


def heard_before(person: Person) -> bool:
    """True where a session was led for this person, at least once."""
    return person.sessions.filter(LED).exists()


def answers_of(session: Session) -> Answers:
    """The answers it was planned from."""
    return {question: answer_from(**answer) for question, answer in session.answers.items()}


def replanned(session: Session, plan: dict[str, Any]) -> None:
    """Keep what the session was changed to on the way."""
    session.plan = plan
    session.take += 1
    session.save(update_fields=["plan", "take"])


def unfinished_today(person: Person, today: date) -> Session | None:
    """A session that was begun today and neither ended nor stopped."""
    return person.sessions.filter(day=today, began_at__isnull=False, ended_at=None).first()

"""Answers as rows, and rows as answers: what still counts today, and what has to be asked again."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from thenar.journal.models import Agreement, GivenAnswer, Person
from thenar.model.body import Limb
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import Asked, Condition

Conditions = Mapping[str, Condition]


def answers_of(person: Person, conditions: Conditions, today: date) -> Answers:
    """The answers that count today: standing ones whenever given, daily ones of today. Consent is never kept."""
    return {
        row.question: answer_from(row.reply, row.limbs, row.choice)
        for row in person.answers.all()
        if row.question in conditions and _counts(row, conditions[row.question], today)
    }


def keep_answers(person: Person, answers: Answers, today: date) -> None:
    """Keep all of these answers, or none: they were given together."""
    rows = [
        GivenAnswer(person=person, question=question, day=today, **answer_data(answer))
        for question, answer in answers.items()
    ]
    with transaction.atomic():
        GivenAnswer.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["person", "question"],
            update_fields=["reply", "limbs", "choice", "day"],
        )


def forget_daily(person: Person, conditions: Conditions) -> None:
    """Ask everything daily again before the next session: something has changed."""
    daily = [one.id for one in conditions.values() if one.asked is not Asked.STANDING]
    person.answers.filter(question__in=daily).delete()


def confirmed_by(person: Person, answers: Answers, conditions: Conditions, today: date) -> frozenset[str]:
    """The conditions that a clinician agreed to, as they are answered now. A daily one counts on its day."""
    return frozenset(
        row.condition
        for row in agreements_of(person)
        if row.condition in answers
        and row.about == answer_data(answers[row.condition])
        and (conditions[row.condition].asked is Asked.STANDING or row.day == today)
    )


def agreements_of(person: Person) -> list[Agreement]:
    """What clinicians agreed to and nobody took back."""
    return list(person.agreements.filter(withdrawn_at=None))


def agree(person: Person, condition: str, answer: Answer, day: date, key: UUID, now: datetime) -> None:
    """Keep a clinician's yes to this condition as it is answered now."""
    Agreement.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "condition": condition,
            "about": answer_data(answer),
            "day": day,
            "noted_at": now,
        },
    )


def withdraw(person: Person, condition: str, now: datetime) -> None:
    """Take back what was noted as agreed."""
    person.agreements.filter(condition=condition, withdrawn_at=None).update(withdrawn_at=now)


def answer_data(answer: Answer) -> dict[str, Any]:
    """An answer as plain data."""
    return {"reply": answer.reply.value, "limbs": sorted(answer.limbs), "choice": answer.choice}


def answer_from(reply: str, limbs: list[str], choice: str | None) -> Answer:
    """Plain data as an answer."""
    return Answer(Reply(reply), frozenset(map(Limb, limbs)), choice)


def _counts(row: GivenAnswer, condition: Condition, today: date) -> bool:
    if condition.asked is Asked.STANDING:
        return True
    return condition.asked is Asked.DAILY and row.day == today

"""Answers as rows, and rows as answers: what still counts today, and what has to be asked again."""

from collections.abc import Iterable, Mapping
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
    rows = person.answers.values_list("question", "meaning", "day", "reply", "limbs", "choice", "places")
    return {  # a check has as many answers as questions: plain values, no object for each
        question: answer_from(*answer)
        for question, meaning, day, *answer in rows
        if question in conditions and _counts(meaning, day, conditions[question], today)
    }


def keep_answers(person: Person, answers: Answers, conditions: Conditions, today: date) -> None:
    """Keep all of these answers, or none: they were given together, to what the questions mean now."""
    rows = [
        GivenAnswer(
            person=person,
            question=question,
            day=today,
            meaning=conditions[question].meaning if question in conditions else 1,
            **answer_data(answer),
        )
        for question, answer in answers.items()
    ]
    with transaction.atomic():
        GivenAnswer.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["person", "question"],
            update_fields=["reply", "limbs", "choice", "places", "meaning", "day"],
        )


def forget_daily(person: Person, conditions: Conditions) -> None:
    """Ask everything daily again before the next session: something has changed."""
    daily = [one.id for one in conditions.values() if one.asked is not Asked.STANDING]
    person.answers.filter(question__in=daily).delete()


def confirmed_by(person: Person, answers: Answers, conditions: Conditions, today: date) -> frozenset[str]:
    """The conditions that a clinician agreed to, as they are answered now. A daily one counts on its day."""
    if all(one.reply is Reply.NO for one in answers.values()):
        return frozenset()  # nothing is there to be agreed to
    return frozenset(
        row.condition
        for row in agreements_of(person)
        if row.condition in answers
        and agreed_to(row) == (answers[row.condition], conditions[row.condition].meaning)
        and (conditions[row.condition].asked is Asked.STANDING or row.day == today)
    )


def agreements_of(person: Person) -> list[Agreement]:
    """What clinicians agreed to and nobody took back."""
    return list(person.agreements.filter(withdrawn_at=None))


def agreed_to(row: Agreement) -> tuple[Answer, int]:
    """The answer that a clinician said yes to, and what the question meant then."""
    about = {"meaning": 1, **row.about}
    meaning = about.pop("meaning")
    return answer_from(**about), meaning


def agree(person: Person, condition: Condition, answer: Answer, day: date, key: UUID, now: datetime) -> None:
    """Keep a clinician's yes to this condition as it is answered now, and as its question is meant now."""
    Agreement.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "condition": condition.id,
            "about": {**answer_data(answer), "meaning": condition.meaning},
            "day": day,
            "noted_at": now,
        },
    )


def withdraw(person: Person, condition: str, now: datetime) -> None:
    """Take back what was noted as agreed."""
    person.agreements.filter(condition=condition, withdrawn_at=None).update(withdrawn_at=now)


def answer_data(answer: Answer) -> dict[str, Any]:
    """An answer as plain data."""
    return {
        "reply": answer.reply.value,
        "limbs": sorted(answer.limbs),
        "choice": answer.choice,
        "places": sorted(answer.places),
    }


def answer_from(reply: str, limbs: Iterable[str], choice: str | None, places: Iterable[str] = ()) -> Answer:
    """Plain data as an answer. Before places were asked for, there were none in it."""
    return Answer(Reply(reply), frozenset(map(Limb, limbs)), choice, frozenset(places))


def _counts(meaning: int, day: date, condition: Condition, today: date) -> bool:
    if meaning != condition.meaning:
        return False  # the question means something else by now
    if condition.asked is Asked.STANDING:
        return True
    return condition.asked is Asked.DAILY and day == today

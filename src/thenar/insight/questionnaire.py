"""Short questionnaires: when they may be asked again, what they add up to, and when to advise. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta

from thenar.model.measure import Measure, Questionnaire


def may_ask(form: Questionnaire, last: date | None, today: date) -> bool:
    """True when the days it looks back over have passed since the last time, so that no day counts twice."""
    return last is None or today >= next_day(form, last)


def next_day(form: Questionnaire, last: date) -> date:
    """The first day on which it may be asked again."""
    return last + timedelta(days=form.recall_days)


def total(form: Questionnaire, answers: Mapping[str, int]) -> int | None:
    """The sum of the answers by item id; None where one is missing: a missing answer is not a zero."""
    if any(item.id not in answers for item in form.items):
        return None
    return sum(answers[item.id] for item in form.items)


def most(form: Questionnaire) -> int:
    """The largest sum there can be."""
    return len(form.items) * max(one.score for one in form.answers)


def advice(measure: Measure, score: int | None) -> str | None:
    """What belongs to a high sum, in words; None for a low or unknown one."""
    form = measure.questionnaire
    return form.advice if form and score is not None and score >= form.follow_up_from else None

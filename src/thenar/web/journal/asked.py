"""What is to be rated by now: once a week, every two weeks, and once a day while an experiment runs."""

from collections.abc import Iterator, Mapping
from datetime import date

from thenar.insight.asking import weekly
from thenar.insight.questionnaire import may_ask, next_day
from thenar.insight.schedule import rated_for
from thenar.journal.experiments import experiment_of, running_experiment
from thenar.journal.models import Person, RatingRow
from thenar.journal.ratings import last_days
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Measure, RatedAt
from thenar.web.base.sliders import asked_for


def due(person: Person, knowledge: Knowledge, day: date) -> bool:
    """True when the weekly page has something new to ask."""
    return bool(weekly(asked_for(person, knowledge), last_asked(person, knowledge), day))


def last_asked(person: Person, knowledge: Knowledge) -> dict[str, date]:
    """The last day of each measure that is asked by the week."""
    return last_days(person, [one.id for one in knowledge.measures.values() if one.rated_at == (RatedAt.WEEK,)])


def forms_due(last: Mapping[str, date], knowledge: Knowledge, day: date) -> list[Measure]:
    """The short forms that may be asked again; each looks back some days, which must have passed."""
    return [
        one
        for one in knowledge.measures.values()
        if one.questionnaire and may_ask(one.questionnaire, last.get(one.id), day)
    ]


def waiting(last: Mapping[str, date], knowledge: Knowledge, day: date) -> Iterator[tuple[Measure, date]]:
    """The short forms that may not be asked yet, and from which day on they may."""
    for one in knowledge.measures.values():
        if one.questionnaire and one.id in last and not may_ask(one.questionnaire, last[one.id], day):
            yield one, next_day(one.questionnaire, last[one.id])


def to_rate_today(person: Person, knowledge: Knowledge, day: date) -> Measure | None:
    """What a running experiment asks for today, if it has no number yet."""
    measure = asked_today(person, knowledge, day)
    if measure is None:
        return None
    rated = RatingRow.objects.filter(person=person, measure=measure.id, rated_at=RatedAt.DAY, day=day)
    return None if rated.exists() else measure


def asked_today(person: Person, knowledge: Knowledge, day: date) -> Measure | None:
    """What a running experiment asks for today, whether or not it has its number."""
    row = running_experiment(person, day)
    if row is None or rated_for(experiment_of(row), day) is None:
        return None
    return knowledge.measures.get(row.measure)

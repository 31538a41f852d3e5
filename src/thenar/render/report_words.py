"""What the report for the doctor says, as plain data for the typesetter. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from thenar.insight.done import counts
from thenar.insight.questionnaire import most
from thenar.model.clearance import Answer, Reply
from thenar.model.event import Ending
from thenar.model.journal import Record, SessionDone
from thenar.model.knowledge import Knowledge
from thenar.model.written import limb, long_day
from thenar.render.report_done import done_lines, hardly_line
from thenar.render.report_trends import Trend, trends

MOST_LINES = 6  # of stops, and of numbers of short forms
LONGEST_QUESTION = 600
MOST_QUESTIONS = 8


@dataclass(frozen=True)
class Fact:
    """One condition as it was answered, and on which day a clinician agreed to massage, if one did."""

    name: str
    more: str
    agreed: str


@dataclass(frozen=True)
class Report:
    """One page in a language, `labels` its headings and what stands where a list is empty."""

    language: str
    title: str
    person: str
    period: str
    done: tuple[str, ...]
    facts: tuple[Fact, ...]
    unknown: tuple[str, ...]
    trends: tuple[Trend, ...]
    forms: tuple[str, ...]
    stops: tuple[str, ...]
    questions: tuple[str, ...]
    unreviewed: str
    labels: Mapping[str, str]


def report_words(record: Record, knowledge: Knowledge, since: date, today: date, questions: str = "") -> Report:
    """The report from `since` to `today`; `questions` is what the person wants to ask, in their own words."""
    sessions = [one for one in record.sessions if since <= one.began_at.date() <= today]
    led = [one for one in sessions if counts(one.stroke_ms)]
    catalog = knowledge.catalog
    first, last = long_day(since, catalog), long_day(today, catalog)
    return Report(
        language=knowledge.language,
        title=catalog.gettext("Massage at home"),
        person=", ".join(_person(record, catalog)),
        period=catalog.gettext("{first} to {last}").format(first=first, last=last),
        done=(*done_lines(led, today, knowledge), *hardly_line(len(sessions) - len(led), catalog)),
        facts=tuple(_facts(record, knowledge)),
        unknown=tuple(_names(record, knowledge, Reply.UNKNOWN)),
        trends=tuple(trends(record, knowledge, since, today)),
        forms=tuple(_forms(record, knowledge, since, today))[-MOST_LINES:],
        stops=_few(list(_stops(sessions, knowledge)), catalog),
        questions=tuple(line for line in questions[:LONGEST_QUESTION].splitlines() if line.strip())[:MOST_QUESTIONS],
        unreviewed=unreviewed(catalog),
        labels=_labels(catalog),
    )


def unreviewed(catalog: NullTranslations) -> str:
    """What stands at the foot of the page."""
    return catalog.gettext(
        "Made by Thenar from what was entered at home. No clinician has reviewed Thenar. Numbers from before and after "
        "a session cannot show what caused a change."
    )


def _labels(catalog: NullTranslations) -> dict[str, str]:
    return {
        "conditions": catalog.gettext("Conditions"),
        "no_conditions": catalog.gettext("None of those that were asked about."),
        "not_known": catalog.gettext("Not known: {conditions}."),
        "done": catalog.gettext("What is done"),
        "trends": catalog.gettext("Before and after"),
        "no_trends": catalog.gettext("No session was rated before and after in this time."),
        "stops": catalog.gettext("Stops and reasons"),
        "no_stops": catalog.gettext("Nothing."),
        "forms": catalog.gettext("Short forms on mood and worry"),
        "questions": catalog.gettext("What I want to ask"),
    }


def _person(record: Record, catalog: NullTranslations) -> Iterator[str]:
    if record.name:
        yield record.name
    if record.birth_year:
        yield catalog.gettext("born in {year}").format(year=record.birth_year)


def _facts(record: Record, knowledge: Knowledge) -> Iterator[Fact]:
    agreed = {one.condition: one.day for one in record.agreed}
    for name, answer in record.answers.items():
        condition = knowledge.conditions.get(name)
        if condition and answer.reply is Reply.YES:
            day = _agreed(agreed[name], knowledge.catalog) if name in agreed else ""
            yield Fact(condition.name, _more(answer, knowledge.catalog), day)


def _agreed(day: date, catalog: NullTranslations) -> str:
    return catalog.gettext("agreed with a clinician on {day}").format(day=long_day(day, catalog))


def _more(answer: Answer, catalog: NullTranslations) -> str:
    return ", ".join(limb(one, catalog) for one in sorted(answer.limbs))


def _names(record: Record, knowledge: Knowledge, reply: Reply) -> Iterator[str]:
    for name, answer in record.answers.items():
        if answer.reply is reply and name in knowledge.conditions:
            yield knowledge.conditions[name].name


def _forms(record: Record, knowledge: Knowledge, since: date, today: date) -> Iterator[str]:
    for form in sorted(record.forms, key=lambda one: one.at):
        measure = knowledge.measures.get(form.measure)
        if measure and measure.questionnaire and since <= form.at.date() <= today:
            yield knowledge.catalog.gettext("{day}: {measure} {score} of {most}").format(
                day=long_day(form.at.date(), knowledge.catalog),
                measure=measure.name,
                score=sum(form.scores.values()),
                most=most(measure.questionnaire),
            )


def _stops(sessions: Sequence[SessionDone], knowledge: Knowledge) -> Iterator[str]:
    catalog = knowledge.catalog
    for one in sorted(sessions, key=lambda one: one.began_at, reverse=True):
        day = long_day(one.began_at.date(), catalog)
        for what in one.happened:
            concern = knowledge.concerns.get(what.concern)
            stroke = knowledge.strokes.get(what.stroke or "")
            if concern and stroke:
                yield catalog.gettext("{day}: {concern} at “{stroke}”").format(
                    day=day, concern=concern.name.lower(), stroke=stroke.name
                )
            elif concern:
                yield catalog.gettext("{day}: {concern}").format(day=day, concern=concern.name.lower())
        if one.ending == Ending.STOPPED and not one.happened:
            yield catalog.gettext("{day}: stopped early, no reason given").format(day=day)


def _few(lines: list[str], catalog: NullTranslations) -> tuple[str, ...]:
    more = len(lines) - MOST_LINES
    if more <= 0:
        return tuple(lines)
    before = catalog.ngettext("and {n} before that", "and {n} before that", more).format(n=more)
    return (*lines[:MOST_LINES], before)

"""What the report for the doctor says, as plain data for the typesetter. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from thenar.journal.insight.helping import Insight, is_it_helping
from thenar.journal.insight.pairing import sort_ratings
from thenar.journal.insight.sentences import sentences, title_of
from thenar.journal.insight.trend import a_week, by_day
from thenar.model.body import Area
from thenar.model.clearance import Answer, Reply
from thenar.model.journal import FilledForm, Questionnaire, Record, SessionDone
from thenar.model.knowledge import Knowledge
from thenar.render.chart import trend_svg, trend_table

TRENDS = 2  # charts that fit on the page beside everything else
MOST_LINES = 6  # of stops, and of numbers of short forms
LONGEST_QUESTION = 600
MOST_QUESTIONS = 8
UNREVIEWED = (
    "Made by Thenar from what was entered at home. No clinician has reviewed Thenar. Numbers from before and after a "
    "session cannot show what caused a change."
)


@dataclass(frozen=True)
class Fact:
    """One condition as it was answered, and on which day a clinician agreed to massage, if one did."""

    name: str
    more: str
    agreed: str


@dataclass(frozen=True)
class Trend:
    """A chart as SVG, the same in words for those who do not see it, and what the numbers say."""

    title: str
    svg: str
    alt: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """One page. Every list may be empty; the page then says so."""

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
    unreviewed: str = UNREVIEWED


def report_words(record: Record, knowledge: Knowledge, since: date, today: date, questions: str = "") -> Report:
    """The report from `since` to `today`; `questions` is what the person wants to ask, in their own words."""
    sessions = [one for one in record.sessions if since <= one.began_at.date() <= today]
    return Report(
        title="Massage at home",
        person=", ".join(_person(record)),
        period=f"{long_day(since)} to {long_day(today)}",
        done=tuple(_done(sessions, since, today, knowledge)),
        facts=tuple(_facts(record, knowledge)),
        unknown=tuple(_names(record, knowledge, Reply.UNKNOWN)),
        trends=tuple(_trends(record, knowledge, since, today)),
        forms=tuple(_forms(record, knowledge, since, today))[-MOST_LINES:],
        stops=_few(list(_stops(sessions, knowledge))),
        questions=tuple(line for line in questions[:LONGEST_QUESTION].splitlines() if line.strip())[:MOST_QUESTIONS],
    )


def long_day(day: date) -> str:
    """`October 3, 2026`."""
    return f"{day:%B} {day.day}, {day.year}"


def _person(record: Record) -> Iterator[str]:
    if record.name:
        yield record.name
    if record.birth_year:
        yield f"born in {record.birth_year}"


def _done(sessions: Sequence[SessionDone], since: date, today: date, knowledge: Knowledge) -> Iterator[str]:
    if not sessions:
        yield "No session in this time."
        return
    often = a_week([one.began_at.date() for one in sessions], since, today)
    minutes = median(one.minutes for one in sessions)
    yield f"{_many(len(sessions), 'session')}, about {often:.1f} a week, mostly {minutes:.0f} minutes long."
    routines = Counter(name for one in sessions for name in one.routines)
    names = [knowledge.routines[name].name for name, _ in routines.most_common() if name in knowledge.routines]
    limbs = {limb.area for one in sessions for limb in one.limbs}
    where = " and ".join({Area.HAND: "hands", Area.FOOT: "feet"}[area] for area in sorted(limbs, reverse=True))
    yield f"Gentle strokes on {where or 'hands or feet'}: {', '.join(names) or 'a routine of their own'}."
    firmest = max(one.pressure for one in sessions)
    yield f"Pressure at most {firmest} of 3: {_PRESSURES[firmest]}."


_PRESSURES = {
    1: "as when spreading lotion on sunburn",
    2: "as when rubbing in lotion",
    3: "the muscle is felt, on palms and soles only",
}


def _facts(record: Record, knowledge: Knowledge) -> Iterator[Fact]:
    agreed = {one.condition: one.day for one in record.agreed}
    for name, answer in record.answers.items():
        condition = knowledge.conditions.get(name)
        if condition and answer.reply is Reply.YES:
            day = f"agreed with a clinician on {long_day(agreed[name])}" if name in agreed else ""
            yield Fact(condition.name, _more(answer), day)


def _more(answer: Answer) -> str:
    return ", ".join(limb.value.replace("-", " ") for limb in sorted(answer.limbs))


def _names(record: Record, knowledge: Knowledge, reply: Reply) -> Iterator[str]:
    for name, answer in record.answers.items():
        if answer.reply is reply and name in knowledge.conditions:
            yield knowledge.conditions[name].name


def _trends(record: Record, knowledge: Knowledge, since: date, today: date) -> Iterator[Trend]:
    ratings = [one for one in record.ratings if since <= one.at.date() <= today]
    found: list[tuple[Insight, Trend]] = []
    for measure in knowledge.measures.values():
        for area in (*Area, None) if measure.each_area else (None,):
            sessions = sort_ratings(ratings, measure.id, area).sessions
            if sessions:
                insight = is_it_helping(measure, ratings, area)
                points, title = by_day(sessions), title_of(insight)
                rows = trend_table(points, title).rows
                alt = f"{title} before and after: " + "; ".join(f"{row[0]} {row[1]}, {row[2]}" for row in rows)
                svg = trend_svg(points, title, measure.id)
                found.append((insight, Trend(title, svg, alt, sentences(insight))))
    found.sort(key=lambda pair: -pair[0].number)
    yield from (trend for _, trend in found[:TRENDS])


def _forms(record: Record, knowledge: Knowledge, since: date, today: date) -> Iterator[str]:
    for form in sorted(record.forms, key=lambda one: one.at):
        measure = knowledge.measures.get(form.measure)
        if measure and measure.questionnaire and since <= form.at.date() <= today:
            yield f"{long_day(form.at.date())}: {measure.name} {_sum(form)} of {_most(measure.questionnaire)}"


def _sum(form: FilledForm) -> int:
    return sum(form.scores.values())


def _most(form: Questionnaire) -> int:
    return len(form.items) * max(one.score for one in form.answers)


def _stops(sessions: Sequence[SessionDone], knowledge: Knowledge) -> Iterator[str]:
    for one in sorted(sessions, key=lambda one: one.began_at, reverse=True):
        day = long_day(one.began_at.date())
        for what in one.happened:
            concern = knowledge.concerns.get(what.concern)
            stroke = knowledge.strokes.get(what.stroke or "")
            if concern:
                yield f"{day}: {concern.name.lower()}" + (f" at “{stroke.name}”" if stroke else "")
        if one.ending == "stopped" and not one.happened:
            yield f"{day}: stopped early, no reason given"


def _few(lines: list[str]) -> tuple[str, ...]:
    more = len(lines) - MOST_LINES
    return (*lines[:MOST_LINES], f"and {more} before that") if more > 0 else tuple(lines)


def _many(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"

"""The charts of the report: what was rated most, before and after, with the same in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from thenar.insight.done import counts
from thenar.insight.helping import Insight, is_it_helping
from thenar.insight.pairing import sort_ratings
from thenar.insight.sentences import sentences, title_of
from thenar.insight.trend import by_day
from thenar.model.journal import Record
from thenar.model.knowledge import Knowledge
from thenar.render.chart import Point, trend_svg, trend_table

TRENDS = 2  # charts that fit on the page beside everything else


@dataclass(frozen=True)
class Trend:
    """A chart as SVG, the same in words for those who do not see it, and what the numbers say."""

    title: str
    heading: str
    svg: str
    alt: str
    says: tuple[str, ...]


def trends(record: Record, knowledge: Knowledge, since: date, today: date) -> Iterator[Trend]:
    """The trends of these days, those with the most sessions first."""
    hardly = {one.key for one in record.sessions if not counts(one.stroke_ms)}
    ratings = [one for one in record.ratings if since <= one.at.date() <= today and one.session not in hardly]
    found: list[tuple[Insight, Trend]] = []
    for measure in knowledge.measures.values():
        for area in measure.areas:
            sessions = sort_ratings(ratings, measure.id, area).sessions
            if sessions:
                insight = is_it_helping(measure, ratings, area)
                found.append((insight, _trend(insight, by_day(sessions), knowledge.catalog)))
    found.sort(key=lambda pair: -pair[0].number)
    yield from (trend for _, trend in found[:TRENDS])


def _trend(insight: Insight, points: Sequence[Point], catalog: NullTranslations) -> Trend:
    title = title_of(insight, catalog)
    rows = trend_table(points, title, catalog).rows
    return Trend(
        title=title,
        heading=catalog.gettext("{measure}, before and after sessions, 0 to 10").format(measure=title),
        svg=trend_svg(points, title, insight.measure.id, catalog),
        alt=catalog.gettext("{measure} before and after: {numbers}").format(
            measure=title, numbers="; ".join(f"{day} {before}, {after}" for day, before, after in rows)
        ),
        says=sentences(insight, catalog),
    )

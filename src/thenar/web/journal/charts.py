"""Drawings of what was done and how it felt, each with the same numbers as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from gettext import NullTranslations

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from thenar.insight.helping import is_it_helping
from thenar.insight.pairing import sort_ratings
from thenar.insight.sentences import cannot_know, sentences, title_of
from thenar.insight.trend import by_day, weeks
from thenar.journal.models import Person, Session
from thenar.journal.ratings import ratings_of
from thenar.journal.sessions import LED
from thenar.model.body import Area
from thenar.model.journal import Rating
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Measure, RatedAt
from thenar.render.calendar_chart import calendar_svg, calendar_table
from thenar.render.chart import Table, trend_svg, trend_table
from thenar.web.base.clock import local_now

CALENDAR = timedelta(weeks=26)


@dataclass(frozen=True)
class Chart:
    """A drawing and the same numbers as a table."""

    title: str
    svg: SafeString
    table: Table
    says: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()


def calendar_chart(person: Person, day: date, catalog: NullTranslations) -> Chart:
    """The days of the last half year with a session that was led."""
    first = day - CALENDAR
    since = local_now() - CALENDAR - timedelta(days=1)
    found = Session.objects.filter(LED, person=person, planned_at__gte=since, began_at__isnull=False)
    laid = weeks(found.values_list("day", flat=True), first, day)
    svg = mark_safe(calendar_svg(laid, catalog))  # noqa: S308  built by ElementTree
    return Chart(_("Sessions"), svg, calendar_table(laid, catalog))


def trend_charts(
    person: Person, knowledge: Knowledge, since: datetime | None, *, explained: bool = False
) -> Iterator[Chart]:
    """A trend for each measure and area that was rated since then, or ever; `explained` says what it may mean."""
    ratings = list(ratings_of(person, since, knowledge.measures, led=True))
    rated = {(one.measure, one.area) for one in ratings}
    for measure in knowledge.measures.values():
        for area in measure.areas:
            if (measure.id, area) in rated and RatedAt.BEFORE in measure.rated_at:
                yield _chart(measure, area, ratings, knowledge.catalog, explained=explained)


def _chart(
    measure: Measure, area: Area | None, ratings: list[Rating], catalog: NullTranslations, *, explained: bool
) -> Chart:
    found = is_it_helping(measure, ratings, area)
    points, title = by_day(sort_ratings(ratings, measure.id, area).sessions), title_of(found, catalog)
    name = f"{measure.id}-{area.value}" if area else measure.id
    return Chart(
        title=title,
        svg=mark_safe(trend_svg(points, title, name, catalog)),  # noqa: S308  built by ElementTree
        table=trend_table(points, title, catalog),
        says=sentences(found, catalog) if explained else (),
        cannot=cannot_know(found, catalog) if explained else (),
    )

"""The days with a session, drawn as a calendar, with the same numbers as a table."""

from collections.abc import Sequence
from gettext import NullTranslations
from itertools import groupby

from thenar.insight.trend import Day
from thenar.model.written import long_day, month_of_year, short_months, short_weekdays
from thenar.render.chart import LEFT, Table
from thenar.render.svg import Drawing

CELL = 15.0


def calendar_svg(weeks: Sequence[Sequence[Day]], catalog: NullTranslations) -> str:
    """A column a week, Monday on top: a dot for each day with a session, a ring around it for more than one."""
    days = [day for week in weeks for day in week]
    first, last = long_day(days[0].day, catalog), long_day(days[-1].day, catalog)
    title = catalog.gettext("Sessions by day, {first} to {last}").format(first=first, last=last)
    sessions = sum(day.sessions for day in days)
    words = catalog.ngettext("{n} session on these days.", "{n} sessions on these days.", sessions).format(n=sessions)
    drawing = Drawing("calendar", LEFT + CELL * len(weeks) + 4, 18 + 7 * CELL + 4, title, words)
    names = short_weekdays(catalog)
    for index in (0, 3, 6):
        drawing.words(names[index], LEFT - 4, 18 + CELL * index + 11, "end")
    for column, week in enumerate(weeks):
        _draw_week(drawing, LEFT + CELL * (column + 0.5), week, catalog)
    return drawing.text()


def _draw_week(drawing: Drawing, x: float, week: Sequence[Day], catalog: NullTranslations) -> None:
    first = next((day for day in week if day.day.day == 1), None)
    if first:
        drawing.words(short_months(catalog)[first.day.month - 1], x, 11)
    for row, day in enumerate(week):
        if not day.inside:
            continue
        y = 18 + CELL * (row + 0.5)
        if day.sessions:
            drawing.add("circle", cx=x, cy=y, r=3.5, fill="currentColor", stroke="none")
        else:
            drawing.add("circle", cx=x, cy=y, r=1.2, fill="currentColor", fill_opacity=0.35, stroke="none")
        if day.sessions > 1:
            drawing.add("circle", cx=x, cy=y, r=5.5)


def calendar_table(weeks: Sequence[Sequence[Day]], catalog: NullTranslations) -> Table:
    """Sessions a month, newest first."""
    days = [day for week in weeks for day in week if day.inside]
    months = [list(some) for _, some in groupby(days, key=lambda one: (one.day.year, one.day.month))]
    rows = tuple(
        (
            month_of_year(some[0].day, catalog),
            str(sum(day.sessions for day in some)),
            str(sum(day.sessions > 0 for day in some)),
        )
        for some in reversed(months)
    )
    head = catalog.gettext("Month"), catalog.gettext("Sessions"), catalog.gettext("Days with a session")
    return Table(catalog.gettext("Sessions by month"), head, rows)

"""Charts as accessible SVG, drawn once, with the same numbers as a table beside each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from itertools import groupby

from thenar.model.written import decimal, short_day, short_month_of_year
from thenar.render.svg import Drawing

Point = tuple[date, float, float]  # a day, the mean before, the mean after

MOST_POINTS = 48  # more would be a blot; then weeks, months or years are drawn
WIDTH, HEIGHT = 520.0, 220.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 78.0, 12.0, 28.0
HIGHEST = 10


@dataclass(frozen=True)
class Table:
    """The numbers of a chart, for those who read rather than see."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def thinned(points: Sequence[Point], catalog: NullTranslations) -> tuple[tuple[str, ...], tuple[Point, ...]]:
    """What each point stands for, and the points: days, or the means of weeks, months or years where days are many."""
    spans: tuple[tuple[Callable[[date], object], Callable[[date, NullTranslations], str]], ...]
    spans = ((_itself, short_day), (_week, _week_label), (_month, short_month_of_year), (_year, _year_label))
    for span, named in spans:
        label, groups = named, [list(some) for _, some in groupby(points, key=lambda point: span(point[0]))]
        if len(groups) <= MOST_POINTS:
            break
    means = tuple(
        (some[0][0], sum(one[1] for one in some) / len(some), sum(one[2] for one in some) / len(some))
        for some in groups
    )
    return tuple(label(some[0][0], catalog) for some in groups), means


def _itself(day: date) -> date:
    return day


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _year(day: date) -> int:
    return day.year


def trend_table(points: Sequence[Point], name: str, catalog: NullTranslations) -> Table:
    """The numbers that `trend_svg` draws."""
    labels, means = thinned(points, catalog)
    rows = tuple(
        (label, decimal(before, catalog), decimal(after, catalog))
        for label, (_, before, after) in zip(labels, means, strict=True)
    )
    caption = catalog.gettext("{measure} before and after sessions, 0 to 10").format(measure=name)
    head = catalog.gettext("When"), catalog.gettext("Before"), catalog.gettext("After")
    return Table(caption, head, rows)


def trend_svg(points: Sequence[Point], name: str, measure: str, catalog: NullTranslations) -> str:
    """Before (rings, dashed) and after (dots, solid) over time, on a scale from 0 to 10. `measure` is the id."""
    labels, means = thinned(points, catalog)
    title = catalog.gettext("{measure} over time").format(measure=name)
    drawing = Drawing(f"trend-{measure}", WIDTH, HEIGHT, title, _described(means, labels, name, catalog))
    for value in range(0, HIGHEST + 1, 2):
        drawing.line(LEFT, _y(value), WIDTH - RIGHT, _y(value), 0.2)
        drawing.words(str(value), LEFT - 8, _y(value) + 4, "end")
    if means:
        _draw_series(drawing, means, catalog)
        _draw_days(drawing, means, labels)
    return drawing.text()


def _draw_series(drawing: Drawing, means: Sequence[Point], catalog: NullTranslations) -> None:
    places = _places(means)
    before, after = [_y(point[1]) for point in means], [_y(point[2]) for point in means]
    drawing.add("polyline", points=_path(places, before), stroke_dasharray="4 4")
    drawing.add("polyline", points=_path(places, after), stroke_width=2)
    for x, ring, dot in zip(places, before, after, strict=True):
        drawing.add("circle", cx=x, cy=ring, r=3.0)
        drawing.add("circle", cx=x, cy=dot, r=3.0, fill="currentColor")
    _name_series(drawing, places[-1], means[-1], catalog)


def _path(xs: Sequence[float], ys: Sequence[float]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in zip(xs, ys, strict=True))


def _name_series(drawing: Drawing, x: float, last: Point, catalog: NullTranslations) -> None:
    """Each line is named at its end, a line apart where they meet."""
    before, after = _y(last[1]), _y(last[2])
    if abs(before - after) < 16:
        middle, way = (before + after) / 2, 8 if before >= after else -8
        before, after = middle + way, middle - way
    drawing.words("○ " + catalog.pgettext("end of a line in a chart", "before"), x + 10, before + 4, "start")
    drawing.words("● " + catalog.pgettext("end of a line in a chart", "after"), x + 10, after + 4, "start")


def _draw_days(drawing: Drawing, means: Sequence[Point], labels: Sequence[str]) -> None:
    places = _places(means)
    shown = sorted({0, len(means) - 1})
    for index in shown:
        anchor = "middle" if len(means) == 1 else "end" if index else "start"
        drawing.words(labels[index], places[index], HEIGHT - 8, anchor)


def _described(means: Sequence[Point], labels: Sequence[str], name: str, catalog: NullTranslations) -> str:
    if not means:
        return catalog.gettext("There is no session with a number before and after yet.")
    first, last = means[0], means[-1]
    return catalog.gettext(
        "{measure} on a scale from 0 to 10. It begins {first} with {first_before} before and {first_after} after, and "
        "ends {last} with {last_before} before and {last_after} after. All numbers are in the table."
    ).format(
        measure=name,
        first=labels[0],
        first_before=decimal(first[1], catalog),
        first_after=decimal(first[2], catalog),
        last=labels[-1],
        last_before=decimal(last[1], catalog),
        last_after=decimal(last[2], catalog),
    )


def _places(means: Sequence[Point]) -> list[float]:
    first, last = means[0][0], means[-1][0]
    span = max(1, (last - first).days)
    width = WIDTH - LEFT - RIGHT - 12
    if len(means) == 1:
        return [LEFT + 6 + width / 2]
    return [LEFT + 6 + width * (point[0] - first).days / span for point in means]


def _y(value: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / HIGHEST)


def _week_label(day: date, catalog: NullTranslations) -> str:
    year, week, _ = day.isocalendar()
    return catalog.gettext("week {week} of {year}").format(week=week, year=year)


def _year_label(day: date, catalog: NullTranslations) -> str:  # noqa: ARG001  a year is the same in all languages
    return str(day.year)

"""Charts: the same numbers to see and to read, in the colors of the page, however many there are."""

from datetime import date, timedelta
from gettext import NullTranslations
from xml.etree import ElementTree

import pytest

from thenar.insight.trend import weeks
from thenar.load.translate import catalog_of
from thenar.render.calendar_chart import calendar_svg, calendar_table
from thenar.render.chart import MOST_POINTS, Point, thinned, trend_svg, trend_table

SVG = "{http://www.w3.org/2000/svg}"
ENGLISH, SPANISH = NullTranslations(), catalog_of("es")
START = date(2026, 1, 5)


def points(number: int, every: int = 1) -> list[Point]:
    return [(START + timedelta(days=every * index), 6.0, float(index % 5)) for index in range(number)]


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def named(root: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return root.findall(f"{SVG}{tag}")


@pytest.mark.parametrize(
    "svg", [trend_svg(points(7), "Pain", "pain", ENGLISH), calendar_svg(weeks([START], START, START), ENGLISH)]
)
def test_a_chart_has_a_name_and_a_description_and_no_color_of_its_own(svg: str) -> None:
    root = read(svg)
    assert root.get("role") == "img"
    words = {one.get("id"): one.text for tag in ("title", "desc") for one in named(root, tag)}
    assert root.get("aria-labelledby", "").split() == list(words)
    assert all(words.values())
    colors = {one.get(key) for one in root.iter() for key in ("fill", "stroke")} - {None}
    assert colors <= {"none", "currentColor"}
    assert not any(one.get("style") for one in root.iter())


def test_every_point_of_the_table_is_drawn_where_it_belongs() -> None:
    root, table = read(trend_svg(points(5), "Pain", "pain", ENGLISH)), trend_table(points(5), "Pain", ENGLISH)
    dots = [one for one in named(root, "circle") if one.get("fill") == "currentColor"]
    assert [row[2] for row in table.rows] == ["0.0", "1.0", "2.0", "3.0", "4.0"]
    heights = [float(one.get("cy", "")) for one in dots]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] - heights[4] == pytest.approx(4 * (heights[0] - heights[1]))
    assert len(table.rows) == len(dots) == 5


def test_before_and_after_differ_in_more_than_color() -> None:
    root = read(trend_svg(points(5), "Pain", "pain", ENGLISH))
    before, after = named(root, "polyline")
    assert before.get("stroke-dasharray")
    assert not after.get("stroke-dasharray")
    assert {"○ before", "● after"} <= {one.text for one in named(root, "text")}


@pytest.mark.parametrize(("number", "every", "label"), [
    (40, 1, "Jan 5, 2026"), (200, 1, "week 2 of 2026"), (900, 1, "Jan 2026"), (4000, 7, "2026"),
])  # fmt: skip
def test_many_days_become_weeks_months_or_years(number: int, every: int, label: str) -> None:
    labels, means = thinned(points(number, every), ENGLISH)
    assert labels[0] == label
    assert len(labels) == len(means)
    if number < 4000:
        assert len(labels) <= MOST_POINTS


def test_the_mean_of_a_week_is_the_mean_of_its_days() -> None:
    _, means = thinned([*points(7), *points(100)[7:]], ENGLISH)
    assert means[0][:2] == (START, 6.0)
    assert means[0][2] == pytest.approx((0 + 1 + 2 + 3 + 4 + 0 + 1) / 7)


def test_without_a_point_it_says_so() -> None:
    root = read(trend_svg([], "Pain", "pain", ENGLISH))
    assert "no session" in (named(root, "desc")[0].text or "")
    assert trend_table([], "Pain", ENGLISH).rows == ()


def test_one_point_is_a_chart_too() -> None:
    assert len(named(read(trend_svg(points(1), "Pain", "pain", ENGLISH)), "circle")) == 2


def test_a_day_with_two_sessions_has_a_ring() -> None:
    days = [START, START, START + timedelta(days=1)]
    root = read(calendar_svg(weeks(days, START, START + timedelta(days=13)), ENGLISH))
    assert len([one for one in named(root, "circle") if one.get("r") == "5.5"]) == 1
    assert len([one for one in named(root, "circle") if one.get("r") == "3.5"]) == 2
    assert named(root, "desc")[0].text == "3 sessions on these days."


def test_the_calendar_in_numbers_has_the_newest_month_first() -> None:
    days = [date(2026, 1, 30), date(2026, 1, 30), date(2026, 2, 2)]
    table = calendar_table(weeks(days, date(2026, 1, 20), date(2026, 2, 10)), ENGLISH)
    assert table.rows == (("February 2026", "1", "1"), ("January 2026", "2", "1"))


@pytest.mark.parametrize(("number", "words"), [
    (0, "0 sesiones en estos días."), (1, "1 sesión en estos días."), (2, "2 sesiones en estos días."),
    (14, "14 sesiones en estos días."),
])  # fmt: skip
def test_the_calendar_counts_in_its_language(number: int, words: str) -> None:
    laid = weeks([START + timedelta(days=day) for day in range(number)], START, START + timedelta(days=20))
    root = read(calendar_svg(laid, SPANISH))
    assert named(root, "desc")[0].text == words
    assert [one.text for one in named(root, "text")][:3] == ["lun", "jue", "dom"]
    assert calendar_table(laid, SPANISH).rows[0][0] == "enero de 2026"


@pytest.mark.parametrize(("number", "every", "label"), [
    (40, 1, "5 ene 2026"), (200, 1, "semana 2 de 2026"), (900, 1, "ene 2026"), (4000, 7, "2026"),
])  # fmt: skip
def test_a_trend_is_told_in_its_language(number: int, every: int, label: str) -> None:
    root, table = (
        read(trend_svg(points(number, every), "Dolor", "pain", SPANISH)),
        trend_table(points(number, every), "Dolor", SPANISH),
    )
    assert table.rows[0][:2] == (label, "6,0")
    assert table.head == ("Cuándo", "Antes", "Después")
    assert {"○ antes", "● después", label} <= {one.text for one in named(root, "text")}
    assert (named(root, "desc")[0].text or "").startswith(
        f"Dolor en una escala de 0 a 10. Empieza en {label} con 6,0 antes"
    )


def test_a_name_with_markup_stays_words() -> None:
    assert "<b>" not in trend_svg(points(3), "<b>Pain</b> & more", "pain", ENGLISH)

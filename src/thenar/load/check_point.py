"""What may be wrong on the old map: a measure of nobody's fingers, a caution that hides tradition, a claim."""

import re
from collections.abc import Iterable, Iterator

from thenar.load.mistakes import Mistake, known, sources
from thenar.load.yaml_text import Path
from thenar.model.body import Area
from thenar.model.goal import Grade, Study
from thenar.model.knowledge import Knowledge
from thenar.model.point import Caution, OldMap, Point, ReflexZone

FIRMEST, SECONDS = 2, (10, 60)  # how a point may be held at most
WHOSE, ABOUT = "of the person who is massaged", "about"
BY_TRADITION = "By tradition"
_WIDTHS = re.compile(r"\b(finger|thumb) widths?\b")


def check_point(point: Point, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one point: its place, how it is measured and held, its cautions, and what is said to be known."""
    yield from sources(point, knowledge)
    yield from known("zone", point.zone, _zones(point.area, knowledge), ("zone",))
    yield from _check_measure(point)
    yield from _check_press(point, knowledge)
    yield from _check_cautions(point.cautions, knowledge)
    yield from _check_studies(point.studies, knowledge)
    if (point.grade is Grade.NONE) != (not point.studies):
        yield ("grade",), f"found '{point.grade}' with {len(point.studies)} studies; 'none' goes with no study at all."
    if not point.tradition.startswith(BY_TRADITION):
        yield ("tradition",), f"it reads like a fact; '{BY_TRADITION} …' is right."
    if not point.keywords:
        yield ("keywords",), "nothing is there to find the point by; give at least one word."
    for other in knowledge.points.values():
        if other.code == point.code and other.id != point.id:
            yield ("code",), f"'{other.id}' has the code '{point.code}' too; each point has its own."


def _check_measure(point: Point) -> Iterator[Mistake]:
    """Widths are those of the person's own fingers, and never exact."""
    widths = _WIDTHS.search(point.location)
    if widths and WHOSE not in point.location:
        yield ("location",), f"'{widths[0]}' does not say whose; write '{WHOSE}'."
    if widths and ABOUT not in point.location:
        yield ("location",), f"'{widths[0]}' sounds exact, and fingers are not; write '{ABOUT}'."
    if (point.cun is None) != (widths is None):
        found = "no widths in 'location'" if widths is None else f"'{widths[0]}' in 'location'"
        yield ("cun",), f"found {found} and {point.cun or 'no number'} here; give both or none."


def _check_press(point: Point, knowledge: Knowledge) -> Iterator[Mistake]:
    if (point.press is None) == (point.left_out is None):
        yield ("press",), "a point is pressed, or 'left_out' says why it never is; give exactly one of them."
    if point.press is None:
        return
    least, most = SECONDS
    if not 1 <= point.press.pressure <= FIRMEST:
        yield ("press", "pressure"), f"found {point.press.pressure}; 1 or {FIRMEST} is right for a point."
    if not least <= point.press.seconds <= most:
        yield ("press", "seconds"), f"found {point.press.seconds}; {least} to {most} is right."
    yield from _known_sources(point.press.source, ("press", "source"), knowledge)


def check_reflex_zone(zone: ReflexZone, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one zone: where it is drawn, and that what it belongs to is a name and no sentence."""
    yield from sources(zone, knowledge)
    for area, place in ((Area.FOOT, zone.foot), (Area.HAND, zone.hand)):
        for index, name in enumerate(place.zones):
            yield from known("zone", name, _zones(area, knowledge), (area.value, "zones", index))
        if not place.zones:
            yield (area.value, "zones"), "there is no zone; name at least one of zones.yaml."
    yield from _check_cautions(zone.cautions, knowledge)
    if "." in zone.belongs:
        yield ("belongs",), "found a sentence; the name on the chart is right, without a period."
    for other in knowledge.reflex_zones.values():
        if other.number == zone.number and other.id != zone.id:
            yield ("number",), f"'{other.id}' has {zone.number} too; each zone has its own."


def check_old_map(page: OldMap, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of what holds for all: that it says whose fingers measure, and that reviews follow the years."""
    yield from sources(page, knowledge)
    if not any(WHOSE in text for text in page.measure):
        yield ("measure",), f"nothing says whose fingers measure; write '{WHOSE}'."
    yield from _check_cautions(page.always, knowledge, ("always",))
    yield from _check_studies(page.readers, knowledge, ("readers",))
    for index, one in enumerate(page.reviews):
        yield from known("source", one.source, list(knowledge.references), ("reviews", index, "source"))
        if index and one.year < page.reviews[index - 1].year:
            yield ("reviews", index, "year"), f"found {one.year} after a later year; oldest first is right."


def _check_cautions(cautions: Iterable[Caution], knowledge: Knowledge, at: Path = ("cautions",)) -> Iterator[Mistake]:
    """Cautions name questions that there are, and one for pregnancy says that it is tradition."""
    for index, one in enumerate(cautions):
        where = (*at, index)
        if not one.source:
            yield (*where, "source"), "no source is given; name one, or write 'background' where none was found."
        yield from _known_sources(one.source, (*where, "source"), knowledge)
        for place, condition in enumerate(one.conditions):
            yield from known("question", condition, list(knowledge.conditions), (*where, "conditions", place))
        if "pregnancy" in one.conditions and "radition" not in one.text:
            yield (*where, "text"), "it reads like a known harm; say that it is tradition, and what a review found."


def _check_studies(studies: Iterable[Study], knowledge: Knowledge, at: Path = ("studies",)) -> Iterator[Mistake]:
    for index, study in enumerate(studies):
        yield from known("source", study.source, list(knowledge.references), (*at, index, "source"))


def _known_sources(found: Iterable[str], where: Path, knowledge: Knowledge) -> Iterator[Mistake]:
    for index, source in enumerate(found):
        yield from known("source", source, list(knowledge.references), (*where, index))


def _zones(area: Area, knowledge: Knowledge) -> list[str]:
    return [one.id for one in knowledge.zones.values() if one.area is area]

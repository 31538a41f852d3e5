"""What may be wrong with one thing that a prescription asks for."""

from collections.abc import Iterator

from thenar.load.mistakes import Mistake, known
from thenar.load.yaml_text import Path
from thenar.model.body import Area
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import DAYS_A_WEEK, Item, Progress
from thenar.model.restriction import HIGHEST_PRESSURE
from thenar.model.stroke import Stroke

LEAST_MINUTES, MOST_MINUTES = 3, 60  # of a session
MOST_TIMES, MOST_TIMES_A_DAY = 20, 6
MOST_WEEK, MOST_PAIN, MOST_STEPS = 52, 10, 4


def check_item(item: Item, knowledge: Knowledge, where: Path) -> Iterator[Mistake]:
    """Mistakes of one item, at its place in the file."""
    yield from _check_numbers(item, where)
    yield from known("lotion", item.lotion, list(knowledge.lotions), (*where, "lotion"))
    for index, source in enumerate(item.source):
        yield from known("source", source, list(knowledge.references), (*where, "source", index))
    if bool(item.stroke) == bool(item.routine):
        yield where, "write exactly one of 'stroke' and 'routine'."
    elif item.stroke:
        yield from known("stroke", item.stroke, list(knowledge.strokes), (*where, "stroke"))
    else:
        yield from known("routine", item.routine or "", list(knowledge.routines), (*where, "routine"))
    if stroke := knowledge.strokes.get(item.stroke or ""):
        yield from _check_stroke(item, stroke, knowledge, where)
    elif routine := knowledge.routines.get(item.routine or ""):
        yield from _check_places(item, routine.area, knowledge, where)
        if item.times is not None or any(one.times for one in item.progress):
            yield (*where, "times"), "a routine has its own; take 'times' away."


def _check_numbers(item: Item, where: Path) -> Iterator[Mistake]:
    yield from _between(item.pressure, 1, HIGHEST_PRESSURE, (*where, "pressure"))
    yield from _between(item.minutes, LEAST_MINUTES, MOST_MINUTES, (*where, "minutes"))
    yield from _between(item.times_a_day, 1, MOST_TIMES_A_DAY, (*where, "times_a_day"))
    yield from _between(item.days_a_week, 1, DAYS_A_WEEK, (*where, "days_a_week"))
    yield from _between(item.times, 1, MOST_TIMES, (*where, "times"))
    if len(item.progress) > MOST_STEPS:
        yield (*where, "progress"), f"found {len(item.progress)} steps; at most {MOST_STEPS} are right."
    for index, one in enumerate(item.progress):
        yield from _check_progress(one, (*where, "progress", index))


def _check_progress(one: Progress, where: Path) -> Iterator[Mistake]:
    yield from _between(one.from_week, 2, MOST_WEEK, (*where, "from_week"))
    yield from _between(one.pain_at_most, 0, MOST_PAIN, (*where, "pain_at_most"))
    yield from _between(one.minutes, LEAST_MINUTES, MOST_MINUTES, (*where, "minutes"))
    yield from _between(one.times, 1, MOST_TIMES, (*where, "times"))
    if one.minutes is None and one.times is None:
        yield where, "nothing changes from this week on; give 'times', 'minutes' or both."


def _between(found: int | None, least: int, most: int, where: Path) -> Iterator[Mistake]:
    if found is not None and not least <= found <= most:
        yield where, f"found {found}; a whole number from {least} to {most} is right."


def _check_stroke(item: Item, stroke: Stroke, knowledge: Knowledge, where: Path) -> Iterator[Mistake]:
    if item.pressure > stroke.pressure.most:
        right = f"this stroke is never done above {stroke.pressure.most}"
        yield (*where, "pressure"), f"found {item.pressure}; {right}."
    for need in sorted(item.without & stroke.needs):
        yield (*where, "without"), f"'{need}' is what '{stroke.id}' does; choose another stroke, or leave this away."
    yield from _check_places(item, stroke.area, knowledge, where)
    for index, place in enumerate(item.leave_out):
        if place in knowledge.places and knowledge.touches(stroke, [place]):
            right = "choose a stroke that does not come there, or leave this away"
            yield (*where, "leave_out", index), f"'{place}' is where '{stroke.id}' goes; {right}."


def _check_places(item: Item, area: Area, knowledge: Knowledge, where: Path) -> Iterator[Mistake]:
    fitting = [one.id for one in knowledge.places.values() if one.area is area]
    for index, place in enumerate(item.leave_out):
        yield from known("place", place, fitting, (*where, "leave_out", index))

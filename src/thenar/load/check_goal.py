"""What may be wrong with a goal: a grade that claims too much, or numbers beyond what a session can bear."""

from collections.abc import Iterator

from thenar.load.mistakes import Mistake, known, sources
from thenar.model.goal import End, Goal, Grade
from thenar.model.knowledge import Knowledge

SURER = list(Grade)  # from not sure at all upwards
FACTORS, MINUTES, SENTENCES = (0.8, 1.6), (5, 20), (1, 2)
SHAPES = {"pace": (0.85, 1.5), "long": (0.6, 1.6), "silence": (0.8, 2.0)}  # beyond, a session is hurried or falls apart
TIMES = ["any", "morning", "evening"]


def check_goal(goal: Goal, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one goal: its sources, its grades and the strokes it gives more time."""
    yield from sources(goal, knowledge)
    if goal.grade_alone is not None and SURER.index(goal.grade_alone) >= SURER.index(goal.grade):
        yield ("grade_alone",), f"'{goal.grade_alone}' is not less sure than '{goal.grade}'; lower it or leave it out."
    for index, study in enumerate(goal.studies):
        yield from known("source", study.source, list(knowledge.references), ("studies", index, "source"))
    for index, emphasis in enumerate(goal.emphasis):
        yield from known("stroke", emphasis.stroke, list(knowledge.strokes), ("emphasis", index, "stroke"))
        yield from _within(emphasis.factor, FACTORS, ("emphasis", index, "factor"))
    yield from known("source", goal.minutes_source, list(knowledge.references), ("minutes_source",))
    yield from known("time of day", goal.time_of_day, TIMES, ("time_of_day",))
    yield from _check_shape(goal, knowledge)
    yield from _within(goal.minutes, MINUTES, ("minutes",))
    if not SENTENCES[0] <= len(goal.say) <= SENTENCES[1]:
        yield ("say",), f"found {len(goal.say)} sentences; one or two are right."


def _check_shape(goal: Goal, knowledge: Knowledge) -> Iterator[Mistake]:
    """Every part of a shape inside its bounds and with its reason, and no reason without its part."""
    shape, shaped = goal.shape, list(goal.shape.chosen())
    for key, bounds in SHAPES.items():
        yield from _within(getattr(shape, key), bounds, ("shape", key))
    for key in shaped:
        if key not in shape.why:
            yield ("shape", key), f"there is no reason for it; write one under 'why', '{key}'."
    for key, reason in shape.why.items():
        if key not in shaped:
            yield ("shape", "why", key), "it is the reason for something that is as usual; take it away."
        yield from known("source", reason.source, list(knowledge.references), ("shape", "why", key, "source"))
    if shape.end is End.DARK and shape.silence < 1:
        yield (
            ("shape", "silence"),
            f"found {shape.silence:g}; what ends in the dark is not told more; 1 or more is right.",
        )


def _within(found: float, bounds: tuple[float, float], where: tuple[str | int, ...]) -> Iterator[Mistake]:
    least, most = bounds
    if not least <= found <= most:
        yield where, f"found {found:g}; {least:g} to {most:g} is right."

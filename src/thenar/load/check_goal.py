"""What may be wrong with a goal: a grade that claims too much, or numbers beyond what a session can bear."""

from collections.abc import Iterator

from thenar.load.mistakes import Mistake, known, sources
from thenar.model.goal import Goal, Grade
from thenar.model.knowledge import Knowledge

SURER = list(Grade)  # from not sure at all upwards
FACTORS, PACES, MINUTES, SENTENCES = (0.8, 1.6), (0.9, 1.2), (5, 20), (1, 2)
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
    yield from _within(goal.pace, PACES, ("pace",))
    yield from _within(goal.minutes, MINUTES, ("minutes",))
    if not SENTENCES[0] <= len(goal.say) <= SENTENCES[1]:
        yield ("say",), f"found {len(goal.say)} sentences; one or two are right."


def _within(found: float, bounds: tuple[float, float], where: tuple[str | int, ...]) -> Iterator[Mistake]:
    least, most = bounds
    if not least <= found <= most:
        yield where, f"found {found:g}; {least:g} to {most:g} is right."

"""What may be wrong with a routine: its strokes, their order, and what is kept longest."""

from collections.abc import Iterator

from thenar.load.mistakes import Mistake, known, sources
from thenar.load.yaml_text import Path
from thenar.model.knowledge import Knowledge
from thenar.model.routine import Routine


def check_routine(routine: Routine, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one routine: its strokes, repetitions and order of importance."""
    yield from sources(routine, knowledge)
    if not routine.steps:
        yield ("steps",), "there is no step; give at least one."
    for number, step in enumerate(routine.steps):
        if not step.parts:
            yield ("steps", number, "parts"), "this step has no stroke; give at least one."
    yield from _check_parts(routine, knowledge)
    yield from _check_together(routine, knowledge)


def _check_parts(routine: Routine, knowledge: Knowledge) -> Iterator[Mistake]:
    seen: dict[int, str] = {}
    for number, step in enumerate(routine.steps):
        for index, part in enumerate(step.parts):
            where: Path = ("steps", number, "parts", index)
            yield from _check_part_stroke(routine, part.stroke, knowledge, (*where, "stroke"))
            if not 1 <= part.times <= 20:
                yield (*where, "times"), f"found {part.times}; a whole number from 1 to 20 is right."
            if part.importance in seen:
                taken = f"{part.importance} is taken by {seen[part.importance]}"
                right = "give each part a number of its own, 1 for the one kept longest."
                yield (*where, "importance"), f"{taken}; {right}"
            seen.setdefault(part.importance, part.stroke)


def _check_part_stroke(routine: Routine, stroke_id: str, knowledge: Knowledge, where: Path) -> Iterator[Mistake]:
    stroke = knowledge.strokes.get(stroke_id)
    if stroke is None:
        yield from known("stroke", stroke_id, list(knowledge.strokes), where)
    elif (stroke.area, stroke.form) != (routine.area, routine.form):
        fitting = [one.id for one in knowledge.strokes.values() if (one.area, one.form) == (routine.area, routine.form)]
        yield (
            where,
            (
                f"'{stroke_id}' is a {stroke.area} stroke for {stroke.form}; this routine is {routine.area} for "
                f"{routine.form}. Fitting ones: {', '.join(sorted(fitting))}."
            ),
        )


def _check_together(routine: Routine, knowledge: Knowledge) -> Iterator[Mistake]:
    kinds = [
        knowledge.strokes[part.stroke].together
        for step in routine.steps
        for part in step.parts
        if part.stroke in knowledge.strokes
    ]
    trimmed = "".join("t" if kind else "s" for kind in kinds).strip("t")
    if "t" in trimmed:
        yield (
            ("steps",),
            (
                "a stroke for both sides at once stands between strokes for one side; move it to the "
                "beginning or the end, so that the sides change only once."
            ),
        )

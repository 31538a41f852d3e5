"""What may be wrong with a routine: its strokes, their order, and what is kept longest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thenar.load.check_own_words import check_own_words
from thenar.load.mistakes import Mistake, known, sources
from thenar.load.yaml_text import Path
from thenar.model.body import Area
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import HIGHEST_PRESSURE
from thenar.model.routine import Part, Routine, Step
from thenar.model.stroke import Form, Stroke

MOST_TIMES, MOST_PARTS = 20, 60
LEAST_SHARE, MOST_SHARE = 0.25, 4


@dataclass(frozen=True)
class Half:
    """The steps of a routine for one of its areas, under their key in the file."""

    key: str
    area: Area
    form: Form
    steps: Sequence[Step]

    def parts(self) -> Iterator[tuple[Path, Part]]:
        """Each part with its place in the file."""
        for number, step in enumerate(self.steps):
            for index, part in enumerate(step.parts):
                yield (self.key, number, "parts", index), part


def check_routine(routine: Routine, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of one routine: its strokes, repetitions and order of importance."""
    yield from sources(routine, knowledge)
    if not routine.steps:
        yield ("steps",), "there is no step; give at least one."
    for half in _halves(routine):
        for number, step in enumerate(half.steps):
            if not step.parts:
                yield (half.key, number, "parts"), "this step has no stroke; give at least one."
        yield from _check_parts(half, knowledge)
        yield from _check_together(half, knowledge)


def _halves(routine: Routine) -> Iterator[Half]:
    yield Half("steps", routine.area, routine.form, routine.steps)
    yield Half("then", routine.area.other, routine.form, routine.then)


def _check_parts(half: Half, knowledge: Knowledge) -> Iterator[Mistake]:
    seen: dict[int, str] = {}
    for where, part in half.parts():
        yield from _check_part_stroke(half, part.stroke, knowledge, (*where, "stroke"))
        yield from _check_wishes(part, knowledge.strokes.get(part.stroke), where)
        yield from check_own_words(part.say, (*where, "say"))
        if part.importance in seen:
            taken = f"{part.importance} is taken by {seen[part.importance]}"
            right = "give each part a number of its own, 1 for the one kept longest."
            yield (*where, "importance"), f"{taken}; {right}"
        seen.setdefault(part.importance, part.stroke)
    if len(seen) > MOST_PARTS:
        yield (half.key,), f"found {len(seen)} strokes; at most {MOST_PARTS} are right."


def _check_wishes(part: Part, stroke: Stroke | None, where: Path) -> Iterator[Mistake]:
    if not 1 <= part.times <= MOST_TIMES:
        yield (*where, "times"), f"found {part.times}; a whole number from 1 to {MOST_TIMES} is right."
    if part.pressure is not None and not 1 <= part.pressure <= HIGHEST_PRESSURE:
        yield (*where, "pressure"), f"found {part.pressure}; a whole number from 1 to {HIGHEST_PRESSURE} is right."
    if not LEAST_SHARE <= part.share <= MOST_SHARE:
        yield (*where, "share"), f"found {part.share:g}; a number from {LEAST_SHARE:g} to {MOST_SHARE} is right."
    if part.side and stroke and stroke.together:
        yield (*where, "side"), "both sides do this stroke together; take 'side' away."


def _check_part_stroke(half: Half, stroke_id: str, knowledge: Knowledge, where: Path) -> Iterator[Mistake]:
    stroke = knowledge.strokes.get(stroke_id)
    if stroke is None:
        yield from known("stroke", stroke_id, list(knowledge.strokes), where)
    elif (stroke.area, stroke.form) != (half.area, half.form):
        fitting = [one.id for one in knowledge.strokes.values() if (one.area, one.form) == (half.area, half.form)]
        whole = "this routine is" if half.key == "steps" else "what follows in it is"
        yield (
            where,
            (
                f"'{stroke_id}' is a {stroke.area} stroke for {stroke.form}; {whole} {half.area} for {half.form}. "
                f"Fitting ones: {', '.join(sorted(fitting))}."
            ),
        )


def _check_together(half: Half, knowledge: Knowledge) -> Iterator[Mistake]:
    kinds = [knowledge.strokes[part.stroke].together for _, part in half.parts() if part.stroke in knowledge.strokes]
    trimmed = "".join("t" if kind else "s" for kind in kinds).strip("t")
    if "t" in trimmed:
        yield (
            (half.key,),
            (
                "a stroke for both sides at once stands between strokes for one side; move it to the "
                "beginning or the end, so that the sides change only once."
            ),
        )

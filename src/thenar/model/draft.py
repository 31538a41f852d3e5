"""Changes to a routine of one's own, each giving the routine that follows. Pure.

A place is a list of the routine and a number in it: `steps` for its first area, `then` for the other one. Every step
has one part here, and what comes first is kept longest when time is short.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from thenar.model.routine import Part, Routine, Step
from thenar.model.stroke import Stroke


@dataclass(frozen=True)
class At:
    """A place in a routine: in its first area, or in the one that follows (`then`)."""

    then: bool
    number: int


def flat(routine: Routine) -> Routine:
    """The routine with one stroke a step, kept longest in its order."""
    return _with(routine, _each(routine.steps), _each(routine.then))


def added(routine: Routine, stroke: Stroke) -> Routine:
    """With a stroke more, at the end of its area."""
    then = stroke.area is not routine.area
    steps = list(_steps(routine, then))
    steps.append(Step(stroke.name, (Part(stroke.id, stroke.times, 1),)))
    return _put(routine, then, steps)


def moved(routine: Routine, at: At, to: int) -> Routine:
    """With the step at a place at another one of its list, or as near to it as there is one."""
    steps = list(_steps(routine, at.then))
    steps.insert(min(max(0, to), len(steps) - 1), steps.pop(at.number))
    return _put(routine, at.then, steps)


def gathered(routine: Routine, together: Set[str]) -> Routine:
    """With what both sides do at once (`together`, by the ids of strokes) at the beginning or the end of its list: what
    stands after a stroke of one side goes to the end, so that the sides change only once."""
    return _with(routine, _gathered(routine.steps, together), _gathered(routine.then, together))


def without(routine: Routine, at: At) -> Routine:
    """Without the step at a place."""
    steps = list(_steps(routine, at.then))
    del steps[at.number]
    return _put(routine, at.then, steps)


def changed(routine: Routine, at: At, part: Part) -> Routine:
    """With another part at a place; its stroke stays."""
    steps = list(_steps(routine, at.then))
    now = steps[at.number]
    steps[at.number] = replace(now, parts=(replace(part, stroke=now.parts[0].stroke),))
    return _put(routine, at.then, steps)


def part_at(routine: Routine, at: At) -> Part | None:
    """The part at a place; None where there is none."""
    steps = _steps(routine, at.then)
    return steps[at.number].parts[0] if 0 <= at.number < len(steps) else None


def _steps(routine: Routine, then: bool) -> Sequence[Step]:
    return routine.then if then else routine.steps


def _put(routine: Routine, then: bool, steps: Sequence[Step]) -> Routine:
    """With these steps in one list. An empty first list gives way to the other one."""
    first, other = (routine.steps, steps) if then else (steps, routine.then)
    if not first and other:
        return _with(replace(routine, area=routine.area.other), other, ())
    return _with(routine, first, other)


def _with(routine: Routine, steps: Sequence[Step], then: Sequence[Step]) -> Routine:
    return replace(routine, steps=_ranked(steps), then=_ranked(then))


def _ranked(steps: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(
        replace(step, parts=tuple(replace(part, importance=number) for part in step.parts))
        for number, step in enumerate(steps, 1)
    )


def _gathered(steps: Sequence[Step], together: Set[str]) -> list[Step]:
    both = [step.parts[0].stroke in together for step in steps]
    first = both.index(False) if False in both else len(both)
    rest = list(zip(steps[first:], both[first:], strict=True))
    sided, last = ([step for step, one in rest if one is kind] for kind in (False, True))
    return [*steps[:first], *sided, *last]


def _each(steps: Sequence[Step]) -> list[Step]:
    return [replace(step, parts=(part,)) for step in steps for part in step.parts]

"""What a card says: a plan, one page a routine, as plain data for the typesetter. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thenar.model.body import Limb
from thenar.model.knowledge import Knowledge
from thenar.model.plan import LeftOut, Plan, PlannedStep
from thenar.model.routine import Routine, When
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.render.pressure_words import in_one_line

STOP_FOR = (
    "pain",
    "new numbness or tingling",
    "a change of color",
    "dizziness or nausea",
    "short breath",
    "itching or a rash",
    "pulling away, or distress",
)
EMERGENCY = "Sudden trouble breathing, chest pain, a drooping face or swollen lips: call the emergency number at once."
UNREVIEWED = "No clinician has reviewed this. It is not medical advice."


@dataclass(frozen=True)
class CardStep:
    """One row of a card: a stroke with how often, how firm, how long, and on which side where it matters."""

    number: int
    stroke: str
    name: str
    sentence: str
    how_often: tuple[str, ...]
    how_long: str
    side: str
    pressure: int


@dataclass(frozen=True)
class Card:
    """One page. `left_out` has a reason and the names of the strokes it is about."""

    title: str
    summary: str
    minutes: str
    sides: str
    first: tuple[str, ...]
    steps: tuple[CardStep, ...]
    pressures: tuple[tuple[int, str], ...]
    left_out: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    last: tuple[str, ...]
    stop_for: tuple[str, ...] = STOP_FOR
    emergency: str = EMERGENCY
    unreviewed: str = UNREVIEWED


def cards(plan: Plan, knowledge: Knowledge) -> tuple[Card, ...]:
    """A card for each routine of the plan that has steps left."""
    names = dict.fromkeys(step.routine for step in plan.steps)
    return tuple(_card(knowledge.routines[name], plan, knowledge) for name in names)


def _card(routine: Routine, plan: Plan, knowledge: Knowledge) -> Card:
    steps = [step for step in plan.steps if step.routine == routine.id]
    pressures = sorted({step.pressure for step in steps})
    return Card(
        title=routine.name,
        summary=routine.summary,
        minutes=_length(sum(step.frames for step in steps), "minutes of strokes"),
        sides=_sides(steps),
        first=_first(routine, plan, knowledge),
        steps=_rows(steps),
        pressures=tuple((one, in_one_line(one)) for one in pressures),
        left_out=_left_out(routine, plan.left_out, knowledge),
        notes=plan.notes,
        last=tuple(one.moment.name for one in plan.after if routine.area in one.moment.areas),
    )


def _rows(steps: Sequence[PlannedStep]) -> tuple[CardStep, ...]:
    """Each stroke once, for both sides; a side is named only where the other one differs."""
    rows: dict[tuple[int, str, int], list[PlannedStep]] = {}
    met: Counter[tuple[int, str, str]] = Counter()
    for step in steps:
        here = (step.number, step.stroke.id, step.limb)
        met[here] += 1
        rows.setdefault((step.number, step.stroke.id, met[here]), []).append(step)
    sides = {step.limb for step in steps if len(step.limbs) == 1}
    ordered = sorted(rows.values(), key=lambda row: row[0].number)
    told: dict[str, int] = {}
    return tuple(_row(row, told, both=len(sides) > 1) for row in ordered)


def _row(row: Sequence[PlannedStep], told: dict[str, int], *, both: bool) -> CardStep:
    """One row; `told` remembers in which step a stroke was described, so that it is described once."""
    step = row[0]
    before = told.setdefault(step.stroke.id, step.number)
    return CardStep(
        number=step.number,
        stroke=step.stroke.id,
        name=step.stroke.name,
        sentence=step.words.page if before == step.number else f"The same as in step {before}.",
        how_often=_how_often(step),
        how_long=_length(max(one.frames for one in row), "min"),
        side=_side(row, both=both),
        pressure=step.pressure,
    )


def _side(row: Sequence[PlannedStep], *, both: bool) -> str:
    step = row[0]
    if len(step.limbs) > 1:
        return f"{'hands' if step.stroke.area == 'hand' else 'feet'} together"
    return "" if not both or len(row) > 1 else f"only the {_words(step.limbs[0])}"


def _how_often(step: PlannedStep) -> tuple[str, ...]:
    """The lines that say it: `3 times, 2 rounds`, or `once on each toe` and `2 rounds`."""
    times = "once" if step.times == 1 else f"{step.times} times"
    if step.rounds == 1:
        return (f"{times} on each {step.stroke.each.value}",) if step.stroke.each else (times,)
    rounds = f"{step.rounds} rounds"
    return (f"{times} on each {step.stroke.each.value}", rounds) if step.stroke.each else (f"{times}, {rounds}",)


def _length(frames: int, unit: str) -> str:
    """Frames as a time to read at a glance: `45 s` or `2 min`, with the unit given for minutes."""
    seconds = 5 * round(frames / FRAMES_PER_SECOND / 5)
    if seconds < 90:
        return f"{max(5, seconds)} s"
    return f"{round(seconds / 30) / 2:g}".replace(".5", "½").removeprefix("0") + f" {unit}"


def _sides(steps: Sequence[PlannedStep]) -> str:
    single = list(dict.fromkeys(step.limbs[0] for step in steps if len(step.limbs) == 1))
    if len(single) > 1:
        return f"First the {_words(single[0])}, then the {_words(single[1])}."
    return f"Only the {_words(single[0])} today." if single else "Both sides together."


def _words(limb: Limb) -> str:
    return limb.value.replace("-", " ")


def _first(routine: Routine, plan: Plan, knowledge: Knowledge) -> tuple[str, ...]:
    ready = [
        one
        for one in sorted(knowledge.moments.values(), key=lambda one: one.order)
        if one.when is When.READY and routine.form in one.forms and routine.area in one.areas
    ]
    return tuple(one.name for one in (*ready, *(planned.moment for planned in plan.before)))


def _left_out(routine: Routine, left_out: Iterable[LeftOut], knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    reasons: dict[str, dict[str, None]] = {}
    for one in left_out:
        stroke = knowledge.strokes[one.stroke]
        if (stroke.area, stroke.form) == (routine.area, routine.form):
            reasons.setdefault(one.because, {})[stroke.name] = None
    return tuple((because, ", ".join(names)) for because, names in reasons.items())

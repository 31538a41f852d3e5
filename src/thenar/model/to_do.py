"""An item of a prescription as what is planned: a routine and wishes. Pure.

What the prescription leaves out comes in through the clearance, as all that is left out does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thenar.model.body import Side
from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Dose, Item, Prescription
from thenar.model.routine import Part, Routine, Step

WRITTEN = ("prescription",)  # the source of what a professional wrote for one person


@dataclass(frozen=True)
class ToDo:
    """One item on one day. `routine` is what is planned of it, for so many minutes, at most so firm."""

    item: Item
    dose: Dose
    routine: Routine


def to_do(plan: Prescription, number: int, dose: Dose, knowledge: Knowledge) -> ToDo:
    """The item of that number, from 1, as a routine: its stroke alone, or a shipped one on the sides it names."""
    item = plan.items[number - 1]
    made = _of_stroke(item, dose, knowledge) if item.stroke else knowledge.routines[item.routine or ""]
    on_side = tuple(replace(step, parts=tuple(_on_side(step, item.side, knowledge))) for step in made.steps)
    routine = replace(made, id=f"{plan.id}-{number}", steps=on_side, summary=plan.goal, source=WRITTEN, own=True)
    return ToDo(item, dose, routine)


def _of_stroke(item: Item, dose: Dose, knowledge: Knowledge) -> Routine:
    stroke = knowledge.strokes[item.stroke or ""]
    part = Part(stroke.id, dose.times or stroke.times, 1, pressure=item.pressure)
    step = Step(stroke.name, (part,))
    return Routine(stroke.id, stroke.name, stroke.name, stroke.area, stroke.form, (step,), WRITTEN)


def _on_side(step: Step, side: Side | None, knowledge: Knowledge) -> Iterator[Part]:
    """The parts of a step on one side; one that both sides do together rests on the other by the clearance."""
    for part in step.parts:
        together = knowledge.strokes[part.stroke].together
        yield part if together or side is None else replace(part, side=side)

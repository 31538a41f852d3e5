"""What differs from the wish, in sentences for a person. Pure."""

from collections.abc import Iterator

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.plan.words import TIME

TOLERANCE_SECONDS, TOLERANCE_SHARE = 5.0, 0.02  # how near to the wished minutes counts as kept


def notes_of(plan: Plan, wishes: Wishes, minutes: float, knowledge: Knowledge) -> tuple[str, ...]:
    """Sentences on length, repetitions, pressure and lotion, where they are not what was asked for."""
    if not plan.steps:
        return tuple(_nothing(plan))
    return (
        *_length(plan, wishes, minutes),
        *_times(plan, knowledge),
        *_pressure(plan, wishes),
        *_lotion(plan, wishes, knowledge),
    )


def _nothing(plan: Plan) -> Iterator[str]:
    if plan.clearance.cleared:
        yield "Nothing of this routine is right for today. A hand or foot that is not affected may still be."


def _length(plan: Plan, wishes: Wishes, minutes: float) -> Iterator[str]:
    seconds, wished = plan.frames / FRAMES_PER_SECOND, wishes.minutes * 60
    if minutes < wishes.minutes:
        yield f"Today it is {minutes:g} minutes at most, to keep you safe."
        wished = minutes * 60
    if abs(seconds - wished) <= max(TOLERANCE_SECONDS, TOLERANCE_SHARE * wished):
        return
    if seconds > wished:
        yield f"It takes {_clock(seconds)}. Less time would not be enough for every hand and foot."
    elif any(one.reason != TIME for one in plan.left_out):
        yield f"It takes {_clock(seconds)}. What is left out today makes it shorter."
    else:
        yield f"It takes {_clock(seconds)}. More of the same strokes would be too much for skin and muscles."


def _clock(seconds: float) -> str:
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def _times(plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    given = {
        (routine.id, number, part.stroke): part.times
        for routine in knowledge.routines.values()
        for number, step in enumerate(routine.steps, 1)
        for part in step.parts
    }
    fewer = [
        one
        for one in plan.steps
        if not one.instead_of and one.times < given.get((one.routine, one.number, one.stroke.id), 0)
    ]
    if fewer:
        yield "There is time for fewer repetitions than the routine gives. A longer session has them all."


def _pressure(plan: Plan, wishes: Wishes) -> Iterator[str]:
    cap = plan.clearance.restriction.pressure_cap
    if cap < wishes.pressure:
        yield {
            1: "Pressure stays at 1 of 3: it barely moves the skin, like spreading lotion on a sunburn.",
            2: "Pressure goes up to 2 of 3: like rubbing in lotion.",
        }[cap]


def _lotion(plan: Plan, wishes: Wishes, knowledge: Knowledge) -> Iterator[str]:
    if plan.wishes.lotion != wishes.lotion:
        yield f"We use {knowledge.lotions[plan.wishes.lotion].name.lower()} instead of {wishes.lotion}."

"""What is ahead in a plan: how long it is, what of it may change fairly, and making that longer or shorter. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from thenar.model.change import Place
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, PlannedStep
from thenar.plan.duration import rounds_frames
from thenar.plan.fit import largest_factor
from thenar.plan.gentle import in_part, lasting, said_frames
from thenar.plan.moments import check_after
from thenar.plan.turns import turns_before


def start(plan: Plan, step: int, heard: int) -> Place:
    """The beginning of a step, with the turn to it."""
    return Place(step, -_turn(plan, step), heard)


def since_start(plan: Plan, place: Place) -> int:
    """Frames since the beginning of the step, its turn included."""
    return place.frames + _turn(plan, place.step)


def _turn(plan: Plan, step: int) -> int:
    return sum(turn.frames for turn in plan.turns if turn.step == step)


def ahead(plan: Plan, place: Place) -> int:
    """Frames that are still to come from a place on."""
    if place.step < 0:
        return plan.frames - place.frames
    turns = sum(turn.frames for turn in plan.turns if turn.step > place.step)
    # a check after the very last step is heard with the closing
    check = sum(one.frames for one in plan.during) * (check_after(plan.steps) >= min(place.step, len(plan.steps) - 1))
    closing = sum(one.frames for one in plan.after)
    return max(0, sum(step.frames for step in plan.steps[place.step :]) + turns + check + closing - place.frames)


def partner(plan: Plan, index: int) -> int | None:
    """The index of the same part of the routine on the other side; None where it is not in the plan.

    Where a side has it more often, they are matched from the last one on: what was left half done has no partner.
    """
    key = _key(plan.steps[index])
    same = [one for one, step in enumerate(plan.steps) if _key(step) == key]
    mine = [one for one in same if plan.steps[one].limbs == plan.steps[index].limbs]
    others = [one for one in same if one not in mine]
    from_last = len(mine) - mine.index(index)
    return others[-from_last] if from_last <= len(others) else None


def _key(step: PlannedStep) -> tuple[str, int, str]:
    return step.routine, step.number, step.instead_of or step.stroke.id


def fair(plan: Plan, after: int) -> list[int]:
    """The steps after an index that may get another length with both sides still alike; where there are none, those
    of the limb that is in hand."""
    rest = range(max(0, after + 1), len(plan.steps))
    alike = [index for index in rest if (other := partner(plan, index)) is None or other > after]
    here = plan.steps[after].limbs if 0 <= after < len(plan.steps) else None
    return alike or [index for index in rest if plan.steps[index].limbs == here]


def resized(plan: Plan, indices: Sequence[int], more: int, knowledge: Knowledge) -> Plan:
    """The plan with these steps longer by so many frames together, or shorter where `more` is negative; each inside
    what its stroke allows, so that it may be less. Equal steps stay equal."""
    spans = {index: _span(plan.steps[index], knowledge) for index in indices}
    wanted = sum(plan.steps[index].frames for index in indices) + more

    def length(index: int, factor: float) -> int:
        least, most = spans[index]
        return min(max(int(plan.steps[index].frames * factor), least), most)

    factor = largest_factor(lambda one: sum(length(index, one) for index in indices) <= wanted)
    steps = list(plan.steps)
    for index in indices:
        steps[index] = lasting(steps[index], length(index, factor), plan.wishes, knowledge)
    return with_steps(plan, tuple(steps), knowledge)


def with_steps(plan: Plan, steps: tuple[PlannedStep, ...], knowledge: Knowledge) -> Plan:
    """The plan with other steps: its turns and its length follow from them."""
    told = in_part(steps, plan.left_out, plan.wishes, knowledge)
    turns = turns_before(steps, knowledge, told)
    was = sum(step.frames for step in plan.steps) + sum(turn.frames for turn in plan.turns)
    now = sum(step.frames for step in steps) + sum(turn.frames for turn in turns)
    return replace(plan, steps=steps, turns=turns, frames=plan.frames - was + now)


def within_bounds(step: PlannedStep, frames: int, knowledge: Knowledge) -> int:
    """So many frames, or the nearest that the step's stroke allows."""
    least, most = _bounds(step, knowledge)
    return min(max(frames, least), most)


def _span(step: PlannedStep, knowledge: Knowledge) -> tuple[int, int]:
    """What its stroke allows, and the length it has: a step never changes against the wish."""
    least, most = _bounds(step, knowledge)
    return min(least, step.frames), max(most, step.frames)


def _bounds(step: PlannedStep, knowledge: Knowledge) -> tuple[int, int]:
    said, stroke = said_frames(step, knowledge), step.stroke
    least = said + rounds_frames(stroke, step.times, 1, stroke.seconds.least, knowledge)
    return least, max(least, said + rounds_frames(stroke, step.times, stroke.rounds, stroke.seconds.most, knowledge))

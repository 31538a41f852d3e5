"""Each slot as gentle as the restriction asks: a gentler stroke, another limb less, or nothing with a reason. Pure."""

from collections.abc import Iterator, Sequence

from thenar.model.body import PAIRS, Limb, limb_name
from thenar.model.knowledge import Knowledge
from thenar.model.plan import LeftOut, PlannedStep, Wishes
from thenar.model.restriction import Manner, Need, Restriction
from thenar.model.routine import Routine
from thenar.model.speech import all_speech_frames
from thenar.model.stroke import Form, Stroke, Words
from thenar.plan.duration import best_rounds, chain
from thenar.plan.fit import Slot
from thenar.plan.words import HELPER_ONLY, HURT_BEFORE, SAME_AGAIN, because


def gentle_steps(
    routine: Routine, slots: Sequence[Slot], restriction: Restriction, wishes: Wishes, knowledge: Knowledge
) -> tuple[list[PlannedStep], list[LeftOut]]:
    """The steps of one routine in the order they are done, and what is left out, each with its reason."""
    steps: list[PlannedStep] = []
    left_out: list[LeftOut] = []
    for slot, limbs in in_order(routine, slots):
        allowed = tuple(limb for limb in limbs if limb not in restriction.avoid)
        left_out.extend(
            LeftOut(slot.stroke.id, limb.value, limb.value, because(limb.value, knowledge))
            for limb in limbs
            if limb in restriction.avoid
        )
        if not allowed:
            continue
        step = _step(routine, slot, allowed, restriction, wishes, knowledge)
        reason = _refused(routine, step, steps, restriction, wishes)
        if reason:
            left_out.append(LeftOut(slot.stroke.id, limb_name(allowed), reason, because(reason, knowledge)))
            continue
        if step.why:
            left_out.append(LeftOut(slot.stroke.id, step.limb, step.why.value, because(step.why.value, knowledge)))
        steps.append(step)
    return steps, left_out


def in_order(routine: Routine, slots: Sequence[Slot]) -> Iterator[tuple[Slot, tuple[Limb, ...]]]:
    """Both sides together first, then all of the left side, all of the right, and together again to end."""
    pair = PAIRS[routine.area]
    first = next((index for index, slot in enumerate(slots) if not slot.stroke.together), len(slots))
    last = len(slots) - next((i for i, slot in enumerate(reversed(slots)) if not slot.stroke.together), 0)
    yield from ((slot, pair) for slot in slots[:first])
    for limb in pair:
        yield from ((slot, (limb,)) for slot in slots[first:last])
    yield from ((slot, pair) for slot in slots[max(first, last) :])


def _step(
    routine: Routine,
    slot: Slot,
    limbs: tuple[Limb, ...],
    restriction: Restriction,
    wishes: Wishes,
    knowledge: Knowledge,
) -> PlannedStep:
    stroke = next(one for one in chain(slot.stroke, knowledge.strokes) if not one.needs & restriction.without)
    replaced = stroke is not slot.stroke
    why = _first(slot.stroke.needs & restriction.without) if replaced else None
    times = stroke.times if replaced else slot.part.times
    words = stroke.words if replaced else slot.words
    return PlannedStep(
        stroke=stroke,
        routine=routine.id,
        number=slot.number,
        limbs=limbs,
        times=times,
        rounds=best_rounds(stroke, times, slot.frames - said_frames(words, why, knowledge), knowledge),
        pressure=pressure_of(stroke, wishes, restriction.pressure_cap),
        frames=slot.frames,
        words=words,
        instead_of=slot.stroke.id if replaced else None,
        why=why,
    )


def said_frames(words: Words, why: Need | None, knowledge: Knowledge) -> int:
    """Frames to introduce a stroke in full, with why it stands in for another."""
    said = (*words.first, knowledge.needs[why].say) if why else words.first
    return all_speech_frames(said, knowledge.rate)


def pressure_of(stroke: Stroke, wishes: Wishes, cap: int) -> int:
    """Walton 1 to 3: 2 means the stroke's usual pressure, 3 the most it ever uses; never above the cap, and one
    less where the stroke hurt before."""
    level = {1: 1, 2: stroke.pressure.usual, 3: stroke.pressure.most}[wishes.pressure]
    return max(1, min(level, cap) - (stroke.id in wishes.softer))


def _refused(
    routine: Routine, step: PlannedStep, before: list[PlannedStep], restriction: Restriction, wishes: Wishes
) -> str | None:
    if Manner.HELPER_ONLY in restriction.manner and routine.form is Form.SELF:
        return HELPER_ONLY
    if step.stroke.id in wishes.skip:
        return HURT_BEFORE
    previous = before[-1] if before else None
    if step.instead_of and previous and (previous.stroke.id, previous.limbs) == (step.stroke.id, step.limbs):
        return SAME_AGAIN
    return None


def _first(needs: frozenset[Need]) -> Need:
    return min(needs, key=list(Need).index)

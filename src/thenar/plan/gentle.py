"""Each slot as gentle as the restriction asks: a gentler stroke, another limb less, or nothing with a reason. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from thenar.model.body import PAIRS, Limb, limb_name, limbs_named
from thenar.model.knowledge import Knowledge
from thenar.model.plan import PLACE, LeftOut, PlannedStep, Why, Wishes
from thenar.model.restriction import Limits, Manner, Need, Restriction
from thenar.model.routine import Routine
from thenar.model.speech import all_speech_frames
from thenar.model.stroke import Form, Stroke
from thenar.plan.duration import best_rounds, chain
from thenar.plan.fit import Slot
from thenar.plan.shape import shape_of
from thenar.plan.words import HELPER_ONLY, HURT_BEFORE, SAME_AGAIN, because


def gentle_steps(
    routine: Routine, slots: Sequence[Slot], restriction: Restriction, wishes: Wishes, knowledge: Knowledge
) -> tuple[list[PlannedStep], list[LeftOut]]:
    """The steps of one routine in the order they are done, and what is left out, each with its reason."""
    steps: list[PlannedStep] = []
    left_out: list[LeftOut] = []

    def leave(slot: Slot, limb: str, reason: str) -> None:
        left_out.append(LeftOut(slot.stroke.id, limb, reason, because(reason, knowledge)))

    for slot, limbs in in_order(routine, slots):
        stroke, allowed = chosen(slot.stroke, limbs, restriction, knowledge)
        for limb in limbs:
            if limb not in allowed:
                leave(slot, limb.value, PLACE if restriction.on(limb).open else limb.value)
        if not allowed:
            continue
        resting = tuple(limb for limb in limbs if limb not in allowed)
        step = _step(routine, slot, stroke, allowed, resting, restriction.over(limbs), wishes, knowledge)
        reason = _refused(routine, step, steps, restriction.over(limbs), wishes)
        if reason:
            leave(slot, limb_name(allowed), reason)
            if reason == SAME_AGAIN:
                steps[-1] = lasting(steps[-1], max(steps[-1].frames, slot.frames), wishes, knowledge)
            continue
        if step.why:
            leave(slot, step.limb, step.why)
        steps.append(step)
    return steps, left_out


def chosen(
    stroke: Stroke, limbs: tuple[Limb, ...], restriction: Restriction, knowledge: Knowledge
) -> tuple[Stroke, tuple[Limb, ...]]:
    """The stroke itself, or the first gentler one that needs nothing forbidden on these limbs, and those of them that
    it may be done on.

    On one limb it gives way to a gentler one for a place, too. Where both sides move at once, a limb whose place lies
    on its way rests instead; and it does not come back when the stroke becomes gentler for another reason.
    """
    without, resting = restriction.over(limbs).without, set[Limb]()
    for one in chain(stroke, knowledge.strokes):
        resting |= {limb for limb in limbs if knowledge.touches(one, restriction.on(limb).places)}
        if not one.needs & without:
            allowed = tuple(limb for limb in limbs if limb not in resting and restriction.on(limb).open)
            if allowed or len(limbs) > 1:
                return one, allowed
        if len(limbs) == 1:
            resting.clear()
    return stroke, ()


def in_part(
    steps: Iterable[PlannedStep], left_out: Iterable[LeftOut], wishes: Wishes, knowledge: Knowledge
) -> frozenset[Limb]:
    """Limbs of which it is said that some is left alone: a stroke is missing there, and its time is free for a word."""
    replaced = {(step.instead_of, step.limb) for step in steps}
    return frozenset(
        limb
        for one in left_out
        if one.reason == PLACE and (one.stroke, one.limb) not in replaced
        if _had_time(knowledge.strokes[one.stroke], wishes, knowledge)
        for limb in limbs_named(one.limb)
    )


def _had_time(stroke: Stroke, wishes: Wishes, knowledge: Knowledge) -> bool:
    hurt = any(one.id in wishes.skip for one in chain(stroke, knowledge.strokes))
    return not hurt and not stroke.together


def in_order(routine: Routine, slots: Sequence[Slot]) -> Iterator[tuple[Slot, tuple[Limb, ...]]]:
    """Both sides together first, then all of the left side, all of the right, and together again to end."""
    pair = PAIRS[routine.area]
    first = next((index for index, slot in enumerate(slots) if not slot.stroke.together), len(slots))
    last = len(slots) - next((i for i, slot in enumerate(reversed(slots)) if not slot.stroke.together), 0)
    yield from ((slot, pair) for slot in slots[:first])
    for limb in pair:
        yield from ((slot, (limb,)) for slot in slots[first:last] if slot.part.side in (None, limb.side))
    yield from ((slot, pair) for slot in slots[max(first, last) :])


def _step(
    routine: Routine,
    slot: Slot,
    stroke: Stroke,
    limbs: tuple[Limb, ...],
    resting: tuple[Limb, ...],
    limits: Limits,
    wishes: Wishes,
    knowledge: Knowledge,
) -> PlannedStep:
    replaced = stroke is not slot.stroke
    why = _why(slot.stroke.needs & limits.without) if replaced else None
    times = stroke.times if replaced else slot.part.times
    words = stroke.words if replaced else slot.words
    made = PlannedStep(
        stroke=stroke,
        routine=routine.id,
        number=slot.number,
        limbs=limbs,
        times=times,
        rounds=1,
        pressure=pressure_of(stroke, wishes, min(limits.pressure_cap, slot.part.pressure or limits.pressure_cap)),
        frames=slot.frames,
        words=words,
        instead_of=slot.stroke.id if replaced else None,
        why=why,
        resting=resting,
        own=() if replaced else slot.part.say,
    )
    return lasting(made, slot.frames, wishes, knowledge)


def lasting(step: PlannedStep, frames: int, wishes: Wishes, knowledge: Knowledge) -> PlannedStep:
    """The step with so many frames, in as many rounds as bring its repetitions nearest to the pace that is wished for.

    One that stands for several of which the gentler form is the same lasts as long as the longest of them: whichever of
    them goes then, for time or for an answer, no hand or foot gets more.
    """
    free, pace = frames - said_frames(step, knowledge), shape_of(wishes, knowledge).pace
    return replace(step, frames=frames, rounds=best_rounds(step.stroke, step.times, free, knowledge, pace))


def said_frames(step: PlannedStep, knowledge: Knowledge) -> int:
    """Frames to introduce its stroke in full, with why it stands in for another, which side rests, and own words."""
    asides = [text for limb in step.resting for text in knowledge.phrases.rests[limb]]
    asides += [knowledge.why(step.why).say] if step.why else []
    longest = max((all_speech_frames((text,), knowledge.rate) for text in asides), default=0)
    return longest + all_speech_frames((*step.words.first, *step.own), knowledge.rate)


def pressure_of(stroke: Stroke, wishes: Wishes, cap: int) -> int:
    """Walton 1 to 3: 2 means the stroke's usual pressure, 3 the most it ever uses; never above the cap, and one
    less where the stroke hurt before."""
    level = {1: 1, 2: stroke.pressure.usual, 3: stroke.pressure.most}[wishes.pressure]
    return max(1, min(level, cap) - (stroke.id in wishes.softer))


def _refused(
    routine: Routine, step: PlannedStep, before: list[PlannedStep], limits: Limits, wishes: Wishes
) -> str | None:
    if Manner.HELPER_ONLY in limits.manner and routine.form is Form.SELF:
        return HELPER_ONLY
    if step.stroke.id in wishes.skip:
        return HURT_BEFORE
    previous = before[-1] if before else None
    if step.instead_of and previous and (previous.stroke.id, previous.limbs) == (step.stroke.id, step.limbs):
        return SAME_AGAIN
    return None


def _why(needs: frozenset[Need]) -> Why:
    return sorted(needs, key=list(Need).index)[0] if needs else PLACE

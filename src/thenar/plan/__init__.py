"""A Clearance and wishes to a Plan: which strokes, where, how hard, how long, and what was left out. Pure.

First the time is shared as if nothing were forbidden, then cut down where fewer minutes are allowed, then each slot is
made as gentle as the clearance asks. What was said of a person's health reaches the plan only through the joined
restriction.
"""

from collections.abc import Iterable
from dataclasses import replace

from thenar.model.body import PAIRS, limb_name, limbs_of
from thenar.model.clearance import Clearance
from thenar.model.knowledge import Knowledge
from thenar.model.nearest import meant_or
from thenar.model.plan import LeftOut, Plan, PlannedStep, Wishes
from thenar.model.problem import ThenarError
from thenar.model.restriction import Restriction
from thenar.model.routine import Routine
from thenar.model.timeline import frames_of
from thenar.plan.ache import becomes_of, first_what_aches, said_of
from thenar.plan.careful import wished_away
from thenar.plan.fit import Slot, as_often_as_fits, fewer_times, fill, keep_by_importance, slots_of, usual_frames
from thenar.plan.gentle import gentle_steps, in_part
from thenar.plan.moments import around
from thenar.plan.notes import notes_of
from thenar.plan.order import areas_in_order, arranged
from thenar.plan.shape import shape_of
from thenar.plan.shorter import shorter
from thenar.plan.turns import turns_before
from thenar.plan.words import TIME, allowed_lotion, because

LEAD_IN = frames_of(0.5)  # silence before the first word: some headphones swallow the beginning
LEAST_MINUTES, MOST_MINUTES = 3, 60

__all__ = ["LEAD_IN", "LEAST_MINUTES", "MOST_MINUTES", "plan"]


def plan(wishes: Wishes, clearance: Clearance, knowledge: Knowledge) -> Plan:
    """The session for these wishes under this clearance; without steps where it may not be led.

    Raises ThenarError, in words for a person, for wishes that name nothing known or are out of range.
    """
    _refuse(wishes, knowledge)
    restriction = clearance.restriction | wished_away(wishes, knowledge)
    wanted = [knowledge.routines[name] for name in wishes.routines]
    routines = areas_in_order(wanted, shape_of(wishes, knowledge))
    limits = restriction.over(limbs_of(routine.area for routine in routines))
    lotion = allowed_lotion(wishes.lotion, limits, knowledge)
    minutes = min(wishes.minutes, limits.minutes_cap or wishes.minutes)
    blocks = [_block(routine, wishes, lotion, knowledge) for routine in routines]
    wished, most = frames_of(wishes.minutes * 60), frames_of(minutes * 60)
    usual = around(routines, limits, lotion, wished, wishes, knowledge)
    surround = around(routines, limits, lotion, most, wishes, knowledge)
    kept = _shared(blocks, wished - LEAD_IN - usual.frames, most - LEAD_IN - usual.frames_within(most), knowledge)
    steps, left_out = _steps(routines, blocks, kept, restriction, wishes, knowledge)
    if not clearance.cleared or not steps:
        return _nothing(wishes, clearance, left_out if clearance.cleared else (), knowledge)
    turns = turns_before(steps, knowledge, in_part(steps, left_out, wishes, knowledge))
    frames = LEAD_IN + surround.spoken_frames + sum(turn.frames for turn in turns) + sum(step.frames for step in steps)
    made = Plan(
        wishes=replace(wishes, lotion=lotion),
        clearance=clearance,
        before=said_of(surround.before, becomes_of((steps, left_out), wishes, restriction, knowledge), knowledge),
        steps=steps,
        during=surround.during,
        after=surround.after,
        turns=turns,
        left_out=left_out,
        notes=(),
        frames=frames,
    )
    return replace(made, notes=notes_of(made, wishes, minutes, knowledge))


def _refuse(wishes: Wishes, knowledge: Knowledge) -> None:
    _refuse_unknown(wishes, knowledge)
    if not wishes.routines or len(set(wishes.routines)) < len(wishes.routines):
        known = ", ".join(sorted(knowledge.routines))
        raise ThenarError("Name each routine once, and at least one: {known}.", known=known)
    if not LEAST_MINUTES <= wishes.minutes <= MOST_MINUTES:
        raise ThenarError(
            "{minutes} minutes is out of range. Choose {least} to {most} minutes.",
            minutes=f"{wishes.minutes:g}",
            least=LEAST_MINUTES,
            most=MOST_MINUTES,
        )
    if wishes.pressure not in (1, 2, 3):
        raise ThenarError("Pressure {level} is not offered. Choose 1, 2 or 3.", level=wishes.pressure)


def _refuse_unknown(wishes: Wishes, knowledge: Knowledge) -> None:
    for name in wishes.routines:
        if name not in knowledge.routines:
            hint = _meant(name, knowledge.routines)
            raise ThenarError("There is no routine '{name}'. {hint}", name=name, hint=hint)
    if wishes.lotion not in knowledge.lotions:
        hint = _meant(wishes.lotion, knowledge.lotions)
        raise ThenarError("There is no lotion '{name}'. {hint}", name=wishes.lotion, hint=hint)
    if wishes.goal and wishes.goal not in knowledge.goals:
        hint = _meant(wishes.goal, knowledge.goals)
        raise ThenarError("There is no goal '{name}'. {hint}", name=wishes.goal, hint=hint)
    for zone in wishes.ache:
        if zone not in knowledge.zones:
            hint = _meant(zone, [one.id for one in knowledge.may_ache])
            raise ThenarError("There is no place '{name}' on hands and feet. {hint}", name=zone, hint=hint)


def _meant(name: str, known: Iterable[str]) -> ThenarError:
    return meant_or(name, known, ThenarError("Choose one of: {known}.", known=", ".join(sorted(known))))


def _block(routine: Routine, wishes: Wishes, lotion: str, knowledge: Knowledge) -> list[Slot]:
    """The slots of a routine in the order that is wished for, what goes to where it aches the last to go."""
    slots = first_what_aches(slots_of(routine, wishes, lotion, knowledge), wishes, knowledge)
    return slots if routine.own else arranged(slots, shape_of(wishes, knowledge))


def _shared(blocks: list[list[Slot]], wished: int, most: int, knowledge: Knowledge) -> list[list[Slot]]:
    """Each block's slots with their time: the frames are shared by what each block usually takes, and at most `most`
    of the `wished` ones are used."""
    whole = sum(map(usual_frames, blocks))
    kept = []
    for block in blocks:
        share, allowed = (frames * usual_frames(block) // whole for frames in (wished, most))
        filled = fill(fewer_times(keep_by_importance(block, share), share, knowledge), share)
        some = filled if most >= wished else shorter(filled, allowed, knowledge)
        times = {slot.part.importance: slot.part.times for slot in block}
        kept.append([as_often_as_fits(slot, times[slot.part.importance], knowledge) for slot in some])
    return kept


def _steps(
    routines: list[Routine],
    blocks: list[list[Slot]],
    kept: list[list[Slot]],
    restriction: Restriction,
    wishes: Wishes,
    knowledge: Knowledge,
) -> tuple[tuple[PlannedStep, ...], tuple[LeftOut, ...]]:
    steps: list[PlannedStep] = []
    left_out: list[LeftOut] = []
    for routine, block, some in zip(routines, blocks, kept, strict=True):
        done, out = gentle_steps(routine, some, restriction, wishes, knowledge)
        steps.extend(done)
        left_out.extend(out)
        left_out.extend(_no_time(block, some, knowledge))
    return tuple(steps), tuple(left_out)


def _no_time(block: Iterable[Slot], some: Iterable[Slot], knowledge: Knowledge) -> Iterable[LeftOut]:
    """What there is no time for; a stroke that is done once, though the routine has it twice, is not left out."""
    kept = {slot.stroke.id for slot in some}
    for slot in block:
        if slot.stroke.id not in kept:
            yield LeftOut(slot.stroke.id, limb_name(PAIRS[slot.stroke.area]), TIME, because(TIME, knowledge))


def _nothing(wishes: Wishes, clearance: Clearance, left_out: tuple[LeftOut, ...], knowledge: Knowledge) -> Plan:
    empty = Plan(wishes, clearance, (), (), (), (), (), left_out, (), 0)
    return replace(empty, notes=notes_of(empty, wishes, wishes.minutes, knowledge))

"""A change on the way: the rest of a plan made anew, and where it goes on. Pure.

What was done stays as it was, index by index, so that nothing that was noted of it has to be rewritten. What is ahead
never goes above the pressure cap, never takes a stroke that was not there, and never makes the session longer than
its cap, or than it was where it was longer before.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from thenar.model.body import limbs_of
from thenar.model.change import Change, Changed, Place
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, PlannedStep, TalkFrom
from thenar.model.restriction import HIGHEST_PRESSURE, Limits, Restriction
from thenar.model.script import Talk
from thenar.model.timeline import frames_of
from thenar.plan import MOST_MINUTES
from thenar.plan.careful import wished_away
from thenar.plan.gentle import pressure_of
from thenar.plan.rest import ahead, fair, partner, resized, since_start, start, with_steps, within_bounds

EARLY = frames_of(1.5)  # so soon after a step began, "again" means the one before
MORE = frames_of(3 * 60)  # what one "longer" adds, where there is room for it
LEAST_MORE = frames_of(20)  # less is not worth saying

_Do = Callable[[Plan, Place, Knowledge], Changed | None]


def changed(plan: Plan, place: Place, change: Change, knowledge: Knowledge) -> Changed | None:
    """The plan after a change and where to go on; None where the change is not possible there."""
    if not plan.steps:
        return None
    done = _DO[change](plan, place, knowledge)
    return replace(done, plan=_talking_on(done.plan, done.place)) if done else None


def honored(plan: Plan, knowledge: Knowledge) -> Restriction:
    """Everything that a plan has to keep: what the answers ask for, and what was wished away."""
    return plan.clearance.restriction | wished_away(plan.wishes, knowledge)


def longest(plan: Plan, knowledge: Knowledge) -> int:
    """Frames that may be heard of a session at most."""
    return frames_of(60 * min(_limits(plan, knowledge).minutes_cap or MOST_MINUTES, MOST_MINUTES))


def _limits(plan: Plan, knowledge: Knowledge) -> Limits:
    """The strictest of what a plan has to keep, on any limb that its routines are about."""
    areas = [knowledge.routines[name].area for name in plan.wishes.routines]
    return honored(plan, knowledge).over(limbs_of(areas))


def lowered(plan: Plan, place: Place, change: Change) -> Plan:
    """The plan one level softer from a place on, as far as it can be: a wish is not lost because this very stroke was
    at its softest. With `too-firm` the stroke there stays softer for good."""
    at = max(0, place.step)
    steps = tuple(replace(step, pressure=max(1, step.pressure - 1)) for step in plan.steps[at:])
    made = replace(plan, steps=(*plan.steps[:at], *steps))
    return _staying_softer(made, place) if change is Change.TOO_FIRM else made


def _staying_softer(plan: Plan, place: Place) -> Plan:
    if not 0 <= place.step < len(plan.steps):
        return plan
    hurt = tuple(sorted({*plan.wishes.softer, plan.steps[place.step].stroke.id}))
    return replace(plan, wishes=replace(plan.wishes, softer=hurt))


def _softer(plan: Plan, place: Place, _knowledge: Knowledge) -> Changed | None:
    return _pressed(plan, place, lambda step: max(1, step.pressure - 1))


def _too_firm(plan: Plan, place: Place, knowledge: Knowledge) -> Changed | None:
    less = _softer(plan, place, knowledge)
    return replace(less, plan=_staying_softer(less.plan, place)) if less else None


def _firmer(plan: Plan, place: Place, knowledge: Knowledge) -> Changed | None:
    kept, firm = honored(plan, knowledge), replace(plan.wishes, pressure=HIGHEST_PRESSURE)

    def firmer(step: PlannedStep) -> int:
        most = pressure_of(step.stroke, firm, kept.over(step.limbs).pressure_cap)
        return max(step.pressure, min(step.pressure + 1, most))

    return _pressed(plan, place, firmer)


def _pressed(plan: Plan, place: Place, level: Callable[[PlannedStep], int]) -> Changed | None:
    """Another pressure from here on; impossible where this very stroke, or all that is ahead, already has it."""
    at = max(0, place.step)
    new = [replace(step, pressure=level(step)) for step in plan.steps[at:]]
    looked_at = slice(0, 1 if place.step >= 0 else None)
    if all(one.pressure == was.pressure for one, was in zip(new[looked_at], plan.steps[at:], strict=False)):
        return None
    return Changed(replace(plan, steps=(*plan.steps[:at], *new)), place)


def _again(plan: Plan, place: Place, knowledge: Knowledge) -> Changed | None:
    early = since_start(plan, place) < EARLY
    return _going_on(plan, plan, place, start(plan, max(-1, place.step - early), place.heard), knowledge)


def _next(plan: Plan, place: Place, _knowledge: Knowledge) -> Changed | None:
    return Changed(plan, start(plan, place.step + 1, place.heard)) if place.step < len(plan.steps) else None


def _other_side(plan: Plan, place: Place, knowledge: Knowledge) -> Changed | None:
    """The other limb's strokes first, then what is left of this limb's: so both get their time in the end."""
    if not 0 <= place.step < len(plan.steps):
        return None
    here, rest = plan.steps[place.step], plan.steps[place.step + 1 :]
    others = [step for step in rest if _is_other_side(step, here)]
    if not others:
        return None
    mine = [step for step in rest if _is_this_side(step, here)]
    left = [step for step in rest if not _is_this_side(step, here) and not _is_other_side(step, here)]
    hardly_begun = place.frames * 2 < here.frames
    steps = (*plan.steps[: place.step + 1], *others, *([here] if hardly_begun else []), *mine, *left)
    made = with_steps(plan, steps, knowledge)
    return _going_on(plan, made, place, start(made, place.step + 1, place.heard), knowledge)


def _is_this_side(step: PlannedStep, here: PlannedStep) -> bool:
    return (step.routine, step.limbs) == (here.routine, here.limbs)


def _is_other_side(step: PlannedStep, here: PlannedStep) -> bool:
    same = step.routine == here.routine and len(step.limbs) == len(here.limbs) == 1
    return same and step.limbs != here.limbs


def _longer(plan: Plan, place: Place, knowledge: Knowledge) -> Changed | None:
    more = min(MORE, longest(plan, knowledge) - place.heard - ahead(plan, place))
    if more < LEAST_MORE:
        return None
    grown = resized(plan, fair(plan, place.step), more, knowledge)
    if grown.frames - plan.frames < LEAST_MORE:
        grown = _once_more(plan, place, more, knowledge)
    return Changed(grown, place) if grown.frames - plan.frames >= LEAST_MORE else None


def _once_more(plan: Plan, place: Place, more: int, knowledge: Knowledge) -> Plan:
    """The stroke at this place a second time, on the other side too where that is still ahead; never a third time."""
    index = place.step
    if not 0 <= index < len(plan.steps) or _is_second(plan, index):
        return plan
    where = [one for one in (index, partner(plan, index)) if one is not None and one >= index]
    frames = within_bounds(plan.steps[index], more // len(where), knowledge)
    if frames * len(where) > more:
        return plan
    steps = list(plan.steps)
    for one in sorted(where, reverse=True):
        steps.insert(one + 1, steps[one])
    made = with_steps(plan, tuple(steps), knowledge)
    copies = [one + 1 + number for number, one in enumerate(sorted(where))]
    return resized(made, copies, frames * len(where) - sum(steps[one].frames for one in copies), knowledge)


def _is_second(plan: Plan, index: int) -> bool:
    here, before = plan.steps[index], plan.steps[index - 1] if index else None
    return before is not None and (before.stroke.id, before.limbs) == (here.stroke.id, here.limbs)


def _going_on(was: Plan, made: Plan, place: Place, to: Place, knowledge: Knowledge) -> Changed | None:
    """On at another place, with the rest shortened where the session would get longer than it may; None where even
    that is not enough."""
    most = max(longest(was, knowledge), place.heard + ahead(was, place))
    over = to.heard + ahead(made, to) - most
    if over > 0:
        made = resized(made, fair(made, to.step), -over, knowledge)
    return Changed(made, to) if to.heard + ahead(made, to) <= most else None


def _less_talk(plan: Plan, place: Place, _knowledge: Knowledge) -> Changed | None:
    return _talking(plan, place, list(Talk))


def _more_talk(plan: Plan, place: Place, _knowledge: Knowledge) -> Changed | None:
    return _talking(plan, place, list(reversed(Talk)))


def _talking(plan: Plan, place: Place, order: list[Talk]) -> Changed | None:
    """The next of these after how much is said now, from here on. No step and no time changes, so the place stays."""
    less = order[order.index(plan.talk) + 1 :]
    return Changed(_with_talk(plan, _frame(plan, place), less[0]), place) if less else None


def _with_talk(plan: Plan, frame: int, talk: Talk) -> Plan:
    """The plan with so much talk from a frame on; nothing is noted where that is so already."""
    kept = replace(plan, talks=tuple(one for one in plan.talks if one.at < frame))
    return kept if kept.talk is talk else replace(kept, talks=(*kept.talks, TalkFrom(frame, talk)))


def _talking_on(plan: Plan, place: Place) -> Plan:
    """The plan that, gone back to a place, goes on with as much talk as was wished for last."""
    frame = _frame(plan, place)
    if not plan.talks or plan.talks[-1].at <= frame:
        return plan
    return _with_talk(plan, frame, plan.talk)


def _frame(plan: Plan, place: Place) -> int:
    """How many frames of the session lie before a place."""
    return plan.frames - ahead(plan, place)


_DO: Mapping[Change, _Do] = {
    Change.SOFTER: _softer,
    Change.FIRMER: _firmer,
    Change.TOO_FIRM: _too_firm,
    Change.AGAIN: _again,
    Change.NEXT: _next,
    Change.OTHER_SIDE: _other_side,
    Change.LONGER: _longer,
    Change.LESS_TALK: _less_talk,
    Change.MORE_TALK: _more_talk,
}

"""What is said around the strokes: getting ready, the check on the way, closing. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thenar.model.goal import Goal
from thenar.model.knowledge import Knowledge
from thenar.model.plan import PlannedMoment, PlannedStep, Wishes
from thenar.model.restriction import Limits
from thenar.model.routine import Moment, Routine, When
from thenar.model.speech import all_speech_frames
from thenar.model.stroke import Contact, Motion, Stroke
from thenar.model.timeline import frames_of
from thenar.plan.ache import moment_of
from thenar.plan.turns import TONE, all_turns
from thenar.plan.words import LOTION, with_longest_lotion, with_lotion

BREATH_IN, BREATH_OUT = frames_of(4), frames_of(6)  # six breaths a minute: clinical reference 2.2
SHARE_BEFORE, SHARE_AFTER = 0.15, 0.1  # of the session, for moments that may be left to the page


@dataclass(frozen=True)
class Around:
    """The moments of a session. `frames` includes all turns as planned without any answer."""

    before: tuple[PlannedMoment, ...]
    during: tuple[PlannedMoment, ...]
    after: tuple[PlannedMoment, ...]
    turn_frames: int

    @property
    def spoken_frames(self) -> int:
        return sum(one.frames for one in (*self.before, *self.during, *self.after))

    @property
    def frames(self) -> int:
        return self.spoken_frames + self.turn_frames

    def frames_within(self, frames: int) -> int:
        """Frames to set aside for these in a session that may take only so many: at most their share of it.

        Fewer frames never leave more of them for strokes, though moments may go and free their time.
        """
        before, after = _set_aside(self.before, frames, SHARE_BEFORE), _set_aside(self.after, frames, SHARE_AFTER)
        return before + sum(one.frames for one in self.during) + after + self.turn_frames


def around(
    routines: Sequence[Routine],
    limits: Limits,
    lotion: str,
    frames: int,
    wishes: Wishes,
    knowledge: Knowledge,
) -> Around:
    """The moments for these routines in a session of so many frames; the least important are left to the page."""
    fitting = [one for one in knowledge.moments.values() if not one.manner and _fits(one, routines, knowledge)]
    fitting += [_of_goal(knowledge.goals[wishes.goal])] if wishes.goal else []
    fitting += [moment_of(wishes, knowledge)] if wishes.ache else []
    planned: dict[When, list[PlannedMoment]] = {when: [] for when in When}
    for one in sorted(fitting, key=lambda one: one.order):
        planned[one.when].append(_planned(one, limits, lotion, knowledge))
    before = _by_importance(planned[When.BEFORE], int(frames * SHARE_BEFORE))
    after = _by_importance(planned[When.AFTER], int(frames * SHARE_AFTER))
    return Around(before, tuple(planned[When.DURING]), after, all_turns(routines, knowledge))


def _fits(moment: Moment, routines: Sequence[Routine], knowledge: Knowledge) -> bool:
    if LOTION in moment.say and _has_own_lotion_step(routines, knowledge):
        return False
    return any(routine.form in moment.forms and routine.area in moment.areas for routine in routines)


def _has_own_lotion_step(routines: Sequence[Routine], knowledge: Knowledge) -> bool:
    return any(
        LOTION in knowledge.strokes[part.stroke].words.first
        for routine in routines
        for step in routine.steps
        for part in step.parts
    )


def _of_goal(goal: Goal) -> Moment:
    """What is said of a goal at the start, the first to go when time is short."""
    return Moment(goal.id, goal.name, When.BEFORE, -1, goal.sentence, goal.say, goal.source, importance=99)


def _planned(moment: Moment, limits: Limits, lotion: str, knowledge: Knowledge) -> PlannedMoment:
    """A moment with its time; what replaces it for the manner of this session has the same time."""
    say = with_lotion(moment.say, knowledge.lotions[lotion])
    longest = all_speech_frames(with_longest_lotion(moment.say, knowledge), knowledge.rate)
    spoken = longest + TONE * moment.tone + moment.breaths * (BREATH_IN + BREATH_OUT)
    said = _for_manner(moment, limits, knowledge)
    return PlannedMoment(said, say if said is moment else said.say, max(spoken, frames_of(moment.seconds)))


def _for_manner(moment: Moment, limits: Limits, knowledge: Knowledge) -> Moment:
    variants = [
        one for one in knowledge.moments.values() if one.instead_of == moment.id and one.manner <= limits.manner
    ]
    return max(variants, key=lambda one: len(one.manner), default=moment)


def _set_aside(moments: Sequence[PlannedMoment], frames: int, share: float) -> int:
    always = sum(one.frames for one in moments if one.moment.importance is None)
    return min(sum(one.frames for one in moments), max(always, int(frames * share)))


def _by_importance(moments: Iterable[PlannedMoment], frames: int) -> tuple[PlannedMoment, ...]:
    moments = list(moments)
    kept = {one.moment.id for one in moments if one.moment.importance is None}
    free = frames - sum(one.frames for one in moments if one.moment.id in kept)
    for one in sorted(moments, key=lambda one: one.moment.importance or 0):
        if one.moment.id in kept:
            continue
        if one.frames > free:
            break  # a shorter session keeps the first few of the same, never others
        kept.add(one.moment.id)
        free -= one.frames
    return tuple(one for one in moments if one.moment.id in kept)


def check_after(steps: Sequence[PlannedStep]) -> int:
    """The index of the step after which the check on the way comes: the first one with hands moving on skin, whose
    pressure can be asked about."""
    return next((index for index, step in enumerate(steps) if _is_felt(step.stroke)), 0)


def _is_felt(stroke: Stroke) -> bool:
    return stroke.contact not in (Contact.OWN, Contact.NONE) and stroke.motion not in (Motion.PLACE, Motion.HOLD)

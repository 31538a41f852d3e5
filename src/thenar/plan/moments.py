"""What is said around the strokes: getting ready, the check on the way, changing sides, closing. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thenar.model.body import PAIRS
from thenar.model.knowledge import Knowledge, Phrases
from thenar.model.plan import PlannedMoment, PlannedStep, Turn, Wishes
from thenar.model.restriction import Restriction
from thenar.model.routine import Moment, Routine, When
from thenar.model.speech import all_speech_frames, speech_frames
from thenar.model.timeline import frames_of
from thenar.plan.words import LOTION, with_lotion

BREATH_IN, BREATH_OUT = frames_of(4), frames_of(6)  # six breaths a minute: clinical reference 2.2
TONE = frames_of(1.2)
CHANGE_OVER = frames_of(5)  # to let one limb go, cover it, and take the other
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


def around(
    routines: Sequence[Routine], restriction: Restriction, lotion: str, frames: int, wishes: Wishes, knowledge: Knowledge
) -> Around:
    """The moments for these routines in a session of so many frames; the least important are left to the page."""
    fitting = [one for one in knowledge.moments.values() if _fits(one, routines, knowledge)]
    planned = {
        when: [_planned(one, lotion, knowledge) for one in sorted(fitting, key=lambda one: one.order) if one.when is when]
        for when in When
    }
    before = _by_importance(planned[When.BEFORE], int(frames * SHARE_BEFORE))
    after = _by_importance(planned[When.AFTER], int(frames * SHARE_AFTER))
    return Around(before, tuple(planned[When.DURING]), after, _all_turns(routines, knowledge))


def _fits(moment: Moment, routines: Sequence[Routine], knowledge: Knowledge) -> bool:
    if LOTION in moment.say and _has_own_lotion_step(routines, knowledge):
        return False
    return any(routine.form in moment.forms and routine.area in moment.areas for routine in routines)


def _has_own_lotion_step(routines: Sequence[Routine], knowledge: Knowledge) -> bool:
    return any(
        LOTION in knowledge.strokes[part.stroke].words.first
        for routine in routines for step in routine.steps for part in step.parts
    )


def _planned(moment: Moment, lotion: str, knowledge: Knowledge) -> PlannedMoment:
    say = with_lotion(moment.say, knowledge.lotions[lotion])
    spoken = all_speech_frames(say) + TONE * moment.tone + moment.breaths * (BREATH_IN + BREATH_OUT)
    return PlannedMoment(moment, say, max(spoken, frames_of(moment.seconds)))


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


def turns_before(steps: Sequence[PlannedStep], phrases: Phrases) -> tuple[Turn, ...]:
    """Where hands go to another limb: a sentence, a moment to change over, and a tone."""
    turns: list[Turn] = []
    for index, step in enumerate(steps):
        previous = steps[index - 1] if index else None
        if previous is None or previous.limb != step.limb:
            other_side = previous is not None and set(previous.limbs) != set(PAIRS[step.limbs[0].area]) and (
                previous.limbs[0].area is step.limbs[0].area) and len(step.limbs) == 1
            turns.append(_turn(index, (phrases.switch if other_side else phrases.begin)[step.limb], other_side))
    return tuple(turns)


def _turn(index: int, say: str, other_side: bool) -> Turn:
    return Turn(index, say, speech_frames(say) + TONE + (CHANGE_OVER if other_side else 0))


def _all_turns(routines: Sequence[Routine], knowledge: Knowledge) -> int:
    """Frames of every turn of these routines, with nothing left out."""
    phrases, frames = knowledge.phrases, 0
    for routine in routines:
        left, right = PAIRS[routine.area]
        together = [knowledge.strokes[part.stroke].together for step in routine.steps for part in step.parts]
        both = f"both-{'hands' if routine.area == 'hand' else 'feet'}"
        frames += _turn(0, phrases.begin[left], False).frames + _turn(0, phrases.switch[right], True).frames
        frames += (together[0] + together[-1]) * _turn(0, phrases.begin[both], False).frames
    return frames

"""A Plan to a Timeline: every sentence, count and rest at its frame. Pure.

The plan gave each step its frames; here the words are laid into them with the time the voice really takes,
and what is left is shared by the repetitions. `spoken` tells the frames of a sentence.
"""

from collections.abc import Callable

from thenar.model.knowledge import Knowledge, Phrases
from thenar.model.plan import Plan, PlannedMoment, Turn
from thenar.model.restriction import Manner
from thenar.model.timeline import CueKind, Timeline
from thenar.plan import LEAD_IN
from thenar.plan.moments import BREATH_IN, BREATH_OUT, TONE, check_after
from thenar.timeline.score import Score
from thenar.timeline.strokes import lay_step

Spoken = Callable[[str], int]

__all__ = ["Spoken", "timeline"]


def timeline(plan: Plan, knowledge: Knowledge, spoken: Spoken) -> Timeline:
    """All cues of a session, in order. Its length is the plan's, unless a sentence of one's own is too long for
    its slot: then that slot grows, because no sentence is ever cut."""
    score = Score(spoken)
    if not plan.steps:
        return score.done()
    score.rest(LEAD_IN)
    for moment in plan.before:
        _moment(score, moment, knowledge.phrases)
    turns = {turn.step: turn for turn in plan.turns}
    told: set[str] = set()
    check = check_after(plan.steps)
    short = Manner.SHORT in plan.clearance.restriction.manner
    for index, step in enumerate(plan.steps):
        if index in turns:
            _turn(score, turns[index])
        lay_step(score, index, step, knowledge, told, short=short)
        if index == check:
            for moment in plan.during:
                _moment(score, moment, knowledge.phrases)
    for moment in plan.after:
        _moment(score, moment, knowledge.phrases)
    return score.done()


def _moment(score: Score, planned: PlannedMoment, phrases: Phrases) -> None:
    end = score.at + planned.frames
    if planned.moment.tone:
        score.tone(TONE)
    for sentence in planned.say:
        score.say(sentence)
    for breath in range(1, planned.moment.breaths + 1):
        for text, frames in ((phrases.breathe_in, BREATH_IN), (phrases.breathe_out, BREATH_OUT)):
            score.sound(CueKind.BREATHE, text, frames, repetition=breath, of=planned.moment.breaths)
    score.rest_until(end)


def _turn(score: Score, turn: Turn) -> None:
    end = score.at + turn.frames
    score.say(turn.say)
    score.rest_until(end - TONE)
    score.tone(TONE)

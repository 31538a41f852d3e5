"""A Plan to a Timeline: every sentence, tone, breath and rest at its frame. Pure.

The plan gave each step its frames; here the words are laid into them with the time the voice really takes, as the
director chooses them, and what is left is shared by the repetitions. `spoken` tells the frames of a sentence.
"""

from collections.abc import Callable

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, PlannedMoment, Turn
from thenar.model.script import Beat
from thenar.model.speech import PAUSE
from thenar.model.timeline import CueKind, Mark, Timeline, tone_text
from thenar.plan import LEAD_IN
from thenar.plan.moments import BREATH_IN, BREATH_OUT, check_after
from thenar.plan.turns import TONE
from thenar.script import Director
from thenar.timeline.score import Score
from thenar.timeline.strokes import StepLayer
from thenar.timeline.talker import Talker

Spoken = Callable[[str], int]

__all__ = ["Spoken", "timeline"]


def timeline(plan: Plan, knowledge: Knowledge, spoken: Spoken) -> Timeline:
    """All cues of a session, in order. Its length is the plan's, unless a sentence of one's own is too long for
    its slot: then that slot grows, because no sentence is ever cut."""
    score = Score(spoken)
    if not plan.steps:
        return score.done()
    talker = Talker(score, Director(plan, knowledge, score.spoken), knowledge.phrases)
    score.rest(LEAD_IN)
    for moment in plan.before:
        _moment(talker, moment)
    turns = {turn.step: turn for turn in plan.turns}
    check, counted = check_after(plan.steps), False
    for index, step in enumerate(plan.steps):
        if index in turns:
            _turn(talker, turns[index])
        layer = StepLayer(talker, index, step, knowledge, _parting(plan, index))
        layer.lay(counted=counted)
        counted = counted or layer.counts
        if index == check:
            for moment in plan.during:
                _moment(talker, moment)
    for moment in plan.after:
        _moment(talker, moment, last=moment is plan.after[-1])
    return score.done()


def _parting(plan: Plan, index: int) -> Beat:
    """What comes after a step: nothing, the other side, or another stroke."""
    if index + 1 == len(plan.steps):
        return Beat.LAST
    here, after = plan.steps[index].limbs, plan.steps[index + 1].limbs
    other_side = len(here) == len(after) == 1 and here != after and here[0].area is after[0].area
    return Beat.TURN if other_side else Beat.CHANGE


def _moment(talker: Talker, planned: PlannedMoment, *, last: bool = False) -> None:
    score = talker.score
    end = score.at + planned.frames
    closing = talker.director.closing() if last else None
    if planned.moment.tone and not last:
        talker.tone(None, TONE)
    said = tuple(closing.say) if closing and _lasting(talker, closing.say) <= planned.frames else planned.say
    for sentence in said:
        talker.say(sentence)
    for breath in range(1, planned.moment.breaths + 1):
        for text, frames in ((talker.phrases.breathe_in, BREATH_IN), (talker.phrases.breathe_out, BREATH_OUT)):
            talker.say(text, frames, CueKind.BREATHE, repetition=breath, of=planned.moment.breaths)
    if last and planned.moment.tone and talker.director.rings:
        fits = score.at + score.spoken(tone_text(Mark.END)) <= end
        talker.tone(Mark.END if fits else None, max(TONE, end - score.at))
    score.rest_until(end)


def _lasting(talker: Talker, texts: tuple[str, ...]) -> int:
    return sum(talker.score.spoken(text) + PAUSE for text in texts)


def _turn(talker: Talker, turn: Turn) -> None:
    score = talker.score
    end = score.at + turn.frames
    talker.director.turn(turn)
    for sentence in turn.say:
        talker.say(sentence)
    bowl = score.spoken(tone_text(Mark.SIDE))
    mark = Mark.SIDE if score.at + bowl <= end else None
    score.rest_until(end - (bowl if mark else TONE))
    talker.tone(mark, end - score.at)

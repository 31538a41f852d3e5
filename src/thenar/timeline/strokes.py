"""One step laid into its frames: words, then repetitions counted at an even pace. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from thenar.model.knowledge import Knowledge, Phrases
from thenar.model.plan import PlannedStep
from thenar.model.stroke import EACH_COUNT, Each, Move
from thenar.model.timeline import CueKind, frames_of
from thenar.timeline.score import Score

NEXT_FINGER = frames_of(1.2)  # the least time to move over to the next finger


@dataclass(frozen=True)
class _Group:
    """Repetitions counted from one: of one move, on one finger, in one round; with what is said before."""

    lead: str | None
    lead_frames: int
    move: Move | None
    zone: str | None
    times: int


def lay_step(score: Score, index: int, step: PlannedStep, knowledge: Knowledge, told: set[str]) -> None:
    """The cues of one step. `told` remembers strokes already explained and reasons already given."""
    start, end = score.at, score.at + step.frames
    about = {"stroke": step.stroke.id, "limb": step.limb, "step": index}
    for sentence in _introduction(step, knowledge, told):
        score.say(sentence, **about)
    groups = list(_groups(score, step, knowledge.phrases))
    _lay_groups(score, step, groups, end, about, knowledge.phrases)
    score.rest_until(end, **about)
    score.show(start, zone=step.stroke.path[0] if step.stroke.path else None, of=step.times, **about)


def _introduction(step: PlannedStep, knowledge: Knowledge, told: set[str]) -> Iterator[str]:
    why = f"why:{step.why}"
    if step.why and why not in told:
        yield knowledge.needs[step.why].say
        told.add(why)
    yield from step.words.again if step.stroke.id in told else step.words.first
    told.add(step.stroke.id)


def _groups(score: Score, step: PlannedStep, phrases: Phrases) -> Iterator[_Group]:
    """Every group of repetitions of a step, in the order it is done."""
    names = {Each.FINGER: phrases.finger, Each.TOE: phrases.toe}.get(step.stroke.each, (None,)) if step.stroke.each else (None,)
    for round_ in range(step.rounds):
        again = phrases.round[(round_ - 1) % len(phrases.round)] if round_ else None
        for finger, name in enumerate(names):
            for number, move in enumerate(step.stroke.moves or (None,)):
                first_time = finger == 0 and round_ == 0
                lead = name if number == 0 else (move.say if move and first_time else None)
                if finger == 0 and number == 0 and again:
                    yield _Group(again, score.spoken(again), None, None, 0)
                yield _Group(lead, max(NEXT_FINGER, score.spoken(lead)) if lead else 0, move,
                             _zone(step, finger) if name else None, step.times)


def _zone(step: PlannedStep, finger: int) -> str | None:
    """The zone of the finger or toe a stroke is at, where its path names the same parts of each."""
    parts, rest = divmod(len(step.stroke.path), EACH_COUNT)
    return step.stroke.path[finger * parts] if parts and not rest else None


def _lay_groups(
    score: Score, step: PlannedStep, groups: list[_Group], end: int, about: dict[str, object], phrases: Phrases
) -> None:
    """Repetitions at one even pace that ends with the step, inside what the stroke allows."""
    total = sum(group.times for group in groups)
    free = end - score.at - sum(group.lead_frames for group in groups)
    least, most = frames_of(step.stroke.seconds.least), frames_of(step.stroke.seconds.most)
    pace = min(max(free // max(1, total), least), most)
    for group in groups:
        if group.lead:
            score.sound(CueKind.SAY, group.lead, group.lead_frames, zone=group.zone, **about)
        for repetition in range(1, group.times + 1):
            _lay_repetition(score, repetition, group, pace, about, phrases)


def _lay_repetition(
    score: Score, repetition: int, group: _Group, pace: int, about: dict[str, object], phrases: Phrases
) -> None:
    text = phrases.count[repetition - 1] if group.times > 1 and repetition <= len(phrases.count) else ""
    marks = {"repetition": repetition, "of": group.times, "zone": group.zone, **about}
    if text and score.spoken(text) <= pace:
        score.sound(CueKind.COUNT, text, pace, **marks)
    else:
        score.rest(pace, **marks)

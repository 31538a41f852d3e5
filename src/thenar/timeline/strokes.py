"""One step laid into its frames: words, then repetitions counted at an even pace. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thenar.model.body import Zone
from thenar.model.knowledge import Knowledge, Phrases
from thenar.model.plan import PlannedStep
from thenar.model.speech import PAUSE
from thenar.model.stroke import EACH_COUNT, Each, Move, Stroke
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

    @property
    def place(self) -> dict[str, str | None]:
        """Where the hands are, and what they do there."""
        return {"zone": self.zone, "move": self.move.id if self.move else None}


def lay_step(score: Score, index: int, step: PlannedStep, knowledge: Knowledge, told: set[str], *, short: bool) -> None:
    """The cues of one step. `told` remembers what was explained already; `short` leaves it at the reminder."""
    start, end = score.at, score.at + step.frames
    about = {"stroke": step.stroke.id, "limb": step.limb, "step": index}
    for sentence in _introduction(step, knowledge, told, short=short):
        score.say(sentence, **about)
    groups = list(_groups(score, index, step, knowledge.phrases, knowledge.zones))
    _lay_groups(score, step, groups, end, about, knowledge.phrases)
    score.rest_until(end, **about)
    score.show(start, zone=step.stroke.path[0] if step.stroke.path else None, of=step.times, **about)


def _introduction(step: PlannedStep, knowledge: Knowledge, told: set[str], *, short: bool) -> Iterator[str]:
    why = f"why:{step.why}"
    if step.why and why not in told:
        yield knowledge.needs[step.why].say
        told.add(why)
    again = short or step.stroke.id in told
    yield from step.words.again if again else step.words.first
    told.add(step.stroke.id)


def _groups(
    score: Score, index: int, step: PlannedStep, phrases: Phrases, zones: Mapping[str, Zone]
) -> Iterator[_Group]:
    """Every group of repetitions of a step, in the order it is done."""
    for round_ in range(step.rounds):
        if round_:
            again = phrases.round[(index + round_) % len(phrases.round)]
            yield _Group(again, score.spoken(again) + PAUSE, None, None, 0)
        for place, (finger, name) in enumerate(names_of(step.stroke, phrases)):
            for number, move in enumerate(step.stroke.moves or (None,)):
                lead = _lead(name, number, move, first_time=place == 0 and round_ == 0)
                frames = max(NEXT_FINGER, score.spoken(lead) + PAUSE) if lead else 0
                yield _Group(lead, frames, move, zone_of(step.stroke, finger, move, zones), step.times)


def _lead(name: str | None, number: int, move: Move | None, *, first_time: bool) -> str | None:
    """What is said before a group: the finger's name, or the move; with both, each move only the first time."""
    if name:
        return name if number == 0 else move.say if move and first_time else None
    return move.say if move else None


def names_of(stroke: Stroke, phrases: Phrases) -> Iterator[tuple[int, str | None]]:
    """Number and name of each finger or toe in the order a stroke takes them; one nameless place without."""
    if stroke.each is None:
        yield 0, None
        return
    named = list(enumerate(phrases.finger if stroke.each is Each.FINGER else phrases.toe))
    yield from reversed(named) if stroke.little_first else named


def zone_of(stroke: Stroke, finger: int, move: Move | None, zones: Mapping[str, Zone]) -> str | None:
    """The zone a stroke is at: the move's, or that finger's or toe's part where its path goes over all of them."""
    if move and move.id in stroke.path:
        return move.id
    for name in stroke.path:
        if stroke.each and len(zones[name].parts) == EACH_COUNT:
            return zones[name].parts[finger]
    return stroke.path[0] if stroke.path else None


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
            score.sound(CueKind.SAY, group.lead, group.lead_frames, **group.place, **about)
        for repetition in range(1, group.times + 1):
            _lay_repetition(score, repetition, group, pace, about, phrases)


def _lay_repetition(
    score: Score, repetition: int, group: _Group, pace: int, about: dict[str, object], phrases: Phrases
) -> None:
    text = phrases.count[repetition - 1] if group.times > 1 and repetition <= len(phrases.count) else ""
    marks = {"repetition": repetition, "of": group.times, **group.place, **about}
    if text and score.spoken(text) <= pace:
        score.sound(CueKind.COUNT, text, pace, **marks)
    else:
        score.rest(pace, **marks)

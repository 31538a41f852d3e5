"""How long a stroke can take: bounds in frames of 20 ms, words included. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thenar.model.body import PAIRS
from thenar.model.knowledge import Knowledge
from thenar.model.routine import Part
from thenar.model.speech import all_speech_frames, speech_frames
from thenar.model.stroke import Each, Stroke
from thenar.model.timeline import frames_of
from thenar.plan.shape import paced
from thenar.plan.words import with_longest_lotion

LEAST_TO_NEXT = frames_of(1.2)  # to move over to the next finger, however short its name


@dataclass(frozen=True)
class Bounds:
    """The least, usual and most frames a stroke takes in one session."""

    least: int
    usual: int
    most: int


def leads(stroke: Stroke, knowledge: Knowledge) -> int:
    """Frames of one round in which hands move to the next finger or change the move."""
    names = {Each.FINGER: knowledge.phrases.finger, Each.TOE: knowledge.phrases.toe, None: ()}[stroke.each]
    said = (*names, *(move.say for move in stroke.moves))
    return sum(max(LEAST_TO_NEXT, speech_frames(name, knowledge.rate)) for name in said)


def introduction(stroke: Stroke, knowledge: Knowledge) -> int:
    """Frames for the full instruction, with room to say kindly why the stroke stands in for another, or, in one that
    both sides do together, which of them rests."""
    longest = max(knowledge.longest_why, rests(stroke, knowledge))
    return all_speech_frames(stroke.words.first, knowledge.rate) + longest


def rests(stroke: Stroke, knowledge: Knowledge) -> int:
    """Frames to say which side rests from a stroke of both; none where each side has its own turn."""
    said = [text for limb in PAIRS[stroke.area] for text in knowledge.phrases.rests[limb]] if stroke.together else []
    return max((speech_frames(text, knowledge.rate) for text in said), default=0)


def rounds_frames(stroke: Stroke, times: int, rounds: int, seconds: float, knowledge: Knowledge) -> int:
    """Frames of all rounds at so many seconds a repetition, introduction not included."""
    repetitions = rounds * times * stroke.repetitions
    between = rounds * leads(stroke, knowledge) + (rounds - 1) * knowledge.next_round
    return between + frames_of(repetitions * seconds)


def chain(stroke: Stroke, strokes: Mapping[str, Stroke]) -> Iterator[Stroke]:
    """The stroke, its gentler `instead`, that one's, and so on."""
    link: Stroke | None = stroke
    while link is not None:
        yield link
        link = strokes[link.instead] if link.instead else None


def bounds(stroke: Stroke, part: Part, knowledge: Knowledge, pace: float) -> Bounds:
    """Bounds that hold for the stroke at its place in a routine, and for whatever gentler stroke may take its place.

    So a slot cut to these fits whatever the answers turn out to be, and no answer changes its length.
    """
    times, said = part.times, (*with_longest_lotion(stroke.words.first, knowledge), *part.say)
    start = all_speech_frames(said, knowledge.rate)
    gentler = [
        introduction(one, knowledge) + rounds_frames(one, one.times, 1, one.seconds.least, knowledge)
        for one in list(chain(stroke, knowledge.strokes))[1:]
    ]
    # a side may have to rest from the stroke itself, not only from what takes its place
    own = start + rests(stroke, knowledge) + rounds_frames(stroke, times, 1, stroke.seconds.least, knowledge)
    least = max([own, *gentler])
    usual = start + rounds_frames(stroke, times, 1, paced(stroke, pace), knowledge)
    most = start + rounds_frames(stroke, times, stroke.rounds, stroke.seconds.most, knowledge)
    return Bounds(least, max(least, usual), max(least, most))


def best_rounds(stroke: Stroke, times: int, frames: int, knowledge: Knowledge, pace: float = 1.0) -> int:
    """The number of rounds that brings one repetition nearest to its usual time at a pace, in so many frames."""
    repetitions, aim = times * stroke.repetitions, paced(stroke, pace)
    best, distance = 1, float("inf")
    for rounds in range(1, stroke.rounds + 1):
        free = frames - rounds_frames(stroke, times, rounds, 0, knowledge)
        seconds = free / frames_of(1) / (rounds * repetitions)
        if rounds > 1 and seconds < stroke.seconds.least:
            break
        if abs(seconds - aim) < distance:
            best, distance = rounds, abs(seconds - aim)
    return best

"""What is said in a session, in figures: how much, how often the same, and the longest wait. Pure."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from thenar.model.timeline import FRAMES_PER_SECOND, Cue, CueKind, Timeline

SPOKEN = (CueKind.SAY, CueKind.COUNT, CueKind.BREATHE)
SENTENCE = 3  # words from which on it is a sentence


@dataclass(frozen=True)
class Figures:
    """`counts` and `short` are shares of all spoken cues: numbers and "once more"; one or two words. `most_said` is how
    often the sentence that is said most is said, `soonest` the seconds until one comes again, None where none does.
    `wait` is the longest time from one word, tone or breath to the next, in seconds. `shared` is the share of the
    second side's sentences that were said on the first."""

    spoken: int
    words_a_minute: float
    counts: float
    short: float
    most_said: int
    soonest: float | None
    wait: float
    shared: float


def figures(timeline: Timeline) -> Figures:
    """The figures of a timeline; it has at least one spoken cue."""
    spoken = [cue for cue in timeline.cues if cue.kind in SPOKEN and cue.text]
    sentences = [cue for cue in spoken if words(cue) >= SENTENCE]
    minutes = timeline.frames / (60 * FRAMES_PER_SECOND)
    return Figures(
        spoken=len(spoken),
        words_a_minute=sum(map(words, spoken)) / minutes,
        counts=sum(cue.kind is CueKind.COUNT for cue in spoken) / len(spoken),
        short=sum(words(cue) < SENTENCE for cue in spoken) / len(spoken),
        most_said=max(Counter(cue.text for cue in sentences).values(), default=0),
        soonest=_soonest(sentences),
        wait=_wait(timeline),
        shared=_shared(spoken),
    )


def words(cue: Cue) -> int:
    """How many words a cue says."""
    return len(re.findall(r"[\w'’-]+", cue.text or ""))


def _soonest(sentences: list[Cue]) -> float | None:
    before: dict[str | None, int] = {}
    again: list[int] = []
    for cue in sentences:
        if cue.text in before:
            again.append(cue.at - before[cue.text])
        before[cue.text] = cue.at
    return min(again) / FRAMES_PER_SECOND if again else None


def _wait(timeline: Timeline) -> float:
    signs = [cue.at for cue in timeline.cues if cue.kind is CueKind.TONE or (cue.kind in SPOKEN and cue.text)]
    return max(after - at for at, after in pairwise([0, *signs, timeline.frames])) / FRAMES_PER_SECOND


def _shared(spoken: list[Cue]) -> float:
    first, second = (
        {cue.text for cue in spoken if cue.kind is CueKind.SAY and (cue.limb or "").startswith(side)}
        for side in ("left", "right")
    )
    return len(first & second) / len(second) if second else 0.0

"""How goals shape a session, as tables of docs/goals.md: what each asks for and why, and how far sessions differ.

What is measured is measured in whole sessions, with the real length of every sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from statistics import mean

from thenar.model.clearance import Clearance
from thenar.model.goal import Goal
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, PlannedStep, Wishes
from thenar.model.timeline import CueKind, Timeline
from thenar.plan import plan
from thenar.plan.duration import leads
from thenar.plan.gentle import said_frames
from thenar.script.figures import figures
from thenar.timeline import Spoken, timeline
from thenar.voice.speaker import shipped_speaker

ROUTINES, MINUTES = ("hand-partner", "foot-partner"), 30


@dataclass(frozen=True)
class Shaped:
    """A session in what a goal shapes: the strokes of one side in their order, the time of a repetition as a factor of
    the usual one, the share of long strokes in the time of all, words a minute, and every sentence that is said."""

    order: tuple[str, ...]
    pace: float
    long: float
    words_a_minute: float
    sentences: frozenset[str]
    end: str


def shaped(goal: str | None, knowledge: Knowledge, spoken: Spoken, routines: tuple[str, ...] = ROUTINES) -> Shaped:
    """The session of half an hour for a goal, with nothing left out; without one, as usual."""
    made = plan(Wishes(routines, MINUTES, goal=goal), Clearance(), knowledge)
    told = timeline(made, knowledge, spoken)
    frames = sum(step.frames for step in made.steps)
    return Shaped(
        order=tuple(step.stroke.id for step in made.steps if not step.limb.startswith("right")),
        pace=_pace(made, knowledge),
        long=sum(step.frames for step in made.steps if step.stroke.long) / frames,
        words_a_minute=figures(told).words_a_minute,
        sentences=frozenset(_sentences(told)),
        end=knowledge.goals[goal].shape.end.value if goal else "bell",
    )


def moved(one: Shaped, other: Shaped) -> float:
    """The share of places in the order at which another stroke stands."""
    pairs = list(zip_longest(one.order, other.order))
    return len([1 for first, second in pairs if first != second]) / len(pairs)


def own_words(one: Shaped, other: Shaped) -> float:
    """The share of all their sentences that only one of the two says."""
    return len(one.sentences ^ other.sentences) / len(one.sentences | other.sentences)


def shapes(knowledge: Knowledge) -> str:
    """What each goal asks of a session, with its reason and source."""
    rows = [row for goal in knowledge.goals.values() for row in _rows(goal)]
    return _table(("goal", "what", "how", "why", "source"), rows)


def sessions(knowledge: Knowledge) -> str:
    """Each goal's session in numbers."""
    spoken = shipped_speaker().frames
    found: dict[str | None, Shaped] = {goal: shaped(goal, knowledge, spoken) for goal in (None, *knowledge.goals)}
    usual = found[None]
    rows = [
        (
            goal or "none",
            ", ".join(dict.fromkeys(one.order)),
            f"{one.pace:.2f}",
            f"{one.long:.0%}",
            f"{one.words_a_minute:.0f}",
            one.end,
            f"{moved(one, usual):.0%}",
            f"{own_words(one, usual):.0%}",
        )
        for goal, one in found.items()
    ]
    heads = ("goal", "order on one side", "pace", "long strokes", "words a minute", "end", "moved", "own words")
    return _table(heads, rows)


def pairs(knowledge: Knowledge) -> str:
    """How far the sessions of any two goals differ: order, pace, long strokes, words."""
    spoken = shipped_speaker().frames
    found = {goal: shaped(goal, knowledge, spoken) for goal in knowledge.goals}
    rows = [
        (
            f"{one} and {other}",
            f"{moved(found[one], found[other]):.0%}",
            f"{abs(found[one].pace - found[other].pace):.2f}",
            f"{abs(found[one].long - found[other].long) * 100:.0f}",
            f"{own_words(found[one], found[other]):.0%}",
        )
        for one, other in combinations(found, 2)
    ]
    return _table(("goals", "moved", "pace apart", "long strokes, points apart", "own words"), rows)


def _pace(made: Plan, knowledge: Knowledge) -> float:
    return mean(_repetition(step, knowledge) / step.stroke.seconds.usual for step in made.steps)


def _repetition(step: PlannedStep, knowledge: Knowledge) -> float:
    """Seconds that the plan leaves for one repetition."""
    free = step.frames - said_frames(step, knowledge)
    moving = free - step.rounds * leads(step.stroke, knowledge)
    return moving / 50 / (step.rounds * step.times * step.stroke.repetitions)


def _sentences(told: Timeline) -> Iterator[str]:
    yield from (cue.text for cue in told.cues if cue.kind is CueKind.SAY and cue.text)


def _rows(goal: Goal) -> Iterator[tuple[str, ...]]:
    for key in goal.shape.chosen():
        reason = goal.shape.why[key]
        yield f"`{goal.id}`", f"`{key}`", f"{getattr(goal.shape, key)}", reason.because, reason.source


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ("---",) * len(heads), *rows))

"""What was really done of a session: how much was heard, how long and which strokes were led. Pure.

The clock is the track's own. Every note of a page says how much of the session was heard by then, wherever it jumped
on the way; so what lies between two notes was heard at the place of the first, or played on from it to the second.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

# A session counts as one from a minute of strokes on. The shortest that is offered, three minutes, has about a minute
# and a half of them; whoever skips through has a few seconds. It is no share of what was planned: a session that was
# stopped early because it hurt has to count, or only the good ones would be left.
LEAST_STROKE_MS = 60_000
ALMOST_MS = 2_000  # by which a place and what was heard may differ: a note is written a moment after what it is about
LED = 0.5  # of a stroke that was heard: from there on it was done rather than left


@dataclass(frozen=True)
class Told:
    """One note of a page: how much was heard by then, and where: so far into a step, -1 before the first of them."""

    page: str
    number: int
    heard_ms: int
    step: int | None = None
    place_ms: int | None = None


@dataclass(frozen=True)
class Done:
    """What was heard of a session in all, how long its strokes were led, and how many of them, half or more each."""

    heard_ms: int = 0
    stroke_ms: int = 0
    strokes: int = 0


def counts(stroke_ms: int | None) -> bool:
    """True for a session that was led; False for one that hardly was, or of which nobody knows."""
    return stroke_ms is not None and stroke_ms >= LEAST_STROKE_MS


def done(steps_ms: Sequence[int], told: Iterable[Told]) -> Done | None:
    """What was done of steps that long; None where nothing was told of it. Each page is reckoned by itself."""
    pages: dict[str, list[Told]] = {}
    for one in told:
        pages.setdefault(one.page, []).append(one)
    if not pages:
        return None
    heard, led = 0, dict.fromkeys(range(len(steps_ms)), 0)
    for notes in pages.values():
        for first, second in pairwise(sorted(notes, key=lambda one: one.number)):
            between = max(0, second.heard_ms - first.heard_ms)
            heard += between
            for step, share in _shares(steps_ms, first, second, between).items():
                led[step] += share
    strokes = sum(ms >= LED * steps_ms[step] for step, ms in led.items() if steps_ms[step])
    return Done(heard, sum(led.values()), strokes)


def _shares(steps_ms: Sequence[int], first: Told, second: Told, between: int) -> Mapping[int, int]:
    """How what was heard between two notes falls on the steps: along the way that the track plays, where that is as
    long as what was heard; else on the step of the first, from which a jump led away."""
    way = _way(steps_ms, first, second)
    if way is not None and sum(way.values()) <= between + ALMOST_MS:
        return way
    if first.step is None or not 0 <= first.step < len(steps_ms):
        return {}
    return {first.step: min(between, _left(steps_ms, first))}


def _way(steps_ms: Sequence[int], first: Told, second: Told) -> Mapping[int, int] | None:
    """Each step's part of the way from one place on to another; None where it leads back, or nobody knows."""
    if first.step is None or second.step is None or second.step < first.step:
        return None
    if first.step == second.step:
        if first.place_ms is None or second.place_ms is None or second.place_ms < first.place_ms:
            return None
        length = max(0, second.place_ms) - max(0, first.place_ms)
        return {first.step: length} if 0 <= first.step < len(steps_ms) else {}
    way = {step: steps_ms[step] for step in range(max(0, first.step), min(second.step, len(steps_ms)))}
    if first.step in way:
        way[first.step] = _left(steps_ms, first)
    if 0 <= second.step < len(steps_ms):
        way[second.step] = min(max(0, second.place_ms or 0), steps_ms[second.step])
    return way


def _left(steps_ms: Sequence[int], at: Told) -> int:
    assert at.step is not None
    return max(0, steps_ms[at.step] - max(0, at.place_ms or 0))

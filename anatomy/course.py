"""Where a hand is on its way, frame by frame: it works along legs at an even pace, and comes back in the air.

A leg is a row of places that is worked from first to last. From the end of one to the start of the next, or of the
first, the hand lifts, travels and lands.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from anatomy.body import Floats, Ints
from anatomy.charts import Spot

EASE = 0.16  # of a leg, to get going and to come to rest
RISE = 0.34  # of the time in the air, to lift; as long to land
FLIES = (0.1, 0.9)  # when in that time it travels
FINGER = np.array([27.0, 0.16])  # a bone of a finger and a degree around it, in millimetres


@dataclass(frozen=True)
class Course:
    """The leg (f,), how far along it or on to the next (f,) 0 to 1, and how high of the lift (f,) 0 to 1."""

    leg: Ints
    along: Floats
    air: Floats


def smooth(t: Floats) -> Floats:
    """0 to 1 without a jerk at either end."""
    t = np.clip(t, 0.0, 1.0)
    return np.asarray(t * t * t * (t * (6 * t - 15) + 10))


def eased(t: Floats) -> Floats:
    """0 to 1 at an even pace, but for the beginning and the end."""
    t = np.clip(t, 0.0, 1.0)
    top = 1.0 / (1.0 - EASE)
    ends = top * t * t / (2 * EASE), 1 - top * (1 - t) ** 2 / (2 * EASE)
    return np.where(t < EASE, ends[0], np.where(t > 1 - EASE, ends[1], top * (t - EASE / 2)))


def course(lengths: list[float], work: float, frames: int) -> Course:
    """The way over a loop of legs of so many millimetres, `work` of the time on the skin."""
    spans = np.array(lengths) / sum(lengths) * work
    gap = (1.0 - work) / len(lengths)
    starts = np.concatenate([[0.0], np.cumsum(spans + gap)[:-1]])
    now = np.arange(frames) / frames
    leg = np.searchsorted(starts, now, side="right") - 1
    inside = now - starts[leg]
    worked = eased(inside / spans[leg])
    flown = np.clip((inside - spans[leg]) / gap, 0.0, 1.0)
    there = smooth((flown - FLIES[0]) / (FLIES[1] - FLIES[0]))
    air = smooth(flown / RISE) * smooth((1 - flown) / RISE)
    return Course(leg, np.where(flown > 0, 1 + there, worked), np.asarray(air))


def split(keys: list[Spot], counts: list[int]) -> list[list[Spot]]:
    """The places of each leg."""
    ends = np.cumsum(counts)
    return [keys[end - count : end] for end, count in zip(ends, counts, strict=True)]


def numbers(keys: list[Spot]) -> Floats:
    """The two numbers of each place."""
    return np.array([key[1:] for key in keys], dtype=float)


def scale(name: str) -> Floats:
    """Millimetres of the two numbers of a chart, roughly."""
    flat = name in ("palm", "back", "sole", "top")
    return np.ones(2) if flat else np.array([0.6, 1.0]) if name in ("leg", "arm") else FINGER


def measured(keys: list[Spot]) -> tuple[Floats, Floats]:
    """How far along a leg each of its places is, 0 to 1, and its length in millimetres as the last number."""
    steps = np.linalg.norm(np.diff(numbers(keys) * scale(keys[0][0]), axis=0), axis=1)
    far = np.concatenate([[0.0], np.cumsum(steps)])
    return far / max(far[-1], 1e-9), np.array([far[-1]])


def on_leg(keys: list[Spot], share: Floats) -> Floats:
    """The numbers (f, 2) at shares of a leg."""
    if len(keys) == 1:
        return np.repeat(numbers(keys), len(share), axis=0)
    at, _ = measured(keys)
    if len(keys) == 2:
        return np.asarray(numbers(keys)[:1] + share[:, None] * np.diff(numbers(keys), axis=0))
    return np.asarray(CubicSpline(at, numbers(keys), bc_type="natural")(share))


def way(legs: list[list[Spot]], lead: Course) -> list[Spot]:
    """A place a frame, along the legs and between them."""
    found: list[Spot] = []
    for leg, along in zip(lead.leg, lead.along, strict=True):
        keys, then = legs[leg], legs[(leg + 1) % len(legs)]
        here = on_leg(keys, np.array([min(along, 1.0)]))[0]
        if along > 1:
            here = here + (numbers(then)[0] - here) * (along - 1)
        found.append((keys[0][0], float(here[0]), float(here[1])))
    return found


def lengths(legs: list[list[Spot]]) -> list[float]:
    """Millimetres of each leg, roughly."""
    return [max(1.0, float(measured(keys)[1][0])) for keys in legs]

"""Worlds to try the statistics on: days that resemble each other, with an effect that is known."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Floats = NDArray[np.float64]
MEAN, SPREAD = 5.0, 2.0  # of a person's numbers from 0 to 10


def days(rng: np.random.Generator, worlds: int, length: int, likeness: float) -> Floats:
    """Deviations of each day, with a standard deviation of 1 and that autocorrelation; shape: worlds x length."""
    noise = rng.standard_normal((worlds, length)) * (1 - likeness**2) ** 0.5
    noise[:, 0] /= (1 - likeness**2) ** 0.5
    for day in range(1, length):
        noise[:, day] += likeness * noise[:, day - 1]
    return np.asarray(noise, float)


def slider(values: Floats) -> Floats:
    """What a person would put on a slider: whole numbers from 0 to 10."""
    return np.clip(np.rint(MEAN + SPREAD * values), 0, 10)


def experiment(
    rng: np.random.Generator, worlds: int, pairs: int, block: int, settling: int, likeness: float, effect: float
) -> Floats:
    """Massage less rest for pairs of blocks of days in an order drawn by lot; `effect` in standard deviations."""
    length = 2 * pairs * block
    massage_first = rng.random((worlds, pairs)) < 0.5
    treated = np.repeat(np.stack([massage_first, ~massage_first], axis=2).reshape(worlds, -1), block, axis=1)
    values = days(rng, worlds, length, likeness) + effect * treated
    means = values.reshape(worlds, pairs, 2, block)[..., settling:].mean(axis=3)
    difference = means[..., 0] - means[..., 1]
    return np.asarray(np.where(massage_first, difference, -difference), float)


@dataclass(frozen=True)
class Kept:
    """How people keep to it: the chance of a massage on days with and without; with `mood`, bad days decide."""

    massage: float = 1.0
    rest: float = 0.0
    mood: bool = False


def experiment_kept(
    rng: np.random.Generator,
    worlds: int,
    pairs: int,
    block: int,
    settling: int,
    likeness: float,
    effect: float,
    kept: Kept,
) -> tuple[Floats, Floats]:
    """Massage less rest by what the lot gave, and the dose that each pair had by what was done."""
    massage_first = rng.random((worlds, pairs)) < 0.5
    given = np.repeat(np.stack([massage_first, ~massage_first], axis=2).reshape(worlds, -1), block, axis=1)
    noise = days(rng, worlds, 2 * pairs * block, likeness)
    # Who goes by mood leaves out just the worst days, and has one anyway on the worst of the others.
    worst = ndtr(noise) if kept.mood else rng.random(noise.shape)
    done = np.where(given, worst < kept.massage, worst > 1 - kept.rest)
    values = np.stack([noise + effect * done, done.astype(float)])
    means = values.reshape(2, worlds, pairs, 2, block)[..., settling:].mean(axis=4)
    difference = means[..., 0] - means[..., 1]
    found = np.where(massage_first, difference, -difference)
    return found[0], found[1]


def sessions(
    rng: np.random.Generator, worlds: int, number: int, likeness: float, effect: float
) -> tuple[Floats, Floats]:
    """Before and after on the same day, each with a moment's own noise; effect in standard deviations."""
    day = days(rng, worlds, number, likeness)
    before = day + rng.standard_normal(day.shape) * 0.5
    after = day + rng.standard_normal(day.shape) * 0.5 + effect
    return before, after

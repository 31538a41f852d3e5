"""Beds made by rule, without recordings: the sea, rain, a low drone, a warm room.

A bed is a loop of 60 seconds in two channels. Each second is made by itself when it is first asked for: noise in grains
of two seconds that fade into each other, tones and swells that fit the loop a whole number of times. So there is no
seam, and a session can begin anywhere at once.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from thenar.model.bed import Bed, BedKind
from thenar.voice.phrase import SAMPLE_RATE

Stereo = NDArray[np.float32]
"""Two rows of samples at 48 kHz: left and right."""

LOOP = 60
LEVELS_LUFS = {1: -40.0, 2: -36.5, 3: -33.0, 4: -30.0}
# Measured over the whole loop as the rules below make it; a test measures it again with another program.
MADE_LUFS = {BedKind.SEA: -26.15, BedKind.RAIN: -16.09, BedKind.DRONE: -16.55, BedKind.ROOM: -20.94}

_SECOND = SAMPLE_RATE
_RISING = np.sin(np.linspace(0, np.pi / 2, _SECOND, endpoint=False)).astype(np.float32)
_FALLING = np.cos(np.linspace(0, np.pi / 2, _SECOND, endpoint=False)).astype(np.float32)
_HERTZ = np.asarray(np.fft.rfftfreq(2 * _SECOND, 1 / SAMPLE_RATE), np.float64)
_Shape = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def bed_second(bed: Bed, second: int) -> Stereo:
    """One second of a bed at its level, the loop going round: second 60 is second 0."""
    gain = 10 ** ((LEVELS_LUFS[bed.level] - MADE_LUFS[bed.kind]) / 20)
    return _made(bed.kind, second % LOOP) * np.float32(gain)


@lru_cache(maxsize=2 * LOOP)  # two beds, 23 MB each
def _made(kind: BedKind, second: int) -> Stereo:
    return _RULES[kind](second)


def _sea(second: int) -> Stereo:
    """Long waves that come and go six and seven times a minute, a little later on one side, over a far rumble."""
    turn = 2 * np.pi * (second + np.arange(_SECOND) / _SECOND) / LOOP
    swells = [0.45 + 0.35 * np.sin(6 * turn + late) + 0.2 * np.sin(7 * turn + 1 + late) for late in (0.0, 0.45)]
    waves = np.clip(np.stack(swells), 0.05, None).astype(np.float32) ** 1.6
    return np.asarray(0.9 * _noise("wash", second) * waves + 0.25 * _noise("rumble", second), np.float32)


def _rain(second: int) -> Stereo:
    """An even hiss, and single drops near by."""
    drops = _ticks("drop", second, 16, (1_800, 5_200), 0.006)
    return np.asarray(0.8 * _noise("hiss", second) + 0.5 * drops, np.float32)


def _room(second: int) -> Stereo:
    """Still, warm air, and now and then a tick of the stove."""
    return np.asarray(_noise("air", second) + 0.25 * _ticks("stove", second, 2, (500, 1_400), 0.012), np.float32)


# hertz and share of each string; each sounds a little apart on the two sides, and swells by itself
_STRINGS = ((110.0, 1.0), (165.0, 0.5), (220.0, 0.4), (330.0, 0.18), (440.0, 0.08))


def _drone(second: int) -> Stereo:
    """Five low strings, a fifth and octaves, that swell two to five times a minute each."""
    turns = np.arange(second * _SECOND, (second + 1) * _SECOND, dtype=np.float64) / (LOOP * _SECOND)
    rng = np.random.default_rng(_seed("drone"))
    sound = np.zeros((2, _SECOND))
    for hertz, share in _STRINGS:
        for side, apart in enumerate((-0.25, 0.25)):
            cycles, swells = round((hertz + apart) * LOOP), int(rng.integers(2, 6))
            at, swell_at = rng.uniform(0, 2 * np.pi, 2)
            swell = 0.7 + 0.3 * np.sin(2 * np.pi * swells * turns + swell_at)
            sound[side] += 0.2 * share * swell * np.sin(2 * np.pi * ((cycles * turns) % 1) + at)
    return sound.astype(np.float32)


def _wash(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return hertz**-0.65 / (1 + (hertz / 3_500) ** 2)


def _rumble(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return hertz**-0.9 / (1 + (hertz / 300) ** 2)


def _hiss(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return hertz**-0.2 * (hertz / (hertz + 900)) / (1 + (hertz / 9_000) ** 4)


def _air(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return hertz**-0.85 / (1 + (hertz / 420) ** 2)


_SHAPES: dict[str, _Shape] = {"wash": _wash, "rumble": _rumble, "hiss": _hiss, "air": _air}
_RULES: dict[BedKind, Callable[[int], Stereo]] = {
    BedKind.SEA: _sea, BedKind.RAIN: _rain, BedKind.DRONE: _drone, BedKind.ROOM: _room,
}  # fmt: skip


def _noise(name: str, second: int) -> Stereo:
    """A second of noise of a shape: the end of one grain fading into the beginning of the next."""
    return _grain(name, (second - 1) % LOOP)[:, _SECOND:] * _FALLING + _grain(name, second)[:, :_SECOND] * _RISING


@lru_cache(maxsize=8)
def _grain(name: str, second: int) -> Stereo:
    rng = np.random.default_rng((_seed(name), second))
    heard = _HERTZ > 25  # below, it would only push the membrane
    spectrum = np.zeros((2, len(_HERTZ)), complex)
    parts = rng.standard_normal((2, 2, int(heard.sum())))
    spectrum[:, heard] = (parts[0] + 1j * parts[1]) * _SHAPES[name](_HERTZ[heard])
    sound = np.fft.irfft(spectrum, 2 * _SECOND)
    return np.asarray(0.1 * sound / _root_mean_square(name), np.float32)


@lru_cache
def _root_mean_square(name: str) -> float:
    """What the shape makes of noise, on average."""
    heard = _HERTZ > 25
    return float(np.sqrt(2 * (_SHAPES[name](_HERTZ[heard]) ** 2).sum()) / (2 * _SECOND) * np.sqrt(2))


def _ticks(name: str, second: int, most: int, pitches: tuple[float, float], fade: float) -> Stereo:
    """Short soft knocks inside one second, each at its own place, pitch, loudness and side."""
    rng = np.random.default_rng((_seed(name), second))
    sound = np.zeros((2, _SECOND), np.float32)
    time = np.arange(int(8 * fade * SAMPLE_RATE)) / SAMPLE_RATE
    ring = np.exp(-time / fade) * np.minimum(1, time / 0.001)
    for _ in range(int(rng.integers(most // 2, most + 1))):
        at, side = int(rng.integers(0, _SECOND - len(time))), rng.uniform(0.15, 0.85)
        knock = rng.uniform(0.1, 1) ** 2 * 0.3 * ring * np.sin(2 * np.pi * rng.uniform(*pitches) * time)
        sound[:, at : at + len(time)] += np.outer((1 - side, side), knock).astype(np.float32)
    return sound


def _seed(name: str) -> int:
    return int.from_bytes(name.encode(), "little")

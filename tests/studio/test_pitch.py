"""A statement falls at its end; a question rises."""

import numpy as np
import pytest

from studio.pitch import ending

RATE = 24_000


def hum(first: float, last: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """A second and a half at one pitch, then 200 ms gliding to another, with overtones as a voice has them."""
    pitch = np.concatenate([np.full(int(1.5 * RATE), first), np.linspace(first, last, int(0.2 * RATE))])
    turns = 2 * np.pi * np.cumsum(pitch) / RATE
    return (0.3 * np.sin(turns) + 0.15 * np.sin(2 * turns) + 0.1 * np.sin(3 * turns)).astype(np.float32)


@pytest.mark.parametrize("first", [110.0, 190.0, 240.0])
def test_where_a_hum_goes(first: float) -> None:
    assert ending(hum(first, first * 0.7), RATE) < -1
    assert ending(hum(first, first * 1.4), RATE) > 1
    assert abs(ending(hum(first, first), RATE)) < 0.3


def test_silence_and_noise_go_nowhere() -> None:
    assert ending(np.zeros(RATE, np.float32), RATE) == 0
    assert ending(np.random.default_rng(0).normal(0, 0.1, RATE).astype(np.float32), RATE) == 0

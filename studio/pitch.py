"""Where the pitch of a sentence goes at its end: a statement should fall."""

import numpy as np
from numpy.typing import NDArray

_STEP, _WINDOW = 0.01, 0.04
_LOWEST, _HIGHEST = 70.0, 420.0
_VOICED = 0.5
_END = 12  # voiced windows


def ending(sound: NDArray[np.float32], rate: int) -> float:
    """Semitones of the last voiced 120 ms above the middle of the whole: below 0 it falls. 0 where none is voiced."""
    pitches = np.array([pitch for part in _windows(sound, rate) if (pitch := _pitch(part, rate))])
    if len(pitches) < _END:
        return 0.0
    return float(12 * np.log2(np.median(pitches[-_END:]) / np.median(pitches)))


def _windows(sound: NDArray[np.float32], rate: int) -> list[NDArray[np.float32]]:
    size, step = int(_WINDOW * rate), int(_STEP * rate)
    return [sound[at : at + size] for at in range(0, len(sound) - size, step)]


def _pitch(part: NDArray[np.float32], rate: int) -> float | None:
    centered = part - part.mean()
    power = float((centered**2).sum())
    if power < 1e-3:
        return None
    spectrum = np.fft.rfft(centered, 2 * len(centered))
    alike = np.fft.irfft(np.abs(spectrum) ** 2)[: len(centered)] / power
    first, last = int(rate / _HIGHEST), int(rate / _LOWEST)
    best = first + int(np.argmax(alike[first:last]))
    return rate / best if alike[best] > _VOICED else None

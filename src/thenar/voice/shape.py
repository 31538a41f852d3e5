"""Sound before it is encoded: sampled twice as often, trimmed to where it can be heard, faded at its ends."""

import numpy as np
from numpy.typing import NDArray

from thenar.voice.phrase import SAMPLE_RATE, SAMPLES_A_FRAME

Samples = NDArray[np.float64]

ONSET_DB = -32.0  # below the loudest 5 ms: where a listener, or a test, hears a word begin
END_DB = -50.0
LEAD = SAMPLE_RATE * 5 // 1000
RELEASE = SAMPLE_RATE * 40 // 1000
TAIL = SAMPLE_RATE * 30 // 1000
_WINDOW = SAMPLE_RATE * 5 // 1000
_EVEN = 9_600


def resampled(samples: Samples, times: int) -> Samples:
    """The same sound sampled `times` as often, exactly: its spectrum with silence above."""
    # lengths with only small factors make the transform several times faster
    padded = np.pad(samples, (0, -len(samples) % _EVEN))
    spectrum = np.fft.rfft(padded)
    wider = np.zeros(len(padded) * times // 2 + 1, complex)
    wider[: len(spectrum)] = spectrum
    return (np.fft.irfft(wider, len(padded) * times) * times)[: len(samples) * times]


def trimmed(samples: Samples) -> Samples:
    """From 5 ms before the sound is heard to 40 ms after, faded in and out, then at least 30 ms of silence.

    The length is a whole number of frames; all-silent input gives an empty array.
    """
    if not len(samples) or np.abs(samples).max() < 1e-4:
        return np.zeros(0)
    level = np.sqrt(np.convolve(samples**2, np.full(_WINDOW, 1 / _WINDOW), "same"))
    start = int(np.argmax(level > level.max() * 10 ** (ONSET_DB / 20)))
    stop = len(level) - int(np.argmax(level[::-1] > level.max() * 10 ** (END_DB / 20)))
    padded = np.pad(samples, (LEAD, RELEASE))
    return _whole_frames(_faded(padded[start : stop + LEAD + RELEASE]))


def _faded(samples: Samples) -> Samples:
    faded = samples.copy()
    faded[:LEAD] *= np.sin(np.linspace(0, np.pi / 2, LEAD, endpoint=False)) ** 2
    faded[-RELEASE:] *= np.cos(np.linspace(0, np.pi / 2, RELEASE)) ** 2
    return faded


def _whole_frames(samples: Samples) -> Samples:
    silence = TAIL + -(len(samples) + TAIL) % SAMPLES_A_FRAME
    return np.pad(samples, (0, silence))

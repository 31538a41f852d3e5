"""How loud a sound is and how high it peaks, by ITU-R BS.1770, and a limiter for what peaks too high."""

from fractions import Fraction

import av
import av.filter
import numpy as np

from thenar.voice.phrase import SAMPLE_RATE
from thenar.voice.shape import Samples, resampled

_SHORTEST = SAMPLE_RATE // 2  # the standard measures in blocks of 400 ms; shorter words get silence after them
_BLOCK = SAMPLE_RATE // 1000


def loudness(samples: Samples) -> float:
    """Integrated loudness in LUFS of mono sound at 48 kHz, by ffmpeg's `ebur128` filter."""
    padded = np.pad(samples, (0, max(0, _SHORTEST - len(samples))))
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="flt", sample_rate=SAMPLE_RATE, layout="mono", time_base=Fraction(1, SAMPLE_RATE))
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    source.push(_frame(padded))
    source.push(None)
    return _last_reading(sink)


def true_peak(samples: Samples) -> float:
    """The highest point of the curve through the samples, four times oversampled, as a factor of full scale."""
    return float(np.abs(resampled(samples, 4)).max(initial=0.0))


def limited(samples: Samples, ceiling: float) -> Samples:
    """The sound with its true peaks turned down to the ceiling, gently and only around them."""
    if true_peak(samples) <= ceiling:
        return samples
    peaks = np.abs(resampled(samples, 4))
    blocks = np.pad(peaks, (0, -len(peaks) % (4 * _BLOCK))).reshape(-1, 4 * _BLOCK).max(axis=1)
    need = np.minimum(1.0, ceiling / np.maximum(blocks, 1e-9))
    held = np.lib.stride_tricks.sliding_window_view(np.pad(need, 4, mode="edge"), 9).min(axis=1)
    smooth = np.convolve(np.pad(held, 2, mode="edge"), np.array([1, 2, 2, 2, 1]) / 8, "valid")
    centers = (np.arange(len(blocks)) + 0.5) * _BLOCK
    return samples * np.interp(np.arange(len(samples)), centers, smooth)


def _frame(samples: Samples) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(samples[None].astype(np.float32), format="flt", layout="mono")
    frame.sample_rate, frame.time_base, frame.pts = SAMPLE_RATE, Fraction(1, SAMPLE_RATE), 0
    return frame


def _last_reading(sink: av.filter.context.FilterContext) -> float:
    reading = -np.inf
    while True:
        try:
            found = sink.pull().metadata.get("lavfi.r128.I")
        except (av.error.BlockingIOError, av.error.EOFError):
            return reading
        reading = float(found) if found else reading

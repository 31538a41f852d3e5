"""What the tests of sound share: a small voice, and ways to look at what was decoded."""

import numpy as np

from thenar.voice.encode import phrase_of
from thenar.voice.phrase import LOOKAHEAD, SAMPLE_RATE, SAMPLES_A_FRAME, Phrase
from thenar.voice.shape import Samples

HEARD = 10 ** (-45 / 20)


class Hummer:
    """A real voice, only a very simple one: it hums, longer for longer texts, and counts how often."""

    id = "hummer"

    def __init__(self) -> None:
        self.said: list[str] = []

    def speak(self, text: str, pace: float) -> Phrase:
        self.said.append(text)
        length = int(24_000 * (0.4 + len(text) * 0.02 / pace))
        time = np.arange(length) / 24_000
        return phrase_of(0.1 * np.sin(2 * np.pi * 220 * time) * (1 + np.sin(30 * time)), 24_000, text)


def same(heard: Samples, alone: Samples) -> bool:
    """Whether a phrase in a run is the phrase alone. In its last 312 samples, which are silent, the first packet of
    the next phrase may sound before its time: too softly to be heard."""
    off = np.abs(heard - alone)
    return bool(off[:-LOOKAHEAD].max() < 1e-3 and off[-LOOKAHEAD:].max() < HEARD)


def level(sound: Samples) -> Samples:
    """The level of a sound around each sample: root mean square over 5 ms."""
    return np.sqrt(np.convolve(sound**2, np.full(240, 1 / 240), "same"))


def onset_ms(sound: Samples) -> float:
    """Milliseconds until a sound is heard."""
    return float(np.argmax(level(sound) > HEARD)) / SAMPLE_RATE * 1000


def frame_slice(sound: Samples, at: int, frames: int) -> Samples:
    """A part of a sound, by frames of 20 ms."""
    return sound[at * SAMPLES_A_FRAME : (at + frames) * SAMPLES_A_FRAME]


def loudness_alone(sound: Samples) -> float:
    """LUFS by another program than the one the phrases were made with."""
    import pyloudnorm

    padded = np.pad(sound, (0, max(0, SAMPLE_RATE // 2 - len(sound))))
    return float(pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(padded))

"""The sounds that are not words: small bowls and a soft knock, made from a few sine waves each."""

from dataclasses import dataclass

import numpy as np

from thenar.model.timeline import CHIME, Mark, tone_text
from thenar.voice.encode import phrase_of
from thenar.voice.phrase import SAMPLE_RATE, SETTINGS, Phrase, VoiceError
from thenar.voice.shape import Samples

TONES_ID = f"tones-2/{SETTINGS}"


@dataclass(frozen=True)
class Bowl:
    """How something that is struck rings: how long in seconds, its pitch in Hz, how fast it sounds, how loud in LUFS,
    and its overtones as times the pitch, share, and seconds until it has faded to a third."""

    seconds: float
    pitch: float
    rise: float
    loudness: float
    overtones: tuple[tuple[float, float, float], ...]


# each overtone higher, softer and sooner gone than the one before
_CHIME = ((1.0, 1.0, 0.34), (2.0, 0.35, 0.24), (2.76, 0.18, 0.16), (5.4, 0.06, 0.08))
# two waves a hair apart beat slowly, as the rim of a real bowl does
_BOWL = ((1.0, 1.0, 1.1), (1.006, 0.6, 1.0), (2.71, 0.32, 0.6), (2.722, 0.2, 0.5), (5.15, 0.08, 0.25))
_LONG = tuple((times, share, fade * 2.2) for times, share, fade in _BOWL)
_KNOCK = ((1.0, 1.0, 0.09), (2.0, 0.25, 0.05), (3.9, 0.08, 0.025))
_SOUNDS = {
    CHIME: Bowl(1.1, 528.0, 0.012, -19.0, _CHIME),  # a tone has 1.2 seconds in a plan
    tone_text(Mark.AGAIN): Bowl(0.34, 392.0, 0.008, -27.0, _KNOCK),
    tone_text(Mark.MOVE): Bowl(0.6, 493.9, 0.008, -26.0, _KNOCK),
    tone_text(Mark.NEXT): Bowl(0.9, 587.3, 0.01, -23.0, _CHIME),
    tone_text(Mark.SIDE): Bowl(2.6, 220.0, 0.02, -20.0, _BOWL),
    tone_text(Mark.HERE): Bowl(1.1, 261.6, 0.03, -30.0, _CHIME),
    tone_text(Mark.END): Bowl(5.5, 174.6, 0.03, -20.0, _LONG),
}
TONES = tuple(_SOUNDS)
"""The texts of all tones there are."""


def tone(text: str) -> Phrase:
    """The sound of a tone's text, such as `tone:chime`. VoiceError for a tone that we do not have."""
    if text not in _SOUNDS:
        raise VoiceError('There is no tone "{sentence}". There are: {tones}.', sentence=text, tones=", ".join(_SOUNDS))
    bowl = _SOUNDS[text]
    return phrase_of(_struck(bowl), SAMPLE_RATE, text, bowl.loudness)


def _struck(bowl: Bowl) -> Samples:
    time = np.arange(int(bowl.seconds * SAMPLE_RATE)) / SAMPLE_RATE
    rings = [share * np.sin(2 * np.pi * bowl.pitch * times * time) * np.exp(-time / fade)
             for times, share, fade in bowl.overtones]  # fmt: skip
    rising = np.minimum(1.0, time / bowl.rise)
    gone = np.cos(np.pi / 2 * time / bowl.seconds) ** 2
    return np.asarray(0.3 * rising * gone * np.sum(rings, axis=0))

"""The sounds that are not words: one soft bell, made from a few sine waves."""

import numpy as np

from thenar.model.timeline import CHIME
from thenar.voice.encode import phrase_of
from thenar.voice.phrase import SAMPLE_RATE, Phrase, VoiceError
from thenar.voice.shape import Samples

_SECONDS = 1.1  # a tone has 1.2 seconds in a plan
_PITCH = 528.0
# how a small struck bowl rings: each overtone higher, softer and sooner gone than the one before
_OVERTONES = ((1.0, 1.0, 0.34), (2.0, 0.35, 0.24), (2.76, 0.18, 0.16), (5.4, 0.06, 0.08))


def tone(text: str) -> Phrase:
    """The sound of a tone's text, such as `tone:chime`. VoiceError for a tone that we do not have."""
    if text != CHIME:
        raise VoiceError('There is no tone "{sentence}". The one there is: {chime}.', sentence=text, chime=CHIME)
    return phrase_of(_bell(), SAMPLE_RATE, text)


def _bell() -> Samples:
    time = np.arange(int(_SECONDS * SAMPLE_RATE)) / SAMPLE_RATE
    rings = [
        loud * np.sin(2 * np.pi * _PITCH * times * time) * np.exp(-time / fade)
        for times, loud, fade in _OVERTONES
    ]
    struck = np.minimum(1.0, time / 0.012)
    gone = np.cos(np.pi / 2 * time / _SECONDS) ** 2
    return np.asarray(0.3 * struck * gone * np.sum(rings, axis=0))

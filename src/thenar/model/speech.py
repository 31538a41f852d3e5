"""How long a sentence takes to say, at most: what the plan counts on before any voice is asked.

Our own voice measures each sentence exactly and the timeline uses that; a test holds every spoken phrase
of the pack to this estimate, so no sentence is ever longer than its slot. In languages that our voice does not
speak, the device's own voice speaks in the time of this estimate.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from thenar.model.timeline import frames_of

PAUSE = frames_of(0.4)  # the breath after every sentence


SPOKEN = "en"  # the language of our own voice


@dataclass(frozen=True)
class Rate:
    """How slowly a language may be spoken: seconds to begin and to breathe, a character, and between sentences of
    one text."""

    start: float
    character: float
    between: float


# Measured on every phrase of the pack: the tightest such sum, with 4 % to spare (docs/voice.md).
ENGLISH = Rate(start=0.9, character=0.06, between=0.62)
RATES = {
    "en": ENGLISH,
    # Estimated, about 150 words a minute: an open voice at its usual 175 needs a fifth to a third less (docs/voice.md).
    "es": Rate(start=0.9, character=0.072, between=0.62),
}
UNMEASURED = Rate(start=0.9, character=0.08, between=0.62)


def rate_of(language: str) -> Rate:
    """The rate of a language; a slow one for a language that nobody has measured."""
    return RATES.get(language, UNMEASURED)


@lru_cache(maxsize=1 << 14)  # a plan asks a thousand times, of the same few hundred sentences
def speech_frames(text: str, rate: Rate) -> int:
    """Frames of 20 ms that saying `text` takes at most, its breath after it included."""
    between = sum(map(text.count, (". ", "! ", "? ")))
    return frames_of(rate.start + rate.character * len(text) + rate.between * between)


def all_speech_frames(texts: Iterable[str], rate: Rate) -> int:
    """Frames that saying all of these one after another takes at most."""
    return sum(speech_frames(text, rate) for text in texts)

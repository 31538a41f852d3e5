"""How long a sentence takes to say, at most: what the plan counts on before any voice is asked.

The voice measures each sentence exactly and the timeline uses that; a test holds every spoken phrase
of the pack to this estimate, so no sentence is ever longer than its slot.
"""

from collections.abc import Iterable

from thenar.model.timeline import frames_of

PAUSE = frames_of(0.4)  # the breath after every sentence
# Measured on every phrase of the pack: the tightest such sum, with 4 % to spare (docs/voice.md).
START_SECONDS = 0.9
SECONDS_A_CHARACTER = 0.06
SECONDS_BETWEEN_SENTENCES = 0.62  # the voice's own pause where one text has several


def speech_frames(text: str) -> int:
    """Frames of 20 ms that saying `text` takes at most, its breath after it included."""
    between = sum(map(text.count, (". ", "! ", "? ")))
    return frames_of(START_SECONDS + SECONDS_A_CHARACTER * len(text) + SECONDS_BETWEEN_SENTENCES * between)


def all_speech_frames(texts: Iterable[str]) -> int:
    """Frames that saying all of these one after another takes at most."""
    return sum(map(speech_frames, texts))

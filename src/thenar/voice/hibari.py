"""The voice that comes with Thenar: hibari-tts, "heart", American English, offline."""

from threading import Lock
from typing import Any

from thenar.parts.part import MissingPartError, Part, needed
from thenar.voice.phrase import SETTINGS, Phrase, VoiceError

CALM = 0.85
"""Our pace: about 4.3 syllables a second, where everyday talk has about 5. Measured in docs/voice.md."""

_SEED = 0


class HibariVoice:
    """Loads its model and the encoder when it first speaks: a session from the pack never needs them."""

    id = f"hibari 0.2.1/heart/{_SEED}/{SETTINGS}"

    def __init__(self) -> None:
        self._engine: Any = None
        self._lock = Lock()

    def speak(self, text: str, pace: float) -> Phrase:
        """The text as sound; the same text and pace give the same sound on the same machine."""
        import numpy as np

        from thenar.voice.encode import phrase_of

        with self._lock:
            engine = self._engine = self._engine or _load()
            # for marks alone, such as "...", the model makes a noise
            samples = engine(text, speed=pace, seed=_SEED) if any(map(str.isalnum, text)) else ()
        return phrase_of(np.asarray(samples, np.float64), engine.sample_rate, text)


def _load() -> Any:
    try:
        return needed(Part.SPEECH).Hibari()
    except MissingPartError as error:
        raise VoiceError(error.text, **error.facts) from error

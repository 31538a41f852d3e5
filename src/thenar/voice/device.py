"""A language that our voice does not speak: silence for as long as the device's own voice may take.

The track keeps its exact length, its chimes and its pauses; the page speaks each sentence at its cue with a voice of
the device, and captions say it where there is none.
"""

from thenar.model.speech import PAUSE, rate_of, speech_frames
from thenar.voice.phrase import SILENCE, TONE_PREFIX, Phrase, Speaks


class DeviceSpeaker:
    """Leaves sentences to the device, in the time that the rate of their language gives them; tones are `tones`'s."""

    def __init__(self, language: str, tones: Speaks) -> None:
        self.language = language
        self._rate, self._tones = rate_of(language), tones

    def phrase(self, text: str, turn: int = 0) -> Phrase:
        """Silence as long as the sentence, or the sound of a tone."""
        if text.startswith(TONE_PREFIX):
            return self._tones.phrase(text, turn)
        return Phrase((SILENCE,) * self.frames(text))

    def frames(self, text: str) -> int:
        """How long a sentence may take, in frames of 20 ms, without the breath after it."""
        if text.startswith(TONE_PREFIX):
            return self._tones.frames(text)
        return speech_frames(text, self._rate) - PAUSE

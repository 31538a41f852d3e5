"""The takes of a sentence: one for most, five for the words that are said again and again."""

from dataclasses import dataclass, field

import numpy as np

from studio.kokoro import RATE, Kokoro
from studio.pitch import ending
from studio.ways import Way, read_ways
from thenar.model.speech import ENGLISH, PAUSE, speech_frames
from thenar.voice.build import TEACHER, LaterError
from thenar.voice.encode import phrase_of
from thenar.voice.hibari import CALM
from thenar.voice.phrase import Phrase
from thenar.voice.pronounce import spelled

SHORT = 2  # words
TAKES = 5
RISES = 1.5  # semitones at the end from which a statement sounds like a question
# Style as of a text so many phonemes longer, which is slower, and a pace that makes up for it: what makes one take
# differ from another.
WAYS = ((0, CALM), (2, 0.88), (4, 0.92), (6, 0.96), (9, 1.0), (12, 1.06))
_FASTER = 1.06
FASTEST = 1.15  # from which a sentence is left as it is: it would be hurried


@dataclass
class Teacher:
    """Kokoro as the recorder of the shipped pack."""

    voice: Kokoro = field(default_factory=Kokoro)
    id: str = TEACHER

    def takes(self, text: str) -> int:
        return TAKES if len(text.split()) <= SHORT else 1

    def record(self, text: str, take: int) -> Phrase:
        """A take that ends as its sentence should and fits the time that a plan gives it."""
        known = read_ways().get((text, take))
        return self.said(text, known or self._ways(text)[take])

    def said(self, text: str, way: Way) -> Phrase:
        """A sentence in one way, faster where it would not fit its time."""
        shift, speed = way
        while True:
            phrase = phrase_of(self.voice.say(spelled(text), shift, speed).astype(np.float64), RATE, text)
            if phrase.frames + PAUSE <= speech_frames(text, ENGLISH) or speed > FASTEST:
                return phrase
            speed *= _FASTER

    def _ways(self, text: str) -> list[Way]:
        """Ways to say it, best first: for short words all but the one that rises most at its end."""
        if self.takes(text) > 1:
            ways = sorted(WAYS, key=lambda way: self._end(text, way))
            return [way for way in WAYS if way in ways[:TAKES]]
        if text.endswith("?") or self._end(text, WAYS[0]) < RISES:
            return [WAYS[0]]
        try:
            return [min(WAYS[:3], key=lambda way: self._end(text, way))]
        except LaterError:
            return [WAYS[0]]  # it rises a little, and is still nearer to the rest of the pack than a stand-in

    def _end(self, text: str, way: Way) -> float:
        return ending(self.voice.say(spelled(text), *way), RATE)

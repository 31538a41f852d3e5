"""A phrase: one sentence as encoded sound, in Opus packets of 20 ms that can be laid end to end."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from thenar.model.problem import ThenarError
from thenar.model.timeline import FRAMES_PER_SECOND

SAMPLE_RATE = 48_000
SAMPLES_A_FRAME = SAMPLE_RATE // FRAMES_PER_SECOND
LOOKAHEAD = 312
"""Samples that a decoder gives before the first sample that went into the encoder, with libopus."""

SILENCE = b"\xf8\xff\xfe"
"""What libopus makes of 20 ms of digital silence."""

BIT_RATE = 36_000
"""Of every phrase: all its packets are coded in one way (CELT), and nobody we asked hears the difference to 64 kb/s."""
SETTINGS = f"opus-{BIT_RATE // 1000}-independent"
"""Names how every voice is encoded, for the id of a voice."""

TONE_PREFIX = "tone:"


class VoiceError(ThenarError):
    """Something to be said cannot be said: what was found, where, and what to do."""


@dataclass(frozen=True)
class Phrase:
    """One sentence as Opus packets, mono, 48 kHz, 20 ms each. They decode the same whatever was decoded before."""

    packets: tuple[bytes, ...]

    @property
    def frames(self) -> int:
        """How long it takes, in frames of 20 ms."""
        return len(self.packets)


class Voice(Protocol):
    """Anybody who can speak. Another voice is another small class."""

    @property
    def id(self) -> str:
        """Names everything that shapes the sound besides text and pace; a change of it means a new pack."""

    def speak(self, text: str, pace: float) -> Phrase:
        """The text as sound; pace 1 is the voice's own, less is slower. VoiceError when it cannot."""


class Speaks(Protocol):
    """Whoever gives sentences and tones their sound and their time."""

    @property
    def language(self) -> str:
        """The language of the sentences."""

    def phrase(self, text: str, turn: int = 0) -> Phrase:
        """The sound of a sentence, or of a tone such as `tone:chime`; the next take of it with each `turn`."""

    def frames(self, text: str) -> int:
        """How long it takes at most, whatever the take, in frames of 20 ms."""


def phrase_key(voice_id: str, pace: float, spelled: str, take: int = 0) -> str:
    """The name of a phrase, from all that shapes its sound: 24 hexadecimal digits of SHA-256.

    `spelled` is the text with the sounds of the words that would be said wrongly (`pronounce.spelled`).
    """
    return hashlib.sha256(f"{voice_id}\n{pace:.3f}\n{take}\n{spelled}".encode()).hexdigest()[:24]

"""Sound to phrases and back: even loudness, then Opus packets that can be laid beside any others."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice

import av
import numpy as np

from thenar.voice.level import limited, loudness, true_peak
from thenar.voice.phrase import BIT_RATE, LOOKAHEAD, SAMPLE_RATE, SAMPLES_A_FRAME, SILENCE, Phrase, VoiceError
from thenar.voice.shape import Samples, resampled, trimmed

LOUDNESS = -19.0
"""LUFS, mono: the usual level of speech for headphones and small speakers."""

HIGHEST_PEAK = 10 ** (-1.0 / 20)
_CEILING = 10 ** (-1.5 / 20)  # what encoding adds to a peak has to fit below the highest one
_ROUNDS = 10
_CLOSE = 0.25
_OPTIONS = {
    "application": "audio",
    "frame_duration": "20",
    "vbr": "on",
    "cutoff": "12000",  # the voice holds nothing above, so no bits are spent there
    "packet_loss": "5",  # makes the first packet lean on nothing: docs/decisions/0012
    "compression_level": "5",  # keeps to one way of coding at this rate: docs/decisions/0111
}
_SURROUNDED = np.zeros(SAMPLE_RATE // 2)


def phrase_of(samples: Samples, rate: int, text: str, aim: float = LOUDNESS) -> Phrase:
    """Sound at 24 or 48 kHz as a phrase: trimmed, near `aim` LUFS, true peak below -1 dB as decoded.

    VoiceError where there is nothing to hear; `text` is for its message only.
    """
    sound = trimmed(resampled(samples, SAMPLE_RATE // rate) if len(samples) else samples)
    if not len(sound):
        raise VoiceError(
            'There is nothing to say in "{sentence}": no letter or number in it has a sound. Write it in words.',
            sentence=text,
        )
    gain, ceiling = 10 ** ((aim - _heard(sound)) / 20), _CEILING
    packets: tuple[bytes, ...] = ()
    for _ in range(_ROUNDS):
        packets = opus_packets(limited(sound * gain, ceiling))
        heard = decoded(packets)
        off, over = aim - _heard(heard), true_peak(heard) / HIGHEST_PEAK
        if abs(off) < _CLOSE and over < 1:
            break
        gain *= 10 ** (off / 20)
        ceiling /= max(1.0, over * 1.02)
    return Phrase(packets)


def _heard(sound: Samples) -> float:
    """Loudness between two readings of the same sound: by itself, and with silence around it.

    For a sentence they agree. For one word, not much longer than the 400 ms in which loudness is measured,
    the second is up to 2 LU lower, and as it is heard in a session both are true.
    """
    return 0.6 * loudness(sound) + 0.4 * loudness(np.concatenate([_SURROUNDED, sound, _SURROUNDED]))


def opus_packets(samples: Samples) -> tuple[bytes, ...]:
    """Whole frames of mono sound at 48 kHz as as many Opus packets and one of silence.

    They depend on nothing before the first, and after the last nothing is left to be heard.
    """
    encoder = av.CodecContext.create("libopus", "w")
    encoder.sample_rate, encoder.layout, encoder.format = SAMPLE_RATE, "mono", "flt"
    encoder.bit_rate, encoder.time_base = BIT_RATE, Fraction(1, SAMPLE_RATE)
    encoder.options = _OPTIONS
    encoded = chain.from_iterable(encoder.encode(frame) for frame in (*_frames(samples), None))
    return (*map(bytes, islice(encoded, len(samples) // SAMPLES_A_FRAME)), SILENCE)


def _frames(samples: Samples) -> Iterator[av.AudioFrame]:
    for start in range(0, len(samples), SAMPLES_A_FRAME):
        some = samples[None, start : start + SAMPLES_A_FRAME].astype(np.float32)
        frame = av.AudioFrame.from_ndarray(some, format="flt", layout="mono")
        frame.sample_rate, frame.pts = SAMPLE_RATE, start
        yield frame


def decoded_frames(packets: Iterable[bytes]) -> Iterator[Samples]:
    """Each packet, as after silence, as 960 samples, 312 late: the encoder's lookahead comes first."""
    decoder = av.CodecContext.create("opus", "r")
    decoder.sample_rate, decoder.layout = SAMPLE_RATE, "mono"
    decoder.decode(av.Packet(SILENCE))
    for packet in packets:
        for frame in decoder.decode(av.Packet(packet)):
            yield frame.to_ndarray().reshape(-1).astype(np.float64)


def decoded(packets: Iterable[bytes]) -> Samples:
    """What a player gives for these packets: as many samples as they last, lookahead skipped."""
    sound = np.concatenate([*decoded_frames((*packets, SILENCE)), np.zeros(0)])
    return sound[LOOKAHEAD : LOOKAHEAD + len(sound) - SAMPLES_A_FRAME]

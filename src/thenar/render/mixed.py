"""A timeline over a bed: voice and bed mixed to stereo, and encoded in parts that are the same whoever asks for which.

The sound is cut into parts of five seconds. Each is encoded by itself, from 80 ms before it, so that its bytes are the
same whether a player begins at the start or jumps there; at a hard constant bitrate every packet has the same size, so
that every byte range is known before anything is encoded.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from threading import Lock

import av
import numpy as np
from numpy.typing import NDArray

from thenar.model.bed import Bed
from thenar.model.timeline import FRAMES_PER_SECOND, Timeline
from thenar.render.bed_gain import bed_gains
from thenar.render.track import sounds, track_packets
from thenar.voice.beds import Stereo, bed_second
from thenar.voice.encode import decoded
from thenar.voice.phrase import SAMPLE_RATE, SAMPLES_A_FRAME, Phrase, Speaks

MIXED_RATE = 64_000
PACKET = MIXED_RATE // 8 // FRAMES_PER_SECOND
PART = 5 * FRAMES_PER_SECOND
BEFORE = 4  # frames that an encoder needs to be where one that began long ago would be
_CEILING = 0.98
_OPTIONS = {"application": "audio", "frame_duration": "20", "vbr": "off", "compression_level": "5"}


class Mixed:
    """Voice and bed of one session, as sound and as Opus packets. Safe to use from several threads.

    RenderError where the timeline cannot be laid, as for a track without a bed.
    """

    def __init__(self, timeline: Timeline, speaker: Speaks, bed: Bed) -> None:
        track_packets(timeline, speaker)  # says in words what does not fit
        self.frames = timeline.frames
        self._bed = bed
        self._sounds = [(cue.at, phrase) for cue, _, phrase in sounds(timeline, speaker)]
        self._gains = bed_gains(timeline)
        self._kept: dict[int, tuple[bytes, ...]] = {}
        self._lock = Lock()

    @property
    def parts(self) -> int:
        """How many parts there are; the last one has the packet that carries the last samples out."""
        return -(-(self.frames + 1) // PART)

    def packets(self, part: int) -> tuple[bytes, ...]:
        """The packets of a part, each of `PACKET` bytes."""
        with self._lock:
            if part not in self._kept:
                self._kept[part] = self._encoded(part)
            return self._kept[part]

    def sound(self, first: int, stop: int) -> Stereo:
        """The mixed sound of some frames; before the beginning and after the end it is silent."""
        mixed = np.zeros((2, (stop - first) * SAMPLES_A_FRAME), np.float32)
        self._lay_bed(mixed, first, stop)
        for at, phrase in self._sounds:
            if at < stop and at + phrase.frames > first:
                _lay(mixed, _voice(phrase), (at - first) * SAMPLES_A_FRAME)
        return np.clip(mixed, -_CEILING, _CEILING)

    def _lay_bed(self, mixed: Stereo, first: int, stop: int) -> None:
        start, end = max(0, first), min(stop, self.frames)
        for second in range(start // FRAMES_PER_SECOND, -(-end // FRAMES_PER_SECOND)):
            at = max(start, second * FRAMES_PER_SECOND)
            until = min(end, (second + 1) * FRAMES_PER_SECOND)
            from_, to = ((frame - second * FRAMES_PER_SECOND) * SAMPLES_A_FRAME for frame in (at, until))
            place = slice((at - first) * SAMPLES_A_FRAME, (until - first) * SAMPLES_A_FRAME)
            mixed[:, place] = bed_second(self._bed, second)[:, from_:to] * _smooth(self._gains[at : until + 1])

    def _encoded(self, part: int) -> tuple[bytes, ...]:
        first, stop = part * PART, min((part + 1) * PART, self.frames + 1)
        lead = min(BEFORE, first)
        made = _opus(self.sound(first - lead, stop))
        return tuple(made[lead : lead + stop - first])


def _smooth(gains: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gains at the edges of frames, as a gain for each sample between them."""
    frames = len(gains) - 1
    at = np.arange(frames * SAMPLES_A_FRAME, dtype=np.float32) / SAMPLES_A_FRAME
    return np.interp(at, np.arange(frames + 1), gains).astype(np.float32)


def _lay(mixed: Stereo, voice: NDArray[np.float32], at: int) -> None:
    """Add a voice in the middle, at a sample that may lie before the beginning."""
    start, stop = max(0, at), min(mixed.shape[1], at + len(voice))
    mixed[:, start:stop] += voice[start - at : stop - at]


@lru_cache(maxsize=256)  # about 40 MB of sentences at most
def _voice(phrase: Phrase) -> NDArray[np.float32]:
    return decoded(phrase.packets).astype(np.float32)


def _opus(sound: Stereo) -> list[bytes]:
    encoder = av.CodecContext.create("libopus", "w")
    encoder.sample_rate, encoder.layout, encoder.format = SAMPLE_RATE, "stereo", "flt"
    encoder.bit_rate, encoder.time_base, encoder.options = MIXED_RATE, Fraction(1, SAMPLE_RATE), dict(_OPTIONS)
    packets = [bytes(packet) for frame in _frames(sound) for packet in encoder.encode(frame)]
    return [*packets, *(bytes(packet) for packet in encoder.encode(None))]


def _frames(sound: Stereo) -> Iterator[av.AudioFrame]:
    woven = np.ascontiguousarray(sound.T).reshape(1, -1)
    for start in range(0, sound.shape[1], SAMPLES_A_FRAME):
        some = woven[:, 2 * start : 2 * (start + SAMPLES_A_FRAME)]
        frame = av.AudioFrame.from_ndarray(some, format="flt", layout="stereo")
        frame.sample_rate, frame.pts = SAMPLE_RATE, start
        yield frame

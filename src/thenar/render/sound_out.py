"""A session through this machine's loudspeaker or headphones, for `thenar play`.

The device asks for sound as it needs it, and what it has been given is the clock. Where there is no device, one
sentence says so and a silent clock takes its place.
"""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice, repeat
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from thenar.model.problem import ThenarError
from thenar.model.timeline import FRAMES_PER_SECOND, Timeline
from thenar.parts.part import MissingPartError, Part, needed
from thenar.render.target import RenderError
from thenar.render.terminal import Silent, Sound
from thenar.render.track import track_packets
from thenar.voice.encode import decoded_frames
from thenar.voice.phrase import SAMPLE_RATE, SAMPLES_A_FRAME, SILENCE, Speaks

if TYPE_CHECKING:
    from miniaudio import Backend

NO_SOUND = RenderError("This machine has no sound device that can be used, so the words are shown in silence.")
_BUFFER_MS = 100
_BEHIND = _BUFFER_MS * SAMPLE_RATE // 1000  # what was given and is not yet heard
_GONE_SECONDS = 0.5


def sound_or_silence(
    timeline: Timeline,
    speaker: Speaks,
    say: Callable[[ThenarError], object],
    backends: "Sequence[Backend] | None" = None,
) -> Sound:
    """The session's sound on this machine; without a device or its library, a silent clock, after saying so."""
    try:
        miniaudio = needed(Part.SOUND)
    except MissingPartError as error:
        say(error)
        return Silent()
    packets = track_packets(timeline, speaker)
    try:
        with hushed():
            return Loud(packets, backends)
    except miniaudio.MiniaudioError:
        say(NO_SOUND)
        return Silent()


@contextmanager
def hushed() -> Iterator[None]:
    """Keep sound libraries from writing pages of their own to standard error while they look for a device."""
    sys.stderr.flush()
    kept = os.dup(2)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


class Loud:
    """The packets of a track on a sound device, a real one where none is named. Raises MiniaudioError."""

    def __init__(
        self, packets: Sequence[bytes], backends: "Sequence[Backend] | None", now: Callable[[], float] = monotonic
    ) -> None:
        miniaudio = needed(Part.SOUND)
        self._packets, self._now = packets, now
        self._lock = Lock()
        self._from = self._given = 0
        self._asked: float | None = None
        self._sound: Generator[bytes, int, None] | None = None
        self._device = miniaudio.PlaybackDevice(
            nchannels=1,
            sample_rate=SAMPLE_RATE,
            buffersize_msec=_BUFFER_MS,
            backends=list(backends or _real(miniaudio.Backend)),
        )
        self._device.start(self._started(self._samples()))

    def play(self, at: int) -> None:
        """Sound from this frame on."""
        with self._lock:
            self._from, self._given, self._asked = at, 0, self._now()
            self._sound = self._started(pcm(self._packets, at))

    def pause(self) -> None:
        """Fall silent and stay where it is."""
        at = self.at()
        with self._lock:
            self._from, self._given, self._asked, self._sound = at, 0, None, None

    def at(self) -> int:
        """The frame that is heard now. It goes on by the clock when a device stops asking, unplugged for example."""
        with self._lock:
            heard = self._from + max(0, self._given - _BEHIND) // SAMPLES_A_FRAME
            quiet = self._now() - self._asked if self._asked is not None else 0.0
        return heard + (int(quiet * FRAMES_PER_SECOND) if quiet > _GONE_SECONDS else 0)

    def close(self) -> None:
        """Give the device back."""
        self._device.close()

    def _samples(self) -> Generator[bytes, int, None]:
        """What the device asks for: sound while playing, silence while not."""
        count = yield b""
        while True:
            with self._lock:
                if self._sound:
                    self._given, self._asked = self._given + count, self._now()
                some = self._sound.send(count) if self._sound else bytes(2 * count)
            count = yield some

    @staticmethod
    def _started(generator: Generator[bytes, int, None]) -> Generator[bytes, int, None]:
        next(generator)
        return generator


def _real(backends: "Iterable[Backend]") -> "list[Backend]":
    return [one for one in backends if one.name != "NULL"]


def pcm(packets: Sequence[bytes], at: int) -> Generator[bytes, int, None]:
    """Send how many samples are wanted; get them as 16-bit sound from frame `at` on, silence after the end."""
    at = min(at, len(packets))
    # a decoder finds its way into the middle of a phrase only from the silence before it
    start = next((place for place in range(at - 1, -1, -1) if packets[place] == SILENCE), 0)
    frames = islice(decoded_frames(chain(packets[start:], repeat(SILENCE))), at - start, None)
    ready = np.zeros(0)
    count = yield b""
    while True:
        while len(ready) < count:
            ready = np.concatenate([ready, next(frames)])
        some, ready = ready[:count], ready[count:]
        count = yield (some * 32767).astype("<i2").tobytes()

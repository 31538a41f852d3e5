"""Sound on this machine: the right samples from any place, a clock that follows the device, silence without one."""

import os
import threading
from collections.abc import Iterator

import miniaudio
import numpy as np
import pytest

from tests.render.lines import laid
from thenar.model.problem import ThenarError
from thenar.render.sound_out import NO_SOUND, Loud, hushed, pcm, sound_or_silence
from thenar.render.terminal import Silent
from thenar.render.track import track_packets
from thenar.voice.encode import decoded
from thenar.voice.phrase import LOOKAHEAD, SAMPLES_A_FRAME
from thenar.voice.shape import Samples
from thenar.voice.speaker import shipped_speaker

TIMELINE = laid([(25, None), (20, "Begin with the left hand."), (60, "One.")], shipped_speaker(), after=40)
PACKETS = track_packets(TIMELINE, shipped_speaker())
NULL = [miniaudio.Backend.NULL]  # a device of miniaudio's own that runs in real time and sounds nowhere


def heard(at: int, counts: list[int]) -> Samples:
    """Samples from a frame on, asked for in pieces of these sizes."""
    source = pcm(PACKETS, at)
    next(source)
    data = b"".join(source.send(count) for count in counts)
    return np.frombuffer(data, "<i2") / 32767


@pytest.mark.parametrize("at", [0, 1, 30, 100, 140, 200])
@pytest.mark.parametrize("counts", [[960] * 60, [441] * 100, [1, 4800, 7, 12_000]])
def test_sound_from_any_place_is_the_sound_of_the_track(at: int, counts: list[int]) -> None:
    whole = np.concatenate([np.zeros(LOOKAHEAD), decoded(PACKETS), np.zeros(60 * SAMPLES_A_FRAME)])
    some = heard(at, counts)
    right = whole[at * SAMPLES_A_FRAME :][: sum(counts)]
    assert len(some) == sum(counts)
    assert np.abs(some[: len(right)] - right).max(initial=0) < 1e-3


def test_beyond_the_end_is_silence() -> None:
    assert not heard(TIMELINE.frames + 500, [9_600]).any()


class Clock:
    """A clock that stands still, and tells when the device has asked for sound."""

    def __init__(self) -> None:
        self.time = 100.0
        self.asked = threading.Event()

    def __call__(self) -> float:
        if threading.current_thread() is not threading.main_thread():
            self.asked.set()
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def loud(clock: Clock) -> Iterator[Loud]:
    sound = Loud(PACKETS, NULL, clock)
    yield sound
    sound.close()


def wait_until(sound: Loud, frame: int, clock: Clock) -> None:
    """Let the device, which runs in real time, be given so much."""
    while sound.at() < frame:
        clock.asked.clear()
        assert clock.asked.wait(5), f"the device never reached frame {frame}"


def test_what_the_device_was_given_is_the_clock(loud: Loud, clock: Clock) -> None:
    assert loud.at() == 0
    loud.play(10)
    assert loud.at() == 10
    wait_until(loud, 15, clock)
    loud.pause()
    stayed = loud.at()
    assert stayed >= 15
    loud.play(120)
    wait_until(loud, 122, clock)


def test_a_device_that_goes_away_does_not_stop_the_session(loud: Loud, clock: Clock) -> None:
    loud.play(0)
    loud.close()
    clock.time += 20
    assert loud.at() >= 1000


def test_without_a_device_one_sentence_says_so() -> None:
    said: list[ThenarError] = []
    sound = sound_or_silence(TIMELINE, shipped_speaker(), said.append, [miniaudio.Backend.JACK])
    assert said == [NO_SOUND]
    assert isinstance(sound, Silent)


def test_libraries_that_look_for_a_device_are_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    with hushed():
        os.write(2, b"cannot find card")
    os.write(2, b"but errors of ours are")
    assert capfd.readouterr().err == "but errors of ours are"


def test_with_a_device_nothing_is_said() -> None:
    said: list[ThenarError] = []
    sound = sound_or_silence(TIMELINE, shipped_speaker(), said.append, NULL)
    sound.close()
    assert said == []

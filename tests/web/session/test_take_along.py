"""The first seconds of a session, to listen to: short, the same as they will be, and not cut inside a word."""

from io import BytesIO

import av
import numpy as np
from django.urls import reverse
from numpy.typing import NDArray

from tests.web.conftest import Visitor
from thenar.voice.phrase import SILENCE
from thenar.web.session.take_along import first_seconds

SAID = b"said"


def test_it_ends_in_the_last_pause_of_ten_seconds() -> None:
    packets = [SAID] * 300 + [SILENCE] * 50 + [SAID] * 400
    assert first_seconds(packets) == packets[:349]


def test_without_a_pause_it_is_ten_seconds_long() -> None:
    assert len(first_seconds([SAID] * 900)) == 500


def test_a_pause_in_the_first_five_seconds_is_too_early_to_end() -> None:
    packets = [SILENCE] * 10 + [SAID] * 900
    assert len(first_seconds(packets)) == 500


def test_a_preview_over_a_bed_is_as_long_and_never_silent(visitor: Visitor) -> None:
    visitor.screened(minutes="5")
    plain, over = (heard(visitor.get(f"{reverse('preview')}{bed}").content) for bed in ("", "?bed=rain&level=4"))
    assert len(plain) == len(over)
    assert quietest(plain, 1, 4) < 0.001 < quietest(over, 1, 4), "rain is heard between the sentences"


def test_a_sound_file_takes_the_bed_along(visitor: Visitor) -> None:
    visitor.screened(minutes="5")
    plain, over = (heard(visitor.get(f"{reverse('sound-file')}{bed}").content) for bed in ("", "?bed=sea&level=4"))
    assert len(plain) == len(over)
    assert quietest(plain, 60, 120) < 0.001 < quietest(over, 60, 120)


def heard(file: bytes) -> NDArray[np.float32]:
    """One channel of a file's sound."""
    with av.open(BytesIO(file), "r") as found:
        channels: NDArray[np.float32] = np.concatenate([one.to_ndarray() for one in found.decode(audio=0)], axis=-1)
    return np.asarray(channels[0], np.float32)


def quietest(sound: NDArray[np.float32], start: int, stop: int) -> float:
    """How loud the most quiet fifth of a second is between two seconds."""
    return float(min(np.abs(sound[at : at + 9_600]).max() for at in range(start * 48_000, stop * 48_000, 9_600)))

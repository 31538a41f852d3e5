"""The first seconds of a session, to listen to: short, the same as they will be, and not cut inside a word."""

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

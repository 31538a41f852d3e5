"""Ready packets in MP4: the same sound as in Ogg, to the sample, its index before the first of them."""

from functools import cache
from io import BytesIO

import av
import numpy as np
import pytest

from tests.render.lines import laid
from tests.voice.sounds import Hummer
from thenar.model.timeline import Timeline
from thenar.render.mp4 import mp4_opus
from thenar.render.track import track_packets
from thenar.voice.ogg import ogg_opus
from thenar.voice.phrase import SILENCE
from thenar.voice.shape import Samples
from thenar.voice.speaker import Speaker

SPEAKER = Speaker(Hummer(), 1.0)


@cache
def line() -> Timeline:
    return laid([(60, "Begin with the left hand."), (200, "One."), (90, "Now the other hand.")], SPEAKER, after=70)


def played(data: bytes) -> Samples:
    """The sound as a player decodes it, one channel."""
    with av.open(BytesIO(data), "r") as file:
        return np.concatenate([frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)])


def boxes(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        found.append(data[at + 4 : at + 8])
        at += int.from_bytes(data[at : at + 4], "big")
    return found


def test_it_sounds_as_the_same_packets_in_ogg_to_the_sample() -> None:
    packets = track_packets(line(), SPEAKER)
    ours, theirs = played(mp4_opus(packets)), played(ogg_opus(packets))
    assert len(theirs) == len(packets) * 960
    assert len(ours) >= len(theirs)
    assert np.array_equal(ours[: len(theirs)], theirs)
    assert len(ours) - len(theirs) <= 648, "the edit list ends a player's sound; this decoder plays out the last packet"


def test_its_index_comes_before_its_sound_and_says_the_length() -> None:
    packets = track_packets(line(), SPEAKER)
    data = mp4_opus(packets)
    assert boxes(data) == [b"ftyp", b"moov", b"mdat"]
    with av.open(BytesIO(data), "r") as file:
        assert file.duration == len(packets) * 20_000


@pytest.mark.parametrize("packets", [[SILENCE], [SILENCE] * 2, [SILENCE] * 50, [SILENCE] * 51])
def test_packets_of_one_size_and_chunks_that_are_just_full(packets: list[bytes]) -> None:
    with av.open(BytesIO(mp4_opus(packets)), "r") as file:
        assert file.duration == len(packets) * 20_000
        assert [bytes(one) for one in file.demux(audio=0) if one.size] == [*packets, SILENCE]

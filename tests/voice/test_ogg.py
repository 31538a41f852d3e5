"""Ogg pages: read back as they were written, refused when anything changed."""

from io import BytesIO

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thenar.voice.ogg import OggError, ogg_opus, ogg_packets, page_checksum
from thenar.voice.phrase import SILENCE

SOUND = [SILENCE] * 120


def test_the_checksum_is_the_one_of_the_ogg_specification() -> None:
    slow = 0
    for byte in b"OggS and more":
        slow ^= byte << 24
        for _ in range(8):
            slow = (slow << 1 ^ 0x04C11DB7 if slow & 0x80000000 else slow << 1) & 0xFFFFFFFF
    assert page_checksum(b"OggS and more") == slow


@given(st.lists(st.binary(min_size=1, max_size=1275), min_size=1, max_size=140))
def test_packets_come_back_as_they_were(packets: list[bytes]) -> None:
    assert ogg_packets(ogg_opus(packets)) == tuple(packets)


@pytest.mark.parametrize("frames", [1, 39, 40, 41, 79, 80, 81])
def test_a_player_decodes_exactly_the_frames(frames: int) -> None:
    with av.open(BytesIO(ogg_opus([SILENCE] * frames)), "r") as file:
        assert sum(frame.samples for frame in file.decode(audio=0)) == frames * 960


def test_tags_longer_than_a_page_are_read_back() -> None:
    long = "é" * 40_000
    with av.open(BytesIO(ogg_opus(SOUND, [("TITLE", "Feet"), ("COMMENT", long)])), "r") as file:
        assert file.streams.audio[0].metadata["TITLE"] == "Feet"
        assert file.streams.audio[0].metadata["COMMENT"] == long
        assert sum(frame.samples for frame in file.decode(audio=0)) == 120 * 960
    pages = ogg_opus(SOUND, [("COMMENT", long)]).split(b"OggS\0")[1:]
    assert [page[0] for page in pages] == [2, 0, 1, 0, 0, 0, 4], "first, tags begun, tags continued, sound, last"


def test_every_single_changed_byte_is_noticed() -> None:
    whole = ogg_opus(SOUND[:3])
    for at in range(len(whole)):
        with pytest.raises(OggError):
            ogg_packets(whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1 :])


def test_every_missing_end_is_noticed() -> None:
    whole = ogg_opus(SOUND)
    for end in range(len(whole)):
        with pytest.raises(OggError):
            ogg_packets(whole[:end])


def test_the_longest_packets_there_can_be_fit_their_pages() -> None:
    packets = [bytes(1275)] * 130
    assert ogg_packets(ogg_opus(packets)) == tuple(packets)

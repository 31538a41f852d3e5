"""Ogg Opus files: packets to pages and back, without encoding anything.

Sources: RFC 3533 (Ogg pages), RFC 7845 (Opus in Ogg). Why our own: docs/decisions/0010-own-ogg-pages.md.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence

from thenar import __version__
from thenar.voice.phrase import LOOKAHEAD, SAMPLE_RATE, SAMPLES_A_FRAME, SILENCE

_PAGE = struct.Struct("<4sBBqIIIB")
_CRC_AT = 22
_PACKETS_A_PAGE = 40  # under a second, as RFC 7845 recommends, and under 255 parts at 1,275 bytes each
_SERIAL = 0x7468656E  # any number does for a file with one stream; a fixed one keeps equal input equal bytes
_FIRST, _LAST = 2, 4
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class OggError(ValueError):
    """These bytes are not an Ogg Opus file of ours."""


def page_checksum(page: bytes) -> int:
    """Ogg's CRC-32 (polynomial 0x04C11DB7, most significant bit first, starting from 0).

    It is zlib's CRC-32 read backwards: reverse the bits of every byte going in and of the sum coming out.
    """
    backwards = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(backwards.to_bytes(4, "little").translate(_REVERSED), "big")


def ogg_opus(packets: Sequence[bytes], tags: Iterable[tuple[str, str]] = ()) -> bytes:
    """One Ogg Opus file that decodes to exactly `len(packets) * 960` samples, for one packet or more.

    The encoder's lookahead is skipped at the start: sample 0 of packet `n` is sample `n * 960` of the sound. One
    more packet of silence carries the last samples out, and the end is trimmed to length.
    """
    pages, first = ogg_head(tags, channels=1)
    padded = [*packets, SILENCE]
    written = [pages]
    for number, start in enumerate(range(0, len(padded), _PACKETS_A_PAGE), first):
        written.append(ogg_page(padded[start : start + _PACKETS_A_PAGE], start, len(packets), number))
    return b"".join(written)


def ogg_head(tags: Iterable[tuple[str, str]], channels: int) -> tuple[bytes, int]:
    """The pages before the sound, and the number of the page after them."""
    head = struct.pack("<8sBBHIhB", b"OpusHead", 1, channels, LOOKAHEAD, SAMPLE_RATE, 0, 0)
    pages = [_page([head], 0, 0, _FIRST), *_tag_pages(_opus_tags(tags))]
    return b"".join(pages), len(pages)


def ogg_page(packets: Sequence[bytes], start: int, frames: int, number: int) -> bytes:
    """A page of sound: packets from packet `start` on of a track of so many frames, which has one packet more."""
    end = start + len(packets)
    if end <= frames:
        return _page(packets, end * SAMPLES_A_FRAME, number, 0)
    return _page(packets, frames * SAMPLES_A_FRAME + LOOKAHEAD, number, _LAST)


def ogg_packets(data: bytes) -> tuple[bytes, ...]:
    """The packets that went into `ogg_opus`. OggError when a byte is missing or has changed."""
    packets: list[bytes] = []
    rest, last = b"", False
    for flags, lacing, body in _pages(data):
        last, at = bool(flags & _LAST), 0
        for size in lacing:
            rest += body[at : at + size]
            at += size
            if size < 255:
                packets.append(rest)
                rest = b""
    if not last or len(packets) < 3 or not packets[0].startswith(b"OpusHead"):
        raise OggError("the Ogg pages are incomplete")
    return tuple(packets[2:-1])


def _pages(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    at = 0
    while at < len(data):
        try:
            magic, _, flags, _, _, _, checksum, count = _PAGE.unpack_from(data, at)
        except struct.error:
            raise OggError("an Ogg page is cut short") from None
        body_at = at + _PAGE.size + count
        lacing = data[at + _PAGE.size : body_at]
        end = body_at + sum(lacing)
        page = data[at : at + _CRC_AT] + bytes(4) + data[at + _CRC_AT + 4 : end]
        if magic != b"OggS" or len(data) < end or page_checksum(page) != checksum:
            raise OggError("an Ogg page is damaged")
        yield flags, lacing, data[body_at:end]
        at = end


def _page(packets: Sequence[bytes], granule: int, number: int, flags: int) -> bytes:
    lacing = b"".join([b"\xff" * (len(packet) // 255) + bytes((len(packet) % 255,)) for packet in packets])
    return _sealed(lacing, b"".join(packets), granule, number, flags)


def _sealed(lacing: bytes, body: bytes, granule: int, number: int, flags: int) -> bytes:
    head = _PAGE.pack(b"OggS", 0, flags, granule, _SERIAL, number, 0, len(lacing))
    page = head + lacing + body
    return page[:_CRC_AT] + page_checksum(page).to_bytes(4, "little") + page[_CRC_AT + 4 :]


def _opus_tags(tags: Iterable[tuple[str, str]]) -> bytes:
    vendor = f"thenar {__version__}".encode()
    lines = [f"{name}={value}".encode() for name, value in tags]
    sized = b"".join(struct.pack("<I", len(line)) + line for line in lines)
    return b"OpusTags" + struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", len(lines)) + sized


def _tag_pages(packet: bytes) -> list[bytes]:
    """The tags may be longer than one page holds; a page that starts in the middle of a packet says so."""
    lacing = b"\xff" * (len(packet) // 255) + bytes((len(packet) % 255,))
    pages: list[bytes] = []
    for start in range(0, len(lacing), 255):
        some = lacing[start : start + 255]
        body = packet[start * 255 : start * 255 + sum(some)]
        granule = 0 if some[-1] < 255 else -1
        pages.append(_sealed(some, body, granule, 1 + len(pages), 1 if start else 0))
    return pages

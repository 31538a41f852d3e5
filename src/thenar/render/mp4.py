"""The beginning of an MP4 file of Opus packets that are all of one size: everything but the packets themselves.

Sources: ISO/IEC 14496-12 (boxes), "Encapsulation of Opus in ISO Base Media File Format" 0.8.1. PyAV can write such a
file only once all packets are there; here every byte has to be known before the first is encoded.
"""

import struct

from thenar.voice.phrase import LOOKAHEAD, SAMPLE_RATE, SAMPLES_A_FRAME

_UNITY = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_PRE_ROLL = -4  # packets to decode before one that is jumped to: 80 ms


def mp4_head(frames: int, packet: int, chunk: int) -> bytes:
    """For a track of so many frames of 20 ms in one packet more; packets of so many bytes, so many a chunk."""
    count = frames + 1
    size = len(_head(count, frames, packet, chunk, 0))
    return _head(count, frames, packet, chunk, size)


def _head(count: int, frames: int, packet: int, chunk: int, start: int) -> bytes:
    brand = _box(b"ftyp", b"isom", struct.pack(">I", 512), b"isomiso2mp41")
    inside = frames * SAMPLES_A_FRAME
    movie = _box(
        b"moov",
        _full(
            b"mvhd",
            0,
            struct.pack(">4I", 0, 0, SAMPLE_RATE, inside),
            struct.pack(">IHHII", 0x10000, 0x0100, 0, 0, 0),
            _UNITY,
            bytes(24),
            struct.pack(">I", 2),
        ),
        _track(count, inside, packet, chunk, start),
    )
    data = struct.pack(">I", 8 + count * packet) + b"mdat"
    return brand + movie + data


def _track(count: int, inside: int, packet: int, chunk: int, start: int) -> bytes:
    head = _full(
        b"tkhd",
        3,
        struct.pack(">5I", 0, 0, 1, 0, inside),
        bytes(8),
        struct.pack(">4H", 0, 0, 0x0100, 0),
        _UNITY,
        bytes(8),
    )
    edit = _box(b"edts", _full(b"elst", 0, struct.pack(">IIiHH", 1, inside, LOOKAHEAD, 1, 0)))
    media = _box(
        b"mdia",
        _full(
            b"mdhd",
            0,
            struct.pack(">4I", 0, 0, SAMPLE_RATE, (count - 1) * SAMPLES_A_FRAME + LOOKAHEAD),
            struct.pack(">HH", 0x55C4, 0),
        ),
        _full(b"hdlr", 0, bytes(4), b"soun", bytes(12), b"Sound\0"),
        _box(
            b"minf",
            _full(b"smhd", 0, bytes(4)),
            _box(b"dinf", _full(b"dref", 0, struct.pack(">I", 1), _full(b"url ", 1))),
            _table(count, packet, chunk, start),
        ),
    )
    return _box(b"trak", head, edit, media)


def _table(count: int, packet: int, chunk: int, start: int) -> bytes:
    """How the packets lie: all of one length in time and in bytes, in chunks one after another."""
    chunks = -(-count // chunk)
    offsets = struct.pack(f">{chunks}I", *(start + number * chunk * packet for number in range(chunks)))
    return _box(
        b"stbl",
        _full(b"stsd", 0, struct.pack(">I", 1), _opus()),
        _full(b"stts", 0, struct.pack(">5I", 2, count - 1, SAMPLES_A_FRAME, 1, LOOKAHEAD)),
        _full(b"stsc", 0, _chunk_sizes(count, chunk, chunks)),
        _full(b"stsz", 0, struct.pack(">II", packet, count)),
        _full(b"stco", 0, struct.pack(">I", chunks), offsets),
        _full(b"sgpd", 0x01000000, b"roll", struct.pack(">IIh", 2, 1, _PRE_ROLL)),
        _full(b"sbgp", 0, b"roll", struct.pack(">3I", 1, count, 1)),
    )


def _chunk_sizes(count: int, chunk: int, chunks: int) -> bytes:
    rest = count - (chunks - 1) * chunk
    runs = [(1, chunk, 1)] if chunks > 1 else []
    if not runs or rest != chunk:
        runs.append((chunks, rest, 1))
    return struct.pack(">I", len(runs)) + b"".join(struct.pack(">3I", *run) for run in runs)


def _opus() -> bytes:
    details = _box(b"dOps", struct.pack(">BBHIhB", 0, 2, LOOKAHEAD, SAMPLE_RATE, 0, 0))
    entry = bytes(6) + struct.pack(">H", 1) + bytes(8) + struct.pack(">4HI", 2, 16, 0, 0, SAMPLE_RATE << 16)
    return _box(b"Opus", entry, details)


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + name + body


def _full(name: bytes, flags: int, *parts: bytes) -> bytes:
    """A box with a version (the upper byte) and flags."""
    return _box(name, struct.pack(">I", flags), *parts)

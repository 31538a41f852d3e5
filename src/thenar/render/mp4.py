"""The beginning of an MP4 file of Opus packets: everything but the packets themselves, the index included.

Sources: ISO/IEC 14496-12 (boxes), "Encapsulation of Opus in ISO Base Media File Format" 0.8.1. PyAV can write such a
file only once all packets are there; over a bed every byte has to be known before the first packet is encoded, and a
track of ready packets is laid end to end without loading an encoder.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.voice.phrase import LOOKAHEAD, SAMPLE_RATE, SAMPLES_A_FRAME, SILENCE

_UNITY = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_PRE_ROLL = -4  # packets to decode before one that is jumped to: 80 ms


@dataclass(frozen=True)
class Packets:
    """How the packets of a track lie: of so many bytes each, so many in each chunk but the last."""

    sizes: Sequence[int]
    chunk: int
    channels: int

    def starts(self, first: int) -> list[int]:
        """Where each chunk begins in a file whose first packet lies at a byte."""
        sums = [0, *accumulate(self.sizes)]
        return [first + sums[at] for at in range(0, len(self.sizes), self.chunk)]


def mp4_head(frames: int, packet: int, chunk: int) -> bytes:
    """For a stereo track of so many frames of 20 ms in one packet more; packets of so many bytes, so many a chunk."""
    return _head_of(Packets([packet] * (frames + 1), chunk, 2))


def mp4_opus(packets: Sequence[bytes]) -> bytes:
    """One file of ready packets, mono, that decodes to exactly `len(packets) * 960` samples, its index first."""
    padded = [*packets, SILENCE]
    return _head_of(Packets([len(one) for one in padded], FRAMES_PER_SECOND, 1)) + b"".join(padded)


def _head_of(packets: Packets) -> bytes:
    return _head(packets, len(_head(packets, 0)))


def _head(packets: Packets, start: int) -> bytes:
    brand = _box(b"ftyp", b"isom", struct.pack(">I", 512), b"isomiso2mp41")
    inside = (len(packets.sizes) - 1) * SAMPLES_A_FRAME
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
        _track(packets, inside, start),
    )
    data = struct.pack(">I", 8 + sum(packets.sizes)) + b"mdat"
    return brand + movie + data


def _track(packets: Packets, inside: int, start: int) -> bytes:
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
            struct.pack(">4I", 0, 0, SAMPLE_RATE, inside + LOOKAHEAD),
            struct.pack(">HH", 0x55C4, 0),
        ),
        _full(b"hdlr", 0, bytes(4), b"soun", bytes(12), b"Sound\0"),
        _box(
            b"minf",
            _full(b"smhd", 0, bytes(4)),
            _box(b"dinf", _full(b"dref", 0, struct.pack(">I", 1), _full(b"url ", 1))),
            _table(packets, start),
        ),
    )
    return _box(b"trak", head, edit, media)


def _table(packets: Packets, start: int) -> bytes:
    """How the packets lie: all of one length in time, in chunks one after another."""
    count, starts = len(packets.sizes), packets.starts(start)
    offsets = struct.pack(f">{len(starts)}I", *starts)
    return _box(
        b"stbl",
        _full(b"stsd", 0, struct.pack(">I", 1), _opus(packets.channels)),
        _full(b"stts", 0, struct.pack(">5I", 2, count - 1, SAMPLES_A_FRAME, 1, LOOKAHEAD)),
        _full(b"stsc", 0, _chunk_sizes(count, packets.chunk, len(starts))),
        _full(b"stsz", 0, _packet_sizes(packets.sizes)),
        _full(b"stco", 0, struct.pack(">I", len(starts)), offsets),
        _full(b"sgpd", 0x01000000, b"roll", struct.pack(">IIh", 2, 1, _PRE_ROLL)),
        _full(b"sbgp", 0, b"roll", struct.pack(">3I", 1, count, 1)),
    )


def _chunk_sizes(count: int, chunk: int, chunks: int) -> bytes:
    rest = count - (chunks - 1) * chunk
    runs = [(1, chunk, 1)] if chunks > 1 else []
    if not runs or rest != chunk:
        runs.append((chunks, rest, 1))
    return struct.pack(">I", len(runs)) + b"".join(struct.pack(">3I", *run) for run in runs)


def _packet_sizes(sizes: Sequence[int]) -> bytes:
    if len(set(sizes)) == 1:
        return struct.pack(">II", sizes[0], len(sizes))
    return struct.pack(f">II{len(sizes)}I", 0, len(sizes), *sizes)


def _opus(channels: int) -> bytes:
    details = _box(b"dOps", struct.pack(">BBHIhB", 0, channels, LOOKAHEAD, SAMPLE_RATE, 0, 0))
    entry = bytes(6) + struct.pack(">H", 1) + bytes(8) + struct.pack(">4HI", channels, 16, 0, 0, SAMPLE_RATE << 16)
    return _box(b"Opus", entry, details)


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + name + body


def _full(name: bytes, flags: int, *parts: bytes) -> bytes:
    """A box with a version (the upper byte) and flags."""
    return _box(name, struct.pack(">I", flags), *parts)

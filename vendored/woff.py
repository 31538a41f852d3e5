"""A font as browsers get it (WOFF 1.0) back to the file that everything else reads: the same tables, not packed."""

import struct
import zlib

_HEAD, _ENTRY = 44, 20  # bytes of the header, and of each table in the directory
_RECORD = 16  # bytes of each table in the directory of an OpenType file


def opentype(woff: bytes) -> bytes:
    """The OpenType file inside. ValueError for anything that is no WOFF 1.0."""
    if woff[:4] != b"wOFF":
        raise ValueError("This is no WOFF 1.0 font.")
    count: int = struct.unpack_from(">H", woff, 12)[0]
    power = 1 << (count.bit_length() - 1)
    head = woff[4:8] + struct.pack(">4H", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    records, tables, at = b"", b"", len(head) + count * _RECORD
    for number in range(count):
        tag, start, packed, size, checksum = struct.unpack_from(">4s4I", woff, _HEAD + number * _ENTRY)
        table = woff[start : start + packed]
        table = table if packed == size else zlib.decompress(table)
        records += struct.pack(">4s3I", tag, checksum, at + len(tables), size)
        tables += table + bytes(-size % 4)
    return head + records + tables

"""A packed model read back, as the browser reads it in `static/scene/packed.js`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

import numpy as np

from anatomy.body import Floats, Ints
from anatomy.pack import TARGET, Bytes


@dataclass(frozen=True)
class Packed:
    """`points` (n, 3) metres, `faces` (m, 3), `weights` (n, bones), `zones` (n,); `of` is the model it is made of."""

    of: str
    points: Floats
    faces: Ints
    weights: Floats
    zones: Ints


class _Planes:
    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = np.frombuffer(raw, np.uint8), 0

    def next(self, count: int) -> Ints:
        """The next plane of bytes."""
        self.at += count
        return self.raw[self.at - count : self.at].astype(np.int64)

    def both(self, count: int) -> Ints:
        """A low and a high plane together."""
        low = self.next(count)
        return np.asarray(low | (self.next(count) << 8))

    def table(self, count: int, columns: int) -> Bytes:
        """Sums of differences, column by column, as bytes that wrap around."""
        sums = [np.cumsum(self.next(count)).astype(np.uint8) for _ in range(columns)]
        return np.stack(sums, axis=1)


@cache
def packed(area: str) -> Packed:
    """The packed hand or foot."""
    raw = (TARGET / f"{area}.bin").read_bytes()
    length = int.from_bytes(raw[:4], "little")
    header = json.loads(raw[4 : 4 + length])
    planes, count = _Planes(raw[4 + length :]), header["vertices"]
    folded = [planes.both(count) for _ in range(3)]
    steps = [np.where(one & 1, -((one + 1) >> 1), one >> 1) for one in folded]
    points = np.stack([np.cumsum(one) for one in steps], axis=1) * header["grid"]
    planes.table(count, 3)  # normals
    bones, share = planes.table(count, 4).astype(int), planes.table(count, 3).astype(int)
    shares = np.hstack([255 - share.sum(axis=1, keepdims=True), share]) / 255
    weights = np.zeros((count, len(header["bones"])))
    np.add.at(weights, (np.arange(count)[:, None], bones), shares)
    planes.table(count, 4)  # complexion
    zones = planes.table(count, 1)[:, 0].astype(np.int64)
    return Packed(header["of"], points, _corners(planes.both(header["corners"])), weights, zones)


def _corners(back: Ints) -> Ints:
    """Triangles (m, 3) from distances below the highest vertex so far."""
    corners, highest = np.empty(len(back), np.int64), 0
    for i, step in enumerate(back.tolist()):
        corners[i] = highest - step
        highest += corners[i] == highest
    return corners.reshape(-1, 3)

"""The outline of a set of triangles as an SVG path: edges that only one of them has, joined into loops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from anatomy.body import Floats, Ints

TOLERANCE = 0.35  # millimeters by which a drawn outline may leave the true one
SMOOTHED = 6  # times that each point goes half the way to the middle of its neighbors
LEAST = 30.0  # square millimeters; smaller loops are noise of the border


def loops(faces: Ints) -> list[list[int]]:
    """The closed outlines of triangles, as vertex numbers in order."""
    edges = [(int(a), int(b)) for face in faces for a, b in zip(face, np.roll(face, -1), strict=True)]
    once = Counter(frozenset(edge) for edge in edges)
    follows: dict[int, list[int]] = {}
    for a, b in edges:
        if once[frozenset((a, b))] == 1:
            follows.setdefault(a, []).append(b)
    found = []
    while follows:
        loop = [next(iter(follows))]
        while after := follows.get(loop[-1]):
            loop.append(after.pop())
            if not after:
                del follows[loop[-2]]
        found.append(loop[:-1])
    return found


def path_of(outlines: Iterable[Floats]) -> str:
    """The `d` of a path of closed loops (n, 2)."""
    kept = (_simple(_smooth(loop)) for loop in outlines if len(loop) > 2 and abs(_area(loop)) >= LEAST)
    return " ".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in loop) + "Z" for loop in kept)


def _area(loop: Floats) -> float:
    x, y = loop.T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def _smooth(loop: Floats) -> Floats:
    """Without the teeth of triangles, whose edges are a few millimeters long."""
    for _ in range(SMOOTHED):
        loop = (np.roll(loop, 1, axis=0) + 2 * loop + np.roll(loop, -1, axis=0)) / 4
    return loop


def _simple(loop: Floats) -> Floats:
    """Fewer points (Douglas and Peucker), from the first to the one farthest from it and back."""
    far = int(np.linalg.norm(loop - loop[0], axis=1).argmax())
    return np.vstack([_thinned(loop[: far + 1])[:-1], _thinned(np.vstack([loop[far:], loop[:1]]))[:-1]])


def _thinned(line: Floats) -> Floats:
    if len(line) < 3:
        return line
    start, along = line[0], line[-1] - line[0]
    length = float(np.linalg.norm(along)) or 1.0
    off = np.abs(along[0] * (line[:, 1] - start[1]) - along[1] * (line[:, 0] - start[0])) / length
    worst = int(off.argmax())
    if off[worst] <= TOLERANCE:
        return line[[0, -1]]
    return np.vstack([_thinned(line[: worst + 1])[:-1], _thinned(line[worst:])])

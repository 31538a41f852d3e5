"""The whole adult body: vertices in metres after the shape targets, its joints and its weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anatomy.source import BodyData

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

METRES_PER_UNIT = 0.1
SHAPE = {
    "universal-female-young-averagemuscle-averageweight": 0.5,
    "universal-male-young-averagemuscle-averageweight": 0.5,
    **{f"{origin}-{sex}-young": 1 / 6 for origin in ("african", "asian", "caucasian") for sex in ("female", "male")},
}


@dataclass(frozen=True)
class Body:
    """`points` (n, 3) metres; `quads` (m, 4) of the skin; `joints` name to centre in metres
    (`r-finger-2-1` is where the right first finger begins); `weights` bone to [(vertex, weight)].
    """

    points: Floats
    quads: Ints
    joints: dict[str, Floats]
    weights: dict[str, list[tuple[int, float]]]


def _read_obj(text: str) -> tuple[Floats, dict[str, list[list[int]]]]:
    points: list[list[float]] = []
    groups: dict[str, list[list[int]]] = {}
    group = ""
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            points.append([float(x) for x in rest.split()])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners = [int(corner.split("/")[0]) - 1 for corner in rest.split()]
            groups.setdefault(group, []).append(corners)
    return np.array(points), groups


def _shaped(points: Floats, data: BodyData) -> Floats:
    shaped = points.copy()
    for name, amount in SHAPE.items():
        rows = data.text(f"targets/macrodetails/{name}.target.gz").splitlines()
        moves = [row.split() for row in rows if row and row[0] != "#"]
        table = np.array(moves, dtype=float).reshape(-1, 4)
        shaped[table[:, 0].astype(int)] += amount * table[:, 1:4]
    return shaped * METRES_PER_UNIT


def _joints(points: Floats, groups: dict[str, list[list[int]]]) -> dict[str, Floats]:
    prefix = "joint-"
    return {
        group.removeprefix(prefix): points[sorted({v for face in faces for v in face})].mean(axis=0)
        for group, faces in groups.items()
        if group.startswith(prefix)
    }


def load_body(data: BodyData) -> Body:
    """An average adult of no particular sex or origin."""
    raw, groups = _read_obj(data.text("3dobjs/base.obj"))
    points = _shaped(raw, data)
    quads = np.array([face for face in groups["body"] if len(face) == 4])
    weights = data.json("rigs/standard/weights.default.json")["weights"]
    return Body(points, quads, _joints(points, groups), weights)

"""The spot of every point on the packed models, by its rule: `python -m anatomy.spots`.

A spot is a triangle of the packed model and the shares of its three corners, so it follows every pose as skin does. A
left limb is the right one in a mirror, and has the same triangles.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import igl
import numpy as np
import trimesh

from anatomy.body import Floats
from anatomy.packed import packed
from anatomy.paths import RESULTS
from anatomy.rules import Rule, place, rules
from anatomy.zones import zone_table

FILE = RESULTS / "spots.json"
AREAS = ("hand", "foot")


@dataclass(frozen=True)
class Spot:
    """A triangle of a packed model and the shares (3,) of its corners."""

    triangle: int
    shares: tuple[float, float, float]

    def at(self, area: str, points: Floats | None = None) -> Floats:
        """Where it lies (3,) on the packed model at rest, or on its posed vertices."""
        model = packed(area)
        corners = (model.points if points is None else points)[model.faces[self.triangle]]
        return np.asarray(np.array(self.shares) @ corners)


def laid(spot: Floats, area: str) -> Spot:
    """The spot of the packed model that is nearest to a place."""
    model = packed(area)
    _, triangle, near = igl.point_mesh_squared_distance(spot[None], model.points, model.faces)
    weigh: Any = trimesh.triangles.points_to_barycentric
    one, two, _ = np.round(weigh(model.points[model.faces[triangle]], near)[0], 3).tolist()
    return Spot(int(triangle[0]), (one, two, 1 - one - two))


def spots_of(rule: Rule) -> list[Spot]:
    """The spots of a point by its rule."""
    return [laid(place(way, rule), rule.area) for way in rule.each]


@cache
def committed() -> dict[str, Any]:
    """The committed file as plain values."""
    made: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return made


def kept_spots(point: str) -> list[Spot]:
    """The committed spots of a point."""
    laid_down = committed()["spots"][point]["spots"]
    return [Spot(one[0], (one[1], one[2], 1 - one[1] - one[2])) for one in laid_down]


def zone_under(spot: Spot, area: str) -> str:
    """The zone of the corner that has the greatest share in a spot."""
    model = packed(area)
    corner = model.faces[spot.triangle][int(np.argmax(spot.shares))]
    return zone_table(area)[0][int(model.zones[corner])]


def made() -> dict[str, Any]:
    """What is committed: of which models, and for each point its side, triangles and two of their three shares."""
    found = {
        name: {"side": rule.side, "spots": [[spot.triangle, *spot.shares[:2]] for spot in spots_of(rule)]}
        for name, rule in rules().items()
    }
    return {"of": {area: packed(area).of for area in AREAS}, "spots": found}


def main() -> None:
    """Write the spots."""
    FILE.write_text(json.dumps(made(), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Where a point lies by its rule: a place between landmarks, some widths further, and the skin that is met there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import igl
import numpy as np
import yaml

from anatomy.body import Floats
from anatomy.fist import fingertip
from anatomy.landmarks import fingers, landmarks, skin, thumb, width
from anatomy.paths import HERE, KNOWLEDGE

FILE = HERE / "spots.yaml"
FAR = 0.2  # metres from which a ray begins
DEEP = 0.08  # metres that a place may lie below the skin that is met
SIDES = {
    "palm": (0, -1, 0), "back": (0, 1, 0), "thumb": (-1, 0, 0), "little": (1, 0, 0),
    "sole": (0, -1, 0), "top": (0, 1, 0), "inner": (-1, 0, 0), "outer": (1, 0, 0),
}  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """`text` says it in words, `each` how it is reckoned, one for a spot; `also` are other ways to find the point."""

    point: str
    area: str
    text: str
    side: str
    each: tuple[dict[str, Any], ...]
    also: tuple[dict[str, Any], ...]


@cache
def rules() -> dict[str, Rule]:
    """The rules of all points that have one, by point."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: Rule(name, area_of(name), one["rule"], one["side"], tuple(one.get("each", [one])),
                       tuple(one.get("also", []))) for name, one in told.items()}  # fmt: skip


def area_of(point: str) -> str:
    """Whether a point is of the hand or of the foot."""
    area: str = yaml.safe_load((KNOWLEDGE / "points" / f"{point}.yaml").read_text(encoding="utf-8"))["area"]
    return area


def place(way: dict[str, Any], rule: Rule) -> Floats:
    """Where a way of finding a point meets the skin of the full model, (3,) metres."""
    if "fist" in way:
        return fingertip(way["fist"])
    return _skin(_reckoned(way, rule.area), np.array(SIDES[rule.side], float), rule.area)


def _reckoned(way: dict[str, Any], area: str) -> Floats:
    known = {name: one.at for name, one in landmarks(area).items()}
    spot = np.sum([known[name] * share for name, share in way["mix"].items()], axis=0)
    go = way.get("go")
    if go:
        ahead = known[go["toward"]] - known[go["from"]]
        spot = spot + ahead / np.linalg.norm(ahead) * _length(go)
    return np.asarray(spot)


def _length(go: dict[str, Any]) -> float:
    if "fingers" in go:
        return fingers(go["fingers"])
    return float(go["thumbs"] * thumb() if "thumbs" in go else go["widths"] * width())


def _skin(spot: Floats, out: Floats, area: str) -> Floats:
    """The skin that a ray from one side meets; beside the limb, what is nearest."""
    found, _, _ = skin(area).ray.intersects_location([spot + out * FAR], [-out], multiple_hits=False)
    if len(found) and np.linalg.norm(found[0] - spot) < DEEP:
        return np.asarray(found[0])
    mesh = skin(area)
    _, _, near = igl.point_mesh_squared_distance(spot[None], mesh.vertices, mesh.faces)
    return np.asarray(near[0])

"""How well every stroke touches, measured on the committed files, frame by frame.

Gap: how far a touching patch stays from the skin (its nearest quarter on average; 0 when inside), but for
frames in which its hand is meant to be in the air.
Depth: how far any vertex of a giver's hand lies inside the receiver, over the touched frames.
Both are exact point-to-surface distances, signed by winding number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import igl
import numpy as np
import yaml
from scipy.spatial import cKDTree
from trimesh import Trimesh

from anatomy.body import Floats, Ints
from anatomy.kinematics import Rig
from anatomy.models import kept, zones_of
from anatomy.patches import patches
from anatomy.paths import KNOWLEDGE
from anatomy.tracks import Posed, posed, read
from anatomy.zones import zone_table

NEAR = 0.012
TOUCH = 0.006
MM = 1000.0


@dataclass
class Measure:
    """Millimetres and degrees of one stroke over all its clips."""

    stroke: str
    gaps: list[float] = field(default_factory=list)
    depths: list[float] = field(default_factory=list)
    between: float = 0.0
    beyond: float = 0.0
    seam: float = 0.0
    zones: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def gap(self) -> float:
        """95th percentile of the contact gap."""
        return float(np.percentile(self.gaps, 95)) if self.gaps else 0.0

    def depth(self) -> tuple[float, float]:
        """95th percentile and maximum of the penetration depth."""
        if not self.depths:
            return 0.0, 0.0
        return float(np.percentile(self.depths, 95)), float(max(self.depths))


@cache
def _rig(name: str) -> Rig:
    return Rig(kept(name))


@cache
def hand_patches() -> dict[str, Ints]:
    return patches(kept("hand"))


def _signed(spots: Floats, skin: Floats, faces: Ints) -> Floats:
    """Exact signed distances of spots to a posed limb, metres."""
    kind = igl.SIGNED_DISTANCE_TYPE_FAST_WINDING_NUMBER
    return np.asarray(igl.signed_distance(spots, skin, faces, sign_type=kind)[0])


def _candidates(hand: Floats, skin: Floats, faces: Ints) -> Ints:
    """Vertices of a hand that may lie inside a limb: near its skin and not clearly outside."""
    normal = Trimesh(skin, faces, process=False).vertex_normals
    away, near = cKDTree(skin).query(hand, distance_upper_bound=4 * NEAR)
    found = np.flatnonzero(np.isfinite(away))
    side = ((hand[found] - skin[np.asarray(near)[found]]) * normal[np.asarray(near)[found]]).sum(axis=1)
    return np.asarray(found[side < 0.001])


def _depths(hand: Floats, skin: Floats, faces: Ints) -> Floats:
    """Depths (metres, positive) of the vertices inside a limb."""
    inside = _candidates(hand, skin, faces)
    if not len(inside):
        return np.zeros(0)
    gap = _signed(hand[inside], skin, faces)
    return -gap[gap < 0]


Hands = list[tuple[Posed, list[str]]]


def _frame(measure: Measure, hands: Hands, limb: Posed, frame: int) -> None:
    """Add one frame's figures."""
    skin, faces = limb.skin(frame), limb.rig.limb.faces
    skins: list[tuple[Floats, Ints]] = []
    for hand, names in hands:
        own = hand.skin(frame)
        groups = [_candidates(own, skin, faces), *(hand_patches()[name] for name in names)]
        far = _signed(own[np.concatenate(groups)], skin, faces) * MM
        parts = np.split(far, np.cumsum([len(group) for group in groups])[:-1])
        measure.depths += (-parts[0][parts[0] < 0]).tolist() or [0.0]
        for part in parts[1:] if hand.on_skin(frame) else []:
            near = np.sort(part)[: max(3, len(part) // 4)]
            measure.gaps.append(float(max(0.0, near.mean())))
        for other, its in skins:
            deep = _depths(own, other, its)
            measure.between = max(measure.between, float(deep.max() * MM) if len(deep) else 0.0)
        skins.append((own, hand.faces))


def _touched(hands: Hands, limb: Posed, frame: int) -> set[int]:
    """The zones touched in a frame."""
    tree, touched = cKDTree(limb.skin(frame)), set()
    zones = zones_of(limb.rig.limb.name)
    for hand, names in hands:
        spots = hand.skin(frame, np.concatenate([hand_patches()[name] for name in names]))
        away, near = tree.query(spots)
        touched |= set(zones[np.asarray(near)[away < TOUCH]].tolist())
    return touched


def _beyond(limb: Posed) -> float:
    """Degrees by which any joint leaves its human range."""
    over = np.maximum(limb.angles - limb.rig.high, limb.rig.low - limb.angles)
    return float(max(0.0, over.max()))


def _seam(limb: Posed) -> float:
    """Millimetres by which the step from last frame to first is longer than any other step."""
    if len(limb.place) < 4:
        return 0.0
    step = np.linalg.norm(np.roll(limb.place, -1, axis=0) - limb.place, axis=1)
    return float(max(0.0, step[-1] - step[:-1].max()) * MM)


def in_order(path: list[str], parts: dict[str, list[str]], frames: list[set[str]]) -> list[str]:
    """The zones of a path not reached, or not reached in order, over a loop gone round twice."""
    missed, at, twice = [], 0, frames * 2
    for zone in path:
        later = next((i for i in range(at, len(twice)) if twice[i] & set(parts[zone])), None)
        if later is None:
            missed.append(zone)
        else:
            at = later
    return missed


def measure(stroke: str, every: int = 1) -> Measure:
    """Measure a stroke on every frame, or each `every`th; the zones always on all."""
    made, found = read(stroke), Measure(stroke)
    path = yaml.safe_load((KNOWLEDGE / "strokes" / f"{stroke}.yaml").read_text("utf-8"))["path"]
    leaves, parts = zone_table(made["limb"])
    touched: list[set[str]] = []
    for clip in made["clips"]:
        limb, hands = cast(made, clip)
        for one in [limb, *(hand for hand, _ in hands)]:
            found.beyond = max(found.beyond, _beyond(one))
            found.seam = max(found.seam, _seam(one))
        length = max(len(one.place) for one in [limb, *(hand for hand, _ in hands)])
        for frame in range(length if hands else 0):
            touched.append({leaves[i] for i in _touched(hands, limb, frame)})
            if frame % every == 0:
                _frame(found, hands, limb, frame)
    found.zones = path
    found.missed = in_order(path, parts, touched) if touched else []
    return found


def cast(made: dict[str, Any], clip: dict[str, Any]) -> tuple[Posed, Hands]:
    """The receiver's limb of a clip, and the givers' hands with the names of what touches."""
    limb = posed(_rig(made["limb"]), clip["receiver"])
    return limb, [(posed(_rig("hand"), hand), hand["touches"]) for hand in clip["hands"]]

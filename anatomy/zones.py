"""The zone of every vertex: the ids of the knowledge file, by landmarks in the limb's own frame."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import trimesh
import yaml
from numpy.typing import NDArray

from anatomy.body import Floats, Ints
from anatomy.limb import Limb
from anatomy.paths import KNOWLEDGE
from anatomy.skeleton import FINGERS, TOES

Mask = NDArray[np.bool_]
MM = 0.001


def zone_table(area: str) -> tuple[list[str], dict[str, list[str]]]:
    """Leaf zone ids in file order, and every zone id with the leaves it stands for."""
    zones = yaml.safe_load((KNOWLEDGE / "zones.yaml").read_text(encoding="utf-8"))[area]
    leaves = [name for name, zone in zones.items() if "parts" not in zone]
    return leaves, {name: zone.get("parts", [name]) for name, zone in zones.items()}


def normals(limb: Limb) -> Floats:
    """Unit vertex normals (n, 3) in the rest pose."""
    mesh = trimesh.Trimesh(limb.points, limb.faces, process=False)
    return np.asarray(mesh.vertex_normals)


def along_bone(limb: Limb, bone: str) -> Floats:
    """How far along a bone each vertex lies: 0 at its head, 1 at its tail; shape (n,)."""
    i = limb.bone(bone)
    axis = limb.tails[i] - limb.heads[i]
    return np.asarray((limb.points - limb.heads[i]) @ axis / (axis @ axis))


def _leading(limb: Limb, prefix: str, levels: str) -> Mask:
    names = [bone.name for bone in limb.bones]
    lead = limb.weights.argmax(axis=1)
    return np.isin(lead, [names.index(f"{prefix}-{k}") for k in levels if f"{prefix}-{k}" in names])


class _Painter:
    def __init__(self, limb: Limb) -> None:
        self.leaves = zone_table(limb.name)[0]
        self.zone = np.full(len(limb.points), -1)

    def paint(self, name: str, where: Mask) -> None:
        self.zone[where] = self.leaves.index(name)


def _palm_and_back(paint: _Painter, limb: Limb, palmar: Mask) -> None:
    x, y, z = (limb.points / MM).T
    paint.paint("back-of-hand", ~palmar)
    paint.paint("palm-center", palmar)
    paint.paint("palm-inner", palmar & (x < -12))
    paint.paint("palm-outer", palmar & (x > 18))
    paint.paint("palm-top", palmar & (z < -84))
    paint.paint("palm-heel", palmar & (z > -34))
    paint.paint("wrist-back", (z > -6) & ~palmar)
    paint.paint("inner-wrist", (z > -6) & palmar)
    paint.paint("forearm", z > 32)
    del y


def _webs(limb: Limb) -> Mask:
    """Skin between two neighbouring fingers, and between thumb and first finger."""
    spots = []
    for one, other in pairwise(FINGERS[1:]):
        ends = [limb.heads[limb.bone(f"{f}-1")] * 0.5 + limb.tails[limb.bone(f"{f}-1")] * 0.5 for f in (one, other)]
        spots.append((np.mean(ends, axis=0), 10 * MM))
    thumb, index = limb.tails[limb.bone("thumb-1")], limb.heads[limb.bone("index-1")]
    spots.append((thumb * 0.45 + index * 0.55, 13 * MM))
    near = np.zeros(len(limb.points), dtype=bool)
    for spot, reach in spots:
        near |= np.linalg.norm(limb.points - spot, axis=1) < reach
    return near


def hand_zones(limb: Limb) -> Ints:
    """Index into the hand's leaf zones for every vertex, shape (n,)."""
    normal = normals(limb)
    palmar = normal[:, 1] < -0.05
    paint = _Painter(limb)
    _palm_and_back(paint, limb, palmar)
    for finger in FINGERS:
        name = "thumb" if finger == "thumb" else f"{finger}-finger"
        tip = "thumb-tip" if finger == "thumb" else f"{finger}-fingertip"
        if finger != "thumb":
            root = _leading(limb, finger, "1")
            near = np.linalg.norm(limb.points - limb.heads[limb.bone(f"{finger}-1")], axis=1)
            paint.paint("palm-top", root & palmar)
            paint.paint("knuckles", ~palmar & (near < 17 * MM))
            paint.paint(name, root & (along_bone(limb, f"{finger}-1") > 0.42))
        paint.paint(name, _leading(limb, finger, "2"))
        paint.paint(tip, _leading(limb, finger, "3"))
    paint.paint("finger-webs", _webs(limb))
    return np.asarray(paint.zone)


def foot_zones(limb: Limb) -> Ints:
    """Index into the foot's leaf zones for every vertex, shape (n,)."""
    normal = normals(limb)
    x, y, z = (limb.points / MM).T
    paint = _Painter(limb)
    under = normal[:, 1] < -0.45
    paint.paint("top-of-foot", z < 500)
    paint.paint("inner-edge", (normal[:, 0] < -0.55) & (y < -18))
    paint.paint("outer-edge", (normal[:, 0] > 0.55) & (y < -18))
    paint.paint("ankle", (z > -42) & (y > -26))
    paint.paint("heel", (z > 4) & (y <= -26))
    paint.paint("arch", under & (z <= 4))
    paint.paint("ball", under & (z < -82))
    paint.paint("heel", under & (z > 4))
    paint.paint("lower-leg", y > 38)
    for toe in TOES:
        last = "2" if toe == "big" else "3"
        base = 0.55 if toe == "big" else 0.75
        mine = _leading(limb, toe, "123") & ((along_bone(limb, f"{toe}-1") > base) | ~_leading(limb, toe, "1"))
        paint.paint(f"{toe}-toe", mine)
        tip = along_bone(limb, f"{toe}-{last}") > (0.05 if toe == "big" else -0.3)
        paint.paint(f"{toe}-toe-pad", mine & tip & (normal[:, 1] < -0.1))
    del x
    return np.asarray(paint.zone)

"""Named places on a limb's skin, so that a path can be written as numbers a person can read.

`[palm, x, f]`, `[back, x, f]`: millimetres to the little-finger side and from the wrist towards
the fingers. `[sole, x, f]`, `[top, x, f]`: the same on the foot, from the ankle towards the toes.
`[leg, angle, up]` and `[arm, angle, up]`: around the limb (0 = front or back of the arm, 90 = outer
side) and up from the ankle or wrist. `[index, t, angle]`: along a finger or toe (0 to 1 on its
first bone, and so on) and around it (0 = nail side, 90 = little-finger side, 180 = pad side).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import igl
import numpy as np
import trimesh
from scipy.interpolate import CubicSpline

from anatomy.body import Floats, Ints
from anatomy.complexion import dorsal
from anatomy.limb import Limb

MM = 0.001
BESIDE = 0.1
DEEP = 0.15
FLAT = {"palm": -1.0, "back": 1.0, "sole": -1.0, "top": 1.0}
Spot = tuple[str, float, float]


class Anchors:
    """Places on the skin as triangles and weights, to be followed through any pose."""

    def __init__(self, corners: Ints, shares: Floats) -> None:
        self.corners, self.shares = corners, shares

    def on(self, skin: Floats) -> Floats:
        """World positions (f, 3) of one anchor a frame on posed vertices (f or 1, n, 3)."""
        frames = len(self.corners)
        rows = np.arange(frames)[:, None] if len(skin) == frames else np.zeros((frames, 1), int)
        return np.asarray((skin[rows, self.corners] * self.shares[:, :, None]).sum(axis=1))


class Chart:
    """Finds spots on one limb in its rest pose."""

    def __init__(self, limb: Limb) -> None:
        self.limb = limb
        self.mesh = trimesh.Trimesh(limb.points, limb.faces, process=False)

    @cached_property
    def _side(self) -> Floats:
        return np.array([1.0, 0.0, 0.0])

    def _ray(self, spot: Spot) -> tuple[Floats, Floats]:
        """A ray from outside the skin towards the spot: start and direction."""
        name, a, b = spot
        if name in FLAT:
            out = np.array([0.0, FLAT[name], 0.0])
            level = -0.035 if name == "sole" else 0.0
            return np.array([a * MM, level, -b * MM]) + out * 0.12, -out
        centre, front, side = self._around(name, b if name in ("leg", "arm") else a)
        turn = np.radians(a if name in ("leg", "arm") else b)
        out = front * np.cos(turn) + side * np.sin(turn)
        return centre + out * (0.15 if name in ("leg", "arm") else 0.02), -out

    def _around(self, name: str, t: float) -> tuple[Floats, Floats, Floats]:
        if name == "arm":
            return np.array([-0.09 * t, 0, t]) * MM, np.array([0.0, 1.0, 0.0]), self._side
        if name == "leg":
            i = self.limb.bone("leg")
            axis = self.limb.heads[i] - self.limb.tails[i]
            return self.limb.tails[i] + axis * (t * MM / np.linalg.norm(axis)), np.array([0.0, 0.0, -1.0]), self._side
        bones = [i for i, bone in enumerate(self.limb.bones) if bone.name[:-2] == name and bone.name[-1] != "0"]
        i = bones[min(int(t), len(bones) - 1)]
        axis = self.limb.tails[i] - self.limb.heads[i]
        front = dorsal(self.limb, name, self.limb.bones[bones[-1]].name[-1])
        front = front - axis * (front @ axis) / (axis @ axis)
        front /= np.linalg.norm(front)
        side = np.cross(front, -axis / np.linalg.norm(axis))
        return self.limb.heads[i] + axis * (t - bones.index(i)), front, side

    def anchors(self, spots: list[Spot]) -> Anchors:
        """Where each spot's ray first meets the skin; between two toes, the skin beside it."""
        rays = [self._ray(spot) for spot in spots]
        start, ahead = np.array([r[0] for r in rays]), np.array([r[1] for r in rays])
        place, row, face = self.mesh.ray.intersects_location(start, ahead, multiple_hits=False)
        near = np.linalg.norm(place - start[row], axis=1) < DEEP
        place, row, face = place[near], row[near], face[near]
        missed = np.setdiff1d(np.arange(len(spots)), row)
        if len(missed):
            beside = start[missed] + ahead[missed] * BESIDE
            _, own, near = igl.point_mesh_squared_distance(beside, self.limb.points, self.limb.faces)
            place, row, face = np.vstack([place, near]), np.append(row, missed), np.append(face, own)
        order = np.argsort(row)
        place, face = place[order], face[order]
        weigh: Any = trimesh.triangles.points_to_barycentric
        shares = weigh(self.mesh.triangles[face], place)
        return Anchors(self.limb.faces[face], shares)

    def path(self, keys: list[Spot], frames: int) -> Anchors:
        """A closed smooth path through spots of one chart, one anchor a frame."""
        if len(keys) == 1:
            return self.anchors(keys * frames)
        numbers = np.array([key[1:] for key in keys])
        times = np.linspace(0.0, 1.0, len(keys) + 1)
        curve = CubicSpline(times, np.vstack([numbers, numbers[:1]]), bc_type="periodic")
        spots = [(keys[0][0], float(a), float(b)) for a, b in curve(np.arange(frames) / frames)]
        return self.anchors(spots)

"""Committed tracks read back: what the browser will show, as posed skin."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial.transform import Rotation

from anatomy.body import Floats, Ints
from anatomy.kinematics import Rig
from anatomy.paths import STROKE_TRACKS


@dataclass(frozen=True)
class Posed:
    """Frames of one limb: bones' turns relative to their parents (f, b, 3, 3), root places (f, 3),
    angles (f, j) in degrees; `flip` is -1 for a left hand; `air` has a digit a frame for how far it is off the skin."""

    rig: Rig
    local: Floats
    place: Floats
    angles: Floats
    flip: float
    air: str = "0"

    def on_skin(self, frame: int) -> bool:
        """Whether a hand is to touch in a frame."""
        return self.air[frame % len(self.air)] == "0"

    @property
    def faces(self) -> Ints:
        """Triangles that look outward; a mirror turns them round."""
        faces = self.rig.limb.faces
        return faces[:, ::-1].copy() if self.flip < 0 else faces

    def skin(self, frame: int, chosen: Ints | None = None) -> Floats:
        """World vertices (n, 3) of one frame, all or the chosen; one frame means it keeps still."""
        k = frame % len(self.local)
        turns, origins = np.empty_like(self.local[:1]), np.empty((1, len(self.local[0]), 3))
        for i, bone in enumerate(self.rig.limb.bones):
            if bone.parent < 0:
                turns[0, i], origins[0, i] = self.local[k, i], self.place[k]
                continue
            step = self.rig.limb.heads[i] - self.rig.limb.heads[bone.parent]
            turns[0, i] = turns[0, bone.parent] @ self.local[k, i]
            origins[0, i] = origins[0, bone.parent] + turns[0, bone.parent] @ step
        return np.asarray(self.rig.skin(turns, origins, chosen)[0] * [self.flip, 1.0, 1.0])


def _numbers(text: str, scale: float) -> Floats:
    return np.frombuffer(base64.b64decode(text), "<i2").astype(float) / scale


def posed(rig: Rig, packed: dict[str, Any]) -> Posed:
    """One limb of a clip."""
    frames = packed["frames"]
    quats = _numbers(packed["turns"], 32767).reshape(-1, 4)
    local = Rotation.from_quat(quats).as_matrix().reshape(frames, -1, 3, 3)
    place = _numbers(packed["place"], 8192).reshape(frames, 3)
    angles = _numbers(packed["angles"], 100).reshape(frames, -1)
    return Posed(rig, local, place, angles, -1.0 if packed.get("side") == "left" else 1.0, packed.get("air", "0"))


def read(name: str) -> dict[str, Any]:
    """A track file as plain values."""
    made: dict[str, Any] = json.loads((STROKE_TRACKS / f"{name}.json").read_text(encoding="utf-8"))
    return made

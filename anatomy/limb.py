"""One limb out of the body: cropped, laid in its own frame, smoothed by one subdivision.

Frame of a right limb, in metres: origin at wrist or ankle, -z along the fingers or toes, +y out of
the back of the hand or top of the foot, so the thumb or big toe is on the -x side.
"""

from __future__ import annotations

from dataclasses import dataclass

import igl
import numpy as np

from anatomy.body import Body, Floats, Ints
from anatomy.skeleton import Bone, foot_bones, hand_bones

INFLUENCES = 4
Ends = tuple[str, str, float]


@dataclass(frozen=True)
class Limb:
    """`points` (n, 3), `faces` (m, 3), `weights` (n, bones), `heads` and `tails` (bones, 3)."""

    name: str
    points: Floats
    faces: Ints
    weights: Floats
    bones: list[Bone]
    heads: Floats
    tails: Floats

    def bone(self, name: str) -> int:
        """Index of a bone by name."""
        return [bone.name for bone in self.bones].index(name)


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / np.linalg.norm(vector, axis=-1, keepdims=True))


def _frame(origin: Floats, forward: Floats, side: Floats) -> Floats:
    """4x4 taking body metres to the limb frame; `side` leads from thumb to little finger."""
    z = -_unit(forward)
    x = _unit(side - z * (side @ z))
    turn = np.stack([x, np.cross(z, x), z])
    frame = np.eye(4)
    frame[:3, :3], frame[:3, 3] = turn, -turn @ origin
    return frame


def hand_frame(body: Body) -> Floats:
    """The hand's frame: fingers forward, across the knuckles to the side."""
    j = body.joints
    forward = j["r-finger-3-1"] - j["r-hand"]
    return _frame(j["r-hand"], forward, j["r-finger-5-1"] - j["r-finger-2-1"])


def foot_frame(body: Body) -> Floats:
    """The foot's frame: level as it stands on the floor, second toe forward."""
    j = body.joints
    forward = (j["r-toe-2-1"] - j["r-ankle"]) * [1.0, 0.0, 1.0]
    return _frame(j["r-ankle"], forward, (j["r-toe-5-1"] - j["r-toe-1-1"]) * [1.0, 0.0, 1.0])


def _weights(body: Body, bones: list[Bone]) -> Floats:
    table = np.zeros((len(body.points), len(bones)))
    for column, bone in enumerate(bones):
        for source in bone.carries:
            for vertex, weight in body.weights[source]:
                table[vertex, column] += weight
    return table


def _keep(body: Body, weights: Floats, along: Floats, cut: float) -> Ints:
    """Quads that belong to the limb and lie beyond the cut (a share of the way down the limb)."""
    mine = (weights.sum(axis=1) > 0.35) & (along > cut)
    return np.asarray(body.quads[mine[body.quads].all(axis=1)])


def _compact(points: Floats, weights: Floats, quads: Ints) -> tuple[Floats, Floats, Ints]:
    used, index = np.unique(quads, return_inverse=True)
    faces = index.reshape(quads.shape)
    triangles = np.concatenate([faces[:, [0, 1, 2]], faces[:, [0, 2, 3]]])
    return points[used], weights[used], triangles


def _strongest(weights: Floats) -> Floats:
    """Keep the four strongest bones a vertex, normalised to one."""
    order = np.argsort(-weights, axis=1)
    kept = weights.copy()
    np.put_along_axis(kept, order[:, INFLUENCES:], 0.0, axis=1)
    return np.asarray(kept / kept.sum(axis=1, keepdims=True))


def _build(body: Body, name: str, bones: list[Bone], frame: Floats, ends: Ends) -> Limb:
    def place(points: Floats) -> Floats:
        return np.asarray(points @ frame[:3, :3].T + frame[:3, 3])

    heads = place(np.array([body.joints[bone.head] for bone in bones]))
    tails = place(np.array([body.joints[bone.tail] for bone in bones]))
    points = place(body.points)
    far, near = place(body.joints[ends[0]]), place(body.joints[ends[1]])
    along = (points - far) @ (near - far) / ((near - far) @ (near - far))
    weights = _weights(body, bones)
    quads = _keep(body, weights, along, ends[2])
    points, weights, faces = _compact(points, weights, quads)
    carried, faces = igl.loop(np.hstack([points, weights]), faces.astype(np.int64))
    points, weights = carried[:, :3], _strongest(carried[:, 3:])
    return Limb(name, points, faces.astype(np.int64), weights, bones, heads, tails)


def build_hand(body: Body) -> Limb:
    """Forearm and hand of the right side."""
    return _build(body, "hand", hand_bones(), hand_frame(body), ("r-elbow", "r-hand", -0.55))


def build_foot(body: Body) -> Limb:
    """Lower leg and foot of the right side."""
    return _build(body, "foot", foot_bones(), foot_frame(body), ("r-knee", "r-ankle", 0.04))

"""The movable joints of a limb: axes, human ranges, and the angles of the source's rest pose.

An angle is anatomical: 0 is straight, flexion (towards palm or sole) positive, in degrees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from anatomy.body import Floats
from anatomy.limb import Limb
from anatomy.skeleton import FINGERS, TOES


@dataclass(frozen=True)
class Joint:
    """One degree of freedom: it turns `bone` about `axis` (limb frame); degrees."""

    name: str
    bone: int
    axis: Floats
    low: float
    high: float
    rest: float


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / np.linalg.norm(vector))


def _direction(limb: Limb, bone: str) -> Floats:
    i = limb.bone(bone)
    return _unit(limb.tails[i] - limb.heads[i])


def _between(before: Floats, after: Floats, axis: Floats) -> float:
    """Signed angle from one bone to the next about an axis, degrees."""
    return float(np.degrees(np.arctan2(np.cross(before, after) @ axis, before @ after)))


def _finger(limb: Limb, name: str) -> list[Joint]:
    up = np.array([0.0, 1.0, 0.0])
    one, two, three = (_direction(limb, f"{name}-{k}") for k in (1, 2, 3))
    axis = _unit(np.cross(one, up))
    axis = -axis if np.cross(axis, one)[1] > 0 else axis
    hand = np.array([one[0], 0.0, one[2]])
    first = limb.bone(f"{name}-1")
    bend = _between(_unit(hand), one, axis)
    joints = [
        Joint(f"{name}-spread", first, up, -16, 16, 0.0),
        Joint(f"{name}-1", first, axis, -25, 90, bend),
        Joint(f"{name}-2", first + 1, axis, 0, 108, _between(one, two, axis)),
        Joint(f"{name}-3", first + 2, axis, -5, 80, _between(two, three, axis)),
    ]
    if name in ("ring", "little"):
        most = 12 if name == "ring" else 22
        joints.insert(0, Joint(f"{name}-cup", first - 1, axis, -2, most, 0.0))
    return joints


def _thumb(limb: Limb) -> list[Joint]:
    one, two, three = (_direction(limb, f"thumb-{k}") for k in (1, 2, 3))
    axis = _unit(np.cross(one, three))
    first = limb.bone("thumb-1")
    return [
        Joint("thumb-abduct", first, _unit(np.cross(axis, one)), -32, 32, 0.0),
        Joint("thumb-0", first, axis, -28, 32, 0.0),
        Joint("thumb-turn", first, one, -30, 25, 0.0),
        Joint("thumb-1", first + 1, axis, -10, 60, _between(one, two, axis)),
        Joint("thumb-2", first + 2, axis, -20, 80, _between(two, three, axis)),
    ]


def hand_joints(limb: Limb) -> list[Joint]:
    """Wrist (the forearm moves under the hand), thumb, fingers."""
    arm = limb.bone("forearm")
    joints = [
        Joint("wrist-bend", arm, np.array([1.0, 0.0, 0.0]), -65, 65, 0.0),
        Joint("wrist-side", arm, np.array([0.0, 1.0, 0.0]), -28, 28, 0.0),
        *_thumb(limb),
    ]
    for name in FINGERS[1:]:
        joints += _finger(limb, name)
    return joints


def foot_joints(limb: Limb) -> list[Joint]:
    """Ankle and toes; the lower leg is the root."""
    axis, foot = np.array([-1.0, 0.0, 0.0]), limb.bone("foot")
    joints = [
        Joint("ankle-bend", foot, axis, -20, 50, 0.0),
        Joint("ankle-tilt", foot, np.array([0.0, 0.0, 1.0]), -25, 35, 0.0),
        Joint("ankle-turn", foot, np.array([0.0, 1.0, 0.0]), -20, 20, 0.0),
    ]
    for name in TOES:
        first, last = limb.bone(f"{name}-1"), 2 if name == "big" else 3
        joints.append(Joint(f"{name}-roll", first, _direction(limb, f"{name}-1"), -25, 25, 0.0))
        bends = range(1, last + 1)
        joints += [Joint(f"{name}-{k}", first + k - 1, axis, -40, 40, 0.0) for k in bends]
    return joints

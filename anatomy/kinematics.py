"""Poses to skin: forward kinematics and linear blend skinning of many frames at once."""

from __future__ import annotations

import numpy as np
from scipy.spatial.transform import Rotation

from anatomy.body import Floats, Ints
from anatomy.joints import Joint, foot_joints, hand_joints
from anatomy.limb import Limb


class Rig:
    """A limb ready to be posed. Shapes: f frames, j joints, b bones, n vertices."""

    def __init__(self, limb: Limb) -> None:
        self.limb = limb
        make = hand_joints if limb.name == "hand" else foot_joints
        self.joints: list[Joint] = make(limb)
        self.names = [joint.name for joint in self.joints]
        self.low = np.array([joint.low for joint in self.joints])
        self.high = np.array([joint.high for joint in self.joints])
        self.rest = np.array([joint.rest for joint in self.joints])
        self.order = np.argsort(-limb.weights, axis=1)[:, :4]
        self.share = np.take_along_axis(limb.weights, self.order, axis=1)
        self.subtree = self._subtrees()

    def _subtrees(self) -> Floats:
        """(j, b): 1 where the joint moves the bone."""
        bones = self.limb.bones
        below = np.eye(len(bones))
        for i, bone in enumerate(bones):
            if bone.parent >= 0:
                below[:, i] += below[:, bone.parent]
        return np.asarray([below[joint.bone] for joint in self.joints])

    def angles(self, named: dict[str, float]) -> Floats:
        """A pose (j,) in degrees: the rest pose with some joints given by name, kept in range."""
        pose = np.clip(self.rest, self.low, self.high)
        for name, value in named.items():
            pose[self.names.index(name)] = value
        return np.asarray(np.clip(pose, self.low, self.high))

    def local(self, angles: Floats) -> tuple[Floats, Floats]:
        """Bone turns relative to their parents (f, b, 3, 3), and every joint's axis after the
        joints before it on the same bone (f, j, 3)."""
        frames = len(angles)
        turns = np.tile(np.eye(3), (frames, len(self.limb.bones), 1, 1))
        axes = np.zeros((frames, len(self.joints), 3))
        for k, joint in enumerate(self.joints):
            vector = np.radians(angles[:, k] - joint.rest)[:, None] * joint.axis
            axes[:, k] = turns[:, joint.bone] @ joint.axis
            turns[:, joint.bone] = turns[:, joint.bone] @ Rotation.from_rotvec(vector).as_matrix()
        return turns, axes

    def world(self, root: Floats, place: Floats, angles: Floats) -> tuple[Floats, Floats, Floats]:
        """Bones' turns (f, b, 3, 3) and origins (f, b, 3); joints' axes (f, j, 3), in the world.

        `root` (f, 3, 3) turns the root bone and `place` (f, 3) is where its head lies.
        """
        local, axes = self.local(angles)
        turns, origins = np.empty_like(local), np.empty(local.shape[:3])
        for i, bone in enumerate(self.limb.bones):
            if bone.parent < 0:
                turns[:, i], origins[:, i] = root @ local[:, i], place
                continue
            up = turns[:, bone.parent]
            step = self.limb.heads[i] - self.limb.heads[bone.parent]
            turns[:, i], origins[:, i] = up @ local[:, i], origins[:, bone.parent] + up @ step
        for k, joint in enumerate(self.joints):
            parent = self.limb.bones[joint.bone].parent
            up = root if parent < 0 else turns[:, parent]
            axes[:, k] = np.einsum("fab,fb->fa", up, axes[:, k])
        return turns, origins, axes

    def parts(self, turns: Floats, origins: Floats, chosen: Ints) -> Floats:
        """Where each of a vertex's four bones would carry it: (f, len(chosen), 4, 3)."""
        order = self.order[chosen]
        rest = self.limb.points[chosen][:, None] - self.limb.heads[order]
        carried = np.einsum("fviab,vib->fvia", turns[:, order], rest)
        return np.asarray(carried + origins[:, order])

    def skin(self, turns: Floats, origins: Floats, chosen: Ints | None = None) -> Floats:
        """Posed vertices (f, n, 3), or only the chosen ones."""
        picked = np.arange(len(self.order)) if chosen is None else chosen
        parts = self.parts(turns, origins, picked)
        return np.asarray((parts * self.share[picked][None, :, :, None]).sum(axis=2))

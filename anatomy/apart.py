"""Fingers of one hand keep apart: outer bones as rows of round samples that push each other away."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from anatomy.body import Floats
from anatomy.kinematics import Rig
from anatomy.skeleton import FINGERS

PUSH = 0.8 / 0.001  # one over metres
SQUEEZE = 0.003  # metres by which fingers side by side press into each other
SHARES = (0.15, 0.5, 0.9)
MOST = 12  # pairs a frame


def thickness(rig: Rig, bone: int) -> float:
    """From a bone to the skin, metres."""
    limb = rig.limb
    axis = (limb.tails[bone] - limb.heads[bone]) / np.linalg.norm(limb.tails[bone] - limb.heads[bone])
    off = limb.points[limb.weights[:, bone] > 0.8] - limb.heads[bone]
    return float(np.median(np.linalg.norm(off - np.outer(off @ axis, axis), axis=1)))


class Apart:
    """Pairs of samples of different fingers, and how much they push."""

    def __init__(self, rig: Rig) -> None:
        self.rig, limb = rig, rig.limb
        told = [
            (finger, limb.bone(f"{finger}-{part}"), share) for finger in FINGERS for part in "23" for share in SHARES
        ]
        self.bones = np.array([bone for _, bone, _ in told])
        self.offsets = np.array([(limb.tails[bone] - limb.heads[bone]) * share for _, bone, share in told])
        thick = np.array([thickness(rig, bone) for _, bone, _ in told])
        pairs = [(i, k) for i, k in combinations(range(len(told)), 2) if told[i][0] != told[k][0]]
        self.one, self.other = np.array(pairs).T
        self.least = thick[self.one] + thick[self.other] - SQUEEZE
        self.joints = np.array([joint.bone for joint in rig.joints])

    def rows(self, turns: Floats, origins: Floats, axes: Floats) -> tuple[Floats, Floats] | None:
        """Residuals (f, r) and slopes (f, r, unknowns) of the pairs that are nearest; None when all are apart."""
        spots = np.einsum("fkab,kb->fka", turns[:, self.bones], self.offsets) + origins[:, self.bones]
        between = spots[:, self.one] - spots[:, self.other]
        far = np.linalg.norm(between, axis=2)
        gap = np.minimum(far - self.least, 0.0)
        if not gap.any():
            return None
        worst = np.argpartition(gap, MOST, axis=1)[:, :MOST]
        rank = np.arange(len(gap))[:, None]
        along = between[rank, worst] / np.maximum(far[rank, worst], 1e-4)[..., None]
        arms = spots[:, :, None] - origins[:, None, self.joints]
        moved = np.cross(axes[:, None], arms) * self.rig.subtree[:, self.bones].T[None, :, :, None] * np.radians(1.0)
        step = moved[rank, self.one[worst]] - moved[rank, self.other[worst]]
        bend = np.einsum("fkja,fka->fkj", step, along) * (gap[rank, worst] < 0)[..., None]
        slope = np.concatenate([np.zeros((*bend.shape[:2], 6)), bend], axis=2)
        return gap[rank, worst] * PUSH, slope * PUSH

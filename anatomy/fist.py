"""Where the tip of a finger lands on the palm when the hand closes to a loose fist."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.spatial import cKDTree

from anatomy.body import Floats
from anatomy.kinematics import Rig
from anatomy.models import kept
from anatomy.patches import patches
from anatomy.skeleton import FINGERS

BENT = {"1": 88.0, "2": 100.0, "3": 60.0}  # degrees of a closed finger, from the knuckle on
STEPS = 45
PALM = ("hand", "ring-0", "little-0")


@cache
def fingertip(finger: str) -> Floats:
    """The place (3,) on the resting skin of the palm that a fingertip comes nearest to while the fist closes."""
    limb = kept("hand")
    rig = Rig(limb)
    shares = np.linspace(0.4, 1.0, STEPS)
    closing = [
        rig.angles({f"{one}-{part}": share * most for one in FINGERS[1:] for part, most in BENT.items()})
        for share in shares
    ]
    turns, origins, _ = rig.world(np.tile(np.eye(3), (STEPS, 1, 1)), np.zeros((STEPS, 3)), np.array(closing))
    held = limb.weights[:, [limb.bone(name) for name in PALM]].sum(axis=1)
    palm = np.flatnonzero((held > 0.8) & (limb.points[:, 2] < 0))
    pad = patches(limb)[f"{finger}-pad"]
    skin = rig.skin(turns, origins)
    tips = pad[np.argsort(limb.points[pad] @ (limb.tails - limb.heads)[limb.bone(f"{finger}-3")])[-8:]]
    found = [cKDTree(frame[palm]).query(frame[tips].mean(axis=0)) for frame in skin]
    best = min(found)
    return np.asarray(limb.points[palm[best[1]]])

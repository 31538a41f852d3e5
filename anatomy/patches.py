"""The parts of a giver's hand that touch: finger pads, palm, sides; vertex indices by name."""

from __future__ import annotations

import numpy as np

from anatomy.body import Ints
from anatomy.complexion import dorsal
from anatomy.limb import Limb
from anatomy.skeleton import FINGERS
from anatomy.zones import along_bone, hand_zones, normals, zone_table

MOST = 36


def patches(limb: Limb) -> dict[str, Ints]:
    """`thumb-pad` … `little-pad`, `index-middle` … (second bone), `palm`, `palm-heel`, `palm-top`."""
    normal, found = normals(limb), {}
    for finger in FINGERS:
        facing = normal @ dorsal(limb, finger, "3")
        for part, bone, low, high in (("pad", "3", 0.2, 0.85), ("middle", "2", 0.2, 0.8)):
            far = along_bone(limb, f"{finger}-{bone}")
            mine = limb.weights[:, limb.bone(f"{finger}-{bone}")] > 0.5
            found[f"{finger}-{part}"] = mine & (facing < -0.7) & (far > low) & (far < high)
    zones, leaves = hand_zones(limb), zone_table("hand")[0]
    for name in ("palm-heel", "palm-top", "palm-center", "palm-outer", "palm-inner"):
        found[name] = (zones == leaves.index(name)) & (normal[:, 1] < -0.6)
    x, _, z = (limb.points * 1000).T
    under = normal[:, 1] < -0.5
    found["palm"] = under & (z < -40) & (z > -90) & (abs(x - 4) < 18)
    thin = {name: np.flatnonzero(mask) for name, mask in found.items()}
    return {name: rows[:: max(1, len(rows) // MOST)] for name, rows in thin.items()}

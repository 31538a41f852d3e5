"""What goes through what: fingers of one hand through each other, a receiver's fingers through a giver's hand."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import igl
import numpy as np
from scipy.spatial import cKDTree
from trimesh import Trimesh

from anatomy.apart import thickness
from anatomy.body import Floats, Ints
from anatomy.kinematics import Rig
from anatomy.skeleton import FINGERS
from anatomy.tracks import Posed

EVERY = 4
NEAR, OUT = 0.03, 0.001  # metres
SAMPLES = np.linspace(0.1, 1.0, 7)[:, None]
Bones = list[tuple[str, int, float]]


@cache
def _bones(rig: Rig) -> Bones:
    """The two outer bones of each finger: its name, the bone, and how thick it is (metres, to the skin)."""
    limb, found = rig.limb, []
    for finger in FINGERS:
        for part in ("2", "3"):
            i = limb.bone(f"{finger}-{part}")
            found.append((finger, i, thickness(rig, i)))
    return found


def _ends(hand: Posed, frame: int, bone: int) -> Floats:
    """Samples along a posed bone, in the hand's own world."""
    limb = hand.rig.limb
    turn, at, chain, i = np.eye(3), hand.place[frame], [], bone
    while i >= 0:
        chain.append(i)
        i = limb.bones[i].parent
    for i in reversed(chain):
        parent = limb.bones[i].parent
        at = at + turn @ (limb.heads[i] - limb.heads[parent]) if parent >= 0 else at
        turn = turn @ hand.local[frame, i]
    return np.asarray(at + SAMPLES * (turn @ (limb.tails[bone] - limb.heads[bone])))


def crossing(hand: Posed) -> float:
    """Millimetres by which fingers of one hand lie in each other at worst, as round bones."""
    worst, bones = 0.0, _bones(hand.rig)
    for frame in range(0, len(hand.place), EVERY):
        lines = [_ends(hand, frame, bone) for _, bone, _ in bones]
        for (a, one), (b, other) in combinations(list(zip(bones, lines, strict=True)), 2):
            if a[0] != b[0]:
                gap = np.linalg.norm(one[:, None] - other[None], axis=2).min()
                worst = max(worst, (a[2] + b[2] - float(gap)) * 1000)
    return worst


def through(skin: Floats, hand: Floats, faces: Ints) -> float:
    """Millimetres by which the receiver lies inside a giver's hand at worst; skins (f or 1, n, 3)."""
    worst, frames = 0.0, max(len(skin), len(hand))
    for frame in range(0, frames, EVERY):
        limb, own = skin[frame % len(skin)], hand[frame % len(hand)]
        near = cKDTree(own).query(limb, distance_upper_bound=NEAR)
        some = np.flatnonzero(np.isfinite(near[0]))
        if not len(some):
            continue
        normal = Trimesh(own, faces, process=False).vertex_normals[near[1][some]]
        some = some[((limb[some] - own[near[1][some]]) * normal).sum(axis=1) < OUT]
        if len(some):
            kind = igl.SIGNED_DISTANCE_TYPE_FAST_WINDING_NUMBER
            worst = max(worst, float(-igl.signed_distance(limb[some], own, faces, sign_type=kind)[0].min()) * 1000)
    return worst

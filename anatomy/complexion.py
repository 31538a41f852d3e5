"""What the skin looks like before light: creases, nails, flushed places, and where the limb fades.

Four channels a vertex, 0 to 1: openness to light, nail, flush, opacity.
"""

from __future__ import annotations

import numpy as np
import trimesh
from scipy.sparse import coo_matrix

from anatomy.body import Floats
from anatomy.limb import Limb
from anatomy.skeleton import FINGERS, TOES
from anatomy.zones import along_bone, normals

RAYS = 96
REACH = 0.03


def openness(limb: Limb) -> Floats:
    """Share of the outer half-space within 3 cm not blocked by the limb itself, shape (n,)."""
    rng = np.random.default_rng(4)
    mesh = trimesh.Trimesh(limb.points, limb.faces, process=False)
    normal = normals(limb)
    blocked = np.zeros(len(limb.points))
    for _ in range(RAYS):
        ray = rng.normal(size=normal.shape)
        ray = ray / np.linalg.norm(ray, axis=1, keepdims=True) + normal
        ray /= np.linalg.norm(ray, axis=1, keepdims=True)
        start = limb.points + normal * 4e-4
        spot, row, _ = mesh.ray.intersects_location(start, ray, multiple_hits=False)
        far = np.linalg.norm(spot - start[row], axis=1)
        np.add.at(blocked, row, np.clip(1.0 - far / REACH, 0.0, 1.0))
    return smooth(limb, 1.0 - blocked / RAYS, 2)


def smooth(limb: Limb, values: Floats, rounds: int) -> Floats:
    """Average every vertex with its neighbours, `rounds` times; shape (n,)."""
    edges = np.concatenate([limb.faces[:, [0, 1]], limb.faces[:, [1, 2]], limb.faces[:, [2, 0]]])
    both = np.concatenate([edges, edges[:, ::-1]])
    count = len(limb.points)
    links = coo_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), (count, count)).tocsr()
    degree = np.asarray(links.sum(axis=1)).ravel()
    for _ in range(rounds):
        values = 0.5 * values + 0.5 * np.asarray(links @ values) / degree
    return values


def dorsal(limb: Limb, digit: str, last: str) -> Floats:
    """Unit direction out of the back of a finger's or toe's last bone, in the rest pose."""
    first, end = limb.bone(f"{digit}-1"), limb.bone(f"{digit}-{last}")
    before = limb.tails[first] - limb.heads[first]
    after = limb.tails[end] - limb.heads[end]
    out = np.cross(after, np.cross(before, after))
    if limb.name == "foot":
        out = np.array([0.0, 1.0, 0.0]) - after * after[1] / (after @ after)
    return np.asarray(out / np.linalg.norm(out))


def _digits(limb: Limb) -> list[tuple[str, str]]:
    if limb.name == "hand":
        return [(name, "3") for name in FINGERS]
    return [(name, "2" if name == "big" else "3") for name in TOES]


def nails(limb: Limb) -> Floats:
    """1 on a nail, 0 elsewhere, shape (n,)."""
    normal, mask = normals(limb), np.zeros(len(limb.points))
    for digit, last in _digits(limb):
        mine = limb.weights[:, limb.bone(f"{digit}-{last}")] > 0.5
        facing = normal @ dorsal(limb, digit, last)
        far = along_bone(limb, f"{digit}-{last}")
        start = 0.42 if limb.name == "hand" else 0.3
        mask[mine & (facing > 0.62) & (far > start)] = 1.0
    return mask


def flush(limb: Limb) -> Floats:
    """Where blood shows: pads, tips, knuckles, heel and ball; shape (n,)."""
    warm = np.zeros(len(limb.points))
    for digit, last in _digits(limb):
        warm = np.maximum(
            warm,
            np.clip(along_bone(limb, f"{digit}-{last}") * 1.2, 0, 1) * limb.weights[:, limb.bone(f"{digit}-{last}")],
        )
    for bone, name in zip(limb.heads, limb.bones, strict=True):
        if name.name[-1] in "123":
            warm = np.maximum(warm, 0.6 * np.exp(-((np.linalg.norm(limb.points - bone, axis=1) / 0.011) ** 2)))
    below = np.clip(-normals(limb)[:, 1], 0, 1)
    near = limb.points[:, 2] < 0.01 if limb.name == "hand" else limb.points[:, 1] < -0.03
    return smooth(limb, np.clip(np.maximum(warm, 0.45 * below * near), 0, 1), 6)


def opacity(limb: Limb) -> Floats:
    """1 on the limb, fading to 0 before its cut; shape (n,)."""
    away = limb.points[:, 2] if limb.name == "hand" else limb.points[:, 1]
    end, length = away.max(), 0.075 if limb.name == "hand" else 0.1
    share = np.clip((end - 0.012 - away) / length, 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def complexion(limb: Limb) -> Floats:
    """(n, 4): openness, nail, flush, opacity."""
    return np.stack([openness(limb), nails(limb), flush(limb), opacity(limb)], axis=1)

"""The posed skin of a limb, and how far spots are from it."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from anatomy.body import Floats, Ints

FAR = 0.022  # metres from which on depth does not matter: deeper than any hand can get, and quick to look up


class Surface:
    """Posed skin of one or more limbs, one a frame (or one for all): signed distance to it."""

    def __init__(self, points: Floats, normals: Floats) -> None:
        self.points, self.normals = points, normals
        self.trees = [cKDTree(frame) for frame in points]

    def distance(self, spots: Floats) -> tuple[Floats, Floats]:
        """Signed distance (f, k), negative inside, and outward direction (f, k, 3)."""
        near = self.near(spots, np.inf)
        rows = np.arange(len(near))[:, None] if len(self.trees) > 1 else 0
        skin, out = self.points[rows, near], self.normals[rows, near]
        return np.einsum("fka,fka->fk", spots - skin, out), out

    def near(self, spots: Floats, bound: float) -> Ints:
        """The nearest skin vertex (f, k) of every spot; one beyond the last where none is in bound."""
        if len(self.trees) == 1:
            found = self.trees[0].query(spots.reshape(-1, 3), distance_upper_bound=bound)[1]
            return np.asarray(found).reshape(spots.shape[:2])
        pairs = zip(self.trees, spots, strict=True)
        return np.array([tree.query(spot, distance_upper_bound=bound)[1] for tree, spot in pairs])

    def depth(self, spots: Floats) -> tuple[Floats, Ints]:
        """Signed distance (f, k), negative inside and infinite far away, and the vertex it is from."""
        near = self.near(spots, FAR)
        known = np.where(near < self.points.shape[1], near, 0)
        rows = np.arange(len(near))[:, None] if len(self.trees) > 1 else 0
        gap = np.einsum("fka,fka->fk", spots - self.points[rows, known], self.normals[rows, known])
        return np.where(near < self.points.shape[1], gap, np.inf), known

    def out(self, near: Ints) -> Floats:
        """Outward directions (f, k, 3) at vertices chosen a frame."""
        return np.asarray(self.normals[np.arange(len(near))[:, None] if len(self.trees) > 1 else 0, near])

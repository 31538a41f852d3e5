"""Least squares over all frames of a loop at once."""

from __future__ import annotations

import numpy as np
from scipy.linalg import solve

from anatomy.body import Floats


class Rows:
    """Collects weighted residuals and derivatives, then solves for one step."""

    def __init__(self, frames: int, unknowns: int) -> None:
        self.square = np.zeros((frames, unknowns, unknowns))
        self.right = np.zeros((frames, unknowns))
        self.tie = np.zeros(unknowns)
        self.cost = 0.0

    def add(self, residual: Floats, slope: Floats) -> None:
        """`residual` (f, r), `slope` (f, r, unknowns)."""
        self.square += slope.transpose(0, 2, 1) @ slope
        self.right -= np.einsum("fru,fr->fu", slope, residual)
        self.cost += float((residual**2).sum())

    def alike(self, state: Floats, tie: Floats) -> None:
        """Neighbouring frames of `state` (f, unknowns) are wanted alike, by weights `tie`."""
        if len(state) < 3:
            return
        self.tie = tie
        self.right += (np.roll(state, 1, axis=0) + np.roll(state, -1, axis=0) - 2 * state) * tie
        self.cost += float((tie * (np.roll(state, 1, axis=0) - state) ** 2).sum())

    def step(self, damping: Floats) -> Floats:
        """The step (f, unknowns) with `damping` (f, unknowns) added to the diagonal."""
        frames, unknowns = self.right.shape
        whole = np.zeros((frames, unknowns, frames, unknowns))
        here, spot = np.arange(frames), np.arange(unknowns)
        whole[here, :, here, :] = self.square
        if frames > 2:
            for shift, share in ((0, 2.0), (1, -1.0), (-1, -1.0)):
                there = (here + shift) % frames
                whole[here[:, None], spot, there[:, None], spot] += share * self.tie
        size = frames * unknowns
        flat = whole.reshape(size, size)
        flat[np.arange(size), np.arange(size)] += 1e-3 + damping.ravel()
        answer = solve(flat, self.right.ravel(), assume_a="pos", check_finite=False)
        return np.asarray(answer.reshape(frames, unknowns))

"""Bring a giver's hand onto the receiver's skin: all frames of a loop at once, by Gauss-Newton.

Unknowns a frame: where the wrist is, how the hand is turned, every joint angle. Wanted: contact
patches on the skin, patches at their place on the path, nothing inside the skin, a natural pose,
the hand turned as the grip says, and neighbouring frames alike, around the loop.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.linalg import solve
from scipy.spatial import cKDTree
from scipy.spatial.transform import Rotation

from anatomy.body import Floats, Ints
from anatomy.kinematics import Rig

MM = 0.001
SINK = -0.8 * MM
DEEPEST = 56
START = 8 * MM
THINNED = 7
FIRMER = 1.7
NEAREST = 8
WEIGHTS = {"contact": 1.0 / MM, "place": 0.25 / MM, "inside": 1.3 / MM, "pose": 1 / 22.0,
           "turn": 1 / 0.18, "arm": 2.4, "alike": 1.6}


class Surface:
    """Posed skin of one or more limbs, one a frame (or one for all): signed distance to it."""

    def __init__(self, points: Floats, normals: Floats) -> None:
        self.points, self.normals = points, normals
        self.trees = [cKDTree(frame) for frame in points]

    def distance(self, spots: Floats) -> tuple[Floats, Floats]:
        """Signed distance (f, k), negative inside, and outward direction (f, k, 3)."""
        if len(self.trees) == 1:
            _, near = self.trees[0].query(spots.reshape(-1, 3), workers=1)
            near = near.reshape(spots.shape[:2])
            skin, out = self.points[0][near], self.normals[0][near]
        else:
            found = [tree.query(spot)[1] for tree, spot in zip(self.trees, spots, strict=True)]
            rows = np.arange(len(found))[:, None]
            skin, out = self.points[rows, np.array(found)], self.normals[rows, np.array(found)]
        return np.einsum("fka,fka->fk", spots - skin, out), out


@dataclass
class Touch:
    """A patch of the giver's hand that meets the skin; `place` (f, 3) if it
    follows a path, as closely as `lead` says."""

    patch: Ints
    place: Floats | None = None
    weight: float = 1.0
    lead: float = 1.0


@dataclass
class Guide:
    """What the solver starts from and leans to; `turn` (f, 3, 3), `angles` (f, j), arm (3,);
    `calm` above 1 ties neighbouring frames more firmly."""

    turn: Floats
    angles: Floats
    arm: Floats
    touches: list[Touch] = field(default_factory=list)
    calm: float = 1.0


@dataclass
class Motion:
    """A solved loop: wrist turn (f, 3, 3), wrist place (f, 3) metres, joint angles (f, j)."""

    turn: Floats
    place: Floats
    angles: Floats


class _Rows:
    """Collects weighted residuals and derivatives, then solves for one step."""

    def __init__(self, frames: int, unknowns: int) -> None:
        self.square = np.zeros((frames, unknowns, unknowns))
        self.right = np.zeros((frames, unknowns))

    def add(self, residual: Floats, slope: Floats) -> None:
        """`residual` (f, r), `slope` (f, r, unknowns)."""
        self.square += slope.transpose(0, 2, 1) @ slope
        self.right -= np.einsum("fru,fr->fu", slope, residual)

    def step(self, alike: Floats, pull: Floats) -> Floats:
        """Solve with neighbours tied by weights `alike` (unknowns,); `pull` is their residual."""
        frames, unknowns = self.right.shape
        if frames < 3:
            own = self.square + np.eye(unknowns) * 1e-3
            return np.asarray(np.linalg.solve(own, self.right[..., None])[..., 0])
        whole = np.zeros((frames, unknowns, frames, unknowns))
        here, spot = np.arange(frames), np.arange(unknowns)
        whole[here, :, here, :] = self.square
        for shift, tie in ((0, 2.0), (1, -1.0), (-1, -1.0)):
            there = (here + shift) % frames
            whole[here[:, None], spot, there[:, None], spot] += tie * alike
        size = frames * unknowns
        flat = whole.reshape(size, size)
        flat[np.arange(size), np.arange(size)] += 1e-3
        answer = solve(flat, (self.right + pull).ravel(), assume_a="pos", check_finite=False)
        return np.asarray(answer.reshape(frames, unknowns))


class Solver:
    """Solves loops for one giver's hand rig (a right hand; mirror the world for a left one)."""

    def __init__(self, rig: Rig, *, firm: bool = False) -> None:
        """`firm` keeps the hand out of the skin with more force and more vertices watched."""
        self.rig = rig
        self.inside = WEIGHTS["inside"] * (FIRMER if firm else 1.0)
        self.deepest = DEEPEST + 16 * firm
        arm = rig.limb.weights[:, rig.limb.bone("forearm")]
        near = np.flatnonzero((arm < 0.9) | (rig.limb.points[:, 2] < 0.1))
        self.body = near[:: THINNED - 2 * firm]

    def _slopes(self, chosen: Ints, turns: Floats, origins: Floats, axes: Floats) -> Floats:
        """d position / d unknown of vertices chosen a frame: (f, k, unknowns, 3)."""
        rig = self.rig
        rows = np.arange(len(chosen))[:, None, None]
        order, share = rig.order[chosen], rig.share[chosen]
        rest = rig.limb.points[chosen][:, :, None] - rig.limb.heads[order]
        parts = np.einsum("fkiab,fkib->fkia", turns[rows, order], rest) + origins[rows, order]
        moved = rig.subtree[:, order].transpose(1, 2, 0, 3) * share[:, :, None, :]
        centres = origins[:, [joint.bone for joint in rig.joints]]
        lever = np.einsum("fkji,fkia->fkja", moved, parts)
        lever -= moved.sum(axis=3)[..., None] * centres[:, None]
        bend = np.cross(axes[:, None], lever) * np.radians(1.0)
        whole = (parts * share[..., None]).sum(axis=2) - origins[:, None, 0]
        turn = np.cross(np.eye(3)[None, None], whole[:, :, None, :])
        shift = np.broadcast_to(np.eye(3), (*chosen.shape, 3, 3))
        return np.concatenate([shift, turn, bend], axis=2)

    def _touch(self, rows: _Rows, touch: Touch, skin: Surface, now: tuple[Floats, ...]) -> None:
        turns, origins, axes = now
        spots = self.rig.skin(turns, origins, touch.patch)
        gap, out = skin.distance(spots)
        near = np.argsort(gap, axis=1)[:, :NEAREST]
        rank = np.arange(len(gap))[:, None]
        slope = self._slopes(touch.patch[near], turns, origins, axes)
        weight = touch.weight * WEIGHTS["contact"] / np.sqrt(NEAREST) * 1.6
        rows.add((gap[rank, near] - SINK) * weight,
                 np.einsum("fkua,fka->fku", slope, out[rank, near]) * weight)
        if touch.place is not None:
            middle = np.broadcast_to(touch.patch[:: max(1, len(touch.patch) // 12)],
                                     (len(gap), len(touch.patch[:: max(1, len(touch.patch) // 12)])))
            pull = self._slopes(middle, turns, origins, axes).mean(axis=1).transpose(0, 2, 1)
            weight = touch.lead * WEIGHTS["place"]
            rows.add((spots.mean(axis=1) - touch.place) * weight, pull * weight)

    def _outside(self, rows: _Rows, skins: list[Surface], now: tuple[Floats, ...]) -> None:
        turns, origins, axes = now
        spots = self.rig.skin(turns, origins, self.body)
        for skin in skins:
            gap, out = skin.distance(spots)
            deep = np.argsort(gap, axis=1)[:, : self.deepest]
            rank = np.arange(len(gap))[:, None]
            depth = np.minimum(gap[rank, deep] - SINK * 1.2, 0.0)
            live = np.where((depth < 0) & (depth > -45 * MM), self.inside, 0.0)
            slope = self._slopes(self.body[deep], turns, origins, axes)
            slope = np.einsum("fkua,fka->fku", slope, out[rank, deep])
            rows.add(depth * live, slope * live[..., None])

    def _lean(self, rows: _Rows, motion: Motion, guide: Guide, turns: Floats, axes: Floats) -> None:
        frames, count = motion.angles.shape
        slope = np.zeros((frames, count, 6 + count))
        slope[:, :, 6:] = np.eye(count) * WEIGHTS["pose"]
        rows.add((motion.angles - guide.angles) * WEIGHTS["pose"], slope)
        off = Rotation.from_matrix(motion.turn @ guide.turn.transpose(0, 2, 1)).as_rotvec()
        slope = np.zeros((frames, 3, 6 + count))
        slope[:, :, 3:6] = np.eye(3) * WEIGHTS["turn"]
        rows.add(off * WEIGHTS["turn"], slope)
        arm = self.rig.limb.bone("forearm")
        along = turns[:, arm] @ np.array([0.0, 0.0, 1.0])
        slope = np.zeros((frames, 3, 6 + count))
        slope[:, :, 3:6] = np.cross(np.eye(3)[None], along[:, None]).transpose(0, 2, 1)
        for k, joint in enumerate(self.rig.joints):
            if joint.bone == arm:
                slope[:, :, 6 + k] = np.cross(axes[:, k], along) * np.radians(1.0)
        rows.add((along - guide.arm) * WEIGHTS["arm"], slope * WEIGHTS["arm"])

    def _alike(self, motion: Motion, guide: Guide) -> tuple[Floats, Floats]:
        count = motion.angles.shape[1]
        weight = np.concatenate([np.full(3, 0.10 / MM), np.full(3, 8.0), np.full(count, 0.14)])
        weight = (weight * WEIGHTS["alike"] * guide.calm) ** 2
        turned = Rotation.from_matrix(motion.turn @ guide.turn.transpose(0, 2, 1)).as_rotvec()
        centre = self._course(guide)
        state = np.concatenate([motion.place - centre, turned, motion.angles - guide.angles], axis=1)
        pull = np.roll(state, 1, axis=0) + np.roll(state, -1, axis=0) - 2 * state
        return weight, pull * weight

    def _course(self, guide: Guide) -> Floats:
        placed = [touch.place for touch in guide.touches if touch.place is not None]
        return np.asarray(np.mean(placed, axis=0))

    def start(self, guide: Guide) -> Motion:
        """The grip's pose, moved so that its placed patches lie on their places."""
        at = np.zeros((len(guide.turn), 3))
        turns, origins, _ = self.rig.world(guide.turn, at, guide.angles)
        shifts = [t.place - self.rig.skin(turns, origins, t.patch).mean(axis=1)
                  for t in guide.touches if t.place is not None]
        off = guide.turn[:, :, 1] * START
        return Motion(guide.turn.copy(), np.mean(shifts, axis=0) + off, guide.angles.copy())

    def solve(self, guide: Guide, skin: Surface, others: list[Surface], rounds: int = 22) -> Motion:
        """A loop in contact with `skin` that keeps out of it and of the `others`."""
        motion = self.start(guide)
        for _ in range(rounds if len(motion.place) > 1 else 3 * rounds):
            now = self.rig.world(motion.turn, motion.place, motion.angles)
            rows = _Rows(len(motion.place), 6 + motion.angles.shape[1])
            for touch in guide.touches:
                self._touch(rows, touch, skin, now)
            self._outside(rows, [skin, *others], now)
            self._lean(rows, motion, guide, now[0], now[2])
            step = rows.step(*self._alike(motion, guide))
            self._take(motion, step)
        return motion

    def _take(self, motion: Motion, step: Floats) -> None:
        """Apply one bounded step: at most 12 mm, 0.2 rad and 12 degrees a round."""
        motion.place += np.clip(step[:, :3], -12 * MM, 12 * MM)
        turn = Rotation.from_rotvec(np.clip(step[:, 3:6], -0.2, 0.2)).as_matrix()
        motion.turn = turn @ motion.turn
        angles = motion.angles + np.clip(step[:, 6:], -12, 12)
        motion.angles = np.clip(angles, self.rig.low, self.rig.high)

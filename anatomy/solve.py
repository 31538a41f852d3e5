"""Bring a giver's hand onto the receiver's skin: all frames of a loop at once, by Levenberg-Marquardt.

Unknowns a frame: where the wrist is, how the hand is turned, every joint angle. Wanted: contact
patches on the skin, patches at their place on the path, nothing inside the skin, a natural pose,
the hand turned as the grip says, and neighbouring frames alike, around the loop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from scipy.spatial.transform import Rotation

from anatomy.apart import Apart
from anatomy.body import Floats, Ints
from anatomy.kinematics import Rig
from anatomy.rows import Rows
from anatomy.surface import FAR, Surface
from anatomy.zones import normals

MM = 0.001
SINK = -0.8 * MM  # soft skin gives way a little; contact is wanted this deep
START = 8 * MM  # a hand comes in from this far, clear of the skin
NEAREST = 8  # of a touching patch, the vertices that are wanted on the skin
DEEPEST = 110  # vertices a frame that push out of the skin; more of them change nothing but the time
SOFT, DEEP = 2.0 * MM, 10 * MM  # the push grows with depth over SOFT, and no more below DEEP
THINNED, LOOKS = 5, 7  # one vertex in five is watched; which of those come near is looked up every seventh round
TOGETHER = 2.5  # fingers side by side are more natural than spread ones
WRIST = 0.6  # a wrist swings a whole forearm
ENOUGH = 0.003  # three rounds in a row that gain less than this share end it
HARDENS = ((0.05, 8, 4.0), (0.2, 6, 3.0), (0.5, 6, 2.0), (1.0, 16, 1.0))  # firmness of the skin, rounds, calm
# One over how far off each wish may be: metres, degrees for the pose, radians for turns, none for directions.
WEIGHTS = {
    "contact": 1.0 / MM,
    "place": 0.25 / MM,
    "inside": 1.1 / MM,
    "pose": 1 / 22.0,
    "turn": 1 / 0.18,
    "arm": 2.4,
    "alike": 1.6,
    "facing": 2.0,
}


@dataclass
class Touch:
    """A patch of the giver's hand that meets the skin, and looks at it as much as `facing` says;
    `place` (f, 3) if it follows a path, as closely as `lead` says; `lift` (f or 1,) metres above the skin."""

    patch: Ints
    place: Floats | None = None
    weight: float = 1.0
    lead: float = 1.0
    facing: float = 1.0
    lift: Floats = field(default_factory=lambda: np.zeros(1))


@dataclass
class Guide:
    """What the solver starts from and leans to; `turn` (f, 3, 3), `angles` (f, j), arm (3,);
    `calm` above 1 ties neighbouring frames more firmly; the hand comes in along `away` (f, 3)."""

    turn: Floats
    angles: Floats
    arm: Floats
    away: Floats
    touches: list[Touch] = field(default_factory=list)
    calm: float = 1.0


@dataclass
class Motion:
    """A solved loop: wrist turn (f, 3, 3), wrist place (f, 3) metres, joint angles (f, j)."""

    turn: Floats
    place: Floats
    angles: Floats

    def copy(self) -> Motion:
        """The same loop, to go on from without changing this one."""
        return Motion(self.turn.copy(), self.place.copy(), self.angles.copy())


def lever(rig: Rig, chosen: Ints, turns: Floats, origins: Floats, axes: Floats) -> tuple[Floats, Floats]:
    """Where each of a vertex's bones carries it (f, k, 4, 3), and what a degree of each joint does
    to the vertex (f, k, joints, 3), for vertices chosen a frame (f, k)."""
    rows = np.arange(len(chosen))[:, None, None]
    order, share = rig.order[chosen], rig.share[chosen]
    rest = rig.limb.points[chosen][:, :, None] - rig.limb.heads[order]
    parts = np.einsum("fkiab,fkib->fkia", turns[rows, order], rest) + origins[rows, order]
    moved = rig.subtree[:, order].transpose(1, 2, 0, 3) * share[:, :, None, :]
    centres = origins[:, [joint.bone for joint in rig.joints]]
    arms = np.einsum("fkji,fkia->fkja", moved, parts)
    arms -= moved.sum(axis=3)[..., None] * centres[:, None]
    return parts, np.cross(axes[:, None], arms) * np.radians(1.0)


class Solver:
    """Solves loops for one giver's hand rig (a right hand; mirror the world for a left one)."""

    def __init__(self, rig: Rig, *, firm: bool = False) -> None:
        """`firm` keeps the hand out of the skin with more force."""
        self.rig = rig
        self.inside = WEIGHTS["inside"] * (1.7 if firm else 1.0)
        arm = rig.limb.weights[:, rig.limb.bone("forearm")]
        close = (arm < 0.9) | (rig.limb.points[:, 2] < 0.06)
        near, far = np.flatnonzero(close), np.flatnonzero(~close)
        self.body = np.concatenate([near[::THINNED], far[:: 3 * THINNED]])
        self.normals = normals(rig.limb)
        self.apart = Apart(rig)
        spread = np.array([name.endswith("spread") for name in rig.names])
        self.watched: dict[int, tuple[int, Ints]] = {}
        self.pose = WEIGHTS["pose"] * np.where(spread, TOGETHER, 1.0)

    def _slopes(self, chosen: Ints, turns: Floats, origins: Floats, axes: Floats) -> Floats:
        """d position / d unknown of vertices chosen a frame: (f, k, unknowns, 3)."""
        parts, bend = lever(self.rig, chosen, turns, origins, axes)
        whole = (parts * self.rig.share[chosen][..., None]).sum(axis=2) - origins[:, None, 0]
        turn = np.cross(np.eye(3)[None, None], whole[:, :, None, :])
        shift = np.broadcast_to(np.eye(3), (*chosen.shape, 3, 3))
        return np.concatenate([shift, turn, bend], axis=2)

    def _touch(self, rows: Rows, touch: Touch, skin: Surface, now: tuple[Floats, ...]) -> None:
        turns, origins, axes = now
        spots = self.rig.skin(turns, origins, touch.patch)
        gap, out = skin.distance(spots)
        near = np.argsort(gap, axis=1)[:, :NEAREST]
        rank = np.arange(len(gap))[:, None]
        slope = self._slopes(touch.patch[near], turns, origins, axes)
        weight = touch.weight * WEIGHTS["contact"] / np.sqrt(NEAREST) * 1.6
        rows.add(
            (gap[rank, near] - SINK - touch.lift[:, None]) * weight,
            np.einsum("fkua,fka->fku", slope, out[rank, near]) * weight,
        )
        self._face(rows, touch, out[rank, near].mean(axis=1), now)
        if touch.place is not None:
            middle = np.broadcast_to(
                touch.patch[:: max(1, len(touch.patch) // 12)],
                (len(gap), len(touch.patch[:: max(1, len(touch.patch) // 12)])),
            )
            pull = self._slopes(middle, turns, origins, axes).mean(axis=1).transpose(0, 2, 1)
            weight = touch.lead * WEIGHTS["place"]
            rows.add((spots.mean(axis=1) - touch.place) * weight, pull * weight)

    def _face(self, rows: Rows, touch: Touch, out: Floats, now: tuple[Floats, ...]) -> None:
        """The patch looks at the skin: its own direction against the outward one."""
        turns, _, axes = now
        bone = int(self.rig.limb.weights[touch.patch].sum(axis=0).argmax())
        own = self.normals[touch.patch].mean(axis=0)
        looks = turns[:, bone] @ (own / np.linalg.norm(own))
        out = out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 0.1)
        slope = np.zeros((len(looks), 3, 6 + len(self.rig.joints)))
        slope[:, :, 3:6] = np.cross(np.eye(3)[None], looks[:, None]).transpose(0, 2, 1)
        for k in np.flatnonzero(self.rig.subtree[:, bone]):
            slope[:, :, 6 + k] = np.cross(axes[:, k], looks) * np.radians(1.0)
        weight = WEIGHTS["facing"] * touch.facing
        rows.add((looks + out) * weight, slope * weight)

    def _watched(self, k: int, skin: Surface, turns: Floats, origins: Floats) -> Ints:
        """The vertices that come near the `k`th skin, looked up anew every few rounds."""
        age, body = self.watched.get(k, (0, self.body[:0]))
        if age % LOOKS == 0:
            near = skin.near(self.rig.skin(turns, origins, self.body), FAR) < skin.points.shape[1]
            body = self.body[near.any(axis=0)]
        self.watched[k] = age + 1, body
        return np.asarray(body)

    def _outside(self, rows: Rows, skins: list[Surface], now: tuple[Floats, ...], hard: float) -> None:
        turns, origins, axes = now
        for k, skin in enumerate(skins):
            body = self._watched(k, skin, turns, origins)
            gap, near = skin.depth(self.rig.skin(turns, origins, body))
            most = min(DEEPEST, int((gap < SINK).sum(axis=1).max()))
            if most == 0:
                continue
            most = min(most, len(body) - 1)
            deep = np.argpartition(gap, most, axis=1)[:, :most]
            rank = np.arange(len(gap))[:, None]
            depth = np.maximum(SINK * 1.2 - gap[rank, deep], 0.0)
            more = np.minimum(depth, DEEP) / SOFT
            slope = self._slopes(body[deep], turns, origins, axes)
            slope = -np.einsum("fkua,fka->fku", slope, skin.out(near[rank, deep]))
            steep = np.where(depth > 0, 1.0 + np.where(depth < DEEP, 2.0, 1.0) * more, 0.0)
            force = self.inside * (max(hard, 0.3) if k else hard)
            rows.add(depth * (1.0 + more) * force, slope * (steep * force)[..., None])

    def _lean(self, rows: Rows, motion: Motion, guide: Guide, turns: Floats, axes: Floats) -> None:
        frames, count = motion.angles.shape
        slope = np.zeros((frames, count, 6 + count))
        slope[:, :, 6:] = np.diag(self.pose)
        rows.add((motion.angles - guide.angles) * self.pose, slope)
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

    def _alike(self, rows: Rows, motion: Motion, guide: Guide) -> None:
        joints = np.where([name.startswith("wrist") for name in self.rig.names], WRIST, 0.14)
        weight = np.concatenate([np.full(3, 0.10 / MM), np.full(3, 20.0), joints])
        turned = Rotation.from_matrix(motion.turn @ guide.turn.transpose(0, 2, 1)).as_rotvec()
        placed = [touch.place for touch in guide.touches if touch.place is not None]
        centre = np.mean(placed, axis=0)
        state = np.concatenate([motion.place - centre, turned, motion.angles - guide.angles], axis=1)
        rows.alike(state, (weight * WEIGHTS["alike"] * guide.calm) ** 2)

    def start(self, guide: Guide) -> Motion:
        """The grip's pose, its placed patches over their places, still away from the skin."""
        at = np.zeros((len(guide.turn), 3))
        turns, origins, _ = self.rig.world(guide.turn, at, guide.angles)
        shifts = [
            t.place - self.rig.skin(turns, origins, t.patch).mean(axis=1) for t in guide.touches if t.place is not None
        ]
        return Motion(guide.turn.copy(), np.mean(shifts, axis=0) + guide.away * START, guide.angles.copy())

    def _rows(self, guide: Guide, skin: Surface, others: list[Surface], hard: float, motion: Motion) -> Rows:
        now = self.rig.world(motion.turn, motion.place, motion.angles)
        rows = Rows(len(motion.place), 6 + motion.angles.shape[1])
        for touch in guide.touches:
            self._touch(rows, touch, skin, now)
        self._outside(rows, [skin, *others], now, hard)
        pushed = self.apart.rows(*now)
        if pushed:
            rows.add(*pushed)
        self._lean(rows, motion, guide, now[0], now[2])
        self._alike(rows, motion, guide)
        return rows

    def solve(self, guide: Guide, skin: Surface, others: list[Surface], *, since: Motion | None = None) -> Motion:
        """A loop in contact with `skin` that keeps out of it and of the `others`; goes on from
        `since`, or from the grip, and then the skin hardens by and by."""
        motion = since.copy() if since else self.start(guide)
        self.watched = {}
        for hard, rounds, calm in HARDENS[-1:] if since else HARDENS:
            now = replace(guide, calm=guide.calm * calm)
            motion = self._settle(motion, rounds, partial(self._rows, now, skin, others, hard))
        return motion

    def _settle(self, motion: Motion, rounds: int, build: Callable[[Motion], Rows]) -> Motion:
        """Levenberg-Marquardt: a step is taken when it makes the whole loop better."""
        scale = np.concatenate([np.full(3, 1 / (4 * MM)), np.full(3, 1 / 0.1), np.full(len(self.rig.joints), 0.2)]) ** 2
        rows, caution, still = build(motion), 0.3, 0
        for _ in range(rounds):
            step = rows.step(caution * scale + self._stopped(motion, rows.right))
            new = self._taken(motion, step)
            tried = build(new)
            still = still + 1 if tried.cost > rows.cost * (1 - ENOUGH) else 0
            if tried.cost < rows.cost:
                motion, rows, caution = new, tried, caution / 3
            else:
                caution *= 4
            if still == 3:
                break
        return motion

    def _stopped(self, motion: Motion, pull: Floats) -> Floats:
        """Weights that hold the joints which are at the end of their range and pulled beyond."""
        at_low, at_high = motion.angles <= self.rig.low, motion.angles >= self.rig.high
        stopped = np.zeros_like(pull)
        stopped[:, 6:] = np.where((at_low & (pull[:, 6:] < 0)) | (at_high & (pull[:, 6:] > 0)), 1e6, 0.0)
        return stopped

    def _taken(self, motion: Motion, step: Floats) -> Motion:
        """The motion after one bounded step: at most 20 mm, 0.4 rad and 25 degrees a round."""
        turn = Rotation.from_rotvec(np.clip(step[:, 3:6], -0.4, 0.4)).as_matrix()
        angles = motion.angles + np.clip(step[:, 6:], -25, 25)
        return Motion(
            turn @ motion.turn,
            motion.place + np.clip(step[:, :3], -20 * MM, 20 * MM),
            np.clip(angles, self.rig.low, self.rig.high),
        )

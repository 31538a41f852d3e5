"""A receiver's fingers and toes make room: they are at rest, and give way where a giver's hand lies.

One offset for the whole loop, so a limb that keeps still goes on keeping still.
"""

from __future__ import annotations

import numpy as np

from anatomy.body import Floats
from anatomy.choreography import Receiver
from anatomy.kinematics import Rig
from anatomy.solve import MM, lever
from anatomy.surface import Surface

SHALLOW = 0.5 * MM
PUSH = 0.25 / MM
GIVES, HOLDS = 5.0, 0.7
ROUNDS = 4
MOST = 160
FIXED = ("wrist", "ankle")


def _gives(rig: Rig, digit: str) -> Floats:
    """How easily each joint gives, in degrees: wrist, ankle and the digit in hand hardly do."""
    held = [name.startswith(FIXED) or (digit != "" and name.startswith(f"{digit}-")) for name in rig.names]
    return np.where(held, HOLDS, GIVES)


def make_room(receiver: Receiver, rest: Floats, digit: str, giver: Floats, skin: Surface) -> Floats:
    """The receiver's angles (f, j) after a little of giving way.

    `rest` (f, j) is the pose it leans to, `giver` (g, n, 3) the vertices of a giver's hand over the
    loop, `skin` the receiver's surface as it is posed now.
    """
    rig, frames = receiver.rig, max(len(giver), len(receiver.angles))
    now = [np.repeat(part, frames // len(part), axis=0) for part in rig.world(*_whole(receiver))]
    spots = np.repeat(giver, frames // len(giver), axis=0)
    gap, near = skin.depth(spots)
    most = min(MOST, int((gap < -SHALLOW).sum(axis=1).max()))
    if most == 0:
        return receiver.angles
    deep = np.argpartition(gap, most, axis=1)[:, :most]
    rank = np.arange(frames)[:, None]
    depth = np.where(gap[rank, deep] < -SHALLOW, gap[rank, deep], 0.0)
    _, slope = lever(rig, near[rank, deep], *now)
    slope = -np.einsum("fkja,fka->fkj", slope, skin.out(near[rank, deep])) * (depth < 0)[..., None]
    weight = PUSH / np.sqrt(frames)
    flat, pull = slope.reshape(-1, len(rig.names)) * weight, depth.ravel() * weight
    lean = 1.0 / _gives(rig, digit)
    off = (receiver.angles - rest).mean(axis=0)
    square = flat.T @ flat + np.diag(lean**2)
    step = np.linalg.solve(square, -flat.T @ pull - lean**2 * off)
    return np.asarray(np.clip(receiver.angles + np.clip(step, -8, 8), rig.low, rig.high))


def _whole(receiver: Receiver) -> tuple[Floats, Floats, Floats]:
    return receiver.turn, receiver.place, receiver.angles

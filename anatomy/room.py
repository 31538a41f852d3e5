"""A receiver's fingers and toes make room: they are at rest, and give way where a giver's hand lies.

One offset for the whole loop, so a limb that keeps still goes on keeping still.
"""

from __future__ import annotations

import numpy as np

from anatomy.body import Floats, Ints
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


Pushes = tuple[Floats, Floats]


def make_room(receiver: Receiver, rest: Floats, digit: str, giver: tuple[Floats, Floats], skin: Surface) -> Floats:
    """The receiver's angles (f, j) after a little of giving way.

    `rest` (f, j) is the pose it leans to, `giver` the vertices and normals (g, n, 3) of a giver's hand over the
    loop, `skin` the receiver's surface as it is posed now.
    """
    rig, frames = receiver.rig, max(len(giver[0]), len(receiver.angles))
    now = [np.repeat(part, frames // len(part), axis=0) for part in rig.world(*_whole(receiver))]
    pushes = [one for one in (_into(rig, now, giver, skin, frames), _out_of(rig, now, giver)) if one]
    if not pushes:
        return receiver.angles
    weight = PUSH / np.sqrt(frames)
    flat = np.concatenate([slope for slope, _ in pushes]) * weight
    pull = np.concatenate([depth for _, depth in pushes]) * weight
    lean = 1.0 / _gives(rig, digit)
    off = (receiver.angles - rest).mean(axis=0)
    square = flat.T @ flat + np.diag(lean**2)
    step = np.linalg.solve(square, -flat.T @ pull - lean**2 * off)
    return np.asarray(np.clip(receiver.angles + np.clip(step, -8, 8), rig.low, rig.high))


def _deepest(gap: Floats) -> tuple[Ints, Floats] | None:
    """The deepest vertices of every frame (f, k), and how deep they are (f, k), zero or less."""
    most = min(MOST, int((gap < -SHALLOW).sum(axis=1).max()))
    if most == 0:
        return None
    deep = np.argpartition(gap, min(most, gap.shape[1] - 1), axis=1)[:, :most]
    depth = np.take_along_axis(gap, deep, axis=1)
    return deep, np.where(depth < -SHALLOW, depth, 0.0)


def _into(rig: Rig, now: list[Floats], giver: Pushes, skin: Surface, frames: int) -> Pushes | None:
    """What a giver's hand pushes into: slopes (r, j) of depths (r,)."""
    gap, near = skin.depth(np.repeat(giver[0], frames // len(giver[0]), axis=0))
    found = _deepest(gap)
    if found is None:
        return None
    deep, depth = found
    there = np.take_along_axis(near, deep, axis=1)
    _, slope = lever(rig, there, *now)
    slope = -np.einsum("fkja,fka->fkj", slope, skin.out(there)) * (depth < 0)[..., None]
    return slope.reshape(-1, len(rig.names)), depth.ravel()


def _out_of(rig: Rig, now: list[Floats], giver: Pushes) -> Pushes | None:
    """Fingers and toes that lie inside a giver's hand: slopes (r, j) of depths (r,)."""
    lead = rig.limb.weights.argmax(axis=1)
    loose = np.flatnonzero(np.array([bone.name[-1] in "123" for bone in rig.limb.bones])[lead])[::2]
    hand = Surface(*giver)
    gap, near = hand.depth(rig.skin(now[0], now[1], loose))
    found = _deepest(gap)
    if found is None:
        return None
    deep, depth = found
    _, slope = lever(rig, loose[deep], *now)
    slope = np.einsum("fkja,fka->fkj", slope, hand.out(np.take_along_axis(near, deep, axis=1)))
    return (slope * (depth < 0)[..., None]).reshape(-1, len(rig.names)), depth.ravel()


def _whole(receiver: Receiver) -> tuple[Floats, Floats, Floats]:
    return receiver.turn, receiver.place, receiver.angles

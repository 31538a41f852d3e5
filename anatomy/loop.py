"""One loop of a stroke: each giver's hand is solved in turn, the receiver makes room, and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
import trimesh

from anatomy import choreography as plan
from anatomy.body import Floats, Ints
from anatomy.charts import Chart
from anatomy.kinematics import Rig
from anatomy.models import kept
from anatomy.patches import patches
from anatomy.room import make_room
from anatomy.solve import Guide, Motion, Solver, Touch
from anatomy.surface import Surface

FOLLOWS = 0.4
MIRROR = np.array([-1.0, 1.0, 1.0])
PASSES, FIRMER = 3, 2
MOST, ROOM = 0.006, 0.3
MOMENTS = 4


@dataclass
class Hand:
    """A giver's hand in a loop: how it is to be, and once solved its motion and its skin."""

    spec: plan.Spec
    motion: Motion | None = None
    skin: tuple[Floats, Floats] | None = None

    @property
    def flip(self) -> Floats:
        """A left hand is solved in a mirror."""
        return MIRROR if self.spec["side"] == "left" else np.ones(3)


@dataclass
class Clip:
    """One loop: the receiver, the givers' hands, and where the first patch of each is led."""

    digit: str
    move: str
    receiver: plan.Receiver
    hands: list[Hand] = field(default_factory=list)
    paths: list[Floats] = field(default_factory=list)
    arrows: list[list[list[float]]] = field(default_factory=list)


@cache
def rig(name: str) -> Rig:
    """The rig of a limb, made once a process."""
    return Rig(kept(name))


@cache
def chart_of(name: str) -> Chart:
    """The chart of a limb, made once a process."""
    return Chart(kept(name))


@cache
def hand_patches() -> dict[str, Ints]:
    """The touching parts of a giver's hand."""
    return patches(kept("hand"))


def posed(of: Rig, turn: Floats, place: Floats, angles: Floats) -> tuple[Floats, Floats]:
    """Vertices and normals (f, n, 3) of posed frames."""
    turns, origins, _ = of.world(turn, place, angles)
    points = of.skin(turns, origins)
    faces = of.limb.faces
    normal = [trimesh.Trimesh(p, faces, process=False).vertex_normals for p in points]
    return points, np.array(normal)


def _skin(receiver: plan.Receiver) -> tuple[Floats, Floats]:
    return posed(receiver.rig, receiver.turn, receiver.place, receiver.angles)


def _touches(hand: Hand, clip: Clip, skin: Floats, frames: int) -> list[Touch]:
    limb, made, found = clip.receiver.rig, hand_patches(), []
    for name, told in hand.spec["touches"].items():
        keys = plan.of_move(told, clip.move)
        if keys == "skin":
            found.append(Touch(made[name], weight=0.8, facing=0.5))
            continue
        place = plan.places(chart_of(limb.limb.name), limb, clip.digit, keys, skin, frames) * hand.flip
        first = name == next(iter(hand.spec["touches"]))
        found.append(Touch(made[name], place, 1.5 if first else 0.8, 1.5 if first else FOLLOWS))
    return found


def _guide(hand: Hand, clip: Clip, skin: Floats, grips: plan.Spec) -> Guide:
    """What the solver is asked for, in the hand's own (for a left hand, mirrored) world."""
    spec, giver = hand.spec, rig("hand")
    ways = [plan.of_move(keys, clip.move) for keys in spec["touches"].values()]
    moving = any(keys != "skin" and len(keys) > 1 for keys in ways)
    frames = plan.FRAMES if moving or len(skin) > 1 else 1
    turned = np.repeat(clip.receiver.turn, frames // len(clip.receiver.turn), axis=0)
    turn = plan.aim(spec, turned)
    away = turned @ np.array(spec["from"], float) if "from" in spec else turn[:, :, 1]
    turn = plan.mirrored(turn) if spec["side"] == "left" else turn
    arm = np.array(spec.get("arm", plan.ARM), float)
    angles = np.tile(giver.angles(grips[spec["grip"]] | spec.get("angles", {})), (frames, 1))
    return Guide(
        turn,
        angles,
        arm / np.linalg.norm(arm),
        away * hand.flip,
        _touches(hand, clip, skin, frames),
        float(spec.get("calm", 1)),
    )


def _moments(skin: tuple[Floats, Floats], frames: int) -> list[tuple[Floats, Floats]]:
    """A hand as another meets it: for one that keeps still, some moments of the loop at once."""
    if len(skin[0]) in (1, frames):
        return [skin]
    return [(skin[0][k : k + 1], skin[1][k : k + 1]) for k in range(0, len(skin[0]), MOMENTS)]


def _lay(hand: Hand, clip: Clip, solver: Solver, grips: plan.Spec) -> None:
    """Solve one hand on the receiver and around the hands that are already there."""
    points, out = _skin(clip.receiver)
    guide = _guide(hand, clip, points, grips)
    around = [
        Surface(p * hand.flip, n * hand.flip)
        for other in clip.hands
        if other is not hand and other.skin is not None
        for p, n in _moments(other.skin, len(guide.turn))
    ]
    skin = Surface(points * hand.flip, out * hand.flip)
    hand.motion = solver.solve(guide, skin, around, since=hand.motion)
    points, out = posed(rig("hand"), hand.motion.turn, hand.motion.place, hand.motion.angles)
    hand.skin = (points * hand.flip, out * hand.flip)


def _deepest(clip: Clip, hand: Hand) -> float:
    """How far a hand lies inside the receiver or another hand at worst, metres, by nearest vertices."""
    assert hand.skin is not None
    met = [_skin(clip.receiver)] + [one.skin for one in clip.hands if one is not hand and one.skin is not None]
    frames = max(len(skin[0]) for skin in [hand.skin, *met])
    own = np.repeat(hand.skin[0], frames // len(hand.skin[0]), axis=0)
    return float(max(-Surface(*skin).depth(own)[0].min() for skin in met))


def _make_room(clip: Clip, rest: Floats) -> None:
    for _ in range(3):
        for hand in clip.hands:
            if hand.skin is not None:
                skin = Surface(*_skin(clip.receiver))
                clip.receiver.angles = make_room(clip.receiver, rest, clip.digit, hand.skin[0], skin)


def solve_clip(spec: plan.Spec, whole: plan.Spec, digit: str, move: str) -> Clip:
    """One loop of a stroke on one digit, or on the limb."""
    pose = whole["receivers"][spec["receiver"]]
    limb = rig(pose["limb"])
    hands = [Hand(plan.on_digit(one, digit)) for one in spec.get("hands", [])]
    clip = Clip(digit, move, plan.receiver(spec, pose, limb, digit, move), hands)
    solver, rest = Solver(rig("hand"), firm=bool(spec.get("firm"))), clip.receiver.angles
    for turn in range(PASSES):
        for hand in clip.hands:
            _lay(hand, clip, solver, whole["grips"])
        before = clip.receiver.angles
        if turn < PASSES - 1:
            _make_room(clip, rest)
        if len(clip.hands) == 1 and np.abs(clip.receiver.angles - before).max() < ROOM:
            break
    for _ in range(FIRMER):
        deep = [hand for hand in clip.hands if _deepest(clip, hand) > MOST]
        if deep:
            _make_room(clip, rest)
        solver.inside *= 1.6
        for hand in deep:
            _lay(hand, clip, solver, whole["grips"])
    _draw(clip)
    return clip


def _draw(clip: Clip) -> None:
    """The paths and arrows the picture shows, on the skin as it lies in the end."""
    skin, limb = _skin(clip.receiver)[0], clip.receiver.rig
    for hand in clip.hands:
        first = next(touch for touch in _touches(hand, clip, skin, plan.FRAMES) if touch.place is not None)
        clip.paths.append(np.asarray(first.place) * hand.flip)
        for keys in hand.spec.get("arrows", []):
            there = plan.spots(limb, clip.digit, [*keys, *keys[-2:0:-1]])
            line = chart_of(limb.limb.name).path(there, 24).on(skin[:1])
            clip.arrows.append(np.round(line[:13], 4).tolist())

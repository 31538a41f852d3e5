"""One loop of a stroke: each giver's hand is solved in turn, the receiver makes room, and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
import trimesh
from scipy.interpolate import CubicSpline
from scipy.spatial.transform import Rotation

from anatomy import choreography as plan
from anatomy.body import Floats, Ints
from anatomy.charts import Chart, Spot
from anatomy.course import on_leg, split
from anatomy.kinematics import Rig
from anatomy.models import kept
from anatomy.patches import patches
from anatomy.room import make_room
from anatomy.solve import MM, Guide, Motion, Solver, Touch
from anatomy.surface import Surface

FOLLOWS = 0.4
MIRROR = np.array([-1.0, 1.0, 1.0])
PASSES, FIRMER = 3, 2
MOST, ROOM = 0.006, 0.3
MOMENTS = 4
LIFT = 12.0  # millimetres, on the way back
ARROW = 13  # places of an arrow


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
    frames: int = plan.FRAMES
    hands: list[Hand] = field(default_factory=list)
    paths: list[Floats] = field(default_factory=list)
    arrows: list[list[list[float]]] = field(default_factory=list)
    airs: list[Floats] = field(default_factory=list)


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


def _touches(hand: Hand, clip: Clip, skin: tuple[Floats, Floats], frames: int) -> list[Touch]:
    limb, made, found = clip.receiver.rig, hand_patches(), []
    lead = plan.coursed(hand.spec, limb, clip.digit, clip.move, frames)
    high = float(hand.spec.get("lift", LIFT)) * MM
    told = hand.spec | {"frames": frames}
    for name, by_move in hand.spec["touches"].items():
        keys = plan.of_move(by_move, clip.move)
        lifts = lead is not None and name not in hand.spec.get("stays", [])
        lift = lead.air * high if lead is not None and lifts else np.zeros(frames)
        if keys == "skin":
            found.append(Touch(made[name], weight=0.8, facing=0.5, lift=lift))
            continue
        anchors = plan.places(chart_of(limb.limb.name), limb, clip.digit, keys, told, lead)
        place = (anchors.on(skin[0]) + anchors.on(skin[1]) * lift[:, None]) * hand.flip
        first = name == next(iter(hand.spec["touches"]))
        found.append(Touch(made[name], place, 1.5 if first else 0.8, 1.5 if first else FOLLOWS, lift=lift))
    return found


def _guide(hand: Hand, clip: Clip, skin: tuple[Floats, Floats], grips: plan.Spec) -> Guide:
    """What the solver is asked for, in the hand's own (for a left hand, mirrored) world."""
    spec, giver = hand.spec, rig("hand")
    ways = [plan.of_move(keys, clip.move) for keys in spec["touches"].values()]
    moving = any(keys != "skin" and len(keys) > 1 for keys in ways)
    frames = clip.frames if moving or len(skin[0]) > 1 else 1
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
    guide = _guide(hand, clip, (points, out), grips)
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
                clip.receiver.angles = make_room(clip.receiver, rest, clip.digit, hand.skin, skin)


def solve_clip(spec: plan.Spec, whole: plan.Spec, digit: str, move: str) -> Clip:
    """One loop of a stroke on one digit, or on the limb."""
    pose = whole["receivers"][spec["receiver"]]
    limb = rig(pose["limb"])
    hands = [Hand(plan.on_digit(one, digit)) for one in spec.get("hands", [])]
    frames = plan.frames_of(spec)
    still = not {"moves", "circle", "roll", "shake", "swing"} & spec.keys()
    between = 2 if still and frames > plan.FRAMES else 1
    clip = Clip(digit, move, plan.receiver(spec, pose, limb, digit, move), frames // between, hands)
    solver, rest = Solver(rig("hand"), firm=bool(spec.get("firm"))), clip.receiver.angles
    for turn in range(PASSES):
        for hand in clip.hands:
            _lay(hand, clip, solver, whole["grips"])
        before = clip.receiver.angles
        if turn < PASSES - 1:
            _make_room(clip, rest)
        if len(clip.hands) == 1 and np.abs(clip.receiver.angles - before).max() < ROOM:
            break
    _firmer(clip, solver, rest, whole["grips"])
    if between > 1:
        clip.frames = frames
        for hand in clip.hands:
            if hand.motion and len(hand.motion.place) > 1:
                hand.motion = finer(hand.motion, between, rig("hand"))
    _draw(clip)
    return clip


def _firmer(clip: Clip, solver: Solver, rest: Floats, grips: plan.Spec) -> None:
    """Once more, with more force, where a hand is still too deep."""
    for _ in range(FIRMER):
        deep = [hand for hand in clip.hands if _deepest(clip, hand) > MOST]
        if deep:
            _make_room(clip, rest)
        solver.inside *= 1.6
        for hand in deep:
            _lay(hand, clip, solver, grips)


def finer(motion: Motion, times: int, of: Rig) -> Motion:
    """The same loop in so many times the frames, on a smooth closed curve through them: as a browser plays it."""
    count = len(motion.place)
    quats = Rotation.from_matrix(motion.turn).as_quat()
    for k in range(1, count):
        quats[k] *= np.sign(quats[k] @ quats[k - 1]) or 1.0
    whole = np.hstack([quats, motion.place, motion.angles])
    ends = np.vstack([whole, whole[:1]])
    ends[-1, :4] *= np.sign(quats[0] @ quats[-1]) or 1.0
    steps = np.arange(-2, count + 3)
    turned = np.vstack([whole[-2:], ends, whole[1:3]])  # a turn may come round with the other sign
    turned[:2, :4] *= np.sign(turned[2, :4] @ turned[1, :4]) or 1.0
    turned[-2:, :4] *= np.sign(turned[-3, :4] @ turned[-2, :4]) or 1.0
    found = CubicSpline(steps, turned)(np.arange(count * times) / times)
    turn = Rotation.from_quat(found[:, :4]).as_matrix()
    return Motion(turn, found[:, 4:7], np.clip(found[:, 7:], of.low, of.high))


def _draw(clip: Clip) -> None:
    """The paths and arrows the picture shows, on the skin as it lies in the end."""
    skin, limb = _skin(clip.receiver), clip.receiver.rig
    chart = chart_of(limb.limb.name)
    for hand in clip.hands:
        first = next(touch for touch in _touches(hand, clip, skin, clip.frames) if touch.place is not None)
        clip.paths.append(np.asarray(first.place) * hand.flip)
        for keys in hand.spec.get("arrows", []):
            there = plan.spots(limb, clip.digit, [*keys, *keys[-2:0:-1]])
            clip.arrows.append(np.round(chart.path(there, 24).on(skin[0][:1])[:13], 4).tolist())
        if "work" in hand.spec and "arrows" not in hand.spec:
            clip.arrows += [np.round(chart.anchors(leg).on(skin[0][:1]), 4).tolist() for leg in _worked(hand, clip)]
        lead = plan.coursed(hand.spec, limb, clip.digit, clip.move, clip.frames)
        clip.airs.append(lead.air if lead else np.zeros(1))


def _worked(hand: Hand, clip: Clip) -> list[list[Spot]]:
    """The legs a hand works along, as a row of places each."""
    limb = clip.receiver.rig
    first = next(k for k in (plan.of_move(told, clip.move) for told in hand.spec["touches"].values()) if k != "skin")
    legs = split(plan.spots(limb, clip.digit, first), hand.spec.get("legs", [len(first)]))
    shares = np.linspace(0.0, 1.0, ARROW)
    return [[(leg[0][0], float(a), float(b)) for a, b in on_leg(leg, shares)] for leg in legs]

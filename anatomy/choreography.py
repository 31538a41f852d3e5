"""Reads choreography.yaml: the frames of the receiver and the guide of each giver's hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import yaml
from scipy.interpolate import CubicSpline
from scipy.spatial.transform import Rotation

from anatomy.body import Floats
from anatomy.charts import Anchors, Chart, Spot
from anatomy.course import Course, course, lengths, split, way
from anatomy.kinematics import Rig
from anatomy.paths import HERE
from anatomy.skeleton import FINGERS, TOES

FRAMES = 24
Spec = dict[str, Any]
ARM = (0.3, -0.15, 0.94)


@dataclass
class Receiver:
    """The receiver's limb over a loop: root turn (f or 1, 3, 3), place (f or 1, 3), angles."""

    rig: Rig
    turn: Floats
    place: Floats
    angles: Floats


def read() -> Spec:
    """The whole file: grips, receivers, strokes."""
    spec: Spec = yaml.safe_load((HERE / "choreography.yaml").read_text(encoding="utf-8"))
    return spec


def facing(fingers: list[float], palm: list[float]) -> Floats:
    """3x3 turn of a limb so that its fingers or toes and its palm or sole look those ways."""
    ahead = np.array(fingers, dtype=float)
    out = np.array(palm, dtype=float)
    y = -out / np.linalg.norm(out)
    z = -ahead
    z = z - y * (z @ y)
    z /= np.linalg.norm(z)
    return np.stack([np.cross(y, z), y, z], axis=1)


def looped(keys: list[float], frames: int) -> Floats:
    """A smooth closed curve through the keys, one value a frame."""
    if len(keys) == 1:
        return np.full(frames, float(keys[0]))
    curve = CubicSpline(np.linspace(0, 1, len(keys) + 1), [*keys, keys[0]], bc_type="periodic")
    return np.asarray(curve(np.arange(frames) / frames))


def frames_of(spec: Spec) -> int:
    """Frames of a loop that moves."""
    return int(spec.get("frames", FRAMES))


def moves(spec: Spec) -> list[str]:
    """The moves a stroke tells apart, each a loop of its own; one empty name when it does not."""
    told = [keys for hand in spec.get("hands", []) for keys in hand["touches"].values() if isinstance(keys, dict)]
    return list(told[0]) if told else [""]


def of_move(keys: Any, move: str) -> Any:
    """What holds for one move, where it is written by move."""
    return keys[move] if isinstance(keys, dict) else keys


def on_digit(hand: Spec, digit: str) -> Spec:
    """A giver's hand as it is on one finger or toe, where that is another way than on the rest."""
    other: Spec = hand.get("digits", {}).get(digit, {})
    return hand | other


def offered(rig: Rig, still: Floats, digit: str, lift: float, drop: float) -> Floats:
    """A finger or toe held out by `lift` degrees, and the others out of its way by `drop`."""
    for k, name in enumerate(rig.names):
        own, part = name.split("-", 1)
        if own == digit and part == "1":
            still[:, k] -= lift
        elif own not in (digit, "thumb", "wrist", "ankle") and part in ("1", "2"):
            still[:, k] += drop
    return np.clip(still, rig.low, rig.high)


def receiver(spec: Spec, pose: Spec, rig: Rig, digit: str, move: str) -> Receiver:
    """The limb's frames: still (one frame) unless the stroke moves it."""
    still = rig.angles(pose["angles"] | spec.get("angles", {}))[None]
    if "offer" in spec:
        still = offered(rig, still, digit, *spec["offer"])
    pose = pose | {name: spec[name] for name in ("fingers", "palm") if name in spec}
    turn, place = facing(pose["fingers"], pose["palm"])[None], np.zeros((1, 3))
    place = place + turn[0] @ rig.limb.heads[0]
    swings: dict[str, list[float]] = dict(spec.get("moves", {}))
    if "circle" in spec:
        swing = float(spec["circle"])
        swings["ankle-bend"] = [12 + swing, 12, 12 - swing, 12]
        swings["ankle-tilt"] = [0, swing, 0, -swing]
    roll = of_move(spec.get("roll", [0]), move)
    if len(roll) > 1:
        swings[f"{digit}-roll"] = roll
    if swings:
        frames = frames_of(spec)
        still, turn = np.tile(still, (frames, 1)), np.tile(turn, (frames, 1, 1))
        place = np.tile(place, (frames, 1))
        for name, keys in swings.items():
            still[:, rig.names.index(name)] = looped(keys, frames)
        still = np.clip(still, rig.low, rig.high)
    if "swing" in spec:  # the hand about its wrist; the forearm, which hangs on it, stays where it is
        bends = looped([float(key) for key in spec["swing"]], len(still))
        turn = turn @ Rotation.from_euler("x", bends[:, None], degrees=True).as_matrix()
        still[:, rig.names.index("wrist-bend")] -= bends
    if "shake" in spec:
        place[:, 1] += float(spec["shake"]) * np.sin(2 * np.pi * np.arange(len(place)) / len(place))
    if pose.get("pair"):
        place = place + np.array([float(pose["pair"]), 0.0, 0.0])
    return Receiver(rig, turn, place, still)


def _number(rig: Rig, digit: str, value: float | str, f: float) -> tuple[float, float]:
    if value != "knuckle":
        return float(value), f
    knuckle = rig.limb.heads[rig.limb.bone(f"{digit}-1")] * 1000
    if digit == "thumb":
        return -22.0 - 6.0 * f / 84, 4 + f * 0.5
    return float(knuckle[0]) * (0.35 + 0.5 * f / 84), f


def spots(rig: Rig, digit: str, keys: list[list[Any]]) -> list[Spot]:
    """Chart places with `@` and `knuckle` filled in for one finger or toe."""
    found: list[Spot] = []
    for name, a, b in keys:
        if name == "@":
            t = float(a)
            t = 1 + t * 2 / 3 if digit == "thumb" else t * 2 / 3 if digit == "big" else t
            found.append((digit, t, float(b)))
        else:
            found.append((name, *_number(rig, digit, a, float(b))))
    return found


def coursed(hand: Spec, rig: Rig, digit: str, move: str, frames: int) -> Course | None:
    """How a hand that comes back in the air is on its way; None for one that stays on the skin."""
    if "work" not in hand:
        return None
    first = next(keys for keys in (of_move(told, move) for told in hand["touches"].values()) if keys != "skin")
    legs = split(spots(rig, digit, first), hand.get("legs", [len(first)]))
    return course(lengths(legs), float(hand["work"]), frames)


def places(chart: Chart, rig: Rig, digit: str, keys: list[list[Any]], hand: Spec, lead: Course | None) -> Anchors:
    """Where on the skin a part is led: round a closed path, or along the legs of a course; one anchor a frame."""
    told, frames = spots(rig, digit, keys), len(lead.air) if lead else int(hand["frames"])
    if lead is None or len(told) == 1:
        return chart.path(told, frames)
    return chart.anchors(way(split(told, hand.get("legs", [len(told)])), lead))


def digits(spec: Spec) -> list[str]:
    """The fingers or toes a stroke is done on in turn; one empty name when it is not."""
    return list({"finger": FINGERS, "toe": TOES}.get(spec.get("each", ""), ("",)))


def aim(hand: Spec, limb_turn: Floats) -> Floats:
    """World turn (f, 3, 3) a giver's hand leans to; directions are given in the limb's frame."""
    fingers, palm = np.array(hand["fingers"], float), np.array(hand["palm"], float)
    return np.array([facing(list(turn @ fingers), list(turn @ palm)) for turn in limb_turn])


def mirrored(turns: Floats) -> Floats:
    """The same turns seen in a mirror across x."""
    flip = np.diag([-1.0, 1.0, 1.0])
    return np.asarray(flip @ turns @ flip)

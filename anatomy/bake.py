"""Solve every stroke and write its track: `python -m anatomy.bake [stroke …]`."""

from __future__ import annotations

import base64
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import trimesh
import yaml
from scipy.spatial.transform import Rotation

from anatomy import choreography as plan
from anatomy.body import Floats, Ints
from anatomy.charts import Chart
from anatomy.kinematics import Rig
from anatomy.models import kept
from anatomy.patches import patches
from anatomy.paths import CACHE, KNOWLEDGE, STROKE_TRACKS
from anatomy.solve import Guide, Motion, Solver, Surface, Touch

FOLLOWS = 0.25
MIRROR = np.array([-1.0, 1.0, 1.0])


@dataclass
class Clip:
    """One loop: the receiver, the givers' hands by side, and where each patch is led."""

    digit: str
    receiver: plan.Receiver
    hands: list[tuple[str, Motion, list[str]]] = field(default_factory=list)
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


def _guide(hand: plan.Spec, clip: Clip, skin: Floats, grips: plan.Spec) -> Guide:
    """What the solver is asked for, in the hand's own (for a left hand, mirrored) world."""
    giver, limb = rig("hand"), clip.receiver.rig
    left = hand["side"] == "left"
    moving = [keys for keys in hand["touches"].values() if keys != "skin" and len(keys) > 1]
    frames = plan.FRAMES if moving or len(skin) > 1 else 1
    turn = plan.aim(hand, np.repeat(clip.receiver.turn, frames // len(clip.receiver.turn), axis=0))
    turn = plan.mirrored(turn) if left else turn
    chart, touches, made = chart_of(limb.limb.name), [], hand_patches()
    for name, keys in hand["touches"].items():
        if keys == "skin":
            touches.append(Touch(made[name], weight=0.8))
            continue
        place = plan.places(chart, limb, clip.digit, keys, skin, frames)
        first = name == next(iter(hand["touches"]))
        if first:
            clip.paths.append(place)
        led = place * MIRROR if left else place
        touches.append(Touch(made[name], led, 1.5 if first else 0.8, 1.5 if first else FOLLOWS))
    for keys in hand.get("arrows", []):
        line = chart.path(plan.spots(limb, clip.digit, [*keys, *keys[-2:0:-1]]), 24).on(skin[:1])
        clip.arrows.append(np.round(line[:13], 4).tolist())
    arm = np.array(hand.get("arm", plan.ARM), float)
    angles = np.tile(giver.angles(grips[hand["grip"]]), (frames, 1))
    return Guide(turn, angles, arm / np.linalg.norm(arm), touches,
                 float(hand.get("calm", 1)))


def solve_clip(spec: plan.Spec, whole: plan.Spec, digit: str) -> Clip:
    """One loop of a stroke, every giver's hand in turn."""
    pose = whole["receivers"][spec["receiver"]]
    limb = rig(pose["limb"])
    clip = Clip(digit, plan.receiver(spec, pose, limb, digit))
    points, normal = posed(limb, clip.receiver.turn, clip.receiver.place, clip.receiver.angles)
    others: list[tuple[Floats, Floats]] = []
    solver = Solver(rig("hand"), firm=bool(spec.get("firm")))
    for hand in spec.get("hands", []):
        flip = MIRROR if hand["side"] == "left" else np.ones(3)
        guide = _guide(hand, clip, points, whole["grips"])
        around = [Surface(p * flip, n * flip) for p, n in others]
        motion = solver.solve(guide, Surface(points * flip, normal * flip), around)
        clip.hands.append((hand["side"], motion, list(hand["touches"])))
        skin, out = posed(rig("hand"), motion.turn, motion.place, motion.angles)
        others.append((skin * flip, out * flip))
    return clip


def _packed(values: Floats, scale: float) -> str:
    return base64.b64encode(np.rint(values * scale).astype("<i2").tobytes()).decode("ascii")


def frames_of(of: Rig, turn: Floats, place: Floats, angles: Floats) -> dict[str, Any]:
    """Wrist places in 1/8192 m, bone quaternions in 1/32767, angles in 1/100 degree, frame after frame."""
    local, _ = of.local(angles)
    local[:, 0] = turn @ local[:, 0]
    quats = Rotation.from_matrix(local.reshape(-1, 3, 3)).as_quat().reshape(len(local), -1, 4)
    for k in range(1, len(quats)):
        quats[k] *= np.where((quats[k] * quats[k - 1]).sum(axis=1) < 0, -1.0, 1.0)[:, None]
    return {"frames": len(local), "place": _packed(place, 8192), "turns": _packed(quats, 32767),
            "angles": _packed(angles, 100)}


def track(name: str, clips: list[Clip]) -> dict[str, Any]:
    """A stroke as the browser reads it."""
    made: list[dict[str, Any]] = []
    for clip in clips:
        r = clip.receiver
        made.append({
            "digit": clip.digit,
            "receiver": frames_of(r.rig, r.turn, r.place, r.angles),
            "hands": [{"side": side, "touches": touches,
                       **frames_of(rig("hand"), m.turn, m.place, m.angles)}
                      for side, m, touches in clip.hands],
            "paths": [{"side": clip.hands[i][0], "points": np.round(path, 4).tolist()}
                      for i, path in enumerate(clip.paths) if np.ptp(path, axis=0).max() > 0.004],
            "arrows": clip.arrows,
        })
    return {"stroke": name, "limb": clips[0].receiver.rig.limb.name, "clips": made}


def bake(name: str) -> str:
    """Solve one stroke, write its track, keep the solution for the measures."""
    start, whole = time.monotonic(), plan.read()
    spec = whole["strokes"][name]
    clips = [solve_clip(spec, whole, digit) for digit in plan.digits(spec)]
    made = track(name, clips)
    made["pair"] = bool(whole["receivers"][spec["receiver"]].get("pair"))
    made["view"] = spec["receiver"]
    made["own"] = _form(name) == "self"
    STROKE_TRACKS.mkdir(parents=True, exist_ok=True)
    (STROKE_TRACKS / f"{name}.json").write_text(json.dumps(made, separators=(",", ":")) + "\n")
    return f"{name} {time.monotonic() - start:.1f}s"


def _form(name: str) -> str:
    """Whether a stroke is for someone else or for oneself: then both hands are one person's."""
    return str(yaml.safe_load((KNOWLEDGE / "strokes" / f"{name}.yaml").read_text("utf-8"))["form"])


def main() -> None:
    """Bake the strokes named on the command line, or all."""
    names = sys.argv[1:] or list(plan.read()["strokes"])
    CACHE.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(bake, names):
            print(line, flush=True)


if __name__ == "__main__":
    main()

"""Solve every stroke and write its track: `python -m anatomy.bake [--dress] [stroke …]`."""

from __future__ import annotations

import base64
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import numpy as np
import yaml
from scipy.spatial.transform import Rotation

from anatomy import choreography as plan
from anatomy.body import Floats
from anatomy.kinematics import Rig
from anatomy.loop import Clip, rig, solve_clip
from anatomy.paths import KNOWLEDGE, STROKE_TRACKS
from anatomy.solve import Motion

WAY = 0.004  # metres; what moves less holds still


def _packed(values: Floats, scale: float) -> str:
    return base64.b64encode(np.rint(values * scale).astype("<i2").tobytes()).decode("ascii")


def frames_of(of: Rig, turn: Floats, place: Floats, angles: Floats) -> dict[str, Any]:
    """Wrist places in 1/8192 m, bone quaternions in 1/32767, angles in 1/100 degree to a tenth, frame after frame."""
    local, _ = of.local(angles)
    local[:, 0] = turn @ local[:, 0]
    quats = Rotation.from_matrix(local.reshape(-1, 3, 3)).as_quat().reshape(len(local), -1, 4)
    for k in range(1, len(quats)):
        quats[k] *= np.where((quats[k] * quats[k - 1]).sum(axis=1) < 0, -1.0, 1.0)[:, None]
    return {
        "frames": len(local),
        "place": _packed(place, 8192),
        "turns": _packed(quats, 32767),
        "angles": _packed(np.round(angles, 1), 100),  # for measuring only; a tenth of a degree compresses better
    }


def thinned(packed: dict[str, Any], step: int) -> dict[str, Any]:
    """Each `step`th frame of a packed limb; one that keeps still stays as it is."""
    frames = packed["frames"]
    if frames == 1 or step == 1:
        return packed
    fewer = dict(packed, frames=len(range(0, frames, step)))
    for name in ("place", "turns", "angles"):
        numbers = np.frombuffer(base64.b64decode(packed[name]), "<i2").reshape(frames, -1)
        fewer[name] = base64.b64encode(numbers[::step].tobytes()).decode("ascii")
    return fewer


def _hands(clip: Clip) -> list[tuple[str, Motion, list[str]]]:
    return [(hand.spec["side"], hand.motion, list(hand.spec["touches"])) for hand in clip.hands if hand.motion]


def track(name: str, clips: list[Clip], every: dict[str, int]) -> dict[str, Any]:
    """A stroke as the browser reads it, with each Nth frame of the moves named in `every`."""
    made: list[dict[str, Any]] = []
    for clip in clips:
        r = clip.receiver
        made.append(
            {
                "digit": clip.digit,
                "move": clip.move,
                "receiver": thinned(frames_of(r.rig, r.turn, r.place, r.angles), every.get(clip.move, 1)),
                "hands": [
                    {
                        "side": side,
                        "touches": touches,
                        **_air(air),
                        **thinned(frames_of(rig("hand"), m.turn, m.place, m.angles), every.get(clip.move, 1)),
                    }
                    for (side, m, touches), air in zip(_hands(clip), clip.airs, strict=True)
                ],
                "paths": [
                    {"side": clip.hands[i].spec["side"], "points": np.round(path, 4).tolist()}
                    for i, path in enumerate(clip.paths)
                    if np.ptp(path, axis=0).max() > WAY and not clip.arrows
                ],
                "arrows": clip.arrows,
                "holds": [
                    np.round(path.mean(axis=0), 4).tolist() for path in clip.paths if np.ptp(path, axis=0).max() <= WAY
                ],
            }
        )
    return {"stroke": name, "limb": clips[0].receiver.rig.limb.name, "clips": made}


def _air(air: Floats) -> dict[str, str]:
    """How much a hand is in the air, a digit a frame; nothing for one that stays on the skin."""
    return {"air": "".join(str(round(9 * float(one))) for one in air)} if len(air) > 1 else {}


def solved(name: str) -> str:
    """The track of one stroke as JSON text: the same for the same choreography, models and code,
    whatever was solved before it."""
    whole = plan.read()
    spec = whole["strokes"][name]
    clips = [solve_clip(spec, whole, digit, move) for digit in plan.digits(spec) for move in plan.moves(spec)]
    made = track(name, clips, spec.get("every", {}))
    return json.dumps(dressed(made, spec, whole), separators=(",", ":")) + "\n"


def dressed(made: dict[str, Any], spec: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """A track with what it is shown with: how it goes round, whose hands, the eye, what limbs rest on."""
    lies = whole["receivers"][spec["receiver"]]
    kept = {name: made[name] for name in ("stroke", "limb", "clips")}
    kept |= {name: spec[name] for name in ("beat", "spans", "eye") if name in spec}
    rests = spec.get("rests", lies.get("rests", []))
    return (
        kept
        | {
            "pair": bool(lies.get("pair")),
            "view": spec["receiver"],
            "floor": float(spec.get("floor", lies["floor"])),
            "own": _form(made["stroke"]) == "self",
        }
        | ({"rests": rests} if rests else {})
    )


def dress(name: str) -> None:
    """Write a committed track again with what it is shown with, and its movement as it is."""
    whole, path = plan.read(), STROKE_TRACKS / f"{name}.json"
    made = dressed(json.loads(path.read_text("utf-8")), whole["strokes"][name], whole)
    path.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


def bake(name: str) -> str:
    """Solve one stroke and write its track; returns its name and the seconds it took."""
    start = time.monotonic()
    text = solved(name)
    STROKE_TRACKS.mkdir(parents=True, exist_ok=True)
    (STROKE_TRACKS / f"{name}.json").write_text(text, encoding="utf-8")
    return f"{name} {time.monotonic() - start:.1f}s"


def _form(name: str) -> str:
    """Whether a stroke is for someone else or for oneself: then both hands are one person's."""
    return str(yaml.safe_load((KNOWLEDGE / "strokes" / f"{name}.yaml").read_text("utf-8"))["form"])


def main() -> None:
    """Bake the strokes named on the command line, or all, each in a process of its own; `--dress` solves nothing."""
    names = [name for name in sys.argv[1:] if name != "--dress"] or list(plan.read()["strokes"])
    if "--dress" in sys.argv:
        for name in names:
            dress(name)
        return
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for line in pool.map(bake, names):
            print(line, flush=True)


if __name__ == "__main__":
    main()

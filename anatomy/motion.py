"""How a stroke moves and what its words promise, measured on the committed files: `python -m anatomy.moved`.

Speeds are at the usual pace of the stroke's knowledge file. A loop lasts one repetition, unless its track says that it
goes round several times in one (`beat`, seconds) or over several (`spans`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import igl
import numpy as np
import yaml
from scipy.spatial import cKDTree

from anatomy.body import Floats, Ints
from anatomy.contact import missing
from anatomy.cross import crossing, through
from anatomy.measure import cast, hand_patches
from anatomy.paths import KNOWLEDGE
from anatomy.tracks import Posed, read

STILL = 0.006  # metres; a way that is shorter is no way
TOUCH = 0.003  # metres; a patch nearer than this touches
ONE_WAY = ("glide", "pull", "twist")
SLIDES = ("glide", "glide-and-back", "circle")
QUICK = ("shake", "fist")
MM, CM = 1000.0, 100.0


@dataclass
class Moved:
    """Figures of one stroke over all its clips; millimetres, cm/s, degrees a second, shares."""

    stroke: str
    motion: str
    slips: list[float] = field(default_factory=list)  # cm/s, step by step while touching
    pace: tuple[float, float] = (1.0, 1.0)  # the quickest and the slowest pace as shares of the usual speed
    back: float = 0.0
    jump: float = 0.0
    fast: float = 0.0
    joint: float = 0.0
    sunk: float = 0.0
    crossed: float = 0.0
    pierced: float = 0.0
    missing: list[str] = field(default_factory=list)

    def speed(self) -> float:
        """Mean contact speed, cm/s."""
        return float(np.mean(self.slips)) if self.slips else 0.0

    def peak(self) -> float:
        """95th percentile of the contact speed, cm/s."""
        return float(np.percentile(self.slips, 95)) if self.slips else 0.0


def loop_seconds(told: dict[str, Any], track: dict[str, Any]) -> float:
    """Seconds of one loop at the usual pace."""
    usual, beat = float(told["seconds"]["usual"]), float(track.get("beat", 0))
    return usual / max(1, round(usual / beat)) if beat else usual * int(track.get("spans", 1))


def skins(limb: Posed) -> Floats:
    """All frames of a limb's skin (f, n, 3)."""
    return np.array([limb.skin(k) for k in range(len(limb.place))])


def _whole(values: Floats, frames: int) -> Floats:
    return np.repeat(values, frames // len(values), axis=0)


def _shaken(found: Moved, limb: Posed, skin: Floats, seconds: float) -> None:
    """Greatest step, speed of any point, speed of any joint."""
    if len(skin) < 2:
        return
    step = seconds / len(skin)
    far = float(np.linalg.norm(np.roll(skin, -1, axis=0) - skin, axis=2).max())
    turned = float(np.abs(np.roll(limb.angles, -1, axis=0) - limb.angles).max())
    found.jump = max(found.jump, far * MM)
    found.fast = max(found.fast, far * CM / step)
    found.joint = max(found.joint, turned / step)


def against(course: Floats, steps: Floats, lines: list[Floats]) -> float:
    """The share of a way (steps (n, 3) from places (n, 3)) that goes against the nearest drawn line."""
    ends = np.concatenate([line[1:] - line[:-1] for line in lines])
    middle = np.concatenate([(line[1:] + line[:-1]) / 2 for line in lines])
    _, near = cKDTree(middle).query(course)
    along = (steps * ends[near]).sum(axis=1) / np.maximum(np.linalg.norm(ends[near], axis=1), 1e-9)
    whole = np.linalg.norm(steps, axis=1).sum()
    return float(-along[along < 0].sum() / max(whole, 1e-9))


def drawn(clip: dict[str, Any], side: str) -> list[Floats]:
    """The arrows of a clip, or as much of a hand's path as leads away."""
    if clip["arrows"]:
        return [np.array(line) for line in clip["arrows"]]
    lines = []
    for path in clip["paths"]:
        if path["side"] == side:
            points = np.array(path["points"])
            last = max(2, int(np.argmax(np.linalg.norm(points - points[0], axis=1))))
            lines.append(points[: last + 1])
    return lines


def _gaps(own: Floats, skin: Floats, faces: Ints) -> dict[str, Floats]:
    """How far the nearest quarter of each part of a hand is from the skin, frame by frame, metres."""
    parts = hand_patches()
    ends = np.cumsum([len(rows) for rows in parts.values()])[:-1]
    every = np.concatenate(list(parts.values()))
    near = [
        np.sqrt(igl.point_mesh_squared_distance(one[every], its, faces)[0]) for one, its in zip(own, skin, strict=True)
    ]
    split = [np.split(one, ends) for one in near]
    return {name: np.array([np.percentile(one[k], 25) for one in split]) for k, name in enumerate(parts)}


def _slip(spots: Floats, skin: Floats) -> tuple[Floats, Floats]:
    """Where a part is (f, 3), and its steps over the skin (f, 3): what the skin itself moves does not count."""
    centre, frames = spots.mean(axis=1), len(spots)
    near = [int(cKDTree(one).query(at)[1]) for one, at in zip(skin, centre, strict=True)]
    carried = np.array([skin[(k + 1) % frames, near[k]] - skin[k, near[k]] for k in range(frames)])
    return centre, np.roll(centre, -1, axis=0) - centre - carried


def _slid(found: Moved, clip: dict[str, Any], hand: Posed, names: list[str], own: Floats, limb: Posed, skin: Floats,
          seconds: float) -> dict[str, float]:  # fmt: skip
    """Add the slips of the part that goes farthest; tells how much of the time each part touches."""
    frames = max(len(own), len(skin))
    own, skin = _whole(own, frames), _whole(skin, frames)
    gaps = _gaps(own, skin, limb.rig.limb.faces)
    ways = {name: _slip(own[:, hand_patches()[name]], skin) for name in names}
    lead = max(ways, key=lambda name: float(np.linalg.norm(ways[name][1], axis=1).sum()))
    centre, step = ways[lead]
    touches = (gaps[lead] < TOUCH) & (np.roll(gaps[lead], -1) < TOUCH)
    if np.linalg.norm(step, axis=1).sum() > STILL and touches.any():
        found.slips += (np.linalg.norm(step[touches], axis=1) * CM / (seconds / frames)).tolist()
        lines = drawn(clip, "left" if hand.flip < 0 else "right")
        if found.motion in ONE_WAY and lines:
            found.back = max(found.back, against(centre[touches], step[touches], lines))
    return {name: float((gap < TOUCH).mean()) for name, gap in gaps.items()}


def told(stroke: str) -> dict[str, Any]:
    """The knowledge file of a stroke."""
    found: dict[str, Any] = yaml.safe_load((KNOWLEDGE / "strokes" / f"{stroke}.yaml").read_text("utf-8"))
    return found


@cache
def moved(stroke: str) -> Moved:
    """Measure a committed stroke."""
    track = read(stroke)
    known = told(stroke)
    found, seconds = Moved(stroke, known["motion"]), loop_seconds(known, track)
    pace = known["seconds"]
    found.pace = pace["usual"] / pace["least"], pace["usual"] / pace["most"]
    for clip in track["clips"]:
        limb, hands = cast(track, clip)
        skin = skins(limb)
        _shaken(found, limb, skin, seconds)
        worn, held = [skin], []
        for hand, names in hands:
            own = skins(hand)
            worn.append(own)
            _shaken(found, hand, own, seconds)
            held.append(_slid(found, clip, hand, names, own, limb, skin, seconds))
            found.crossed = max(found.crossed, crossing(hand))
            found.pierced = max(found.pierced, through(skin, own, hand.faces))
        low = min(float(one[..., 1].min()) for one in worn)
        found.sunk = max(found.sunk, (track["floor"] - low) * MM)
        found.missing += [part for part in missing(known["contact"], held) if part not in found.missing]
    return found

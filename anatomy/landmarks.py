"""Landmarks of the models at rest, and the measures of a body that rules go by; metres."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import trimesh
import yaml

from anatomy.body import Floats
from anatomy.complexion import dorsal
from anatomy.models import kept
from anatomy.paths import HERE

MM = 0.001
FILE = HERE / "landmarks.yaml"
SIDE_BY_SIDE = ("index", "middle", "ring", "little")


@dataclass(frozen=True)
class Landmark:
    """`at` in metres; `feel` is how a person finds it; `inside` is one below the skin."""

    at: Floats
    feel: str
    inside: bool


@cache
def landmarks(area: str) -> dict[str, Landmark]:
    """The landmarks of a hand or foot by name."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))[area]
    return {
        name: Landmark(np.array(one["at"]) * MM, one["feel"], one.get("inside", False)) for name, one in told.items()
    }


@cache
def skin(area: str) -> trimesh.Trimesh:
    """The full model at rest, to shoot rays at."""
    limb = kept(area)
    return trimesh.Trimesh(limb.points, limb.faces, process=False)


@cache
def width() -> float:
    """One width of the person: a twelfth of the inner forearm."""
    hand = landmarks("hand")
    return float(np.linalg.norm(hand["elbow-crease"].at - hand["crease-middle"].at)) / 12


@cache
def thumb() -> float:
    """How broad the model's own thumb is at its joint."""
    return _breadth("thumb", "3")


@cache
def fingers(count: int) -> float:
    """How broad so many of the model's own fingers are side by side, at their middle joints."""
    return sum(_breadth(name, "2") for name in SIDE_BY_SIDE[:count])


def _breadth(digit: str, part: str) -> float:
    """From skin to skin through the head of a bone, across the finger."""
    limb = kept("hand")
    i = limb.bone(f"{digit}-{part}")
    across = np.cross(dorsal(limb, digit, "3"), limb.tails[i] - limb.heads[i])
    across /= np.linalg.norm(across)
    found, _, _ = skin("hand").ray.intersects_location([limb.heads[i]] * 2, [across, -across], multiple_hits=False)
    return float(np.linalg.norm(found[0] - found[1]))

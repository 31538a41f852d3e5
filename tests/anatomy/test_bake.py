"""Baking gives the same bytes whatever was baked before, and the committed tracks are what it gives today."""

import json
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from anatomy import choreography as plan
from anatomy.bake import solved
from anatomy.loop import rig
from anatomy.paths import ROOT
from anatomy.tracks import posed, read

BAKE = "import sys\nfrom anatomy.bake import solved\nfor name in sys.argv[1:]: text = solved(name)\nprint(text, end='')"
ELSEWHERE = 0.002  # metres; other processors and libraries differ by less, another solver by more


def baked_last(*names: str, seed: str) -> bytes:
    """The last of these strokes, baked one after another in a process of their own."""
    command = [sys.executable, "-c", BAKE, *names]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
    return done.stdout


def skins(clip: dict[str, Any], limb: str) -> list[NDArray[np.float64]]:
    """Every posed limb of a clip in its first frame."""
    parts = [posed(rig(limb), clip["receiver"]), *(posed(rig("hand"), hand) for hand in clip["hands"])]
    return [part.skin(0) for part in parts]


def test_what_was_baked_before_does_not_matter() -> None:
    alone = baked_last("self-toe-hold", seed="1")
    assert alone == baked_last("self-hand-hold", "self-toe-hold", seed="2")
    assert alone == baked_last("self-toe-hold", "self-toe-hold", seed="3")


@pytest.mark.parametrize("stroke", ["self-toe-hold", "self-hand-hold", "hand-hold", "open-hands"])
def test_a_committed_track_is_what_its_choreography_gives(stroke: str) -> None:
    kept, again = read(stroke), json.loads(solved(stroke))
    for one, other in zip(kept["clips"], again["clips"], strict=True):
        for skin, same in zip(skins(one, kept["limb"]), skins(other, kept["limb"]), strict=True):
            assert np.linalg.norm(skin - same, axis=1).max() < ELSEWHERE


@pytest.mark.parametrize("stroke", list(plan.read()["strokes"]))
def test_a_committed_track_has_the_hands_its_choreography_names(stroke: str) -> None:
    spec, kept = plan.read()["strokes"][stroke], read(stroke)
    assert kept["view"] == spec["receiver"]
    for clip in kept["clips"]:
        told = [plan.on_digit(hand, clip["digit"]) for hand in spec.get("hands", [])]
        made = [(hand["side"], hand["touches"]) for hand in clip["hands"]]
        assert made == [(hand["side"], list(hand["touches"])) for hand in told]

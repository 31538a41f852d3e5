"""The committed tracks move as their words say: direction, speed, steps, floor, contact, and nothing through anything.

What still misses an aim is named in `moves.json` with its figure. The table may only shrink: nothing comes in that did
not miss that aim when it was first measured, no figure grows, and what meets its aim has to be taken out.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from anatomy import motion
from anatomy.contact import missing
from anatomy.cross import crossing
from anatomy.loop import rig
from anatomy.motion import Moved, against, loop_seconds, moved, told
from anatomy.moved import AIMS, BEFORE, SHORT, SLOWEST, figures, over, rounded
from anatomy.paths import STROKE_TRACKS
from anatomy.tracks import Posed, read

STROKES = sorted(path.stem for path in STROKE_TRACKS.glob("*.json"))
KNOWN: dict[str, dict[str, Any]] = json.loads(Path(SHORT).read_text("utf-8"))
FIRST: dict[str, dict[str, Any]] = json.loads(Path(BEFORE).read_text("utf-8"))
ANEW: dict[str, dict[str, Any]] = json.loads((Path(SHORT).parent / "anew.json").read_text("utf-8"))
SAME = 0.1  # of a figure: other processors round otherwise


@pytest.mark.parametrize("stroke", STROKES)
def test_a_stroke_moves_as_its_words_say(stroke: str) -> None:
    found = moved(stroke)
    figure, known = figures(found), KNOWN.get(stroke, {})
    missed = rounded(over(figure, found.motion))
    assert missed.keys() <= known.keys()
    for name, value in known.items():
        if name == "missing":
            assert figure[name] == value
        elif name == "speed":
            assert value - SAME <= figure[name] < SLOWEST + SAME
        else:
            assert AIMS[name] - SAME < figure[name] <= value + SAME, f"{name}: python -m anatomy.moved --write"


def test_the_table_of_what_is_short_only_shrinks() -> None:
    """From what was first measured; of a stroke that is done anew, from what it came in with."""
    for stroke, known in KNOWN.items():
        first = ANEW.get(stroke) or rounded(over(FIRST[stroke], told(stroke)["motion"]))
        assert known.keys() <= first.keys(), stroke
        for name, value in known.items():
            if name == "missing":
                assert len(value) <= len(first[name])
            elif name == "speed":
                assert value >= first[name] - SAME
            else:
                assert value <= first[name] + SAME, f"{stroke} {name}"


def test_the_aims_are_these() -> None:
    told = {"peak": 10.0, "back": 0.25, "jump": 15.0, "fast": 20.0, "joint": 120.0, "sunk": 1.0, "crossed": 4.0}
    assert told | {"pierced": 8.0} == AIMS
    assert motion.ONE_WAY == ("glide", "pull", "twist")


def test_a_way_back_counts_against_the_arrow_and_a_way_across_does_not() -> None:
    arrow = np.array([[0.0, 0, 0], [0.05, 0, 0], [0.1, 0, 0]])
    places = np.array([[0.02, 0, 0], [0.05, 0, 0], [0.08, 0, 0]])
    ahead, across = np.array([[0.01, 0, 0]] * 3), np.array([[0, 0.01, 0.0]] * 3)
    assert against(places, ahead, [arrow]) == 0.0
    assert against(places, across, [arrow]) == pytest.approx(0.0)
    assert against(places, -ahead, [arrow]) == pytest.approx(1.0)
    assert against(np.concatenate([places, places]), np.concatenate([ahead, -ahead]), [arrow]) == pytest.approx(0.5)


def test_three_fingers_are_three() -> None:
    three = {"index-pad": 1.0, "middle-middle": 0.8, "ring-pad": 0.6, "little-pad": 0.2, "palm": 1.0}
    assert missing("wrap", [three | {"index-pad": 0.0}]) == ["3 fingers, not 2"]
    assert missing("wrap", [three]) == []
    assert missing("flat-palm", [three]) == []
    assert missing("sandwich", [{"palm": 1.0}, {"thumb-pad": 1.0}]) == ["palm"]
    assert missing("own", []) == []


def test_fingers_that_lie_in_each_other_are_found() -> None:
    hand = rig("hand")
    rest = np.clip(hand.rest, hand.low, hand.high)[None]
    local, _ = hand.local(rest)
    apart = Posed(hand, local, np.zeros((1, 3)), rest, 1.0)
    assert crossing(apart) < AIMS["crossed"]
    for finger, angle in (("index", -16.0), ("middle", 16.0)):
        local[0, hand.limb.bone(f"{finger}-1")] @= Rotation.from_euler("y", angle, degrees=True).as_matrix()
    assert crossing(Posed(hand, local, np.zeros((1, 3)), rest, 1.0)) > AIMS["crossed"]


def test_a_loop_may_go_round_several_times_in_a_repetition_or_over_several() -> None:
    told = {"seconds": {"usual": 20}}
    assert loop_seconds(told, {}) == 20
    assert loop_seconds(told, {"beat": 3}) == pytest.approx(20 / 7)
    assert loop_seconds(told, {"beat": 50}) == 20
    assert loop_seconds(told, {"spans": 4}) == 80


def test_only_what_is_meant_to_be_quick_may_be_quick() -> None:
    told: dict[str, Any] = dict.fromkeys(AIMS, 0.0) | {"speed": 3.0, "missing": [], "fast": 25.0}
    assert over(told, "shake") == {}
    assert over(told, "glide") == {"fast": 25.0}
    assert over(told | {"fast": 0.0, "speed": 0.4}, "circle") == {"speed": 0.4}
    assert over(told | {"fast": 0.0, "speed": 0.4}, "press") == {}


@pytest.mark.parametrize("stroke", ["hand-glide"])
def test_a_track_says_where_its_floor_is(stroke: str) -> None:
    assert read(stroke)["floor"] < 0


def test_figures_are_by_the_names_of_the_aims() -> None:
    assert AIMS.keys() <= figures(Moved("hand-glide", "glide")).keys()

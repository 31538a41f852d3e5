"""A page counts its notes on from all that it has heard of, and names its place as the server would find it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.web.conftest import Visitor
from tests.web.session.asking import data_of
from thenar.model.timeline import FRAME_MS
from thenar.timeline.place import place_at
from thenar.web.session.led import led
from thenar.web.session.track import timeline_of

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")
EMPTY: dict[str, Any] = {"sections": [], "cues": [], "duration_ms": 0}


def on_a_device(**asked: Any) -> dict[str, Any]:
    sent = json.dumps({"heard": {}, "does": [], "data": EMPTY, "times": [], **asked})
    command = [NODE, HERE / "numbers_on_a_device.mjs"]
    done = subprocess.run(command, input=sent, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_each_note_comes_after_all_that_was_heard_of() -> None:
    told = on_a_device(
        heard={"number": 4, "seen": {"a": 4, "b": 2}},
        does=["next", "next", {"seen": {"b": 9}}, "next", {"number": 1, "seen": {"a": 1}}, "next"],
    )["told"]
    assert [one["number"] for one in told] == [5, 6, 10, 11]
    assert [one["seen"] for one in told] == [
        {"a": 4, "b": 2},
        {"a": 4, "b": 2, "me": 5},
        {"a": 4, "b": 9, "me": 6},
        {"a": 4, "b": 9, "me": 10},
    ]


def test_a_page_of_a_plan_without_numbers_begins_at_one() -> None:
    assert [one["number"] for one in on_a_device(does=["next", "next"])["told"]] == [1, 2]


def test_the_place_that_a_page_names_is_the_one_that_the_server_would_find(visitor: Visitor) -> None:
    session = visitor.session()
    data, one = data_of(visitor, session), led(session)
    parts = [(part["at_ms"], part["end_ms"]) for part in data["sections"]]
    times = sorted({ms for at, end in parts for ms in (at, at + 3000, end - 20)})
    places = on_a_device(data=data, times=times)["places"]
    made = timeline_of(one)
    for ms, place in zip(times, places, strict=True):
        right = place_at(one.plan, made, ms // FRAME_MS, 0)
        assert (place["step"], place["place_ms"] // FRAME_MS) == (right.step, right.frames), ms

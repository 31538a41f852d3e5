"""A player that asks a device for a part of a track gets what the server would give it."""

import json
import subprocess
import sys
from pathlib import Path

from django.test import RequestFactory

from thenar.web.session.track import ranged

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")
BODY = "0123456789"
RANGES = [
    "bytes=0-", "bytes=0-0", "bytes=2-5", "bytes=9-9", "bytes=5-99", "bytes=-3", "bytes=-99", "bytes=-0",
    "bytes=10-", "bytes=7-3", "bytes=-", "bytes=a-b", "bytes=0-1,4-5", "lines=0-1", "",
]  # fmt: skip


def from_the_server(asked: str) -> list[object]:
    request = RequestFactory().get("/track", headers={"Range": asked})
    answer = ranged(request, BODY.encode(), "audio/ogg", "one")
    kind = "" if answer.status_code == 416 else answer["Content-Type"]
    return [answer.status_code, answer.headers.get("Content-Range"), kind, answer.content.decode()]


def test_a_device_gives_the_parts_of_a_track_that_the_server_would() -> None:
    asked = json.dumps({"body": BODY, "ranges": RANGES})
    command = [NODE, HERE / "ranges_on_a_device.mjs"]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    expected = [from_the_server(one) for one in RANGES]
    assert dict(zip(RANGES, json.loads(done.stdout), strict=True)) == dict(zip(RANGES, expected, strict=True))
    assert {status for status, *_ in expected} == {200, 206, 416}

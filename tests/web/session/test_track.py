"""The sound of a session: whole, in parts, for other browsers, and its captions."""

from itertools import pairwise

import pytest
from django.urls import reverse

from tests.web.conftest import Visitor
from tests.web.session.asking import data_of
from thenar.voice.ogg import ogg_packets
from thenar.voice.phrase import SILENCE


def test_the_sections_cover_the_whole_track_without_a_gap(visitor: Visitor) -> None:
    data = data_of(visitor, visitor.session())
    sections = data["sections"]
    assert sections[0]["at_ms"] == 0
    assert sections[-1]["end_ms"] == data["duration_ms"]
    assert all(one["end_ms"] == two["at_ms"] for one, two in pairwise(sections))
    assert all(one["repetition_ms"] > 0 for one in sections if one.get("times", 0) > 1)


def test_the_track_is_as_long_as_its_timeline(visitor: Visitor) -> None:
    session = visitor.session()
    data = data_of(visitor, session)
    sound = visitor.client.get(data["track"]["ogg"])
    assert sound["Content-Type"] == "audio/ogg; codecs=opus"
    assert len(ogg_packets(sound.content)) * 20 == data["duration_ms"]


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("bytes=0-99", 206, 0, 99),
        ("bytes=100-", 206, 100, None),
        ("bytes=-50", 206, -50, None),
        ("bytes=0-0", 206, 0, 0),
    ],
)
def test_ranges_of_the_track(visitor: Visitor, asked: str, status: int, first: int, last: int | None) -> None:
    session = visitor.session()
    address = reverse("track", args=(session.key, "ogg"))
    whole = visitor.client.get(address).content
    part = visitor.client.get(address, headers={"Range": asked})
    assert part.status_code == status
    assert part.content == whole[first : last + 1 if last is not None else None]
    start = first % len(whole)
    assert part["Content-Range"] == f"bytes {start}-{start + len(part.content) - 1}/{len(whole)}"


def test_a_range_past_the_end_is_refused_and_a_changed_track_is_sent_whole(visitor: Visitor) -> None:
    session = visitor.session()
    address = reverse("track", args=(session.key, "ogg"))
    whole = visitor.client.get(address)
    past = visitor.client.get(address, headers={"Range": f"bytes={len(whole.content)}-"})
    assert (past.status_code, past["Content-Range"]) == (416, f"bytes */{len(whole.content)}")
    changed = visitor.client.get(address, headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert (changed.status_code, changed.content) == (200, whole.content)
    known = visitor.client.get(address, headers={"If-None-Match": whole["ETag"]})
    assert known.status_code == 304


def test_browsers_that_cannot_play_opus_get_aac(visitor: Visitor) -> None:
    session = visitor.session()
    sound = visitor.client.get(reverse("track", args=(session.key, "m4a")))
    assert sound["Content-Type"] == "audio/mp4"
    assert sound.content[4:8] == b"ftyp"
    assert visitor.client.get(reverse("track", args=(session.key, "exe"))).status_code == 404


def test_captions_hold_every_sentence(visitor: Visitor) -> None:
    session = visitor.session()
    data = data_of(visitor, session)
    captions = visitor.client.get(reverse("captions", args=(session.key,))).content.decode()
    assert captions.startswith("WEBVTT")
    assert all(cue["text"] in captions for cue in data["cues"] if cue["kind"] == "say")


def test_browsers_that_know_opus_but_not_ogg_get_the_same_packets_at_once_in_mp4(visitor: Visitor) -> None:
    data = data_of(visitor, visitor.session())
    assert list(data["track"]) == ["ogg", "mp4", "m4a"]
    sound = visitor.client.get(data["track"]["mp4"])
    assert sound["Content-Type"] == data["types"]["mp4"] == "audio/mp4; codecs=opus"
    packets = ogg_packets(visitor.client.get(data["track"]["ogg"]).content)
    assert sound.content.endswith(b"".join(packets) + SILENCE)
    assert sound.content.index(b"moov") < sound.content.index(b"mdat")

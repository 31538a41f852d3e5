"""The session over HTTP: its sound, what is changed on the way, what is told to the journal."""

import json
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.journal.models import GivenAnswer, Session, SessionEvent
from thenar.load import load_knowledge
from thenar.voice.ogg import ogg_packets


def data_of(visitor: Visitor, session: Session) -> dict[str, Any]:
    """What the page hands to the player."""
    page = visitor.get(reverse("session", args=(session.key,))).content.decode()
    found: dict[str, Any] = json.loads(page.split('type="application/json">')[1].split("</script>")[0])
    return found


def send(visitor: Visitor, name: str, session: Session, **sent: object) -> HttpResponse:
    body = {"key": str(uuid4()), "track_ms": 1000, **sent}
    return visitor.client.post(reverse(name, args=(session.key,)), body, content_type="application/json")


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


def test_softer_lowers_the_pressure_and_keeps_the_place(visitor: Visitor) -> None:
    session = visitor.session()
    before = data_of(visitor, session)
    step = next(one for one in before["sections"] if one.get("pressure") == 2)
    after = send(visitor, "softer", session, step=step["step"]).json()["data"]
    softer = next(one for one in after["sections"] if one.get("step") == step["step"])
    assert softer["pressure"] == 1
    assert [one["at_ms"] for one in after["cues"]] == [one["at_ms"] for one in before["cues"]]
    assert send(visitor, "softer", session, step=step["step"]).json()["data"] is None
    session.refresh_from_db()
    assert session.wishes["pressure"] == 1
    assert session.take == 1


def test_softer_never_goes_above_the_clearance(visitor: Visitor) -> None:
    visitor.start(pressure=3)
    visitor.flags()
    visitor.conditions(yes=["easy-bruising"])
    visitor.post(reverse("start"), key=uuid4())
    session = Session.objects.latest("id")
    assert {one["pressure"] for one in session.plan["steps"]} == {1}
    assert send(visitor, "softer", session, step=0).json()["data"] is None


def test_the_same_softer_twice_is_one(visitor: Visitor) -> None:
    session = visitor.session()
    key = str(uuid4())
    for _ in range(2):
        send(visitor, "softer", session, key=key)
    session.refresh_from_db()
    assert session.take == 1
    assert SessionEvent.objects.filter(kind="softer").count() == 1


def test_what_happened_is_kept_once(visitor: Visitor) -> None:
    session = visitor.session()
    key = str(uuid4())
    for _ in range(3):
        assert send(visitor, "event", session, kind="began", key=key).status_code == 204
    send(visitor, "event", session, kind="finished")
    session.refresh_from_db()
    assert session.began_at is not None
    assert session.ending == "finished"
    assert SessionEvent.objects.filter(kind="began").count() == 1
    assert "That was the whole session." in visitor.get(reverse("end", args=(session.key,))).content.decode()


@pytest.mark.parametrize("concern", sorted(load_knowledge().concerns))
def test_each_concern_leads_where_its_file_says(visitor: Visitor, concern: str) -> None:
    session = visitor.session()
    noun = load_knowledge().concerns[concern]
    send(visitor, "event", session, kind="concern", concern=concern, step=0)
    session.refresh_from_db()
    ends = noun.then in ("stop", "urgent")
    assert session.ending == (concern if ends else "")
    page = visitor.get(reverse("end", args=(session.key,))).content.decode()
    assert (noun.page in page) == ends
    if noun.then == "urgent":
        assert GivenAnswer.objects.get(question=noun.red_flag).reply == "yes"
    visitor.start()
    assert visitor.path == (reverse("red-flags") if noun.ask_again else visitor.path)


def test_breathlessness_means_no_more_massage_today(visitor: Visitor) -> None:
    session = visitor.session()
    send(visitor, "event", session, kind="concern", concern="breathless")
    assert "Call the emergency number now" in visitor.get(reverse("end", args=(session.key,))).content.decode()
    visitor.get(reverse("plan"))
    assert "No massage today." in visitor.text


def test_an_ended_session_shows_its_end(visitor: Visitor) -> None:
    session = visitor.session()
    send(visitor, "event", session, kind="left")
    visitor.get(reverse("session", args=(session.key,)))
    assert visitor.path == reverse("end", args=(session.key,))


@pytest.mark.parametrize("body", ["", "[]", '{"kind": "began"}', '{"key": "x", "kind": "began"}', '{"kind": "odd"}'])
def test_notes_that_make_no_sense_are_refused(visitor: Visitor, body: str) -> None:
    session = visitor.session()
    answer = visitor.client.post(reverse("event", args=(session.key,)), body, content_type="application/json")
    assert answer.status_code == 404
    assert not SessionEvent.objects.exists()


def test_the_voice_answers_at_once(visitor: Visitor) -> None:
    sound = visitor.client.get(reverse("phrase", args=("softer",)))
    assert sound.content.startswith(b"OggS")
    assert visitor.client.get(reverse("phrase", args=("louder",))).status_code == 404

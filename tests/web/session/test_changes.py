"""Changes on the way: softer, the other side, longer, again, talk; never past what the answers allow."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import Visitor
from tests.web.session.asking import change, data_of, send
from thenar.journal.models import Session, SessionEvent
from thenar.load import load_knowledge
from thenar.voice.ogg import ogg_packets


def step_with(data: dict[str, Any], pressure: int) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in data["sections"] if one.get("pressure") == pressure)
    return found


def test_softer_lowers_the_pressure_and_keeps_the_place(visitor: Visitor) -> None:
    session = visitor.session()
    before = data_of(visitor, session)
    step = step_with(before, 2)
    answer = change(visitor, session, "softer", step["at_ms"] + 9000)
    after = answer["data"]
    assert (answer["say"], answer["go_ms"]) == ("softer", None)
    assert next(one for one in after["sections"] if one.get("step") == step["step"])["pressure"] == 1
    assert [one["at_ms"] for one in after["cues"]] == [one["at_ms"] for one in before["cues"]]
    refused = change(visitor, session, "softer", step["at_ms"] + 9000)
    assert refused == {"say": "no-softer", "data": None, "go_ms": None}
    session.refresh_from_db()
    assert session.take == 1
    assert session.plan["steps"][step["step"]]["pressure"] == 1
    assert data_of(visitor, session)["sections"] == after["sections"], "a reload has the same plan"


def test_no_change_goes_above_the_clearance(visitor: Visitor) -> None:
    visitor.start(pressure=3)
    visitor.flags()
    visitor.conditions(yes=["easy-bruising"])
    visitor.post(reverse("start"), key=uuid4())
    session = Session.objects.latest("id")
    assert {one["pressure"] for one in session.plan["steps"]} == {1}
    at = data_of(visitor, session)["sections"][1]["at_ms"] + 9000
    assert change(visitor, session, "softer", at)["say"] == "no-softer"
    assert change(visitor, session, "firmer", at)["say"] == "no-firmer"


def test_the_other_side_comes_now_with_the_turn_to_it(visitor: Visitor) -> None:
    session = visitor.session()
    before = data_of(visitor, session)
    first = next(one for one in before["sections"] if one.get("limb") == "left-hand")
    answer = change(visitor, session, "other-side", first["end_ms"] - 1000)
    section = next(one for one in answer["data"]["sections"] if one["at_ms"] == answer["go_ms"])
    assert (first["limb"], section["limb"]) == ("left-hand", "right-hand")
    said = next(one["text"] for one in answer["data"]["cues"] if one["at_ms"] >= answer["go_ms"] and one.get("text"))
    assert said == "Now change to the right hand."
    sound = visitor.client.get(answer["data"]["track"]["ogg"])
    assert len(ogg_packets(sound.content)) * 20 == answer["data"]["duration_ms"]


def test_longer_adds_minutes_and_leaves_what_was_heard_as_it_was(visitor: Visitor) -> None:
    session = visitor.session()
    before = data_of(visitor, session)
    at = next(one for one in before["sections"] if one["kind"] == "step")["at_ms"] + 9000
    after = change(visitor, session, "longer", at)["data"]
    assert after["duration_ms"] > before["duration_ms"] + 100_000
    heard = [one for one in before["cues"] if one["at_ms"] <= at]
    assert after["cues"][: len(heard)] == heard


def test_less_and_more_talk_keep_the_place_and_are_remembered_for_the_person(visitor: Visitor) -> None:
    session = visitor.session()
    before = data_of(visitor, session)
    at = next(one for one in before["sections"] if one["kind"] == "step")["at_ms"] + 9000
    words = [sum(len(one.get("text", "").split()) for one in before["cues"])]
    for wished, talk in (("less-talk", "some"), ("less-talk", "little")):
        answer = change(visitor, session, wished, at)
        assert (answer["say"], answer["go_ms"]) == (wished, None)
        assert answer["data"]["duration_ms"] == before["duration_ms"]
        assert [one["at_ms"] for one in answer["data"]["sections"]] == [one["at_ms"] for one in before["sections"]]
        words.append(sum(len(one.get("text", "").split()) for one in answer["data"]["cues"]))
        session.person.refresh_from_db()
        assert session.person.talk == talk
    assert words[0] > words[1] > words[2]
    assert change(visitor, session, "less-talk", at) == {"say": "no-less-talk", "data": None, "go_ms": None}
    assert change(visitor, session, "more-talk", at)["say"] == "more-talk"
    assert change(visitor, session, "more-talk", at)["data"]["cues"] == before["cues"]
    assert change(visitor, session, "more-talk", at)["say"] == "no-more-talk"


def test_again_under_a_cap_takes_its_time_from_what_is_ahead(visitor: Visitor) -> None:
    visitor.start(minutes="10")
    visitor.flags()
    visitor.conditions(yes=["older-or-frail"])
    visitor.post(reverse("start"), key=uuid4())
    session = Session.objects.latest("id")
    data = data_of(visitor, session)
    step = next(one for one in data["sections"] if one["kind"] == "step")
    answer = change(
        visitor,
        session,
        "again",
        step["end_ms"] - 1000,
        heard_ms=data["most_ms"] - data["duration_ms"] + step["end_ms"],
    )
    assert answer["go_ms"] == step["at_ms"]
    assert answer["data"]["duration_ms"] < data["duration_ms"]


def test_after_too_firm_that_stroke_does_not_get_as_firm_again(visitor: Visitor) -> None:
    session = visitor.session()
    step = step_with(data_of(visitor, session), 2)
    for wished in ("too-firm", "firmer", "firmer", "firmer"):
        change(visitor, session, wished, step["at_ms"] + 9000)
    session.refresh_from_db()
    strokes = [one for one in session.plan["steps"] if one["stroke"] == step["stroke"]]
    most = load_knowledge().strokes[step["stroke"]].pressure.most
    assert max(one["pressure"] for one in strokes) < most


def test_the_same_change_twice_is_one(visitor: Visitor) -> None:
    session = visitor.session()
    at = step_with(data_of(visitor, session), 2)["at_ms"] + 9000
    key = str(uuid4())
    one, same = (change(visitor, session, "softer", at, key=key) for _ in range(2))
    assert one["data"]["sections"] == same["data"]["sections"]
    session.refresh_from_db()
    assert session.take == 1
    assert SessionEvent.objects.filter(kind="softer").count() == 1


def test_softer_that_a_page_did_by_itself_is_a_change_like_any_other(visitor: Visitor) -> None:
    session = visitor.session()
    step = step_with(data_of(visitor, session), 2)
    at = step["at_ms"] + 9000
    assert send(visitor, "event", session, kind="softer", track_ms=at, heard_ms=at).status_code == 204
    session.refresh_from_db()
    assert session.plan["steps"][step["step"]]["pressure"] == 1


@pytest.mark.parametrize("sent", [{}, {"change": "louder"}, {"change": "softer", "key": "x"}])
def test_changes_that_make_no_sense_are_refused(visitor: Visitor, sent: dict[str, str]) -> None:
    session = visitor.session()
    answer = send(visitor, "change", session, **sent)
    assert answer.status_code == 400
    assert "What was sent cannot be kept" in answer.content.decode()
    assert not SessionEvent.objects.exists()

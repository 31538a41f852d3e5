"""The session over HTTP: its sound, what is changed on the way, what is told to the journal."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import NOON, Visitor
from tests.web.crawl import patterns
from thenar.journal.models import GivenAnswer, Session, SessionEvent
from thenar.load import load_knowledge
from thenar.model.change import Change
from thenar.voice.ogg import ogg_packets
from thenar.voice.speaker import shipped_speaker


def data_of(visitor: Visitor, session: Session) -> dict[str, Any]:
    """What the page hands to the player."""
    page = visitor.get(reverse("session", args=(session.key,))).content.decode()
    found: dict[str, Any] = json.loads(page.split('type="application/json">')[1].split("</script>")[0])
    return found


def send(visitor: Visitor, name: str, session: Session, **sent: object) -> Any:
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


def change(visitor: Visitor, session: Session, wished: str, track_ms: int, **more: object) -> dict[str, Any]:
    """What the server answers to a change at a time of the track, all of it heard."""
    answer = send(visitor, "change", session, change=wished, track_ms=track_ms, **{"heard_ms": track_ms, **more})
    found: dict[str, Any] = answer.json()
    return found


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


def begun(visitor: Visitor) -> tuple[Session, dict[str, Any]]:
    """A session that was cut off in the middle of its third section."""
    session = visitor.session()
    send(visitor, "event", session, kind="began", track_ms=0, heard_ms=0)
    section: dict[str, Any] = data_of(visitor, session)["sections"][2]
    at = (section["at_ms"] + section["end_ms"]) // 2
    send(visitor, "event", session, kind="place", track_ms=at, heard_ms=at + 5000, step=section["step"])
    return session, section


def test_a_session_that_was_cut_off_goes_on_at_its_step(visitor: Visitor) -> None:
    session, section = begun(visitor)
    visitor.get("/")
    assert f"Go on where you stopped: {section['title']}, left hand" in visitor.text
    data = data_of(visitor, session)
    assert data["resume"] == {"ms": section["at_ms"], "heard_ms": (section["at_ms"] + section["end_ms"]) // 2 + 5000}
    assert f"You stopped at {section['title']}, left hand. It goes on there." in visitor.text


def test_the_next_day_it_is_planned_anew(visitor: Visitor, tomorrow: Callable[[], None]) -> None:
    session, _ = begun(visitor)
    tomorrow()
    visitor.get("/")
    assert "Go on where you stopped" not in visitor.text
    visitor.get(reverse("session", args=(session.key,)))
    assert visitor.at("red-flags")


def test_after_another_answer_it_is_planned_anew(visitor: Visitor) -> None:
    session, _ = begun(visitor)
    visitor.conditions(yes=["fever"])
    visitor.get("/")
    assert "Go on where you stopped" not in visitor.text
    visitor.get(reverse("session", args=(session.key,)))
    assert visitor.at("plan")


@pytest.mark.parametrize("wished", [None, "softer", "too-firm", "next", "longer", "other-side"])
def test_a_session_of_which_nothing_may_be_led_any_more_breaks_nowhere(visitor: Visitor, wished: str | None) -> None:
    """Its answers stop it now, as with newer knowledge: no steps are left, before or after a change."""
    session = visitor.session()
    if wished:
        change(visitor, session, wished, 90_000)
    stops: dict[str, Any] = {"rf_pe": {"reply": "yes", "limbs": [], "choice": None}}
    Session.objects.filter(pk=session.pk).update(answers={**session.answers, **stops})
    tried = set()
    for one in patterns():
        if set(one.pattern.converters) & {"key"} and not str(one.name).startswith("device"):
            known = {"key": session.key, "kind": "ogg", "when": "after"}
            path = reverse(str(one.name), kwargs={name: known[name] for name in one.pattern.converters})
            assert visitor.client.get(path).status_code < 500, one.name
            tried.add(str(one.name))
    assert {"session", "track", "captions", "end", "rate"} <= tried
    for name in Change:
        assert change(visitor, session, name, 90_000)["data"] is None, name
    assert send(visitor, "event", session, kind="place", step=3, place_ms=100).status_code == 204


def test_all_words_are_on_the_page_with_their_times(visitor: Visitor) -> None:
    session = visitor.session()
    data = data_of(visitor, session)
    for cue in data["cues"]:
        if cue["kind"] == "say":
            assert f"{cue['at_ms'] // 60000}:{cue['at_ms'] // 1000 % 60:02} {cue['text']}" in visitor.text


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


def played(visitor: Visitor, session: Session, *notes: tuple[str, int, int]) -> str:
    """The end page after notes of kind, step and milliseconds heard, all at the beginning of their step."""
    for kind, step, heard in notes:
        send(visitor, "event", session, kind=kind, step=step, place_ms=0, track_ms=heard, heard_ms=heard)
    visitor.get(reverse("end", args=(session.key,)))
    return visitor.text


def test_the_end_says_what_was_really_done(visitor: Visitor) -> None:
    session = visitor.session()
    steps = len(session.plan["steps"])
    length = round(session.plan["seconds"] * 1000)
    text = played(visitor, session, ("began", -1, 0), ("finished", steps, length))
    assert f"That was the whole session: {steps} of {steps} strokes, 5 minutes." in text


def test_skipped_to_the_end_is_not_the_whole_session(visitor: Visitor) -> None:
    session = visitor.session()
    steps = len(session.plan["steps"])
    skipped = [("place", step, 600 * (step + 1)) for step in range(steps)]
    text = played(visitor, session, ("began", -1, 0), *skipped, ("finished", steps, 600 * (steps + 1)))
    assert "Hardly anything was led this time. It stays in the history and counts for nothing." in text
    assert "whole session" not in text


def test_stopped_half_way_says_how_far(visitor: Visitor) -> None:
    session = visitor.session()
    steps = session.plan["steps"]
    assert len(steps) > 2
    heard = 60_000 + round(sum(step["seconds"] for step in steps[:2]) * 1000)
    text = played(visitor, session, ("began", -1, 0), ("place", 0, 60_000), ("left", 2, heard))
    assert f"2 of {len(steps)} strokes, {round(heard / 60_000)} minutes. You can stop at any time" in text


@pytest.mark.parametrize("concern", sorted(load_knowledge().concerns))
def test_each_concern_leads_where_its_file_says(visitor: Visitor, concern: str) -> None:
    session = visitor.session()
    noun = load_knowledge().concerns[concern]
    send(visitor, "event", session, kind="concern", concern=concern, step=0)
    session.refresh_from_db()
    ends = noun.then in ("stop", "urgent")
    assert session.ending == (concern if ends else "")
    page = visitor.get(reverse("end", args=(session.key,))).content.decode()
    told = [noun.page] if noun.page else []
    if noun.emergency:
        told = [*noun.emergency.aloud, noun.emergency.next]
    assert [text in page for text in told] == [ends] * len(told)
    assert ('href="tel:' in page) == ("And now?" not in page) == (noun.then == "urgent")
    assert ("The check is asked anew." in page) == (ends and noun.ask_again)
    if noun.then == "urgent" and noun.red_flag:
        assert GivenAnswer.objects.get(question=noun.red_flag).reply == "yes"
    visitor.start()
    assert visitor.at("red-flags") or not noun.ask_again


@pytest.mark.parametrize("then", ["softer", "skip", "stop"])
def test_no_word_of_a_page_makes_an_emergency_go_on(visitor: Visitor, then: str) -> None:
    session = visitor.session()
    send(visitor, "event", session, kind="concern", concern="seizure", then=then, step=0)
    session.refresh_from_db()
    assert session.ending == "seizure"


def test_every_emergency_of_the_page_has_three_steps_and_a_call_and_no_way_on(visitor: Visitor) -> None:
    page = visitor.get(reverse("session", args=(visitor.session().key,))).content.decode()
    emergencies = re.findall(r'<section class="advice emergency".*?</section>', page, re.DOTALL)
    assert len(emergencies) == 10
    for one in emergencies:
        assert one.count("<li data-said>") == 3
        assert len(re.findall(r'href="tel:112"\s+data-call>Call 112</a>', one)) == 1
        assert re.findall(r'data-do="(\w+)"', one) == ["stop"]


def test_what_is_read_aloud_is_when_to_call_and_the_three_steps(visitor: Visitor) -> None:
    emergency = load_knowledge().concerns["chest-pain"].emergency
    assert emergency is not None
    said = [shipped_speaker().phrase(text) for text in emergency.aloud]
    sound = visitor.client.get(reverse("aloud", args=("chest-pain",)))
    assert sound["Content-Type"] == "audio/ogg; codecs=opus"
    packets = ogg_packets(sound.content)
    assert len(packets) == sum(phrase.frames for phrase in said) + 3 * 30, "with a breath of 0.6 s between them"
    assert packets[: said[0].frames] == said[0].packets
    assert packets[-said[-1].frames :] == said[-1].packets


@pytest.mark.parametrize("name", ["too-firm", "no-such"])
def test_only_emergencies_are_read_aloud(visitor: Visitor, name: str) -> None:
    assert visitor.client.get(reverse("aloud", args=(name,))).status_code == 404


# the notes as they are numbered, and how the session has ended then
ENDS: dict[str, tuple[list[tuple[str, int, str | None]], str]] = {
    "the first ending stays": ([("left", 7, None), ("finished", 9, None)], "stopped"),
    "whatever arrives first": ([("finished", 9, None), ("left", 7, None)], "stopped"),
    "finished first": ([("finished", 7, None), ("left", 9, None)], "finished"),
    "a stop for a concern outranks": ([("finished", 7, None), ("concern", 9, "dizzy")], "dizzy"),
    "the first of two concerns": ([("concern", 9, "dizzy"), ("concern", 8, "breathless")], "breathless"),
}


@pytest.mark.parametrize("name", ENDS)
def test_how_it_ended_is_told_by_the_numbers(visitor: Visitor, name: str) -> None:
    session = visitor.session()
    notes, ending = ENDS[name]
    for kind, number, concern in notes:
        send(visitor, "event", session, kind=kind, number=number, **({"concern": concern} if concern else {}))
    session.refresh_from_db()
    assert session.ending == ending


@pytest.mark.parametrize("hours", [-24, 0, 24])
def test_a_warning_counts_today_whatever_the_clock_of_the_device_says(visitor: Visitor, hours: int) -> None:
    session = visitor.session()
    at = (NOON + timedelta(hours=hours)).isoformat()
    send(visitor, "event", session, kind="concern", concern="breathless", at=at)
    assert GivenAnswer.objects.get(question="rf_pe").day == NOON.date()
    visitor.get(reverse("plan"))
    assert "No massage today." in visitor.text


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


@pytest.mark.parametrize(
    "wrong",
    [
        '"track_ms": 1e400', '"track_ms": NaN', '"track_ms": -1', '"heard_ms": -1', '"heard_ms": 86400001',
        '"track_ms": "5"', '"kind": "concern", "concern": ["x"]', '"kind": "concern", "concern": "\\ud83d"',
        '"number": 0', '"number": 1.5', '"step": 1e9', '"seen": [1]', '"page": {}', '"then": "explode"',
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["event", "change"])
def test_no_value_of_a_note_is_taken_as_it_comes(visitor: Visitor, name: str, wrong: str) -> None:
    """Once, 1e400 and NaN answered 500, and a list as a concern broke the end page for good."""
    session = visitor.session()
    what = '"kind": "place"' if name == "event" else '"change": "softer"'
    body = f'{{"key": "{uuid4()}", {what}, {wrong}}}'
    answer = visitor.client.post(reverse(name, args=(session.key,)), body, content_type="application/json")
    assert answer.status_code == 400
    assert "What was sent cannot be kept" in answer.content.decode()
    assert not SessionEvent.objects.exists()
    assert visitor.client.get(reverse("end", args=(session.key,))).status_code == 200


@pytest.mark.parametrize("body", ["", "[]", '{"kind": "began"}', '{"key": "x", "kind": "began"}', '{"kind": "odd"}'])
def test_notes_that_make_no_sense_are_refused(visitor: Visitor, body: str) -> None:
    session = visitor.session()
    answer = visitor.client.post(reverse("event", args=(session.key,)), body, content_type="application/json")
    assert answer.status_code == 400
    assert "What was sent cannot be kept" in answer.content.decode()
    assert not SessionEvent.objects.exists()


def test_the_voice_answers_at_once(visitor: Visitor) -> None:
    sound = visitor.client.get(reverse("phrase", args=("softer",)))
    assert sound.content.startswith(b"OggS")
    assert visitor.client.get(reverse("phrase", args=("louder",))).status_code == 404
    data = data_of(visitor, visitor.session())
    for name, address in data["live"].items():
        assert visitor.client.get(address).content.startswith(b"OggS")
        assert data["said"][name] == load_knowledge().phrases.live[name]

"""The session over HTTP: its sound, what is changed on the way, what is told to the journal."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import Visitor
from tests.web.session.asking import data_of, send
from thenar.journal.models import Session, SessionEvent
from thenar.load import load_knowledge


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
    assert text.index("Thank you.") < text.index("5 minutes for yourself.") < text.index("How much does it hurt")
    assert "Tomorrow morning there is one short question, if you like." in text


def test_skipped_to_the_end_is_not_the_whole_session(visitor: Visitor) -> None:
    session = visitor.session()
    steps = len(session.plan["steps"])
    skipped = [("place", step, 600 * (step + 1)) for step in range(steps)]
    text = played(visitor, session, ("began", -1, 0), *skipped, ("finished", steps, 600 * (steps + 1)))
    assert "Hardly anything was led this time. It stays in the history and counts for nothing." in text
    assert "whole session" not in text
    assert "for yourself" not in text
    assert "Tomorrow morning" not in text


def test_stopped_half_way_says_how_far(visitor: Visitor) -> None:
    session = visitor.session()
    steps = session.plan["steps"]
    assert len(steps) > 2
    heard = 60_000 + round(sum(step["seconds"] for step in steps[:2]) * 1000)
    text = played(visitor, session, ("began", -1, 0), ("place", 0, 60_000), ("left", 2, heard))
    assert f"2 of {len(steps)} strokes, {round(heard / 60_000)} minutes. You can stop at any time" in text


def test_led_to_its_end_with_a_stroke_passed_over_was_not_stopped(visitor: Visitor) -> None:
    session = visitor.session()
    steps = len(session.plan["steps"])
    notes = [("place", step, 60_000 + 30_000 * step) for step in range(steps)]
    text = played(visitor, session, ("began", -1, 0), *notes, ("finished", steps, 60_000 + 30_000 * (steps - 1)))
    assert "whole session" not in text
    assert f"{steps - 1} of {steps} strokes" in text
    assert "You can stop at any time" not in text
    assert "Let it settle for a moment." in text


@pytest.mark.parametrize(("ending", "offered"), [("finished", False), ("left", True)])
def test_the_hold_of_the_end_is_offered_only_where_it_was_not_led(visitor: Visitor, ending: str, offered: bool) -> None:
    session = visitor.session()
    steps, length = len(session.plan["steps"]), round(session.plan["seconds"] * 1000)
    text = played(visitor, session, ("began", -1, 0), (ending, steps, length))
    assert ("A still hold to close" in text) is offered
    assert "Stay a while" in text
    assert "Clean hands again" in text


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
    sound = visitor.client.get(reverse("phrase", args=("softer", "ogg")))
    assert sound.content.startswith(b"OggS")
    assert visitor.client.get(reverse("phrase", args=("louder", "ogg"))).status_code == 404
    data = data_of(visitor, visitor.session())
    for name, address in data["live"].items():
        assert visitor.client.get(address).content.startswith(b"OggS")
        assert data["said"][name] == load_knowledge().phrases.live[name]


@pytest.mark.parametrize(
    ("goal", "ends", "night"), [("sleep", "dark", True), ("calm", "quiet", False), ("", "bell", False)]
)
def test_a_session_for_sleep_ends_in_the_dark(visitor: Visitor, goal: str, ends: str, night: bool) -> None:
    visitor.screened(goal=goal)
    visitor.post(reverse("start"), key=uuid4())
    session = Session.objects.latest("id")
    assert data_of(visitor, session)["ends"] == ends
    played(visitor, session, ("began", -1, 0), ("finished", len(session.plan["steps"]), 300_000))
    assert ('class="evening night"' in visitor.page.content.decode()) is night

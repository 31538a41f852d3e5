"""The history tells what was wrong and what really followed."""

from uuid import uuid4

from django.urls import reverse

from tests.web.conftest import NOON, Visitor
from tests.web.session.asking import change, data_of, send
from thenar.journal.models import NoteRow, Session
from thenar.journal.people import someone


def history(visitor: Visitor) -> str:
    """What the page says."""
    visitor.get(reverse("history"))
    return visitor.text


def begun(visitor: Visitor) -> Session:
    session = visitor.session()
    send(visitor, "event", session, kind="began", number=1)
    return session


def test_a_concern_is_told_with_its_stroke_and_what_followed(visitor: Visitor) -> None:
    session = begun(visitor)
    name = data_of(visitor, session)["sections"][1]["title"]
    send(visitor, "event", session, kind="concern", concern="too-firm", step=0, number=2)
    send(visitor, "event", session, kind="too-firm", step=0, number=3)
    assert f"Too firm at “{name}”. It went on softer." in history(visitor)
    send(visitor, "event", session, kind="concern", concern="cold", step=0, number=4)
    assert f"Cold at “{name}”." in history(visitor)
    assert "next stroke" not in history(visitor), "nothing told of what came then"
    send(visitor, "event", session, kind="next", step=1, number=5)
    assert f"Cold at “{name}”. It went on with the next stroke." in history(visitor)


def test_the_concern_that_ended_a_session_is_told_once(visitor: Visitor) -> None:
    session = begun(visitor)
    send(visitor, "event", session, kind="concern", concern="dizzy", step=0, number=2)
    send(visitor, "event", session, kind="left", number=3)
    said = history(visitor)
    assert said.count("Dizzy or sick") == 1
    assert "The session ended there." in said
    assert "It ended early" not in said


def test_softer_without_a_concern_is_no_line_of_the_history_and_one_of_the_end(visitor: Visitor) -> None:
    session = begun(visitor)
    firm = next(one for one in data_of(visitor, session)["sections"] if one.get("pressure") == 2)
    assert change(visitor, session, "softer", firm["at_ms"] + 9000)["say"] == "softer"
    assert "Softer at" not in history(visitor)
    visitor.get(reverse("end", args=(session.key,)))
    assert visitor.text.count("Softer at") == 1


def test_a_note_on_a_session_stands_with_it_and_a_note_on_a_day_has_that_day(visitor: Visitor) -> None:
    session = begun(visitor)
    visitor.get(reverse("history"))
    said = "The thumb was\n<b>warm</b> for an hour."
    visitor.post(reverse("written"), act=uuid4(), what="note", session=session.key, text=said)
    assert visitor.at("history")
    assert "The thumb was<br>&lt;b&gt;warm&lt;/b&gt; for an hour." in visitor.page.content.decode()
    visitor.get(reverse("entries"))
    assert f"?day={session.day.isoformat()}#note" in visitor.page.content.decode()
    visitor.get(reverse("written") + "?day=2026-11-20")
    assert visitor.page.content.decode().count('value="2026-11-20"') == 1
    visitor.get(reverse("written") + "?day=2031-01-01")
    assert visitor.page.status_code == 400


def test_a_note_is_not_put_on_a_session_of_someone_else(visitor: Visitor) -> None:
    mine = begun(visitor)
    other = someone(uuid4(), "Ana", NOON)
    sent = {"act": uuid4(), "what": "note", "session": mine.key, "text": "x"}
    assert visitor.client.post(f"/for/{other.key}/journal/write/", sent).status_code == 404
    assert not NoteRow.objects.exists()


def test_the_week_is_one_line_and_without_one_there_is_none(visitor: Visitor) -> None:
    begun(visitor)
    assert "this week," not in history(visitor)
    Session.objects.update(heard_ms=290_000, stroke_ms=200_000, strokes=16)
    assert "1 massage this week, 5 minutes." in history(visitor)

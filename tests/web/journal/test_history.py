"""The history tells what was wrong and what really followed."""

from django.urls import reverse

from tests.web.conftest import Visitor
from tests.web.session.asking import change, data_of, send
from thenar.journal.models import Session


def told_after(visitor: Visitor, session: Session) -> str:
    """The page, after this session."""
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
    assert f"Too firm at “{name}”. It went on softer." in told_after(visitor, session)
    send(visitor, "event", session, kind="concern", concern="cold", step=0, number=4)
    assert f"Cold at “{name}”." in told_after(visitor, session)
    assert "next stroke" not in told_after(visitor, session), "nothing told of what came then"
    send(visitor, "event", session, kind="next", step=1, number=5)
    assert f"Cold at “{name}”. It went on with the next stroke." in told_after(visitor, session)


def test_the_concern_that_ended_a_session_is_told_once(visitor: Visitor) -> None:
    session = begun(visitor)
    send(visitor, "event", session, kind="concern", concern="dizzy", step=0, number=2)
    send(visitor, "event", session, kind="left", number=3)
    said = told_after(visitor, session)
    assert said.count("Dizzy or sick") == 1
    assert "The session ended there." in said
    assert "It ended early" not in said


def test_softer_without_a_concern_is_no_line_of_the_history_and_one_of_the_end(visitor: Visitor) -> None:
    session = begun(visitor)
    firm = next(one for one in data_of(visitor, session)["sections"] if one.get("pressure") == 2)
    assert change(visitor, session, "softer", firm["at_ms"] + 9000)["say"] == "softer"
    assert "Softer at" not in told_after(visitor, session)
    visitor.get(reverse("end", args=(session.key,)))
    assert visitor.text.count("Softer at") == 1

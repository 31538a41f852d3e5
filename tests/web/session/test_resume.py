"""A session that was cut off goes on, or is planned anew, and one of which nothing is left breaks nowhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.web.conftest import Visitor
from tests.web.crawl import patterns
from tests.web.session.asking import change, data_of, send
from thenar.journal.models import Session
from thenar.model.change import Change


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
        asks = set(one.pattern.converters)  # with a person, the key is that of another row
        if "key" in asks and "person" not in asks and not str(one.name).startswith("device"):
            known = {"key": session.key, "kind": "ogg", "when": "after"}
            path = reverse(str(one.name), kwargs={name: known[name] for name in one.pattern.converters})
            assert visitor.client.get(path).status_code < 500, one.name
            tried.add(str(one.name))
    assert {"session", "track", "captions", "end", "rate"} <= tried
    for name in Change:
        assert change(visitor, session, name, 90_000)["data"] is None, name
    assert send(visitor, "event", session, kind="place", step=3, place_ms=100).status_code == 204

"""Every address that takes JSON reads it into a type of the wire, before a row is touched."""

import json
import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import URLPattern, reverse

from tests.web.conftest import Visitor
from tests.web.crawl import patterns
from tests.web.test_whose import everything
from thenar.journal.models import Session
from thenar.web.serving.assets import SOURCE
from thenar.wire.base import Wire, read, written
from thenar.wire.check import Check
from thenar.wire.kept import Careful, PageData
from thenar.wire.people import Household
from thenar.wire.player import Answered
from thenar.wire.told import Erased, Token

WEB = SOURCE.parent
READ = {"event", "change", "offline-arrive"}  # the names of the addresses that take JSON


def addresses(session: Session) -> Iterator[tuple[str, str]]:
    """The name of every address, and one that it could be."""
    for one in patterns():
        if isinstance(one, URLPattern) and one.name:
            yield one.name, reverse(one.name, kwargs={name: held(name, session) for name in one.pattern.converters})


def held(name: str, session: Session) -> UUID | str:
    about: dict[str, UUID | str] = {
        "key": session.key,
        "person": session.person.key,
        "form": "hand-self",
        "kind": "ogg",
        "of": session.key,  # of nobody: what is not found is refused as well
    }
    return about.get(name, "ogg" if name == "kind" else "after")


def test_every_address_that_reads_json_refuses_what_the_wire_does_not_know(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = visitor.session()
    before, plain, reads = everything(), HttpRequest.body.fget, set()  # type: ignore[attr-defined]
    for name, address in addresses(session):
        touched: list[int] = []
        spied = property(lambda self, touched=touched: touched.append(1) or plain(self))  # type: ignore[misc]
        monkeypatch.setattr(HttpRequest, "body", spied)
        answer = visitor.client.post(address, {"no-such-name": 1, "key": "x"}, content_type="application/json")
        if touched:
            reads.add(name)
            assert answer.status_code == 400, name
            assert "What was sent cannot be kept" in answer.content.decode(), name
    assert reads == READ
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("offline-careful", Careful),
        ("offline-household", Household),
        ("offline-token", Token),
        ("offline-erased", Erased),
    ],
)
def test_what_a_device_fetches_is_exactly_of_its_type(db: None, name: str, kind: type[Wire]) -> None:
    body = Client().get(reverse(name)).content
    assert written(read(kind, body)) == json.loads(body)


def test_what_a_page_tells_its_player_is_exactly_of_its_type(visitor: Visitor) -> None:
    visitor.session()
    page = visitor.page.content.decode()
    body = page.split('id="session" type="application/json">')[1].split("</script>")[0]
    assert written(read(PageData, body.encode())) == json.loads(body)


def test_what_a_wish_is_answered_is_exactly_of_its_type(visitor: Visitor) -> None:
    session = visitor.session()
    for change in ("longer", "softer", "softer"):
        sent = {"key": str(uuid4()), "track_ms": 0, "change": change}
        body = visitor.client.post(reverse("change", args=(session.key,)), sent, "application/json").content
        assert written(read(Answered, body)) == json.loads(body)


def test_the_check_of_a_device_is_exactly_of_its_type(db: None) -> None:
    page = Client().get(reverse("offline")).content.decode()
    body = page.split('id="check" type="application/json">')[1].split("</script>")[0]
    assert written(read(Check, body.encode())) == json.loads(body)


def test_only_one_place_reads_a_body() -> None:
    texts = {path.relative_to(WEB).as_posix(): path.read_text(encoding="utf-8") for path in WEB.rglob("*.py")}
    assert {name for name, text in texts.items() if re.search(r"request\.(body|read\b)", text)} == {"base/sent.py"}

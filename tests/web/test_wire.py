"""Every address that takes JSON reads it into a type of the wire, before a row is touched."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.http import HttpRequest
from django.urls import URLPattern, reverse

from tests.web.conftest import Visitor
from tests.web.crawl import patterns
from tests.web.test_whose import everything
from thenar.journal.models import Session
from thenar.web.serving.assets import SOURCE

WEB = SOURCE.parent
READ = {"event", "change", "offline-arrive"}  # the names of the addresses that take JSON


def addresses(session: Session) -> Iterator[tuple[str, str]]:
    """The name of every address, and one that it could be."""
    for one in patterns():
        if isinstance(one, URLPattern) and one.name:
            yield one.name, reverse(one.name, kwargs={name: held(name, session) for name in one.pattern.converters})


def held(name: str, session: Session) -> UUID | str:
    return {"key": session.key, "person": session.person.key, "form": "hand-self", "kind": "ogg"}.get(name, "after")


def test_every_address_that_reads_json_refuses_what_the_wire_does_not_know(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = visitor.session()
    before, plain, reads = everything(), HttpRequest.body.fget, set()  # type: ignore[attr-defined]
    for name, address in addresses(session):
        touched = []
        spied = property(lambda self, touched=touched: touched.append(1) or plain(self))  # type: ignore[misc]
        monkeypatch.setattr(HttpRequest, "body", spied)
        answer = visitor.client.post(address, {"no-such-name": 1, "key": "x"}, content_type="application/json")
        if touched:
            reads.add(name)
            assert answer.status_code == 400, name
            assert "What was sent cannot be kept" in answer.content.decode(), name
    assert reads == READ
    assert everything() == before


def test_only_one_place_reads_a_body() -> None:
    texts = {path.relative_to(WEB).as_posix(): path.read_text(encoding="utf-8") for path in WEB.rglob("*.py")}
    assert {name for name, text in texts.items() if re.search(r"request\.(body|read\b)", text)} == {"base/sent.py"}

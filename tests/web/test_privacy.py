"""No answer about health leaves the page it belongs to: not in an address, a cookie, a log or an error page."""

import logging
import re
from collections.abc import Iterator
from io import StringIO
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from tests.web.conftest import Visitor
from thenar.load import load_knowledge
from thenar.web.serving.logs import QuietFormatter

WORDS = ("cancer", "diabetes", "rf_dvt", "bone-metastases", "Ana Secret")


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """Everything that any logger writes, in the form the app writes it."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(QuietFormatter())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request", "thenar", "waitress")]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


def test_no_answer_in_an_address_a_cookie_or_a_log(visitor: Visitor, logged: StringIO) -> None:
    visitor.start(who="new", name="Ana Secret", goal="neuropathy")
    visitor.flags(unknown=["rf_dvt"])
    visitor.flags()
    visitor.conditions(yes=["cancer", "diabetes"])
    visitor.agree("cancer", "2026-11-22")
    visitor.post(reverse("agreement"), condition="bone-metastases-and-more", key=uuid4())
    seen = [visitor.path, *(one[0] for one in getattr(visitor.page, "redirect_chain", []))]
    cookies = [str(one) for one in visitor.client.cookies.values()]
    for word in WORDS:
        assert not any(word.lower() in text.lower() for text in [*seen, *cookies, logged.getvalue()])


def test_no_address_has_room_for_an_answer() -> None:
    """Addresses take a person's or a session's key, a stroke, a live phrase or a kind of sound, and nothing else; an
    emergency that can be read aloud, since every session asks for all of them before one is needed."""
    taken = {name for one in get_resolver().url_patterns for name in one.pattern.converters}
    assert taken == {"concern", "key", "kind", "person", "phrase", "point", "stroke", "zone"}
    assert not set(load_knowledge().conditions) & set(load_knowledge().strokes)


def test_a_broken_page_tells_no_value(
    visitor: Visitor, logged: StringIO, monkeypatch: pytest.MonkeyPatch, settings: pytest.FixtureRequest
) -> None:
    def broken() -> None:
        raise ValueError("the answer about cancer was yes")

    path = visitor.theirs(reverse("red-flags"))
    settings.CLOCK = broken  # type: ignore[attr-defined]
    client = Client(raise_request_exception=False)
    answer = client.post(path, {"is-cancer": "yes", "written": "tamoxifen"})
    assert answer.status_code == 500
    page = re.sub(r"<[^>]+>", " ", answer.content.decode())
    assert "Something went wrong on our side." in page
    assert "cancer" not in page
    assert "ValueError" in logged.getvalue()
    assert "cancer" not in logged.getvalue()


def test_pages_are_never_kept_and_never_framed(visitor: Visitor) -> None:
    for name in ("home", "red-flags", "conditions", "about"):
        page = visitor.client.get(visitor.theirs(reverse(name)))
        assert page["Cache-Control"] == "no-store"
        assert page["X-Frame-Options"] == "DENY"
        assert page["Referrer-Policy"] == "same-origin"
        assert "default-src 'none'" in page["Content-Security-Policy"]
        assert "http" not in page["Content-Security-Policy"]


def test_another_host_name_is_refused(db: None) -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


def test_a_form_from_elsewhere_is_refused(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("red-flags"), {"is-rf_pe": "yes"})
    assert answer.status_code == 403
    assert "Nothing was saved." in answer.content.decode()


def test_a_log_line_leaves_out_what_was_put_into_it(logged: StringIO) -> None:
    logging.getLogger("thenar").warning("Not kept: %s", "yes to cancer")
    assert logged.getvalue() == "warning thenar: Not kept\n" * logged.getvalue().count("\n")
    assert "Not kept" in logged.getvalue()


def test_scripts_keep_the_two_headers_that_scripts_heed(db: None) -> None:
    script = Client().get(f"{settings.STATIC_URL}js/base/words.js")
    assert script["X-Content-Type-Options"] == "nosniff"
    assert script["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Content-Security-Policy" not in script
    assert "default-src 'none'" in Client().get(f"{settings.STATIC_URL}icons/mark.svg")["Content-Security-Policy"]

"""The server under load: requests a second and the slowest of a hundred, for the check, the plan and a save.

Each is asked by as many clients at once as a household has, beside a bare Django view on the same server: one that
answers a line of text (for the plan), and one that saves a row as durably as ours (for the check and the save).
"""

import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from playwright.sync_api import sync_playwright

from benchmarks.rows import Row
from benchmarks.web import _app, _running, page_of
from tests.browser.conftest import at_the_start
from tests.browser.find_chromium import find_chromium, flags
from thenar.load import load_knowledge
from thenar.model.condition import Kind

CLIENTS, REQUESTS = 2, 300  # clients at once, and requests of each
Body = Callable[[], dict[str, str | list[str]]]


@dataclass(frozen=True)
class Visit:
    """What a browser holds that went through the check: cookies, the token of its forms, its session, its person."""

    cookies: str
    token: str
    session: str
    person: str


@dataclass(frozen=True)
class Load:
    """Requests a second, and the time in milliseconds that one in a hundred takes longer than."""

    rate: float
    p99: float


def run() -> list[Row]:
    """Rows for the three pages, ours beside the bare view."""
    with tempfile.TemporaryDirectory() as folder:
        with _running(*_app(Path(folder))) as (address, _):
            visit = _visit(address)
            ours = {name: _loaded(address, *request) for name, request in _requests(visit).items()}
        with _running([sys.executable, "-m", "benchmarks.bare_django", folder], {}) as (address, _):
            hello = _loaded(address, "/", None, "")
            save = _loaded(address, "/save/", lambda: {"key": str(uuid4())}, "")
    peers = {"the plan": ("bare view", hello), "the check": ("bare save", save), "a save": ("bare save", save)}
    return [row for name, load in ours.items() for row in _rows(name, load, *peers[name])]


def _rows(name: str, ours: Load, peer_name: str, peer: Load) -> list[Row]:
    return [
        Row(f"{name}, answered", "requests a second", ours.rate, peer_name, peer.rate, more_is_better=True),
        Row(f"{name}, p99", "ms", ours.p99, peer_name, peer.p99),
    ]


def _requests(visit: Visit) -> dict[str, tuple[str, Body | None, str]]:
    """Path, body and cookies of each. A save has a key of its own each time, as each submit of a person has."""
    token: dict[str, str | list[str]] = {"csrfmiddlewaretoken": visit.token}
    flags = [one.id for one in load_knowledge().conditions.values() if one.kind is Kind.RED_FLAG]
    return {
        "the check": (f"{visit.person}check/", lambda: {**token, "asked": flags}, visit.cookies),
        "the plan": (f"{visit.person}plan/", None, visit.cookies),
        "a save": (f"/journal{visit.session}after/", lambda: {**token, "key": str(uuid4())}, visit.cookies),
    }


def _visit(address: str) -> Visit:
    """Through the check in a real browser, as far as the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags())
        page = at_the_start(page_of(browser, address), area="Both", minutes="10")
        kept = page.context.cookies()
        token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
        path = urlsplit(page.url).path
        person = page.locator("a[href^='/for/']").first.get_attribute("href") or ""
        browser.close()
    return Visit("; ".join(f"{one['name']}={one['value']}" for one in kept), token, path, person)


def _loaded(address: str, path: str, body: Body | None, cookies: str) -> Load:
    """All clients at once; an answer that is an error ends the run, because its speed would say nothing."""
    begun = perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        took = [
            ms for one in clients.map(lambda _: _client(address, path, body, cookies), range(CLIENTS)) for ms in one
        ]
    return Load(len(took) / (perf_counter() - begun), quantiles(took, n=100)[-1])


def _client(address: str, path: str, body: Body | None, cookies: str) -> list[float]:
    """Milliseconds of each request on one connection."""
    at = urlsplit(address)
    connection = HTTPConnection(at.hostname or "", at.port)
    headers = {"Cookie": cookies, "Origin": address, "Content-Type": "application/x-www-form-urlencoded"}
    took = []
    for _ in range(REQUESTS):
        begun = perf_counter()
        connection.request("POST" if body else "GET", path, urlencode(body(), doseq=True) if body else None, headers)
        answer = connection.getresponse()
        answer.read()
        took.append((perf_counter() - begun) * 1000)
        if answer.status >= 400:
            raise RuntimeError(f"{path} answered {answer.status}")
    return took

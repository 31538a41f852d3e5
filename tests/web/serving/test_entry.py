"""Only the browser that opened the printed address sees anything; it gets a cookie, and the address stays clean."""

import re
import time
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.urls import get_resolver

from tests.web.lan.house import running
from tests.web.lan.test_strangers import addresses
from tests.web.serving.conftest import RunningApp
from thenar.web.serving.entry import KEPT_FOR, ONCE_FOR, Entry

HERE = "http://127.0.0.1:8765"
FOR_EVERYONE = {
    "pair/",
    "pair/thenar.crt",
    "language/",
    "sw.js",
}  # pair/ leads on to the devices, which ask for the key


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entry(tmp_path: Path, clock: Clock) -> Entry:
    return Entry(tmp_path, clock)


def secret_of(address: str) -> str:
    assert address.startswith(f"{HERE}/?key=")
    return address.removeprefix(f"{HERE}/?key=")


def cookie_of(entry: Entry) -> dict[str, str]:
    response = HttpResponse()
    entry.give_cookie(response)
    return {name: one.value for name, one in response.cookies.items()}


def test_the_printed_address_opens_as_often_as_one_likes(entry: Entry) -> None:
    secret = secret_of(entry.address(HERE))
    assert len(secret) == 43, "256 bits"
    assert [entry.opens(secret) for _ in range(3)] == [True, True, True]
    assert entry.address(HERE) == f"{HERE}/?key={secret}"


def test_the_address_for_a_browser_opens_once_and_only_for_minutes(entry: Entry, clock: Clock) -> None:
    first, second = (secret_of(entry.address_once(HERE)) for _ in range(2))
    assert [entry.opens(first), entry.opens(first)] == [True, False]
    clock.now = ONCE_FOR
    assert not entry.opens(second)


@pytest.mark.parametrize("guess", ["", "here", "a" * 43, "\udcff", "é" * 43, "0"])
def test_nothing_else_opens(entry: Entry, guess: str) -> None:
    assert not entry.opens(guess)
    assert not entry.knows({entry.cookie: guess})


def test_a_cookie_is_known_after_a_restart_and_not_in_another_folder(entry: Entry, tmp_path: Path) -> None:
    kept = cookie_of(entry)
    assert entry.knows(kept)
    assert Entry(tmp_path).knows(kept)
    (tmp_path / "other").mkdir()
    other = Entry(tmp_path / "other")
    assert other.cookie != entry.cookie, "ports share their cookies: two folders must not overwrite each other's"
    assert not other.knows({other.cookie: kept[entry.cookie]})


def test_a_cookie_that_was_changed_is_none(entry: Entry) -> None:
    value = cookie_of(entry)[entry.cookie]
    for bad in (value[:-1], "A" + value, value.split(":")[0], value + "A", value.replace(":", "", 1)):
        assert not entry.knows({entry.cookie: bad})


def test_a_cookie_ends_and_is_renewed_before(entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, now = cookie_of(entry), time.time()
    assert entry.is_fresh(kept)
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 2 * 24 * 3600)
    assert entry.knows(kept)
    assert not entry.is_fresh(kept)
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + KEPT_FOR + 60)
    assert not entry.knows(kept)


def test_renewed_every_browser_has_to_come_in_anew(entry: Entry, tmp_path: Path) -> None:
    kept = cookie_of(entry)
    entry.renew()
    assert not entry.knows(kept)
    assert not Entry(tmp_path).knows(kept)
    assert entry.opens(secret_of(entry.address(HERE)))


def test_only_its_user_can_read_the_key(entry: Entry, tmp_path: Path) -> None:
    assert (tmp_path / "browser-key").stat().st_mode & 0o777 == 0o600


def test_every_page_asks_for_the_key(app: RunningApp) -> None:
    stranger = app.stranger
    everything = sorted({*addresses(get_resolver().url_patterns), "no-such-page/"} - FOR_EVERYONE)
    assert len(everything) > 40
    answers = [
        stranger.ask(method, f"/{path}", b"" if method == "POST" else None, Accept=accept)
        for path in everything
        for method, accept in (("GET", "text/html"), ("GET", "*/*"), ("POST", "text/html"), ("HEAD", "text/html"))
    ]
    assert {answer.status for answer in answers} == {403}
    assert len({re.sub(r'(value|href)="[^"]*"', "", answer.body.decode()) for answer in answers}) == 3


def test_the_page_says_calmly_how_to_come_in(app: RunningApp) -> None:
    page = app.stranger.get("/journal/", Accept="text/html")
    assert (page.status, page.headers["Cache-Control"]) == (403, "no-store")
    assert "One step to come in" in page.text
    assert f"{app.address}/?key=" in page.text
    assert "Start Thenar again" in page.text
    assert app.printed not in page.body.decode()
    spanish = app.stranger.get("/journal/", Accept="text/html", Accept_Language="es")
    assert "One step to come in" not in spanish.text


def test_the_secret_leads_in_and_out_of_the_address(app: RunningApp) -> None:
    visitor = app.stranger
    path = app.printed.removeprefix(app.address)
    answer = visitor.get(path)
    assert (answer.status, answer.headers["Location"], answer.body) == (303, "/", b"")
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("no-referrer", "no-store")
    name, cookie = next(iter(visitor.cookies.items()))
    assert name.startswith("thenar-here-")
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")
    assert "A calm massage" in visitor.get("/").text
    deeper = visitor.get("/journal/?" + urlsplit(app.printed).query)
    assert (deeper.status, deeper.headers["Location"]) == (303, "/journal/")


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/\\evil.example", "/%5Cevil.example", "/%2F%2Fevil.example", "/%0d%0aX: y"]
)
def test_it_leads_nowhere_else(app: RunningApp, path: str) -> None:
    found = app.stranger.get(f"{path}?{urlsplit(app.printed).query}".replace(" ", "%20")).headers.get("Location", "/")
    assert re.match(r"/(?![/\\])", found) or found == "/", found
    assert "X" not in found or "%0D" in found.upper()


def test_an_old_secret_is_told_so_and_harms_nobody_who_is_in(app: RunningApp) -> None:
    old = "/?key=" + "A" * 43
    page = app.stranger.get(old, Accept="text/html")
    assert (page.status, "This address no longer works." in page.text) == (403, True)
    assert app.here.get(old).headers["Location"] == "/"
    assert "wrong-key this-computer" in app.noted()


def test_neither_the_secret_nor_the_cookie_is_written_down(app: RunningApp) -> None:
    visitor = app.stranger
    visitor.get(app.printed.removeprefix(app.address))
    secret, value = app.printed.rpartition("=")[2], next(iter(visitor.cookies.values())).value
    running = app.folder / "running.json"
    assert running.stat().st_mode & 0o777 == 0o600
    others = [path for path in app.folder.rglob("*") if path.is_file() and path != running]
    assert others
    for path in others:
        content = path.read_bytes()
        assert secret.encode() not in content, path
        assert value.encode() not in content, path


def test_devices_are_for_a_browser_that_came_in_since_the_start(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        earlier = house.here.cookies
        assert house.code()
    with running(tmp_path) as house:
        browser = house.here
        browser.cookies = dict(earlier)
        assert browser.get("/devices/").status == 200
        for what in ("code", f"{uuid4()}/out", f"{uuid4()}/role", f"{uuid4()}/name"):
            answer = browser.post("/devices/", f"/devices/{what}/", whom="everyone", may="lead", until="")
            assert (answer.status, "Open the address that Thenar printed" in answer.text) == (403, True)
        assert browser.post("/devices/", "/language/", language="es", next="/").status == 302, "everything else goes on"
        browser.cookies.pop("thenar-language")
        assert browser.get("/" + house.said[0].rpartition("/")[2]).status == 303
        assert browser.post("/devices/", "/devices/code/", whom="everyone", may="lead", until="").status == 200


def test_renewed_by_use_a_cookie_is_still_of_its_start(entry: Entry, tmp_path: Path) -> None:
    old = cookie_of(Entry(tmp_path))
    assert entry.knows(old)
    assert not entry.came_in_now(old)
    response = HttpResponse()
    entry.give_cookie(response, old)
    assert not entry.came_in_now({entry.cookie: response.cookies[entry.cookie].value})
    assert entry.came_in_now(cookie_of(entry))

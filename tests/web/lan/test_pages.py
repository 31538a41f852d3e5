"""What the page of the devices says, from a clock and a house of its own."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from thenar.web.lan.door import DOOR, Door
from thenar.web.lan.front import Front
from thenar.web.lan.house import House
from thenar.web.lan.qr import for_page
from thenar.web.serving.entry import Entry

EVENING = datetime.fromisoformat("2026-11-22T21:58:00+05:30")


@pytest.fixture
def computer(db: None, tmp_path: Path, settings: pytest.FixtureRequest) -> Client:
    """A browser on the computer, with the house open."""
    settings.CLOCK = lambda: EVENING  # type: ignore[attr-defined]
    house = House("192.168.1.5", 8765)
    entry = Entry(tmp_path)
    door = Door(lambda *_: [], here=True, entry=entry, house=house, front=Front.__new__(Front))
    known = HttpResponse()
    entry.give_cookie(known)
    client = Client(headers={"host": "localhost:8765"}, **{DOOR: door})  # type: ignore[arg-type]
    client.cookies = known.cookies
    return client


def test_a_code_is_shown_once_with_its_time_and_its_picture(computer: Client) -> None:
    page = computer.post("/devices/code/", {"whom": "everyone", "may": "lead", "until": ""}).content.decode()
    found = re.search(r'<strong class="code">(\w{4})-(\w{4})</strong>', page)
    assert found
    assert "once, until 22:03." in page, "by the clock on the wall"
    assert for_page(f"http://192.168.1.5:8765/pair/#{found[1]}{found[2]}").replace("&", "&amp;") in page
    again = computer.get("/devices/").content.decode()
    assert found[0] not in again
    assert 'src="data:image' not in again


def test_it_says_plainly_what_a_browser_holds_back_without_https(computer: Client) -> None:
    page = computer.get("/devices/").content.decode()
    better = '<code class="secret">thenar --lan</code>'
    for words in ("could read along", "does not keep Thenar for later", "does not keep the screen on", better):
        assert words in page


def test_a_request_that_is_marked_with_no_door_comes_from_this_computer_or_is_refused(computer: Client) -> None:
    assert Client().get("/about/").status_code == 200
    for peer in ("192.168.1.9", "203.0.113.9", ""):
        assert Client(REMOTE_ADDR=peer).get("/about/").status_code == 400

"""A device that was not let in sees the pairing page, and nothing that could tell something."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.lan.house import ADDRESS, RunningHouse, Visitor
from thenar.web.base.script_words import modules_of
from thenar.web.lan.gate import OF_STRANGERS
from thenar.web.lan.heads import MOST_BYTES

FOR_STRANGERS = {"pair/", "pair/thenar.crt", "language/", "sw.js"}
FILLED = {"uuid": str(uuid4()), "slug": "palm-thumb-stroke", "str": "x", "int": "1", "path": "x"}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Every address that the website has, with something in each gap."""
    found = []
    for one in patterns:
        path = before + re.sub(r"<(\w+):\w+>", lambda gap: FILLED[gap[1]], str(one.pattern))
        found += addresses(one.url_patterns, path) if isinstance(one, URLResolver) else [path]
    return found


def test_every_address_is_refused_but_the_pairing_page(house: RunningHouse) -> None:
    all_of_them = sorted({*addresses(get_resolver().url_patterns), "no-such-page/", "static/../secret-key"})
    assert len(all_of_them) > 40
    answers = {
        (method, path): house.phone(number + 3 * (place // 100)).ask(
            method, f"/{path}", b"" if method == "POST" else None
        )
        for place, path in enumerate(all_of_them)  # another address asks from time to time: one may ask 120 in a minute
        for number, method in ((100, "GET"), (101, "POST"), (102, "HEAD"))
        if path not in FOR_STRANGERS and (path, method) not in {("", "GET"), ("", "HEAD")}
    }
    assert {answer.status for answer in answers.values()} == {403}
    assert len({answer.body for (method, _), answer in answers.items() if method != "HEAD"}) == 1


def test_the_first_page_leads_to_the_pairing_page(house: RunningHouse) -> None:
    answer = house.phone(1).get("/")
    assert (answer.status, answer.headers["Location"]) == (302, "/pair/")


def test_the_pairing_page_gets_what_it_is_drawn_with_and_no_other_file(house: RunningHouse) -> None:
    stranger = house.phone(1)
    page = stranger.get("/pair/")
    assert page.status == 200
    assert "Let this device in" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.body.decode())
    assert len(files) >= 3
    assert {stranger.get(path).status for path in files} == {200}
    others = re.findall(r'(?:href|src)="(/static/[^"]+)"', house.here.get("/").body.decode())
    version = files[0].split("/")[2]
    more = ("js/session/main.js", "js/offline/../words.js", "icons/../js/words.js", "js/offline/worker.js.map/x",
            "js/offline/check.js", *modules_of("js/offline/worker.js"))  # fmt: skip
    worker = {f"/static/{version}/{name}" for name in modules_of("js/offline/worker.js")}
    assert len(worker) > 3
    for path in {*others, *(f"/static/{version}/{name}" for name in more)}:
        allowed = path in files or path in worker or re.fullmatch(rf"/static/{version}/icons/[\w-]+\.\w+", path)
        assert stranger.get(path).status == (200 if allowed else 403), path


def test_much_at_once_is_not_taken_in(house: RunningHouse) -> None:
    # told by its head alone: the line is closed at once, often before anyone could send the rest
    answer = house.phone(7).open("POST", "/pair/", Content_Length=str(MOST_BYTES + 1))
    assert answer.status == 413


def test_a_flood_of_a_stranger_is_for_that_stranger_alone(house: RunningHouse) -> None:
    phone = house.let_in(60)
    flood = house.phone(61)
    statuses = [flood.get("/sw.js").status for _ in range(OF_STRANGERS + 5)]
    assert statuses == [200] * OF_STRANGERS + [429] * 5
    assert flood.get("/pair/").headers["Retry-After"] == "60"
    assert house.phone(62).get("/pair/").status == 200
    assert phone.get("/about/").status == 200
    assert house.here.get("/about/").status == 200


def test_the_worker_of_a_language_that_we_do_not_have_is_not_made(house: RunningHouse) -> None:
    """There were 106 of them, each made for whoever asked."""
    stranger = house.phone(63)
    assert stranger.get("/sw.js?sound=ogg&language=es").status == 200
    for language in ("de", "ar", "zh-hans", "es-mx", "", "x" * 100, "../es"):
        assert stranger.get(f"/sw.js?sound=ogg&language={language}").status == 404


def test_nothing_about_anyone_is_told(house: RunningHouse) -> None:
    here = house.here
    key = uuid4()
    wishes: dict[str, Any] = {
              "key": key, "who": "new", "name": "Ana Secret", "area": "hand", "minutes": "5", "pressure": 2,
              "lotion": "lotion", "goal": ""}  # fmt: skip
    assert here.post("/", "/", **wishes).status == 302
    assert "Ana Secret" in here.get("/").text
    house.let_in(2, agent="Mozilla/5.0 (Windows NT 10.0)")
    stranger = house.phone(3)
    for path in ("/", "/pair/", "/about/", "/devices/"):
        answer = stranger.get(path)
        assert b"Ana" not in answer.body
        assert b"Windows" not in answer.body


@pytest.mark.parametrize(
    "claim",
    [
        {"X_Forwarded_For": "127.0.0.1"}, {"X_Real_IP": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1;host=127.0.0.1"},
        {"X_Forwarded_Host": "127.0.0.1:8765", "X_Forwarded_Proto": "https"}, {"Remote_Addr": "127.0.0.1"},
        {"Thenar.Door": "here"}, {"Cookie": "thenar-device=guessed"}, {"Cookie": "thenar-device=a:b:c"},
        {"Authorization": "Basic YTpi"}, {"Client_IP": "127.0.0.1"}, {"Via": "1.1 localhost"},
    ],
)  # fmt: skip
def test_nothing_that_is_claimed_in_a_header_opens_the_gate(house: RunningHouse, claim: dict[str, str]) -> None:
    assert house.phone(4).get("/about/", **claim).status == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1:{port}", "localhost:{port}", "127.0.0.2", "127.0.0.2:1",
     "127.0.0.3:{port}", "127.0.0.2.nip.io:{port}"],
)  # fmt: skip
def test_a_name_that_was_made_to_lead_here_is_refused(house: RunningHouse, host: str) -> None:
    phone = house.phone(5)
    answer = phone.get("/pair/", Host=host.format(port=house.port))
    assert (answer.status, answer.text) == (400, "Thenar does not answer to this address.")


@pytest.mark.parametrize("host", ["evil.example:{port}", "127.0.0.2:{port}", "127.0.0.1", "localhost:1"])
def test_through_this_computers_own_door_too(house: RunningHouse, host: str) -> None:
    assert house.here.get("/", Host=host.format(port=house.port)).status == 400
    assert house.here.get("/", Host=f"localhost:{house.port}").status == 200


def test_a_form_of_another_site_lets_nobody_in(house: RunningHouse) -> None:
    phone, code = house.phone(6), house.code()
    page = phone.get("/pair/").body.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    sent = f"csrfmiddlewaretoken={token[1]}&code={code}".encode()
    kind = "application/x-www-form-urlencoded"
    foreign = phone.ask("POST", "/pair/", sent, Content_Type=kind, Origin="http://evil.example")
    assert (foreign.status, "thenar-device" in phone.cookies) == (403, False)
    assert phone.ask("POST", "/pair/", f"code={code}".encode(), Content_Type=kind).status == 403
    own = f"http://{ADDRESS}:{house.port}"
    assert phone.ask("POST", "/pair/", sent, Content_Type=kind, Origin=own).status == 302


def test_the_server_behind_answers_nobody_directly(house: RunningHouse) -> None:
    """Another program on this computer that finds its port is refused, whatever name it uses."""
    behind = _listening(house.process.pid) - {house.port}
    assert behind
    for port in behind:
        for host in (f"127.0.0.1:{house.port}", f"{ADDRESS}:{house.port}", f"127.0.0.1:{port}"):
            assert Visitor("127.0.0.1", port).get("/", Host=host).status == 400


def _listening(process: int) -> set[int]:
    """The ports that a process listens on (Linux)."""
    sockets = set()
    for opened in Path(f"/proc/{process}/fd").iterdir():
        try:
            sockets.add(str(opened.readlink()))
        except OSError:
            continue  # closed meanwhile
    rows = [line.split() for line in Path(f"/proc/{process}/net/tcp").read_text().splitlines()[1:]]
    return {int(row[1].split(":")[1], 16) for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets}

"""Let in, named, seen, thrown out."""

import re
import socket
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.web.lan.house import ADDRESS, IPHONE, Answer, RunningHouse, Visitor, running
from thenar.journal.copies.backup import backup
from thenar.journal.copies.restore import restore
from thenar.load import load_knowledge
from thenar.web.lan.pairing import TRIES_EACH

ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


def test_the_right_code_lets_in_and_the_cookie_is_kept_well(house: RunningHouse) -> None:
    phone = house.phone(1)
    answer = phone.offer(house.code())
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    cookie = phone.cookies["thenar-device"]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Strict", "/", "")
    assert int(cookie["max-age"]) > 300 * 24 * 3600
    assert not cookie["secure"], "without HTTPS a browser would not send it back"
    assert "A calm massage" in phone.get("/").text
    assert phone.get("/strokes/").status == 200
    assert phone.get("/pair/").headers["Location"] == "/"


def test_a_code_works_once(house: RunningHouse) -> None:
    code = house.code()
    assert house.phone(2).offer(code).status == 302
    second = house.phone(3)
    answer = second.offer(code)
    assert answer.status == 403
    assert "There is no code that works now." in answer.text
    assert second.get("/about/").status == 403
    assert "A device was let in with the last code." in house.here.get("/devices/").text


def test_it_may_be_typed_in_small_letters_without_a_dash(house: RunningHouse) -> None:
    assert house.phone(4).offer(house.code().lower().replace("-", " ")).status == 302


def test_a_device_gets_a_name_that_can_be_changed(house: RunningHouse) -> None:
    house.let_in(5, agent=ANDROID)
    house.let_in(6, agent=ANDROID)
    known = house.devices()
    assert {"Android phone", "Android phone 2"} <= set(known)
    here = house.here
    path = f"/devices/{known['Android phone 2']}/name/"
    assert here.post("/devices/", path, name="  Ana's <b>phone</b>\n ").status == 302
    assert house.devices()["Ana's <b>phone</b>"] == known["Android phone 2"]
    assert "Ana's <b>phone</b>" in here.get("/devices/").text, "written as text, not as markup"
    answer = here.post("/devices/", path, name="   ")
    assert (answer.status, "Nothing was changed" in answer.text) == (400, True)


def test_devices_are_managed_on_this_computer_only(house: RunningHouse) -> None:
    phone = house.let_in(7)
    key = house.devices()["iPhone"]
    for method, path in (
        ("GET", "/devices/"), ("GET", "/devices/state/"), ("POST", "/devices/code/"),
        ("POST", f"/devices/{key}/out/"), ("POST", f"/devices/{key}/name/"),
    ):  # fmt: skip
        answer = phone.get(path) if method == "GET" else phone.post("/", path, name="mine")
        assert (answer.status, "on the computer itself" in answer.text) == (403, True), path
    assert "iPhone" in house.devices()


def test_thrown_out_is_refused_from_the_next_request_on(house: RunningHouse) -> None:
    phone = house.let_in(8, agent="Mozilla/5.0 (iPad; CPU OS 18_0)")
    session = _session(phone)
    event = session + "event/"
    assert phone.ask("GET", session + "track.ogg", Range="bytes=0-99").status == 206
    house.throw_out("iPad")
    assert phone.get("/").headers["Location"] == "/pair/"
    for method, path in (("GET", session), ("GET", session + "track.ogg"), ("POST", event), ("GET", "/journal/")):
        assert phone.ask(method, path, b"{}" if method == "POST" else None).status == 403
    assert house.here.get(session).status == 200, "the session itself is untouched"
    again = phone.offer(house.code())
    assert again.status == 302
    assert phone.get(session).status == 200


def test_what_a_thrown_out_device_still_loads_ends_at_once(house: RunningHouse) -> None:
    phone = house.let_in(9, agent="Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)")
    track = _session(phone, minutes="other", other_minutes=60) + "track.ogg"
    whole = len(house.here.get(track).body)
    assert whole > 2_000_000
    with _slow(phone, track) as opened:
        begun = len(opened.recv(20_000))
        house.throw_out("Mac")
        rest, broken = _rest(opened)
        assert broken
        assert begun + rest < whole


def test_a_cookie_that_was_changed_or_made_up_is_no_cookie(house: RunningHouse) -> None:
    phone = house.let_in(10)
    good = phone.cookies["thenar-device"].coded_value
    for bad in (good[:-1], "A" + good[1:], good.replace(":", "", 1), good.split(":")[0], ""):
        assert house.phone(11).get("/about/", Cookie=f"thenar-device={bad}").status == 403
    assert house.phone(11).get("/about/", Cookie=f"thenar-device={good}").status == 200


def test_wrong_codes_from_one_address_end_soon_and_others_are_not_held_up(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        code = house.code()
        neighbor = house.phone(1)
        for _ in range(TRIES_EACH):
            answer = neighbor.offer("AAAA-AAAA")
            assert (answer.status, "This is not the code." in answer.text) == (403, True)
        answer = neighbor.offer(code)
        assert (answer.status, answer.headers["Retry-After"]) == (429, "600")
        assert "There were too many tries. Wait 10 minutes" in answer.text
        assert house.phone(2).offer(code).status == 302


def test_no_wrong_codes_shut_out_the_house_and_the_computer_says_so(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        code = house.code()
        for number in range(60):  # a street of strangers
            assert house.phone(number).offer("AAAA-AAAA").status == 403
        assert house.here.get("/devices/state/").body == b'{"state": "waiting"}'
        assert "a wrong code 60 times" in house.here.get("/devices/").text
        assert house.phone(99).offer(code).status == 302
        said = house.stop()
        assert code not in said
        noted = (tmp_path / "security.log").read_text()
        assert noted.count(" wrong-code 127.0.1.") == 60
        assert code not in noted


def test_neither_code_nor_cookie_is_written_down(tmp_path: Path) -> None:
    with running(tmp_path / "data") as house:
        code = house.code()
        phone = house.phone(1)
        assert phone.offer(code).status == 302
        phone.get("/no-such-page/")
        token = phone.cookies["thenar-device"].value.split(":")[0]
        said = house.stop() + "\n".join(house.said)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").glob("*") if path.is_file())
    assert IPHONE.encode() not in kept
    for secret in (code, code.replace("-", ""), token):
        assert secret not in said
        assert secret.encode() not in kept


def test_a_device_is_still_known_after_a_restart_but_not_after_an_older_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    with running(folder) as house:
        phone = house.let_in(1)
    with running(folder) as house:
        phone.port = house.port
        assert phone.get("/about/").status == 200
        backup(folder / "thenar.sqlite3", tmp_path / "thenar.backup", None)
    monkeypatch.setenv("THENAR_DATA", str(folder))
    restore(tmp_path / "thenar.backup", folder / "thenar.sqlite3")
    with running(folder) as house:
        phone.port = house.port
        assert phone.get("/about/").status == 403
        assert house.devices() == {}


def test_silent_connections_of_many_addresses_keep_nobody_out(house: RunningHouse) -> None:
    """Each address alone has room for 24; four of them took all that there is. Now the oldest silent ones make room."""
    phone = house.let_in(12)
    held = _slow(phone, _session(phone, minutes="other", other_minutes=60) + "track.ogg")
    assert held.recv(1000)
    silent: list[socket.socket] = []
    try:
        for number in range(6):
            whence = (f"127.0.2.{number}", 0)
            silent.extend(socket.create_connection((ADDRESS, house.port), 10, whence) for _ in range(30))
            assert house.phone(13).get("/pair/").status == 200
            assert phone.get("/about/").status == 200
        assert Visitor(ADDRESS, house.port, "127.0.2.1").get("/pair/").status == 200
        assert house.here.get("/").status == 200
        assert sum(_is_open(one) for one in silent) < 80
        more = 0
        while more < 1_000_000:  # a device that was let in keeps its connection
            more += len(held.recv(65536))
    finally:
        for opened in (*silent, held):
            opened.close()


def _is_open(one: socket.socket) -> bool:
    one.setblocking(False)
    try:
        return one.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def _session(phone: Visitor, **wishes: object) -> str:
    """The path of a session that this phone has planned, with nothing to tell."""
    usual: dict[str, Any] = {"key": uuid4(), "who": "new", "name": "", "area": "hand", "minutes": "5", "pressure": 2,
             "lotion": "lotion", "goal": ""}  # fmt: skip
    begun = phone.post("/", "/", **{**usual, **wishes})
    person = re.match(r"/for/[^/]+", begun.headers["Location"])
    assert person, begun.text
    for path in (f"{person[0]}/check/", f"{person[0]}/check/more/"):
        phone.post(path, path, asked=list(load_knowledge().conditions))
    answer: Answer = phone.post(f"{person[0]}/plan/", f"{person[0]}/session/", key=uuid4())
    assert answer.status == 302, answer.text
    return answer.headers["Location"]


def _slow(phone: Visitor, path: str) -> socket.socket:
    """A connection that has asked for something and takes it in small bites."""
    opened = socket.socket()
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
    opened.settimeout(30)
    opened.bind((phone.address, 0))
    opened.connect((phone.door, phone.port))
    cookies = "; ".join(f"{name}={one.coded_value}" for name, one in phone.cookies.items())
    asked = f"GET {path} HTTP/1.1\r\nHost: {phone.door}:{phone.port}\r\nCookie: {cookies}\r\n\r\n"
    opened.sendall(asked.encode())
    return opened


def _rest(opened: socket.socket) -> tuple[int, bool]:
    """How many bytes still come, and whether the connection breaks then."""
    rest = 0
    try:
        while got := opened.recv(65536):
            rest += len(got)
    except ConnectionResetError:
        return rest, True
    return rest, False

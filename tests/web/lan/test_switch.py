"""The house is opened and closed on the page of the devices, without a terminal; nobody but this computer can."""

import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.came_in import came_in
from tests.web.lan.house import ADDRESS, RunningHouse, free_port, running


def trusting() -> ssl.SSLContext:
    """A phone whose owner went on past the warning."""
    tls = ssl.create_default_context()
    tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    return tls


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[RunningHouse]:
    """Thenar, started without anything of the house."""
    port = free_port()
    app = subprocess.Popen(
        [sys.executable, "-m", "thenar", "--no-browser", "--port", str(port)],
        env={**os.environ, "THENAR_DATA": str(tmp_path)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert app.stdout
    try:
        said = app.stdout.readline().rstrip("\n")
        came_in(said)
        yield RunningHouse(app, port, [said])
    finally:
        if app.poll() is None:
            app.terminate()
            app.communicate(timeout=30)


def opens(house: RunningHouse, address: str = ADDRESS) -> str:
    """What the page says after it was asked to open the house."""
    return house.here.post("/devices/", "/devices/open/", follow=True, address=address).text


def test_it_is_opened_by_a_press_and_phones_are_let_in_past_the_warning(alone: RunningHouse) -> None:
    with pytest.raises(ConnectionRefusedError):
        alone.phone(1, trusting()).get("/pair/")
    assert "Let a device in" in opens(alone)
    phone = alone.let_in(1, trusting())
    assert phone.get("/").status == 200
    assert alone.phone(2, trusting()).get("/").status in (302, 403)


def test_it_is_closed_by_a_press_and_who_was_let_in_stays_known(alone: RunningHouse) -> None:
    opens(alone)
    phone = alone.let_in(1, trusting())
    page = alone.here.post("/devices/", "/devices/close/", follow=True)
    assert "Only this computer can use Thenar now." in page.text
    with pytest.raises(ConnectionRefusedError):
        phone.get("/")
    assert alone.here.get("/").status == 200
    opens(alone)
    assert phone.get("/").status == 200


def test_twice_is_once(alone: RunningHouse) -> None:
    assert "Let a device in" in opens(alone)
    assert "Let a device in" in opens(alone)
    alone.here.post("/devices/", "/devices/close/")
    assert alone.here.post("/devices/", "/devices/close/").status == 302


def test_what_is_no_address_of_this_computer_opens_nothing(alone: RunningHouse) -> None:
    answer = alone.here.post("/devices/", "/devices/open/", address="no address")
    assert answer.status == 400
    assert "is no address" in answer.text
    answer = alone.here.post("/devices/", "/devices/open/", address="192.0.2.7")
    assert answer.status == 400
    assert "Nothing was changed." in answer.text
    assert "Only this computer can use Thenar now." in alone.here.get("/devices/").text


def test_one_that_was_opened_at_the_start_is_closed_and_opened_too(tmp_path: Path) -> None:
    with running(tmp_path, "--https") as house:
        house.here.post("/devices/", "/devices/close/")
        with pytest.raises(ConnectionRefusedError):
            house.phone(1, trusting()).get("/pair/")
        opens(house)
        assert house.phone(1, trusting()).get("/pair/").status == 200
        assert house.stop() == ""


def test_a_device_neither_opens_nor_closes_it(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        phone = house.let_in(1)
        for path in ("/devices/open/", "/devices/close/"):
            assert phone.post("/", path).status == 403
        assert phone.get("/").status == 200
        log = (tmp_path / "security.log").read_text("utf-8")
        assert log.count("house-opened") == 1
        assert "house-closed" not in log

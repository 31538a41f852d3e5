"""Starting with and without the house: what is listened to, what is loaded, and what is said when it cannot be."""

import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from tests.web.came_in import came_in, cookie_header
from tests.web.lan.house import ADDRESS, Visitor, free_port, running
from thenar.web.lan.certificate import own_certificate
from thenar.web.lan.pairing import SIGNS


def start(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """Start the app where it is expected to refuse."""
    return subprocess.run(
        [sys.executable, "-m", "thenar", "--no-browser", *options],
        env={**os.environ, "THENAR_DATA": str(folder)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_without_lan_nothing_but_this_computer_is_listened_to(tmp_path: Path) -> None:
    port = free_port()
    app = subprocess.Popen(
        [sys.executable, "-m", "thenar", "--no-browser", "--port", str(port)],
        env={**os.environ, "THENAR_DATA": str(tmp_path)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert app.stdout
    try:
        address = came_in(app.stdout.readline())
        assert address == f"http://127.0.0.1:{port}"
        here = Visitor("127.0.0.1", port, cookies=dict(SimpleCookie(cookie_header(address)).items()))
        assert here.get("/").status == 200
        page = here.get("/devices/")
        assert "thenar --lan" in page.text
        assert here.post("/devices/", "/devices/code/").status == 302
        assert here.get("/pair/").headers["Location"] == "/devices/"
        with pytest.raises(ConnectionRefusedError):
            Visitor(ADDRESS, port).get("/")
    finally:
        app.terminate()
        app.communicate(timeout=30)


def test_without_lan_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys; from thenar.web.serve import ready_application; from django.test import Client;"
        "ready_application(); from django.conf import settings; settings.SERVES_WITHOUT_A_DOOR = True;"
        "assert Client(headers={'host': 'localhost'}).get('/').status_code == 200;"
        "print(*sorted({'segno', 'cryptography', 'thenar.web.lan.front', 'thenar.web.lan.opening'} & set(sys.modules)))"
    )
    environment = {**os.environ, "THENAR_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_it_says_where_phones_find_it_and_stops_quietly(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        assert re.fullmatch(rf"Thenar is at http://127\.0\.0\.1:{house.port}/\?key=[\w-]{{43}}", house.said[0])
        assert house.said[1:] == [
            "Stop it with Ctrl-C.",
            f"Phones in your home find it at http://{ADDRESS}:{house.port}",
            "Without HTTPS others on your Wi-Fi could read along. The page below says what else follows.",
            f"Codes for phones, their names, and throwing out: http://127.0.0.1:{house.port}/devices/",
        ]
        assert house.stop() == ""


def test_by_name_where_it_has_one(tmp_path: Path) -> None:
    with running(tmp_path, "--name", "Kitchen.local") as house:
        assert f"Phones in your home find it at http://kitchen.local:{house.port}" in house.said
        for host in (f"kitchen.local:{house.port}", f"{ADDRESS}:{house.port}"):
            assert house.phone(1).get("/pair/", Host=host).status == 200
        assert house.phone(1).get("/pair/", Host=f"cellar.local:{house.port}").status == 400


def test_a_terminal_gets_the_first_code_as_a_picture_and_to_type(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    port = free_port()
    command = [sys.executable, "-m", "thenar", "--no-browser", "--lan", "--address", ADDRESS, "--port", str(port)]
    with subprocess.Popen(
        [*command, "--plain-http"], env={**os.environ, "THENAR_DATA": str(tmp_path)}, stdout=theirs, stderr=theirs
    ) as app:
        try:
            said = ""
            while "/devices/" not in said:
                assert select.select([ours], [], [], 60)[0], said
                said += os.read(ours, 65536).decode()
            found = re.search(rf"open http://{re.escape(ADDRESS)}:{port}/pair/ and type ([A-Z0-9-]+)\.", said)
            assert found, said
            assert set(found[1]) <= set(SIGNS + "-")
            assert sum(line.count("█") + line.count("▀") + line.count("▄") for line in said.splitlines()) > 200
            assert Visitor(ADDRESS, port, "127.0.1.1").offer(found[1]).status == 302
        finally:
            app.send_signal(signal.SIGINT)
            app.wait(timeout=30)
    os.close(theirs)
    os.close(ours)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--https"], "--https can only be used together with --lan. Add --lan."),
        (["--name", "x", "--address", "y"], "--address and --name can only be used together with --lan."),
        (["--plain-http"], "--plain-http can only be used together with --lan. Add --lan."),
        (["--lan", "--plain-http", "--https"], "--plain-http means no HTTPS, and the other options ask for it."),
        (["--lan", "--key", "k.pem"], "A certificate and its key belong together."),
        (["--lan", "--certificate", "c.pem"], "A certificate and its key belong together."),
        (["--lan", "--address", "8.8.8.8"], "8.8.8.8 can be reached from the internet."),
        (["--lan", "--address", "kitchen"], "'kitchen' is no address."),
        (["--lan", "--address", "127.0.0.1"], "127.0.0.1 is not an address that a phone could use."),
        (["--lan", "--address", "192.168.254.254"], "192.168.254.254 is not an address of this computer now."),
        (["--lan", "--address", ADDRESS, "--name", "a b"], "'a b' is no name that a phone could use."),
        (["--lan", "--address", ADDRESS, "--certificate", "no.pem", "--key", "no.pem"], "no.pem cannot be read"),
    ],
)
def test_what_cannot_be_is_told_in_words(tmp_path: Path, options: list[str], words: str) -> None:
    done = start(tmp_path, *options)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_certificate_for_another_address_is_told_in_words(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    made = own_certificate(tmp_path / "mine", ["nas.local"], datetime.now(UTC))
    files = ["--certificate", str(made.chain), "--key", str(made.key)]
    done = start(tmp_path / "data", "--lan", "--address", ADDRESS, *files)
    assert (done.returncode, "is for nas.local, not for 127.0.0.2" in done.stderr) == (2, True)
    with running(tmp_path / "data", *files, "--name", "nas.local") as house:
        assert f"Phones in your home find it at https://nas.local:{house.port}" in house.said
        page = house.here.get("/devices/").text
        assert made.fingerprint in page
        assert "trusts" not in page, "how to trust it is the owner's own business"


def test_a_port_that_is_taken_in_the_house_is_not_used(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind((ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        done = start(tmp_path, "--lan", "--address", ADDRESS, "--port", str(port))
    assert done.returncode == 2
    assert f"Port {port} is in use by another program." in done.stderr

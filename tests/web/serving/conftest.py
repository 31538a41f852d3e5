"""The app as a process on this computer alone, and browsers without scripts that knock at its door."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from tests.web.came_in import came_in, cookie_header
from tests.web.lan.house import Visitor


@dataclass
class RunningApp:
    """The app, what it said first, and its data folder."""

    process: "subprocess.Popen[str]"
    printed: str  # the address with its secret
    address: str
    folder: Path

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    @property
    def stranger(self) -> Visitor:
        """A browser that has not come in."""
        return Visitor("127.0.0.1", self.port)

    @property
    def here(self) -> Visitor:
        """A browser that has."""
        return Visitor("127.0.0.1", self.port, cookies=dict(SimpleCookie(cookie_header(self.address)).items()))

    def noted(self) -> list[str]:
        """The lines of the security log, without their times."""
        return [line.partition(" ")[2] for line in (self.folder / "security.log").read_text().splitlines()]

    def stop(self) -> tuple[int, str]:
        """Ctrl-C; how it ended and what it said as errors."""
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=30)
        return self.process.returncode, errors


def start(folder: Path, *options: str) -> RunningApp:
    process = subprocess.Popen(
        [sys.executable, "-m", "thenar", "--no-browser", *options],
        env={**os.environ, "THENAR_DATA": str(folder)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    line = process.stdout.readline()
    return RunningApp(process, line.removeprefix("Thenar is at ").strip(), came_in(line), folder)


def free_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    started = start(tmp_path_factory.mktemp("app"), "--port", free_port())
    yield started
    if started.process.poll() is None:
        started.process.terminate()
        started.process.communicate(timeout=30)

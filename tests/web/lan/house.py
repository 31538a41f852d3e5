"""A real house for the tests: the app as a process with `--lan`, and phones that are sockets with cookies.

127.0.0.2 stands for the computer's address in its network and the phones have others of 127.0.0.0/8, so everything
stays on this machine. Nothing of the app knows that: its doors go by the socket that a request came through.
(Linux and Windows have all of 127.0.0.0/8; on macOS those addresses have to be given to lo0 first.)
"""

import html
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from http.cookies import Morsel, SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.web.came_in import came_in, cookie_header

ADDRESS = "127.0.0.2"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari"


@dataclass
class Answer:
    """What came back, read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The words of the page, without markup and styles."""
        page = re.sub(r"<(style|script)\b.*?</\1>", " ", self.body.decode(), flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@dataclass
class Visitor:
    """A browser without scripts: an address of its own, a door that it knocks at, cookies, no cache."""

    door: str  # such as 127.0.0.2
    port: int
    address: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    agent: str = IPHONE
    cookies: dict[str, "Morsel[str]"] = field(default_factory=dict)

    def open(self, method: str, path: str, body: bytes | None = None, **headers: str) -> HTTPResponse:
        """A request; the answer is still to be read."""
        source = (self.address, 0)
        connection = (
            HTTPSConnection(self.door, self.port, timeout=30, source_address=source, context=self.tls)
            if self.tls
            else HTTPConnection(self.door, self.port, timeout=30, source_address=source)
        )
        sent = {"User-Agent": self.agent, "Host": f"{self.door}:{self.port}", "Connection": "close"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={one.coded_value}" for name, one in self.cookies.items())
        sent |= {name.replace("_", "-"): one for name, one in headers.items()}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.update(SimpleCookie(line))
        return answer

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: Any) -> Answer:
        answer = self.open(method, path, body, **headers)
        return Answer(answer.status, dict(answer.headers), answer.read())

    def get(self, path: str, **headers: Any) -> Answer:
        return self.ask("GET", path, **headers)

    def post(self, page: str, path: str, *, follow: bool = False, **fields: Any) -> Answer:
        """A form of the page `page`, sent to `path` with the token that the page gave."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(page).body.decode())
        body = urlencode({"csrfmiddlewaretoken": token[1] if token else "", **fields}, doseq=True).encode()
        scheme = "https" if self.tls else "http"
        answer = self.ask(
            "POST", path, body, Content_Type="application/x-www-form-urlencoded",
            Referer=f"{scheme}://{self.door}:{self.port}{page}",
        )  # fmt: skip
        while follow and answer.status in (301, 302, 303):
            answer = self.get(urlsplit(answer.headers["Location"]).path)
        return answer

    def offer(self, code: str) -> Answer:
        """One try with a code."""
        return self.post("/pair/", "/pair/", code=code)


@dataclass
class RunningHouse:
    """The app with `--lan`, as a process."""

    process: "subprocess.Popen[str]"
    port: int
    said: list[str]

    @property
    def here(self) -> Visitor:
        """A browser on the computer itself, which came in by the printed address."""
        found = SimpleCookie(cookie_header(f"http://127.0.0.1:{self.port}"))
        return Visitor("127.0.0.1", self.port, cookies=dict(found.items()))

    def phone(self, number: int, tls: ssl.SSLContext | None = None, **about: Any) -> Visitor:
        """A stranger with an address of its own."""
        return Visitor(ADDRESS, self.port, f"127.0.1.{number}", tls, **about)

    def code(self, **role: Any) -> str:
        """A new code, read from the computer's page; for everyone and everything where no role is named."""
        chosen = {"whom": "everyone", "may": "erase", "until": "", **role}
        page = self.here.post("/devices/", "/devices/code/", **chosen).body.decode()
        found = re.search(r'<strong class="code">([A-Z0-9-]+)</strong>', page)
        assert found, page
        return found[1]

    def let_in(
        self, number: int, tls: ssl.SSLContext | None = None, role: dict[str, Any] | None = None, **about: Any
    ) -> Visitor:
        """A phone that was let in, with a role."""
        phone = self.phone(number, tls, **about)
        answer = phone.offer(self.code(**(role or {})))
        assert (answer.status, answer.headers["Location"]) == (302, "/"), answer.text
        return phone

    def devices(self) -> dict[str, str]:
        """Names and keys of the devices that were let in, as the computer's page lists them."""
        page = self.here.get("/devices/").body.decode()
        return {
            html.unescape(name): key
            for key, name in re.findall(r'id="name-([\w-]+)" name="name" value="([^"]*)"', page)
        }

    def throw_out(self, name: str) -> None:
        answer = self.here.post("/devices/", f"/devices/{self.devices()[name]}/out/")
        assert answer.status == 302

    def stop(self) -> str:
        """Ctrl-C; what else it said."""
        self.process.send_signal(signal.SIGINT)
        said, errors = self.process.communicate(timeout=30)
        assert self.process.returncode == 0, errors
        return said + errors


def free_port() -> int:
    """A port that is free at both doors."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind((ADDRESS, one.getsockname()[1]))
        return int(one.getsockname()[1])


@contextmanager
def running(folder: Path, *options: str) -> Iterator[RunningHouse]:
    """Started, and stopped at the end; without HTTPS where it is not asked for, as sockets are simpler then."""
    port = free_port()
    https = {"--https", "--certificate"} & set(options)
    options = options if https else ("--plain-http", *options)
    command = [sys.executable, "-m", "thenar", "--no-browser", "--lan", "--address", ADDRESS, "--port", str(port)]
    process = subprocess.Popen(
        [*command, *options], env={**os.environ, "THENAR_DATA": str(folder)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    said = []
    try:
        for line in process.stdout:
            said.append(line.rstrip("\n"))
            if "/devices/" in line:
                break
        else:
            raise AssertionError(process.communicate()[1])
        came_in(said[0])
        yield RunningHouse(process, port, said)
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=30)

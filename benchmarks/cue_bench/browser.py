"""Chromium over raw CDP, through the pipe it offers, with no driver and none of a driver's switches.

A driver starts its browser with background throttling off, and a hidden tab would then prove nothing.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

# Only what keeps a new profile quiet; nothing that touches timers, throttling, visibility or autoplay.
SWITCHES = (
    "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
)  # fmt: skip
_READ_FD, _WRITE_FD = 3, 4
NO_PAGE = "Cannot find default execution context"


class BrowserError(Exception):
    """What the browser said was wrong."""


class Browser:
    """One browser. `send` gives a command's result; events are not kept."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._numbers = count(1)
        self._left = b""

    def send(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """A CDP command and its result. Raises BrowserError."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params, **({"sessionId": session} if session else {})}
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            some = os.read(self._from, 65536)
            if not some:
                raise BrowserError("The browser closed.")
            self._left += some
        message, self._left = self._left.split(b"\0", 1)
        answer: dict[str, Any] = json.loads(message)
        return answer

    def open(self, url: str) -> str:
        """A new tab in front of the others; gives its target id."""
        return str(self.send("Target.createTarget", url=url)["targetId"])

    def close(self, target: str) -> None:
        self.send("Target.closeTarget", targetId=target)

    @contextmanager
    def attached(self, target: str) -> Iterator[str]:
        """A session with a tab; outside it nothing is attached that could change how the tab is treated."""
        session = str(self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        try:
            yield session
        finally:
            self.send("Target.detachFromTarget", sessionId=session)

    def value(self, target: str, expression: str) -> Any:
        """What a JavaScript expression gives in a tab."""
        with self.attached(target) as session:
            found = self.send("Runtime.evaluate", session, expression=expression, returnByValue=True)
        return found["result"].get("value")

    def wait_for(self, target: str, expression: str, seconds: float = 30) -> None:
        """Until the expression is true in the tab. Raises BrowserError after `seconds`."""
        until = monotonic() + seconds
        while not self._true(target, expression):
            if monotonic() > until:
                raise BrowserError(f"Not true after {seconds:.0f} seconds: {expression}")

    def _true(self, target: str, expression: str) -> bool:
        """False also while there is no page in the tab yet."""
        try:
            return bool(self.value(target, expression))
        except BrowserError as error:
            if NO_PAGE not in str(error):
                raise
            return False

    def click(self, target: str, x: float = 20, y: float = 20) -> None:
        """A click as a person makes it, which lets a page make sound."""
        with self.attached(target) as session:
            for kind in ("mousePressed", "mouseReleased"):
                self.send("Input.dispatchMouseEvent", session, type=kind, x=x, y=y, button="left", clickCount=1)


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """A browser with a new profile, ended afterwards."""
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # the browser reads its commands at 3 and writes its answers at 4
        shell = f'exec "$@" {_READ_FD}<&{to_read} {_WRITE_FD}>&{from_write}'
        process = subprocess.Popen(
            ["bash", "-c", shell, "chromium", program, *SWITCHES, *root, f"--user-data-dir={Path(profile)}"],
            pass_fds=(to_read, from_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(from_write)
        try:
            yield Browser(to_write, from_read)
        finally:
            os.close(to_write)
            os.close(from_read)
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

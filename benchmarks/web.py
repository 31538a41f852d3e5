"""The website: from the start button to the first sound in Chromium, and what the server costs.

The app runs on a data and cache folder of its own, as after a fresh install: a sentence that is missing in the
voice pack would have to be spoken first and would show.
"""

import os
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.rows import Row
from tests.browser.conftest import at_the_start
from tests.browser.find_chromium import find_chromium, flags
from tests.web.came_in import PRINTED, came_in, cookies, opened

STARTS, SESSIONS = 5, 20
FIRST_SOUND = """([selector, button]) => new Promise(done => {
  const track = document.querySelector(selector);
  const data = JSON.parse(document.querySelector("script#session").textContent);
  const first = data.cues.find(cue => cue.text || cue.kind === "tone").at_ms / 1000;
  const begun = performance.now(), turn = new MessageChannel();
  turn.port1.onmessage = () => track.currentTime >= first ? done(performance.now() - begun) : turn.port2.postMessage(0);
  turn.port2.postMessage(0);
  button ? document.querySelector(button).click() : track.play();
})"""
BARE = """src => new Promise(done => {
  const bare = Object.assign(document.createElement("audio"), { id: "bare", src, preload: "auto" });
  bare.addEventListener("canplaythrough", () => {
    bare.addEventListener("seeked", done, { once: true });
    bare.currentTime = document.querySelector("#track").currentTime;
  }, { once: true });
  document.body.append(bare);
})"""


def run() -> list[Row]:
    """Rows for the first sound, the start and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        ours = [_start(*_app(Path(folder) / str(number))) for number in range(STARTS)]
        peers = [_start([sys.executable, "-m", "benchmarks.bare_django"], {}) for _ in range(STARTS)]
        with _running(*_app(Path(folder))) as (address, process):
            sound, bare = _first_sounds(address)
            memory = _megabytes(process.pid)
        with _running([sys.executable, "-m", "benchmarks.bare_django"], {}) as (_, process):
            least = _megabytes(process.pid)
    return [
        Row("start button to first sound, p95", "ms", _p95(sound), "bare <audio>, same sound", _p95(bare), aim=300),
        Row("start of the server", "s", median(ours), "bare Django", median(peers), aim=1.5),
        Row("memory of the server after sessions", "MB", memory, "bare Django", least, aim=150),
    ]


def _first_sounds(address: str) -> tuple[list[float], list[float]]:
    """Milliseconds to the first sound of each session, and of the same sound in a bare element."""
    ours, bare = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags())
        page = at_the_start(page_of(browser, address), area="Both", minutes="10")
        for _ in range(SESSIONS):
            _opened(page)
            ours.append(page.evaluate(FIRST_SOUND, ["#track", "#start"]))
            _opened(page)
            page.evaluate(BARE, page.evaluate("document.querySelector('#track').src"))
            bare.append(page.evaluate(FIRST_SOUND, ["#bare", None]))
        browser.close()
    return ours, bare


def _opened(page: Page) -> None:
    """The session's page anew, its sound ready as when someone has read the one line on it, and once touched."""
    page.reload()
    page.locator("h1").first.click()  # a browser wants a gesture before any sound
    page.evaluate(
        """() => new Promise(done => {
          const track = document.querySelector("#track");
          track.readyState >= 4 ? done() : track.addEventListener("canplaythrough", done, { once: true });
        })"""
    )


def page_of(browser: Browser, address: str, **about: Any) -> Page:
    """A new page of a browser that has come in at this address."""
    page = browser.new_page(base_url=address, **about)
    page.context.add_cookies(cookies(address))  # type: ignore[arg-type]
    return page


def _app(folder: Path) -> tuple[list[str], dict[str, str]]:
    home = {"THENAR_DATA": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}
    return [sys.executable, "-m", "thenar", "--no-browser", "--port"], home


def _start(command: Sequence[str], about: dict[str, str]) -> float:
    """Seconds from the command to its first page."""
    begun = perf_counter()
    with _running(command, about):
        return perf_counter() - begun


@contextmanager
def _running(command: Sequence[str], about: dict[str, str]) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A server that has answered once."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([*command, str(port)], env={**os.environ, **about}, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = f"http://127.0.0.1:{port}"
        if PRINTED.search(said):
            opened(came_in(said)).read()
        else:  # a bare server of the benchmark
            urllib.request.urlopen(address).read()
        yield address, process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _megabytes(pid: int) -> float | None:
    """Resident memory; None where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]

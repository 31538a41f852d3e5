"""The pages as Lighthouse sees them on a throttled phone: scores, the largest paint, and the bytes of a first visit.

Our home, check and session beside the least page that Django can serve, in one run. Lighthouse comes from
`benchmarks/lighthouse`; `make bench` installs it there. Each look is in a browser that was just started: in one that
has shown other pages, the tool's own debugger goes through what they left, and counts that as the page's work. What a
device keeps for a time without the server is fetched some seconds after the page is there, and Lighthouse does not wait
for it.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from benchmarks.rows import Row
from benchmarks.web import _app, _running
from tests.browser.conftest import at_the_start
from tests.browser.find_chromium import find_chromium, flags
from tests.web.came_in import cookies

LIGHTHOUSE = Path(__file__).parent / "lighthouse/node_modules/.bin/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
LIGHTEST_PAINT = 0.76  # seconds, of the lightest guided web app known, in the same tool and throttling
ROUND_TRIP = 14.6  # kB: what a server sends before it waits for the first answer
WITHOUT_SCENE = 60  # kB
OF_A_PAGE = ("Document", "Stylesheet", "Script")
RUNS = 3
TRIES = 3  # it sometimes misses the beginning of its own recording, and asks to be run again


@dataclass(frozen=True)
class Seen:
    """A page's scores from 0 to 100, its largest paint in seconds, its kB without the track, and those of its HTML, CSS
    and script that it asks for before it is loaded."""

    scores: dict[str, float]
    paint: float
    kilobytes: float
    first_kilobytes: float


def run() -> list[Row]:
    """Rows for the three pages."""
    if not LIGHTHOUSE.exists():
        return [Row("pages", "Lighthouse", None, "not installed: run `make bench`", None)]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        with _running([sys.executable, "-m", "benchmarks.bare_django"], {}) as (address, _):
            bare = _judged(playwright, Path(folder) / "bare", {"bare": address + "/"})["bare"]
        with _running(*_app(Path(folder))) as (address, _):
            ours = _judged(playwright, Path(folder) / "ours", {}, address)
    return [row for name, seen in ours.items() for row in _rows(name, seen, bare)]


def _rows(name: str, seen: Seen, bare: Seen) -> list[Row]:
    scores = [
        Row(f"{name}: {category}", "of 100", seen.scores[category], "bare page", bare.scores[category], 100, True)
        for category in CATEGORIES
    ]
    home = name == "home"
    return [
        *scores,
        Row(f"{name}: largest paint", "s", seen.paint, "bare page", bare.paint, LIGHTEST_PAINT if home else None),
        _first(name, seen, bare) if home else _whole(name, seen, bare),
    ]


def _first(name: str, seen: Seen, bare: Seen) -> Row:
    what = f"{name}: HTML, CSS and script asked for before it is loaded"
    return Row(what, "kB", seen.first_kilobytes, "bare page", bare.first_kilobytes, ROUND_TRIP)


def _whole(name: str, seen: Seen, bare: Seen) -> Row:
    return Row(f"{name}: weight without the track", "kB", seen.kilobytes, "bare page", bare.kilobytes, WITHOUT_SCENE)


def _judged(playwright: Playwright, folder: Path, pages: dict[str, str], address: str = "") -> dict[str, Seen]:
    """Each page judged by a visitor of its own, who for ours has gone through the check before."""
    if not pages:
        with _browser(playwright, folder, address) as (context, _):
            pages = _ours(context, address)
    return {name: _middle([_report(playwright, folder, at) for _ in range(RUNS)]) for name, at in pages.items()}


@contextmanager
def _browser(playwright: Playwright, folder: Path, address: str | None = None) -> Iterator[tuple[BrowserContext, str]]:
    """A browser with the visitor's profile, and the port where it takes commands."""
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=find_chromium(), args=[*flags(), "--remote-debugging-port=0"], base_url=address
    )
    yield context, (folder / "DevToolsActivePort").read_text().split()[0]
    context.close()


def _ours(context: BrowserContext, address: str) -> dict[str, str]:
    context.add_cookies(cookies(address))  # type: ignore[arg-type]
    session = at_the_start(context.new_page(), area="Both", minutes="10").url
    context.clear_cookies(
        name="thenar-font"
    )  # it says that the font is here, and the cache is emptied before each look
    return {"home": f"{address}/", "check": f"{address}/check/", "session": session}


def _report(playwright: Playwright, folder: Path, address: str) -> dict[str, Any]:
    """What Lighthouse says of a page, with an empty cache."""
    for _ in range(TRIES):
        with _browser(playwright, folder) as (_context, port):
            command = [str(LIGHTHOUSE), address, f"--port={port}", "--quiet", "--output=json"]
            command.append(f"--only-categories={','.join(CATEGORIES)}")
            done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode == 0:
            break
    done.check_returncode()
    report: dict[str, Any] = json.loads(done.stdout)
    if report["finalDisplayedUrl"] != address:
        raise RuntimeError(f"asked for {address}, and was led to {report['finalDisplayedUrl']}")
    return report


def _middle(reports: list[dict[str, Any]]) -> Seen:
    """The middle run by largest paint; its scores go with it."""
    report = sorted(reports, key=_paint)[len(reports) // 2]
    scores = {category: 100 * report["categories"][category]["score"] for category in CATEGORIES}
    sent = report["audits"]["network-requests"]["details"]["items"]
    loaded = report["audits"]["metrics"]["details"]["items"][0]["observedLoad"]  # ms, as the times of what is asked for
    first = [one for one in sent if one["resourceType"] in OF_A_PAGE and one["networkRequestTime"] <= loaded]
    rest = [one for one in sent if one["resourceType"] != "Media"]
    return Seen(scores, _paint(report), _kilobytes(rest), _kilobytes(first))


def _kilobytes(sent: list[dict[str, Any]]) -> float:
    return sum(float(one["transferSize"]) for one in sent) / 1000


def _paint(report: dict[str, Any]) -> float:
    return float(report["audits"]["largest-contentful-paint"]["numericValue"]) / 1000

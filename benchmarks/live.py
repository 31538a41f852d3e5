"""Live changes: from a key or a button to the first sample of the answer that can be heard, in Chromium.

All that the page plays goes through a recorder on the audio thread (benchmarks/cues/recorder.js), which notes when
sound begins after silence; the browser says when such a sample leaves it. Each change is asked for in a silence of the
track, in sessions of an app on this machine, with stills instead of the moving scene, which without a graphics card
takes most of a processor. The peer is the floor: a bare audio element that has its sound already and plays it at the
key, with nothing planned.
"""

import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.rows import Row
from benchmarks.web import _app, _running, page_of
from tests.browser.conftest import at_the_start, theirs, until
from tests.browser.find_chromium import find_chromium, flags

SESSIONS = 20
AIM = 300  # milliseconds
PEER, PEER_KEY = "bare <audio>, sound at hand", "F8"
KEYS = {"softer": "ArrowDown", "firmer": "ArrowUp", "again": "ArrowLeft", "next": "ArrowRight"}
BUTTONS = {"longer": "longer", "other side": "other-side"}
_TRACK = "document.querySelector('#track')"
_RECORDER = (Path(__file__).parent / "cues" / "recorder.js").read_text(encoding="utf-8")
_LISTEN = """recorder => {
  window.heard = [];
  window.asked = Infinity;
  const context = new AudioContext(), all = context.createGain(), wired = new Set();
  all.connect(context.destination);
  const code = URL.createObjectURL(new Blob([recorder], { type: "text/javascript" }));
  window.ready = context.audioWorklet.addModule(code).then(() => {
    const node = new AudioWorkletNode(context, "recorder");
    node.port.onmessage = ({ data }) => {
      const { contextTime, performanceTime } = context.getOutputTimestamp();
      window.heard.push(performanceTime + (data - contextTime) * 1000);
    };
    all.connect(node).connect(context.destination);
  });
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    context.resume();
    if (!wired.has(this)) context.createMediaElementSource(this).connect(all);
    wired.add(this);
    return play.call(this);
  };
  for (const kind of ["keydown", "click"]) addEventListener(kind, event => (window.asked = event.timeStamp), true);
  const bare = (window.bare = new Audio("/voice/softer.ogg"));
  bare.preload = "auto";
  addEventListener("keydown", event => {
    if (event.key !== "F8") return;
    bare.currentTime = 0;
    bare.play();
  });
}"""
_SILENT = """([from, seconds]) => new Promise(done => {
  const track = document.querySelector("#track");
  track.currentTime = from;
  track.addEventListener("seeked", () => setTimeout(done, seconds * 1000), { once: true });
})"""
_QUIET = f"!{_TRACK}.paused && window.bare.paused"  # the answer before was said to its end
_ANSWER = "window.heard.some(at => at > window.asked)"


def run() -> list[Row]:
    """A row for each change: p95 of the milliseconds to the first sample."""
    took: dict[str, list[float]] = defaultdict(list)
    with (
        tempfile.TemporaryDirectory() as folder,
        _running(*_app(Path(folder))) as (address, _process),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*flags(), "--disable-3d-apis"])
        page = page_of(browser, address, bypass_csp=True)  # else no script but ours may run, no recorder
        at_the_start(page, minutes="20")
        page.goto("/")
        until(page, "'kept' in document.documentElement.dataset")  # all that a first visit fetches for later is there
        for _session_number in range(SESSIONS):
            _session(page, took)
        browser.close()
    floor = _p95(took.pop("bare"))
    return [
        Row(f"{change}: key to the first sample heard, p95", "ms", _p95(each), PEER, floor, aim=AIM)
        for change, each in took.items()
    ]


def _session(page: Page, took: dict[str, list[float]]) -> None:
    """Each change once, in a new session."""
    page.goto(theirs(page, "/plan/"))
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url("**/session/**")
    page.evaluate(_LISTEN, _RECORDER)
    page.evaluate("window.ready")
    page.locator("#start").click()
    until(page, f"{_TRACK}.currentTime > 0.6")
    data: dict[str, Any] = page.evaluate("JSON.parse(document.querySelector('script#session').textContent)")
    silence = _silence(data)
    took["bare"].append(_asked(page, silence, partial(page.keyboard.press, PEER_KEY)))
    for change, key in KEYS.items():
        took[change].append(_asked(page, silence, partial(page.keyboard.press, key)))
    for change, button in BUTTONS.items():
        until(page, _QUIET)
        page.locator("#more").click()
        took[change].append(_asked(page, silence, partial(page.locator(f"#{button}").dispatch_event, "click")))


def _silence(data: dict[str, Any]) -> float:
    """Seconds into the track where nothing is said for a while, at a stroke of usual pressure."""
    steps = {one["step"] for one in data["sections"] if one.get("pressure") == 2 and one["limb"].startswith("left")}
    tones = (one for one in data["cues"] if one.get("mark") == "again" and one["step"] in steps)
    long = max(tones, key=lambda one: float(one["duration_ms"]))
    return float(long["at_ms"] + 1300) / 1000


def _asked(page: Page, silence: float, ask: Callable[[], None]) -> float:
    """Milliseconds from asking, in a silence, to the first sample of the answer."""
    until(page, _QUIET)
    page.evaluate(_SILENT, [silence, 0.6])
    page.evaluate("window.heard = []")
    ask()
    until(page, _ANSWER)
    first: float = page.evaluate("window.heard.find(at => at > window.asked) - window.asked")
    return first


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]

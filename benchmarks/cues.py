"""Cues on their time: our track beside jsPsych and two kinds of timer, in a tab that is seen, busy, or hidden.

Each way plays the same bell at the same seconds. What goes to the loudspeaker is watched on the audio thread, and the
beginnings of the bells are written down on the audio clock; what the sound system, a wireless headset or a locked
phone adds afterwards is not measured. A cue counts when it begins less than one frame (20 ms) late, counted from the
way's own earliest cue.

`python -m benchmarks.cues` hides the tab for 70 seconds, `--full` for eight minutes; `--only hidden` measures those
cases only.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from time import sleep
from urllib.parse import urlencode

from benchmarks.cue_bench.browser import Browser, BrowserError, chromium
from benchmarks.cue_bench.onsets import Timing, timing
from benchmarks.cue_bench.site import LEAD, jspsych_files, site
from benchmarks.rows import Row, table
from tests.browser.find_chromium import find_chromium

WAYS = {"ours": "ours", "jspsych": "jsPsych", "interval": "setInterval", "frame": "requestAnimationFrame"}
CUES = 11
_BUSY_MS = 300
_SPARE = 3.0  # seconds that a late cue still has


@dataclass(frozen=True)
class Case:
    """What happens to the tab. `every`: whole seconds between cues; `busy`: milliseconds at work, then 70 at rest."""

    name: str
    every: int
    busy: int = 0
    hidden: bool = False

    @property
    def due(self) -> list[float]:
        return [float(number * self.every) for number in range(CUES)]


def cases(full: bool) -> list[Case]:
    """Seen and busy for 22 seconds each, then hidden."""
    every, long = (49, "8 min 10 s") if full else (7, "70 s")
    return [
        Case("tab in front", 2),
        Case("tab in front, main thread busy four fifths of the time", 2, busy=_BUSY_MS),
        Case(f"tab hidden for {long}", every, hidden=True),
    ]


def run(full: bool = bool(os.environ.get("CUES_FULL")), only: str = "") -> list[Row]:
    """A row for each case whose name holds `only` and each peer. Without a browser or jsPsych the row says so."""
    program = find_chromium()
    if not program:
        return [_unmeasured("no Chromium was found")]
    chosen = [case for case in cases(full) if only in case.name]
    with site([case.due for case in chosen]) as (address, folders), chromium(program) as browser:
        rows: list[Row] = []
        for case, folder in zip(chosen, folders, strict=True):
            rows += _rows(case, _measured(browser, f"{address}/{folder}", case))
    return rows


def _measured(browser: Browser, address: str, case: Case) -> dict[str, Timing | str]:
    ways = [way for way in WAYS if way != "jspsych" or jspsych_files()]
    if case.hidden:
        return _together(browser, address, case, [*ways, "plain"])
    return {way: found for way in ways for found in _together(browser, address, case, [way]).values()}


def _together(browser: Browser, address: str, case: Case, ways: Sequence[str]) -> dict[str, Timing | str]:
    """The ways in tabs of their own, started one after the other; hidden ones behind an empty tab."""
    tabs = {}
    for way in ways:
        query = urlencode({"way": way, "due": str(case.due), "busy": case.busy})
        tabs[way] = browser.open(f"{address}/index.html?{query}")
        browser.wait_for(tabs[way], "window.ready === true")
        browser.click(tabs[way])
        browser.wait_for(tabs[way], "result.started > 0")
    front = browser.open("about:blank") if case.hidden else None
    sleep(LEAD + case.due[-1] + _SPARE)
    found = {way: _result(browser, tab, case) for way, tab in tabs.items()}
    for tab in (*tabs.values(), *([front] if front else [])):
        browser.close(tab)
    return found


def _result(browser: Browser, tab: str, case: Case) -> Timing | str:
    try:
        got = browser.value(tab, "({...result, state: document.visibilityState})")
    except BrowserError as error:
        return str(error)
    if got["error"]:
        return str(got["error"])
    if (got["state"] == "hidden") is not case.hidden:
        return f"the tab was {got['state']}"
    if got["way"] == "plain":
        decoded = timing(got["onsets"], case.due)
        return (f"in the decoded track {decoded.on_frame} of {decoded.asked}, {decoded.words}; played without the "
                f"recorder's wire it ended {abs(got['slip']) * 1000:.0f} ms off the page's clock")  # fmt: skip
    return timing(got["onsets"], case.due)


def _rows(case: Case, found: dict[str, Timing | str]) -> list[Row]:
    ours = found["ours"]
    mine = ours if isinstance(ours, Timing) else None
    note = "; ".join(filter(None, (mine.words if mine else str(ours), str(found.get("plain", "")))))
    rows = []
    for way, name in list(WAYS.items())[1:]:
        theirs = found.get(way, "not measured: jsPsych could not be installed (no network)")
        known = theirs if isinstance(theirs, Timing) else None
        rows.append(Row(
            f"cues on their frame, {case.name}", f"of {CUES}", mine.on_frame if mine else None,
            f"{name}, {known.words}" if known else f"{name}, {theirs}", known.on_frame if known else None,
            aim=CUES, more_is_better=True, note=note,
        ))  # fmt: skip
    return rows


def _unmeasured(why: str) -> Row:
    return Row("cues on their frame", f"of {CUES}", None, "jsPsych", None, CUES, True, f"not measured: {why}")


if __name__ == "__main__":
    print(table(run("--full" in sys.argv, sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else "")))

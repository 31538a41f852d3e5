"""Every feature that pages use is in the oldest browsers that we name, or does no harm where it is missing."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")
FLOOR = {"chrome": (105, 0), "firefox": (121, 0), "safari": (16, 0)}
NOT_THERE = (999, 0)

# Newer than the floor: what happens without it.
WITHOUT = {
    "AbortSignal.timeout": "base/patience.js makes one; the data means its use in every kind of worker",
    "KeyboardEvent.repeat": "the data means keys of a phone; undefined counts as not repeated",
    "Navigator.canShare": "the button to share stays hidden; the card can be downloaded",
    "Navigator.share": "the button to share stays hidden; the card can be downloaded",
    "Navigator.vibrate": "the switch for it stays hidden",
    "Navigator.wakeLock": "the screen goes dark as it always does; the voice goes on",
    "Notification": "the part about notices stays hidden; the calendar is offered all the same",
    "Notification.close": "only after a notice was shown",
    "Notification.permission": "only where there are notices",
    "Notification.requestPermission": "only where there are notices",
    "NotificationEvent.notification": "only after a notice was shown",
    "ServiceWorkerRegistration.showNotification": "only where there are notices",
    "WakeLock.request": "as Navigator.wakeLock",
    "WakeLockSentinel.release": "as Navigator.wakeLock",
    "WakeLockSentinel.released": "as Navigator.wakeLock",
    "-webkit-tap-highlight-color": "a touch flashes, as it does elsewhere",
    "-webkit-touch-callout": "only Apple's phones have what it takes away",
    "accent-color": "controls keep the browser's own color",
    "field-sizing": "a field for words keeps its rows and scrolls",
    "forced-color-adjust": "only where colors are forced",
    "mask-image": "its older name stands beside it",
    "mask": "its older name stands beside it",
    "scrollbar-width": "a bar to slide with is seen below the row",
    "outline": "the ring of the focus has square corners",
    "resize": "a field for words keeps its size",
    "text-size-adjust": "its older name stands beside it, for the browsers that need it",
    "text-wrap": "lines break where they always did",
}


@cache
def features() -> dict[str, dict[str, Any]]:
    done = subprocess.run([NODE, HERE / "features.mjs"], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


def first(version: object) -> tuple[int, int]:
    """The first version that has a feature, for comparing; a true one of long ago has no number."""
    if version is True:
        return (0, 0)
    if not isinstance(version, str) or version == "preview":
        return NOT_THERE
    whole, _, part = version.removeprefix("≤").partition(".")
    return int(whole), int(part.partition(".")[0] or 0)


def newer() -> dict[str, str]:
    """What the oldest named browsers do not have, and where it stands."""
    return {
        name: about["where"]
        for name, about in features().items()
        if any(first(about["versions"][engine]) > oldest for engine, oldest in FLOOR.items())
    }


def test_what_the_oldest_browsers_lack_does_no_harm_there() -> None:
    unknown = {name: where for name, where in newer().items() if name not in WITHOUT}
    assert not unknown, "say in WITHOUT what happens without it, or do without it"


def test_each_exception_is_still_one() -> None:
    assert set(WITHOUT) <= set(newer())


@pytest.mark.parametrize(
    "name", ["Navigator.serviceWorker", "LockManager.request", "HTMLMediaElement.play", ":has", "inset"]
)
def test_what_we_know_to_be_used_is_found(name: str) -> None:
    assert name in features()


def test_a_version_is_compared_by_its_numbers() -> None:
    assert first("16.4") > first("16.0") > first("≤9.1") > first(True)
    assert first(None) == first(False) == first("preview") == NOT_THERE

"""The moving picture in a real browser: it moves, loops, asks nobody else, and has a still to fall back on."""

import gzip
import json
import subprocess
import sys
from typing import Any

import pytest

from anatomy.pack import SHARES, TARGET, fingerprint
from anatomy.paths import RESULTS, STATIC
from anatomy.vendor_three import THREE, declarations

VENDOR = STATIC / "vendor" / "three"


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    probe = subprocess.run(
        [sys.executable, "-m", "anatomy.probe"], check=True, capture_output=True, text=True, timeout=120
    )
    found: dict[str, Any] = json.loads(probe.stdout)
    return found


def test_the_hands_move_and_a_repetition_ends_where_it_began(seen: dict[str, Any]) -> None:
    assert seen["moving"] == "CANVAS"
    assert seen["moved"] > 1000
    assert seen["back"] < 20


def test_with_reduced_motion_there_is_a_still_with_words(seen: dict[str, Any]) -> None:
    assert seen["still"] == "IMG"
    assert "palm thumb stroke" in seen["alt"]


def test_the_scene_asks_nobody_else(seen: dict[str, Any]) -> None:
    assert seen["strangers"] == []


def test_three_is_the_pinned_version_small_and_licensed() -> None:
    assert (VENDOR / "VERSION").read_text() == f"three {THREE}\n"
    assert "MIT" in (VENDOR / "LICENSE").read_text()
    assert (VENDOR / "three.d.ts").read_text() == declarations()
    assert len(gzip.compress((VENDOR / "three.js").read_bytes(), 9)) <= 175 * 1024


@pytest.mark.parametrize("name", SHARES)
def test_the_browser_gets_the_committed_model_thinned_and_small(name: str) -> None:
    packed = (TARGET / f"{name}.bin").read_bytes()
    header = json.loads(packed[4 : 4 + int.from_bytes(packed[:4], "little")])
    assert header["of"] == fingerprint(RESULTS / f"{name}.glb"), "run python -m anatomy.pack"
    assert len(gzip.compress(packed, 9)) <= 60 * 1024

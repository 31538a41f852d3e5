"""Every component looks as meant, in both lights, and keeps nobody out. Stills are masked: they may change."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from numpy.typing import NDArray

from tests.browser.conftest import Open, served
from tests.browser.test_access import SMALL_TARGETS

KEPT = Path(__file__).with_name("gallery.json")
CELLS = 8  # a side
FAR = 70  # of 255, in any field: other fonts move one less, a lost color moves one more


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app with its gallery."""
    with served(tmp_path_factory.mktemp("gallery"), THENAR_GALLERY="1") as address:
        yield address


def small(png: bytes) -> NDArray[np.float64]:
    """A picture as 8 by 8 fields of their mean color."""
    with av.open(io.BytesIO(png), "r") as file:
        whole = next(file.decode(video=0)).to_ndarray(format="rgb24").astype(float)
    rows = [part.mean(axis=0) for part in np.array_split(whole, CELLS)]
    return np.array([[cell.mean(axis=0) for cell in np.array_split(row, CELLS)] for row in rows])


@pytest.mark.parametrize("light", ["day", "evening"])
def test_each_component_looks_as_it_was_meant_to(open_page: Open, light: str) -> None:
    page = open_page(
        "/gallery/", viewport={"width": 1280, "height": 800}, reduced_motion="reduce", color_scheme="light"
    )
    found = {}
    for one in page.locator(f"#{light} [data-component]").all():
        name = f"{light}-{one.get_attribute('data-component')}"
        found[name] = small(one.screenshot(mask=[page.locator("img")])).round().astype(int).tolist()
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    if os.environ.get("THENAR_GALLERY") == "write":
        KEPT.write_text(json.dumps({**kept, **found}, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
        return
    assert {one for one in kept if one.startswith(light)} == set(found)
    far = {name: float(np.abs(np.array(one) - np.array(kept[name])).mean(axis=2).max()) for name, one in found.items()}
    assert max(far.values()) < FAR, f"{far}; where this is meant, docs/design.md says how to keep it"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gallery_keeps_nobody_out(open_page: Open, scheme: str) -> None:
    page = open_page("/gallery/", reduced_motion="reduce", color_scheme=scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(SMALL_TARGETS, 44) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

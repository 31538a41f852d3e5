"""The relief of skin: committed maps are small, fit the browser's bounds, and hold creases and nails."""

import gzip
import re

import numpy as np
import pytest
from PIL import Image

from anatomy.paths import STATIC
from anatomy.relief import BOUNDS, GREY, STEP

SCENE = STATIC / "scene"
MOST_KB = 300  # models and maps of a pair of limbs, compressed


@pytest.mark.parametrize("limb", ["hand", "foot"])
def test_a_map_has_both_sides_at_its_scale_with_creases_and_ridges(limb: str) -> None:
    levels = np.asarray(Image.open(SCENE / f"{limb}.webp").convert("L"), float)
    low_x, high_x, low_z, high_z = BOUNDS[limb]
    assert levels.shape == (int((high_z - low_z) / STEP), 2 * int((high_x - low_x) / STEP))
    under, over = np.hsplit(levels, 2)
    assert under.min() < GREY - 25  # creases
    assert over.max() > GREY + 15  # nails, knuckles, tendons
    assert np.median(levels) == pytest.approx(GREY, abs=4)


def test_the_browser_lays_the_maps_where_they_were_made() -> None:
    script = (SCENE / "limbs.js").read_text("utf-8")
    for limb, bounds in BOUNDS.items():
        told = re.search(rf"{limb}: \[([-.0-9, ]+)\]", script)
        assert told
        assert [float(one) * 1000 for one in told[1].split(",")] == pytest.approx(bounds)


def test_models_and_maps_are_small_together() -> None:
    parts = [SCENE / f"{limb}{kind}" for limb in BOUNDS for kind in (".bin", ".webp")]
    assert sum(len(gzip.compress(part.read_bytes(), 9)) for part in parts) <= MOST_KB * 1024

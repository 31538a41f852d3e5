"""The browser's list of zones, from the knowledge file: `python -m anatomy.zone_module`."""

from __future__ import annotations

import json

from anatomy.paths import STATIC
from anatomy.skeleton import FINGERS, TOES
from anatomy.zones import zone_table

TARGET = STATIC / "scene" / "zones.js"


def digit_zones() -> dict[str, str]:
    """Every zone of a finger or toe with the digit it belongs to."""
    found = {}
    for finger in FINGERS:
        found["thumb" if finger == "thumb" else f"{finger}-finger"] = finger
        found["thumb-tip" if finger == "thumb" else f"{finger}-fingertip"] = finger
    for toe in TOES:
        found[f"{toe}-toe"] = found[f"{toe}-toe-pad"] = toe
    return found


def module() -> str:
    """The text of zones.js."""
    areas = {}
    for area in ("hand", "foot"):
        leaves, parts = zone_table(area)
        areas[area] = {zone: [leaves.index(leaf) for leaf in own] for zone, own in parts.items()}
    return f"""/** Made by `make anatomy` from the knowledge file of zones: the vertex numbers each zone stands for. */

/** @type {{Record<string, Record<string, number[]>>}} */
const ZONES = {json.dumps(areas, indent=1)};

/** @type {{Record<string, string>}} The finger or toe a zone belongs to. */
export const DIGITS = {json.dumps(digit_zones(), indent=1)};

/**
 * The vertex numbers of some zones of a hand or foot; unknown names are left out.
 * @param {{string}} area
 * @param {{string[]}} zones
 */
export const leavesOf = (area, zones) => zones.flatMap((zone) => ZONES[area][zone] ?? []);
"""


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8")

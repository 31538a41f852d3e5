"""The two limb models: `python -m anatomy.models` writes the glTF files; the bake reads them back."""

from __future__ import annotations

from functools import cache

from anatomy.body import Ints, load_body
from anatomy.complexion import complexion
from anatomy.glb import read_glb, write_glb
from anatomy.limb import Limb, build_foot, build_hand
from anatomy.paths import RESULTS
from anatomy.source import BodyData, fetch
from anatomy.zones import foot_zones, hand_zones


def write_models() -> None:
    """Write hand.glb and foot.glb."""
    body = load_body(BodyData(fetch()))
    for limb in (build_hand(body), build_foot(body)):
        zones = hand_zones(limb) if limb.name == "hand" else foot_zones(limb)
        write_glb(RESULTS / f"{limb.name}.glb", limb, zones, complexion(limb))


@cache
def kept(name: str) -> Limb:
    """A limb as committed."""
    return read_glb(RESULTS / f"{name}.glb")[0]


@cache
def zones_of(name: str) -> Ints:
    """The zone number of every vertex of a committed limb."""
    return read_glb(RESULTS / f"{name}.glb")[1]


if __name__ == "__main__":
    write_models()

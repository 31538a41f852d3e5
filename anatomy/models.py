"""The two limb models, built once and kept: `python -m anatomy.models` writes the glTF files."""

from __future__ import annotations

import pickle
from functools import cache

from anatomy.body import load_body
from anatomy.complexion import complexion
from anatomy.glb import write_glb
from anatomy.limb import Limb, build_foot, build_hand
from anatomy.paths import CACHE, RESULTS
from anatomy.source import BodyData, fetch
from anatomy.zones import foot_zones, hand_zones


def write_models() -> None:
    """Write hand.glb and foot.glb, and keep the limbs for the bake."""
    body = load_body(BodyData(fetch()))
    for limb in (build_hand(body), build_foot(body)):
        zones = hand_zones(limb) if limb.name == "hand" else foot_zones(limb)
        write_glb(RESULTS / f"{limb.name}.glb", limb, zones, complexion(limb))
        (CACHE / f"{limb.name}.pickle").write_bytes(pickle.dumps((limb, zones)))


@cache
def kept(name: str) -> Limb:
    """A limb as last built."""
    limb, _ = pickle.loads((CACHE / f"{name}.pickle").read_bytes())
    assert isinstance(limb, Limb)
    return limb


if __name__ == "__main__":
    write_models()

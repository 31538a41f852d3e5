"""The body map of the page "Where does it ache?": outlines of zones of the packaged models, seen straight on.

    python -m anatomy.ache_map

Each view is of a left and a right limb, in millimeters. A zone is drawn where triangles that face the viewer carry it,
the nearest last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pygltflib as gltf

from anatomy.body import Floats, Ints
from anatomy.outline import loops, path_of
from anatomy.zones import zone_table
from thenar.load import load_knowledge
from thenar.model.body import Area
from thenar.model.knowledge import Knowledge

STATIC = Path(__file__).parent.parent / "src" / "thenar" / "web" / "static" / "anatomy"
OUT = STATIC / "ache-map.svg"
GAP, EDGE = 14.0, 4.0  # millimeters between the two limbs, and around them
SKIN = "skin"  # the id of the whole limb


@dataclass(frozen=True)
class View:
    """How a limb is looked at: from where, and which way is up; `most` millimeters of it are shown, from the tips on.
    `hidden` are zones that lie behind."""

    id: str
    area: Area
    near: tuple[float, float, float]
    up: tuple[float, float, float]
    most: float
    hidden: tuple[str, ...] = ()


VIEWS = (
    View("palms", Area.HAND, (0, -1, 0), (0, 0, -1), 255),
    View("backs", Area.HAND, (0, 1, 0), (0, 0, -1), 255),
    View("soles", Area.FOOT, (0, -1, 0), (0, 0, -1), 275, ("ankle", "lower-leg")),
    View("tops", Area.FOOT, (0, 0.8, -0.6), (0, 0.6, 0.8), 230),
)


def main() -> None:
    """Write the drawing."""
    knowledge = load_knowledge()
    symbols = [symbol for view in VIEWS for symbol in symbols_of(view, knowledge)]
    lines = ['<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>", ""]
    OUT.write_text("\n".join(lines), encoding="utf-8")


def symbols_of(view: View, knowledge: Knowledge) -> Iterator[str]:
    """A symbol for the skin of a view and for each zone that is seen in it: `palms-skin`, `palms-thumb` and so on."""
    points, faces, zone = _model(view.area)
    near, up = np.array(view.near), np.array(view.up)
    flat = np.stack([points @ np.cross(up, near), -points @ up], axis=1) * 1000  # right and down, in millimeters
    corners = points[faces]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) @ near > 0
    tip = flat[points[:, 2].argmin(), 1]
    shown = facing & (np.abs(flat[faces][:, :, 1] - tip).max(axis=1) < view.most)
    names = np.array(drawn_as(view.area, knowledge))[np.median(zone[faces], axis=1).astype(int)]
    shown &= ~np.isin(names, view.hidden)
    flat -= flat[faces[shown]].reshape(-1, 2).min(axis=0)
    width, height = flat[faces[shown]].reshape(-1, 2).max(axis=0) + 2 * EDGE
    box = f"0 0 {2 * width + GAP:.0f} {height:.0f}"
    seen = [name for name in dict.fromkeys(names[shown]) if name]
    depth = {name: float((corners[shown & (names == name)] @ near).mean()) for name in seen}
    for name in (SKIN, *sorted(seen, key=depth.__getitem__)):
        part = faces[shown & (names == name)] if name != SKIN else faces[shown]
        found = [flat[loop] + EDGE for loop in loops(part)]
        mirrored = [loop * (-1, 1) + np.array([width, 0]) for loop in found]
        d = path_of([*mirrored, *(loop + np.array([width + GAP, 0]) for loop in found)])
        if d:
            yield f'<symbol id="{view.id}-{name}" viewBox="{box}"><path d="{d}"/></symbol>'


def drawn_as(area: Area, knowledge: Knowledge) -> list[str]:
    """For each patch of skin, in the order of the models, the zone as which it is marked; empty for none."""
    leaves, parts = zone_table(area.value)
    shown = [zone.id for zone in knowledge.may_ache if zone.area is area]
    owner = dict.fromkeys(leaves, "")
    for place in knowledge.places.values():
        if place.zones and place.zones[0] in shown:
            owner.update({leaf: place.zones[0] for zone in place.zones for leaf in parts[zone]})
    for name in sorted(shown, key=lambda one: -len(parts[one])):  # what is smaller is marked for itself
        owner.update(dict.fromkeys(parts[name], name))
    return [next((one for one in shown if leaf == f"{one}-tip"), owner[leaf]) for leaf in leaves]


def _model(area: Area) -> tuple[Floats, Ints, Ints]:
    """Points (n, 3) in meters, triangles (m, 3) and the patch of skin of each point of the packaged model."""
    model = gltf.GLTF2().load(str(STATIC / f"{area.value}.glb"))
    part = model.meshes[0].primitives[0]
    points = _values(model, part.attributes.POSITION, np.float32, 3)
    zone = _values(model, getattr(part.attributes, "_ZONE"), np.uint8, 1)[:, 0]  # noqa: B009  no name that Python has
    kind = np.uint16 if model.accessors[part.indices].componentType == gltf.UNSIGNED_SHORT else np.uint32
    return points.astype(float), _values(model, part.indices, kind, 1).reshape(-1, 3).astype(int), zone.astype(int)


def _values(model: gltf.GLTF2, index: int, kind: type, columns: int) -> Floats:
    accessor = model.accessors[index]
    view = model.bufferViews[accessor.bufferView]
    size = np.dtype(kind).itemsize * columns
    stride = view.byteStride or size
    at = (view.byteOffset or 0) + (accessor.byteOffset or 0)
    raw = np.frombuffer(model.binary_blob(), np.uint8, accessor.count * stride, at).reshape(accessor.count, stride)
    return np.ascontiguousarray(raw[:, :size]).view(kind).reshape(accessor.count, columns)


if __name__ == "__main__":
    main()

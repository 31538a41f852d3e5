"""Pictures of all landmarks and of all points on the models at rest, to look at: `python -m anatomy.spot_sheets`.

Drawn with rays, without a browser: the skin from six or seven sides, both limbs, a ring for what faces the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import trimesh
from PIL import Image, ImageDraw

from anatomy.body import Floats
from anatomy.landmarks import landmarks, skin
from anatomy.models import kept
from anatomy.paths import SHEETS
from anatomy.rules import rules
from anatomy.spots import AREAS, kept_spots

SIZE = 640
MM = 1000.0
Marks = list[tuple[str, Floats]]


@dataclass(frozen=True)
class View:
    """Looked at from `near`, with `up` up; `middle` and `width` in millimeters."""

    name: str
    near: tuple[float, float, float]
    up: tuple[float, float, float]
    middle: tuple[float, float, float]
    width: float


VIEWS = {
    "hand": (
        View("palm", (0, -1, 0), (0, 0, -1), (0, 0, -60), 250),
        View("back", (0, 1, 0), (0, 0, -1), (0, 0, -60), 250),
        View("thumb", (-1, 0.15, 0), (0, 0, -1), (0, 0, -60), 250),
        View("little", (1, 0.1, 0), (0, 0, -1), (0, 0, -60), 250),
    ),
    "foot": (
        View("sole", (0, -1, 0), (0, 0, -1), (0, 0, -60), 270),
        View("top", (0, 1, -0.3), (0, 0, -1), (0, 0, -60), 270),
        View("inner", (-1, 0, 0), (0, 1, 0), (0, 40, -55), 270),
        View("outer", (1, 0, 0), (0, 1, 0), (0, 40, -55), 270),
        View("heel", (0, 0.1, 1), (0, 1, 0), (0, 40, 0), 270),
    ),
}


def axes(view: View) -> tuple[Floats, Floats, Floats]:
    """Right, up and toward the viewer, unit vectors."""
    near = np.array(view.near) / np.linalg.norm(view.near)
    up = np.array(view.up) - near * (near @ np.array(view.up))
    up = up / np.linalg.norm(up)
    return np.cross(up, near), up, near


def shaded(area: str, view: View) -> Image.Image:
    """The bare skin from one side."""
    right, up, near = axes(view)
    steps = ((np.arange(SIZE) + 0.5) / SIZE - 0.5) * view.width / MM
    across, down = np.meshgrid(steps, -steps)
    start = np.array(view.middle) / MM + across.reshape(-1, 1) * right + down.reshape(-1, 1) * up + near * 0.4
    mesh = skin(area)
    spot, ray, face = mesh.ray.intersects_location(start, np.tile(-near, (len(start), 1)), multiple_hits=False)
    weigh: Any = trimesh.triangles.points_to_barycentric
    shares = weigh(mesh.triangles[face], spot)
    normal = (mesh.vertex_normals[kept(area).faces[face]] * shares[:, :, None]).sum(axis=1)
    light = near * 0.8 + up * 0.45 - right * 0.35
    shade = np.clip(normal @ light / np.linalg.norm(light), 0, 1) * 0.75 + 0.2
    picture = np.full((SIZE * SIZE, 3), 245.0)
    picture[ray] = np.array([232, 196, 170]) * shade[:, None]
    return Image.fromarray(picture.reshape(SIZE, SIZE, 3).astype(np.uint8))


def facing(area: str, spot: Floats, near: Floats) -> bool:
    """Whether nothing of the limb lies before a place."""
    found, _, _ = skin(area).ray.intersects_location([spot + near * 0.4], [-near], multiple_hits=False)
    return not len(found) or float((found[0] - spot) @ near) < 0.012


def drawn(area: str, view: View, marks: Marks, left: bool) -> Image.Image:
    """One limb from one side with what faces the viewer marked and named; a left limb is the picture in a mirror."""
    right, up, near = axes(view)
    picture = shaded(area, view)
    picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if left else picture
    pen = ImageDraw.Draw(picture)
    pen.text((8, 6), f"{'left' if left else 'right'} {area}, {view.name}", fill=(60, 50, 40))
    for name, spot in marks:
        if facing(area, spot, near):
            away = (spot - np.array(view.middle) / MM) * MM / view.width
            x, y = float(0.5 + away @ right * (-1 if left else 1)) * SIZE, float(0.5 - away @ up) * SIZE
            pen.ellipse((x - 4, y - 4, x + 4, y + 4), outline=(200, 0, 60), width=2)
            pen.text((x + 7, y - 5), name, fill=(0, 0, 90))
    return picture


def sheet(area: str, marks: Marks, *, left: bool) -> Image.Image:
    """All sides of a limb, three in a row."""
    views = VIEWS[area]
    page = Image.new("RGB", (SIZE * 3, SIZE * -(-len(views) // 3)), (245, 245, 245))
    for k, view in enumerate(views):
        page.paste(drawn(area, view, marks, left), (k % 3 * SIZE, k // 3 * SIZE))
    return page


def main() -> None:
    """Write the sheets into the cache folder."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    for area in AREAS:
        known = [(name, one.at) for name, one in landmarks(area).items() if not one.inside]
        points = [(rule.point.partition("-")[0], spot.at(area)) for rule in rules().values() if rule.area == area
                  for spot in kept_spots(rule.point)]  # fmt: skip
        sheet(area, known, left=False).save(SHEETS / f"landmarks-{area}.png")
        for left in (False, True):
            sheet(area, points, left=left).save(SHEETS / f"points-{'left' if left else 'right'}-{area}.png")


if __name__ == "__main__":
    main()

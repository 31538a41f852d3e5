"""Fine relief by rule, as height maps seen from both sides: `python -m anatomy.relief`.

Creases where joints bend, lines of palm, wrist and sole, knuckles, tendons, nail plates with folds. The left half
of a map is the palm or sole, the right half the back or top, straight down on the limb at rest; grey is the mesh,
1 mm is `SCALE` levels.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
import trimesh
from PIL import Image
from scipy.interpolate import CubicSpline
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree

from anatomy.body import Floats
from anatomy.complexion import dorsal
from anatomy.limb import Limb
from anatomy.models import kept
from anatomy.paths import STATIC
from anatomy.skeleton import FINGERS, TOES

STEP = 0.36  # millimetres a pixel
BOUNDS = {"hand": (-78.0, 66.0, -192.0, 36.0), "foot": (-52.0, 62.0, -202.0, 60.0)}  # x from, to; z from, to; mm
SCALE, GREY = 110.0, 128
QUALITY = 84
TARGET = STATIC / "scene"


@dataclass
class Side:
    """The skin under every pixel that has any: places (n, 3) in mm, normals, weights, and where the pixels are."""

    limb: Limb
    mm: Floats
    normal: Floats
    weights: Floats
    rows: Floats
    height: Floats

    def lead(self, *names: str) -> Floats:
        """How much the bones of these names hold the skin."""
        return np.asarray(self.weights[:, [self.limb.bone(name) for name in names]].sum(axis=1))


def dip(distance: Floats, width: float) -> Floats:
    """1 on a line, falling off over `width` millimetres."""
    return np.asarray(np.exp(-((distance / width) ** 2)))


def seen(limb: Limb, out: float, shape: tuple[int, int], bounds: tuple[float, ...]) -> Side:
    """The skin as it is seen from below (`out` -1) or above."""
    tall, wide = shape
    x = bounds[0] + (np.arange(wide) + 0.5) * STEP
    z = bounds[2] + (np.arange(tall) + 0.5) * STEP
    grid = np.stack(np.meshgrid(x, z), axis=2).reshape(-1, 2) / 1000
    start = np.stack([grid[:, 0], np.full(len(grid), 0.2 * out), grid[:, 1]], axis=1)
    mesh = trimesh.Trimesh(limb.points, limb.faces, process=False)
    ahead = np.tile([0.0, -out, 0.0], (len(start), 1))
    place, ray, face = mesh.ray.intersects_location(start, ahead, multiple_hits=False)
    weigh: Any = trimesh.triangles.points_to_barycentric
    share = weigh(mesh.triangles[face], place)
    corners = limb.faces[face]
    normal = (mesh.vertex_normals[corners] * share[:, :, None]).sum(axis=1)
    weights = (limb.weights[corners] * share[:, :, None]).sum(axis=1)
    return Side(limb, place * 1000, normal, weights, ray, np.zeros(len(place)))


def line(side: Side, points: list[tuple[float, float]], depth: float, width: float) -> None:
    """A crease along (x, z) places, fading out at its ends."""
    curve = CubicSpline(np.linspace(0, 1, len(points)), np.array(points))(np.linspace(0, 1, 300))
    away, spot = cKDTree(curve).query(side.mm[:, [0, 2]])
    side.height -= depth * np.sin(np.pi * np.clip(spot / 299, 0.02, 0.98)) ** 0.4 * dip(away, width)


def along(side: Side, digit: str, part: int, last: int) -> tuple[Floats, Floats, float, Floats]:
    """For one bone: mm along it and across it from its head, its length, and how much skin looks to its nail side."""
    limb, i = side.limb, side.limb.bone(f"{digit}-{part}")
    axis = limb.tails[i] - limb.heads[i]
    long = float(np.linalg.norm(axis))
    axis = axis / long
    nail = dorsal(limb, digit, str(last))
    nail = nail - axis * (nail @ axis)
    nail /= np.linalg.norm(nail)
    off = side.mm / 1000 - limb.heads[i]
    return off @ axis * 1000, off @ np.cross(nail, axis) * 1000, long * 1000, side.normal @ nail


def digits(side: Side, names: tuple[str, ...] | list[str], *, toes: bool) -> None:
    """Creases on the flexor side, wrinkles and a knuckle on the other, and the nail."""
    for name in names:
        last = 2 if toes and name == "big" else 3
        for part in range(1, last + 1):
            far, off, long, up = along(side, name, part, last)
            before = side.lead(f"{name}-{part - 1}") if part > 1 else 0.0
            mine = np.clip((side.lead(f"{name}-{part}") + before - 0.35) * 4, 0, 1)
            under, over = np.clip(0.3 - 1.4 * up, 0, 1), np.clip(1.5 * up - 0.2, 0, 1)
            first = (9.0, 11.5) if name != "thumb" and not toes else (2.0,)
            for at in {1: first, 2: (-1.0, 1.4)}.get(part, (0.0,)):
                bow = 0.4 * np.sin(off * 0.45 + at) - 0.01 * off * off
                side.height -= mine * under * (0.3 if toes else 0.42) * dip(far - at - bow, 0.6)
            if part > 1:
                count, deep = (5, 0.2) if part == 2 else (3, 0.13)
                for k in range(count):
                    at = (k - (count - 1) / 2) * 1.6
                    side.height -= (
                        mine
                        * over
                        * deep
                        * dip(far - at - 0.02 * off * off * np.sign(at), 0.5)
                        * np.clip(1 - abs(off) / 8, 0, 1)
                    )
            if part == 2:
                side.height += mine * over * 0.35 * dip(far, 5) * dip(off, 6)
            if part == last:
                nail(
                    side,
                    far,
                    off,
                    long,
                    np.clip((up - 0.15) * 6, 0, 1) * np.clip((side.lead(f"{name}-{part}") - 0.4) * 5, 0, 1),
                )


def nail(side: Side, far: Floats, off: Floats, long: float, on: Floats) -> None:
    """A nail plate, a groove around it and the fold beyond."""
    here = (on > 0.5) & (abs(far - 0.7 * long) < 2)
    width = float(np.abs(off[here]).max()) if here.any() else 6.0
    u, v = off / (0.74 * width), (far - 0.70 * long) / (0.30 * long)
    r = (abs(u) ** 3 + abs(v) ** 3) ** (1 / 3)
    side.height += on * (
        0.16 * np.clip((1.0 - r) * 4, 0, 1) - 0.34 * dip(r - 1.0, 0.1) + 0.22 * dip(r - 1.28, 0.16) * (v < 0.6)
    )


def palm(side: Side) -> None:
    """The lines of a palm and of the wrist."""
    line(side, [(-27, -74), (-12, -70), (-3, -55), (-3, -36), (-9, -16)], 0.5, 0.8)
    line(side, [(-27, -75), (-8, -71), (10, -62), (24, -48)], 0.4, 0.75)
    line(side, [(31, -74), (16, -79), (2, -86), (-8, -97)], 0.45, 0.8)
    line(side, [(4, -84), (5, -60), (4, -40)], 0.16, 0.7)
    for at, deep in ((-1.0, 0.36), (4.5, 0.28)):
        side.height -= deep * dip(side.mm[:, 2] - at - 0.004 * side.mm[:, 0] ** 2, 0.7)


def back(side: Side) -> None:
    """Knuckles and the tendons that run to them."""
    x, z = side.mm[:, 0], side.mm[:, 2]
    for name in FINGERS[1:]:
        knuckle = side.limb.heads[side.limb.bone(f"{name}-1")] * 1000
        start, end = np.array([knuckle[0] * 0.3, -8.0]), knuckle[[0, 2]]
        way = (end - start) / np.linalg.norm(end - start)
        spot = np.clip((np.stack([x, z], 1) - start) @ way, 0, np.linalg.norm(end - start))
        away = np.linalg.norm(np.stack([x, z], 1) - start - spot[:, None] * way, axis=1)
        side.height += 0.34 * dip(away, 2.2) * np.clip(spot / 45, 0.0, 1) * (z < 0)
        side.height += 0.5 * dip(np.hypot(x - knuckle[0], z - knuckle[2]), 6.5)


def sole(side: Side) -> None:
    """The folds of a sole: across the arch, behind the ball, and along its inner edge."""
    line(side, [(-26, -92), (-6, -84), (14, -82), (36, -88)], 0.3, 1.0)
    line(side, [(-18, -40), (2, -44), (20, -40)], 0.2, 0.9)
    line(side, [(-14, -66), (2, -62), (18, -64)], 0.22, 0.9)
    line(side, [(-4, -76), (-2, -50), (0, -24)], 0.16, 0.9)


def top(side: Side) -> None:
    """The tendons to the toes."""
    x, z = side.mm[:, 0], side.mm[:, 2]
    ridge = np.zeros(len(x))
    for name in TOES:
        knuckle = side.limb.heads[side.limb.bone(f"{name}-1")] * 1000
        at = np.clip((-20 - z) / (-20 - knuckle[2]), 0, 1)
        fades = np.clip((-30 - z) / 30, 0, 1) * np.clip((z - knuckle[2] + 12) / 12, 0, 1)
        ridge = np.maximum(ridge, dip(x - (4 + (knuckle[0] - 4) * at), 2.4) * fades)
    side.height += 0.3 * ridge


def fine(side: Side) -> None:
    """Faint lines of the skin everywhere."""
    x, _, z = side.mm.T
    side.height += 0.03 * np.sin(5 * z + 2 * np.sin(1.7 * x)) + 0.025 * np.sin(6 * x + 2.2 * z)


def relief(name: str) -> Image.Image:
    """Both sides of a limb next to each other."""
    limb, bounds = kept(name), BOUNDS[name]
    shape = int((bounds[3] - bounds[2]) / STEP), int((bounds[1] - bounds[0]) / STEP)
    halves = []
    for out in (-1.0, 1.0):
        side = seen(limb, out, shape, bounds)
        digits(side, FINGERS if name == "hand" else TOES, toes=name == "foot")
        {("hand", -1.0): palm, ("hand", 1.0): back, ("foot", -1.0): sole, ("foot", 1.0): top}[name, out](side)
        fine(side)
        flat = np.zeros(shape[0] * shape[1])
        flat[side.rows] = side.height
        halves.append(gaussian_filter(flat.reshape(shape), 0.6))
    levels = np.clip(GREY + np.hstack(halves) * SCALE, 0, 255).astype(np.uint8)
    return Image.fromarray(levels)


def main() -> None:
    """Write both maps."""
    for name in BOUNDS:
        out = io.BytesIO()
        relief(name).save(out, "WEBP", quality=QUALITY, method=6)
        (TARGET / f"{name}.webp").write_bytes(out.getvalue())
        print(name, out.tell())


if __name__ == "__main__":
    main()

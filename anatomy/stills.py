"""One still a stroke, with arrows, from the real scene: `python -m anatomy.stills [stroke …]`; and home's, without."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from anatomy.browser import Camera, camera
from anatomy.paths import HOME, KNOWLEDGE, STILLS, STROKE_TRACKS

SIZE = (720, 600)
MOST_BYTES = 30_000
AT_HOME = ("hand-hold", "foot-hold", "self-hand-hold", "self-foot-hold")  # at rest, and no lesson
PHASES = {"fist-and-stretch": 0.3, "hand-shake-out": 0.1}


def stroke_file(name: str) -> dict[str, Any]:
    """The knowledge file of a stroke."""
    made: dict[str, Any] = yaml.safe_load((KNOWLEDGE / "strokes" / f"{name}.yaml").read_text("utf-8"))
    return made


def all_tracks() -> list[str]:
    """Every stroke with a baked track."""
    return sorted(path.stem for path in STROKE_TRACKS.glob("*.json"))


def limb_of(stroke: dict[str, Any], track_is_pair: bool) -> str:
    """Stills show the left limb; a page for the right one mirrors them."""
    return f"both-{stroke['area']}s" if track_is_pair else f"left-{stroke['area']}"


def write_webp(picture: bytes, file: Path) -> int:
    """Save as WebP, softer until it fits; returns the bytes."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for quality in (86, 80, 74, 66, 58):
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_BYTES:
            break
    file.write_bytes(out.getvalue())
    return out.tell()


def still(lens: Camera, name: str) -> int:
    """Take and save one still."""
    stroke = stroke_file(name)
    pair = stroke["pose"] == "hand-free" and stroke["contact"] == "own"
    zones = [] if stroke["contact"] in ("own", "none") else stroke["path"]
    lens.show(name, limb_of(stroke, pair), zones)
    return write_webp(lens.take(PHASES.get(name, 0.12)), STILLS / f"{name}.webp")


def at_home(lens: Camera, name: str) -> int:
    """Take and save a picture for home: nothing points at anything."""
    lens.show(name, limb_of(stroke_file(name), track_is_pair=False), [])
    lens.without_signs()
    return write_webp(lens.take(PHASES.get(name, 0.12)), HOME / f"{name}.webp")


def main() -> None:
    """Take the stills named, or all."""
    for folder in (STILLS, HOME):
        folder.mkdir(parents=True, exist_ok=True)
    with camera(*SIZE) as lens:
        for name in sys.argv[1:] or all_tracks():
            print(name, still(lens, name))
        for name in set(AT_HOME) & set(sys.argv[1:] or AT_HOME):
            print("home", name, at_home(lens, name))


if __name__ == "__main__":
    main()

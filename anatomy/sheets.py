"""A sheet of frames a stroke, to look at: four phases from the giver's eyes, two from the side.

`python -m anatomy.sheets [stroke …]` writes PNG files into the cache folder.
"""

from __future__ import annotations

import io
import sys

from PIL import Image, ImageDraw

from anatomy.browser import Camera, camera
from anatomy.paths import SHEETS
from anatomy.stills import all_tracks, limb_of, stroke_file

SIZE = (420, 350)
FRAMES = ((0.0, 0.0, 0.0), (0.25, 0.0, 0.0), (0.5, 0.0, 0.0), (0.75, 0.0, 0.0), (0.1, 0.9, -0.25), (0.5, -0.9, -0.25))


def sheet(lens: Camera, name: str, limb: str) -> Image.Image:
    """Six frames of a stroke, three a row."""
    stroke = stroke_file(name)
    lens.show(name, limb, stroke["path"])
    page = Image.new("RGB", (SIZE[0] * 3, SIZE[1] * 2))
    for k, (phase, around, above) in enumerate(FRAMES):
        frame = Image.open(io.BytesIO(lens.take(phase, around, above))).convert("RGB")
        page.paste(frame.resize(SIZE), (k % 3 * SIZE[0], k // 3 * SIZE[1]))
    ImageDraw.Draw(page).text((8, 6), f"{name}, {limb}", fill=(60, 50, 40))
    return page


def main() -> None:
    """Make the sheets named, or all."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    with camera(*SIZE) as lens:
        for name in sys.argv[1:] or all_tracks():
            stroke = stroke_file(name)
            pair = stroke["contact"] == "own"
            sheet(lens, name, limb_of(stroke, pair).replace("left-", "right-")).save(SHEETS / f"{name}.png")
            print(SHEETS / f"{name}.png")


if __name__ == "__main__":
    main()

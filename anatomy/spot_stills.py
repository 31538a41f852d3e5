"""A still of every point with its spot, from the real scene: `python -m anatomy.spot_stills [point …]`.

It shows a left limb from the side on which the point is; a page mirrors it for the right one.
"""

from __future__ import annotations

import base64
import io
import sys

from PIL import Image
from playwright.sync_api import Page

from anatomy.browser import blank_page
from anatomy.paths import RESULTS
from anatomy.rules import Rule, rules

SIZE = (480, 400)
MOST_BYTES = 8_000
FOLDER = RESULTS / "points"
START = """async ([width, height]) => {
  const canvas = document.querySelector('canvas');
  canvas.style.cssText = `display:block;width:${width}px;height:${height}px`;
  const { Chart } = await import('/scene/chart.js');
  window.chart = new Chart(canvas, { baseUrl: '/', theme: 'light', still: true });
}"""
SHOW = """async (shown) => {
  await window.chart.show(shown);
  window.chart.draw();
  return document.querySelector('canvas').toDataURL('image/png');
}"""


def picture(page: Page, rule: Rule, side: str, *, left: bool = True) -> Image.Image:
    """A point on its limb, looked at from a side."""
    shown = {"area": rule.area, "left": left, "side": side, "points": [rule.point], "chosen": rule.point}
    data: str = page.evaluate(SHOW, shown)
    return Image.open(io.BytesIO(base64.b64decode(data.partition(",")[2]))).convert("RGB")


def write_small(image: Image.Image, name: str) -> int:
    """Save as WebP, softer until it is small enough; returns the bytes."""
    for quality in (82, 76, 70, 62, 54, 46):
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_BYTES:
            break
    (FOLDER / f"{name}.webp").write_bytes(out.getvalue())
    return out.tell()


def main() -> None:
    """Take the stills named, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with blank_page(*SIZE) as page:
        page.evaluate(START, list(SIZE))
        for name in sys.argv[1:] or rules():
            print(name, write_small(picture(page, rules()[name], rules()[name].side), name))


if __name__ == "__main__":
    main()

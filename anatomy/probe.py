"""What a browser sees of the scene, as JSON on standard output: `python -m anatomy.probe [fps]`.

Run as its own process, so that a test or benchmark may have a browser of its own.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from playwright.sync_api import Page

from anatomy.browser import blank_page

PHONE = (390, 420)
MOUNT = """async ([stroke, limb, reducedMotion]) => {
  document.body.innerHTML = "<div id=here style='width:390px;height:420px'></div>";
  const { mountScene } = await import('/scene/loader.js');
  const scene = await mountScene(document.getElementById('here'), { baseUrl: '/', reducedMotion });
  await scene.show(stroke, limb, { repetitionSeconds: 4, zones: [] });
  window.scene = scene;
  return document.querySelector('#here > *').tagName;
}"""
MOVES = """async () => {
  const canvas = document.querySelector('canvas');
  const look = async (t) => { scene.at(t); const bitmap = await createImageBitmap(canvas);
    const flat = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    flat.drawImage(bitmap, 0, 0);
    return flat.getImageData(0, 0, bitmap.width, bitmap.height).data; };
  const differ = (a, b) => {
    let n = 0;
    for (let i = 0; i < a.length; i += 4) n += Math.abs(a[i] - b[i]) > 8;
    return n;
  };
  const start = await look(0), half = await look(2), again = await look(4);
  return { moved: differ(start, half), back: differ(start, again) };
}"""
RATE = """async (empty) => {
  const T = await import('/vendor/three/three.js');
  const canvas = document.querySelector('canvas');
  const gl = canvas.getContext('webgl2');
  const bare = new T.Scene(), eye = new T.PerspectiveCamera(28, 1, 0.1, 4);
  const draw = (t) => empty ? scene.renderer.render(bare, eye) : scene.at(t);
  const pixel = new Uint8Array(4);
  const frame = (t) => { draw(t); gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel); };
  for (let i = 0; i < 8; i += 1) frame(i / 30);
  const times = [];
  const at_once = empty ? 40 : 1;  // an empty frame is shorter than the clock can tell
  for (let i = 0; i < 60; i += 1) {
    const t = performance.now();
    for (let k = 0; k < at_once; k += 1) frame(i / 30);
    times.push((performance.now() - t) / at_once);
  }
  times.sort((a, b) => a - b);
  return 1000 / times[30];
}"""


def facts(page: Page) -> dict[str, Any]:
    """Whether the scene moves, comes back, and asks nobody else."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    moving = page.evaluate(MOUNT, ["palm-thumb-stroke", "left-hand", False])
    found = {"moving": moving, **page.evaluate(MOVES)}
    still = page.evaluate(MOUNT, ["palm-thumb-stroke", "right-hand", True])
    alt = page.evaluate("document.querySelector('#here img').alt")
    home = page.url
    return {**found, "still": still, "alt": alt, "strangers": [u for u in asked if not u.startswith(home)]}


def rates(page: Page) -> dict[str, float]:
    """Frames a second of the fullest stroke at phone size, and of an empty scene."""
    page.evaluate(MOUNT, ["palm-thumb-stroke", "left-hand", False])
    return {"ours": page.evaluate(RATE, False), "empty": page.evaluate(RATE, True)}


def main() -> None:
    """Print the facts, or with `fps` the frame rates."""
    with blank_page(*PHONE) as page:
        print(json.dumps(rates(page) if "fps" in sys.argv else facts(page)))


if __name__ == "__main__":
    main()

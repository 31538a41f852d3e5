"""The real scene in a headless browser: pictures of strokes for stills and sheets."""

from __future__ import annotations

import base64
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, sync_playwright

from anatomy.paths import STATIC

FLAGS = [
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic",
]  # fmt: skip
if os.name == "posix" and os.geteuid() == 0:
    FLAGS.append("--no-sandbox")  # Chromium refuses its sandbox to root
PAGE = "<!doctype html><meta charset=utf-8><body style='margin:0'><canvas></canvas>"
START = """async ([width, height, theme]) => {
  const canvas = document.querySelector('canvas');
  canvas.style.cssText = `display:block;width:${width}px;height:${height}px`;
  const { createScene } = await import('/scene/scene.js');
  window.scene = await createScene(canvas, { baseUrl: '/', theme, still: true });
  window.taken = (phase, type) => { window.scene.at(phase); return canvas.toDataURL(type, 0.9); };
}"""
SHOW = """([stroke, limb, zones]) =>
  window.scene.show(stroke, limb, { repetitionSeconds: 1, zones })"""
TURN = "([around, above]) => { const view = window.scene.view; view.reset(); view.turn(around, above); }"


class _Files(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """The blank page at the root, static files elsewhere."""
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Stay quiet."""


@contextmanager
def serving() -> Iterator[str]:
    """The static files on a loopback address."""
    handler = functools.partial(_Files, directory=str(STATIC))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


class Camera:
    """Takes pictures of strokes."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def show(self, stroke: str, limb: str, zones: list[str]) -> None:
        """Put a stroke on the stage."""
        self.page.evaluate(SHOW, [stroke, limb, zones])

    def without_signs(self) -> None:
        """Take arrows and signs off the stage."""
        self.page.evaluate("() => { for (const { line } of window.scene.cast.lines) line.visible = false; }")

    def take(self, phase: float, around: float = 0.0, above: float = 0.0) -> bytes:
        """A PNG of the stroke at a phase of its loop, turned by radians."""
        self.page.evaluate(TURN, [around, above])
        data: str = self.page.evaluate("phase => window.taken(phase, 'image/png')", phase)
        return base64.b64decode(data.partition(",")[2])


@contextmanager
def blank_page(width: int, height: int) -> Iterator[Page]:
    """A blank page on the static files' address, so that modules can be imported by path."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with serving() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(address)
        yield page
        browser.close()


@contextmanager
def camera(width: int, height: int, theme: str = "light") -> Iterator[Camera]:
    """A scene of so many pixels."""
    with blank_page(width, height) as page:
        page.evaluate(START, [width, height, theme])
        yield Camera(page)

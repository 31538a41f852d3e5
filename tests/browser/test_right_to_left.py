"""A language that nobody speaks: accented, longer, from right to left. What it shows that is not accented was never
given to translators; what does not fit would not fit in a real language."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, until
from tests.browser.test_access import PLACES
from tests.web.came_in import came_in, cookies
from translations.collect import template
from translations.pseudo import CODE, write_pseudo

ROOT = Path(__file__).parent.parent.parent
IN_SESSION: dict[str, Callable[[Page], Any]] = {
    "session": lambda page: _begun(page),
    "paused": lambda page: _begun(page).locator("#pause").click(),
    "more": lambda page: _begun(page).locator("#more").click(),
    "words": lambda page: _clicked(_begun(page), "#more", "#words-open"),
    "help": lambda page: _clicked(_begun(page), "#more", "#help-open"),
    "something is wrong": lambda page: _begun(page).locator("#wrong").click(),
    "emergency": lambda page: _clicked(_begun(page), "#wrong", "[data-concern=allergic-swelling]"),
    "advice": lambda page: _clicked(_begun(page), "#wrong", "[data-concern=color-change]"),
}
BEFORE = [
    name
    for name in PLACES
    if name not in {"session", "paused", "something is wrong", "emergency", "advice", "end of an emergency"}
    and name != "what was found in it"  # which does not outlive the reload that turns a page
]

# Texts with words of plain letters; what is marked as another language, and names and code, stay as they are.
LEFT = """kept => {
  const found = new Set();
  const look = (text, where) => {
    const words = (text ?? "").split(/\\s+/).filter((word) => /[A-Za-z]{2}/.test(word) && !/\\d/.test(word));
    const left = words.filter((word) => !kept.includes(word.replace(/[^A-Za-z-]/g, "")));
    if (left.length) found.add(`${where}: ${text.trim().slice(0, 100)}`);
  };
  const other = (one) => one.closest("[lang]").lang !== document.documentElement.lang;
  look(document.title, "title");
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    const read = !parent.closest("script, style, noscript, code, kbd, pre") && !other(parent);
    if (read) look(walk.currentNode.data, parent.tagName);
  }
  for (const one of document.querySelectorAll("[aria-label], [alt], [title], [placeholder], [label]")) {
    if (other(one)) continue;
    for (const name of ["aria-label", "alt", "title", "placeholder", "label"]) look(one.getAttribute(name), name);
  }
  return [...found];
}"""
KEPT = ["Thenar", "PDF", "VTT", "Neiguan"]  # the last is the name of a point

# What is seen with its text outside the page, or inside a box that hides a part of it.
CUT = """() => {
const scrolls = (one) =>
  one && one !== document.body &&
  (["auto", "scroll"].includes(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
return [...document.querySelectorAll("body *")].filter((one) => {
  const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || one.closest(".sr, .skip, svg, option") || scrolls(one.parentElement)) return false;
  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const box = one.getBoundingClientRect();
  if (box.width < 2) return false;
  const hides = ["hidden", "clip"].includes(getComputedStyle(one).overflowX);
  const outside = box.left < -1 || box.right > innerWidth + 1;
  return outside || (hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1));
}).map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def pseudo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with the pseudo-language, on data of its own."""
    folder, locale = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("locale")
    write_pseudo(template(), locale)
    about = {"THENAR_DATA": str(folder), "THENAR_TEST_LOCALE": str(locale), "PYTHONPATH": f"{ROOT}:{ROOT}/src"}
    app = subprocess.Popen(
        [sys.executable, "-m", "thenar", "--no-browser"],
        env={**os.environ, **about, "DJANGO_SETTINGS_MODULE": "tests.browser.pseudo_settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert app.stdout is not None
    yield came_in(app.stdout.readline())
    app.terminate()
    app.wait(timeout=20)


@pytest.fixture
def page(chromium: Browser, pseudo_server: str) -> Iterator[Page]:
    about: dict[str, Any] = {"viewport": PHONE, "reduced_motion": "reduce", "service_workers": "block"}
    context = chromium.new_context(base_url=pseudo_server, **about)
    context.add_cookies(cookies(pseudo_server))  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("place", BEFORE)
def test_every_page_turns_around_and_says_all_from_the_catalog(page: Page, place: str) -> None:
    PLACES[place](page)
    _turned(page)
    _opened(page)
    _assert_all_is_said_and_nothing_is_cut(page)


@pytest.mark.parametrize("place", IN_SESSION)
def test_the_session_turns_around_too(page: Page, place: str) -> None:
    PLACES["start"](page)
    _turned(page)
    IN_SESSION[place](page)
    _assert_all_is_said_and_nothing_is_cut(page)


def test_what_is_looked_for_would_be_found(page: Page) -> None:
    page.goto("/")
    _turned(page)
    page.evaluate("document.querySelector('h1').textContent = 'Never translated'")
    assert page.evaluate(LEFT, KEPT) == ["H1: Never translated"]
    page.evaluate("document.querySelector('h1').style = 'overflow: hidden; width: 5rem; white-space: nowrap'")
    (cut,) = page.evaluate(CUT)
    assert "Never translated" in cut


def _turned(page: Page) -> None:
    page.context.add_cookies([{"name": "thenar-language", "value": CODE, "url": page.url}])
    page.reload()
    assert page.locator("html").get_attribute("dir") == "rtl"


def _opened(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def _clicked(page: Page, *places: str) -> None:
    for place in places:
        page.locator(place).click()


def _begun(page: Page) -> Page:
    page.locator("#start").click()
    until(page, "document.querySelector('#track').currentTime > 0.6")
    return page


def _assert_all_is_said_and_nothing_is_cut(page: Page) -> None:
    assert page.evaluate(LEFT, KEPT) == []
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    for width in (PHONE["width"], 320):
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT) == []

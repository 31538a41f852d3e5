"""With letters twice as large, on the narrowest phone, nothing is cut and no page scrolls sideways."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, at_the_start, started, theirs, until

NARROW = {"width": 320, "height": 640}
OVER = """() => {
  const scrolls = style => style === "auto" || style === "scroll";
  const inStrip = one => {
    for (let at = one.parentElement; at; at = at.parentElement)
      if (scrolls(getComputedStyle(at).overflowX) && at.tagName !== "MAIN" && at.id !== "player") return true;
    return false;
  };
  const cut = one => {
    const box = one.getBoundingClientRect();
    const hides = getComputedStyle(one).overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1;
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1 || hides);
  };
  const wide = document.documentElement.scrollWidth - innerWidth;
  const found = [...document.querySelectorAll("main *, dialog[open] *")]
    .filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter(one => !one.closest(".sr, svg, .hands") && !inStrip(one) && cut(one));
  const named = found.map(one => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`);
  return [...(wide > 0 ? [`${wide} px too wide`] : []), ...named];
}"""


def large(open_page: Open, path: str = "/") -> Page:
    """A page whose browser was told to have letters of 32 px in place of 16."""
    page = open_page("/about/", viewport=NARROW)
    told: Any = page.context.new_cdp_session(page)
    told.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.goto(path)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    return page


def over(page: Page) -> list[str]:
    """What does not fit on a page that is there whole."""
    until(page, "document.readyState === 'complete'")
    found: list[str] = page.evaluate(OVER)
    return found


@pytest.mark.parametrize(
    "path", ["/", "/about/", "/benefits/", "/strokes/", "/points/", "/points/sp6-sanyinjiao/", "/journal/", "/picture/"]
)
def test_a_page_fits(open_page: Open, path: str) -> None:
    assert over(large(open_page, path)) == []


def test_the_check_and_the_plan_fit(open_page: Open) -> None:
    page = started(large(open_page))
    assert over(page) == []
    page.locator(".bar .go").click()
    page.wait_for_url("**/check/more/")
    assert over(page) == []
    page.locator(".bar .go").click()
    page.wait_for_url("**/plan/")
    assert over(page) == []
    for path in ("/ready/", "/journal/"):
        page.goto(theirs(page, path))
        assert over(page) == []


def test_the_session_fits_and_its_words_are_whole(open_page: Open) -> None:
    page = at_the_start(large(open_page))
    assert over(page) == []
    page.locator("#start").click()
    until(page, "document.querySelector('#track').currentTime > 0.5 && document.querySelector('#caption').textContent")
    assert over(page) == []
    page.locator("#more").click()
    assert over(page) == []

"""With letters twice as large, on the narrowest phone, nothing is cut and no page scrolls sideways."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, at_the_start, screened, started, theirs, until

NARROW = {"width": 320, "height": 640}
OVER = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const cut = [...document.querySelectorAll("main *, dialog[open] *")].filter(one => {
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.closest(".sr, svg, details:not([open]) > :not(summary)")) return false;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const hides = style.overflowX !== "visible" && style.overflowX !== "auto" && style.overflowX !== "scroll";
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1 || (hides && one.scrollWidth > one.clientWidth + 1));
  });
  return [wide > 0 ? `${wide} px too wide` : "", ...cut.map(one => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)].filter(Boolean);
}"""


def large(open_page: Open, path: str = "/") -> Page:
    """A page whose browser was told to have letters of 32 px in place of 16."""
    page = open_page("/about/", viewport=NARROW)
    told = page.context.new_cdp_session(page)
    told.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.goto(path)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    return page


@pytest.mark.parametrize("path", ["/", "/about/", "/benefits/", "/strokes/", "/journal/", "/picture/"])
def test_a_page_fits(open_page: Open, path: str) -> None:
    assert large(open_page, path).evaluate(OVER) == []


def test_the_check_and_the_plan_fit(open_page: Open) -> None:
    page = started(large(open_page))
    assert page.evaluate(OVER) == []
    page.locator(".bar .go").click()
    page.wait_for_url("**/check/more/")
    assert page.evaluate(OVER) == []
    page.locator(".bar .go").click()
    page.wait_for_url("**/plan/")
    assert page.evaluate(OVER) == []
    for path in ("/ready/", "/journal/"):
        page.goto(theirs(page, path))
        assert page.evaluate(OVER) == []


def test_the_session_fits_and_its_words_are_whole(open_page: Open) -> None:
    page = at_the_start(large(open_page))
    assert page.evaluate(OVER) == []
    page.locator("#start").click()
    until(page, "document.querySelector('#track').currentTime > 0.5 && document.querySelector('#caption').textContent")
    assert page.evaluate(OVER) == []
    page.locator("#more").click()
    assert page.evaluate(OVER) == []

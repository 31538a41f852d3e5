"""The journal's pages for everyone: axe finds nothing, targets are large enough, nothing scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Open, theirs
from tests.browser.test_access import SMALL_TARGETS

PAGES = ("", "insight/", "experiment/", "week/", "reminders/", "data/")


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_kept_out_of_the_journal(open_page: Open, name: str, locale: str) -> None:
    page = open_page("/", reduced_motion="reduce", locale=locale)
    page.goto(theirs(page, f"/journal/{name}"))
    for details in page.locator("main details").all():
        details.locator("summary").first.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(SMALL_TARGETS, 44) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(SMALL_TARGETS, 44) == []


def test_a_scale_is_used_with_the_keyboard(open_page: Open) -> None:
    page = open_page("/")
    page.goto(theirs(page, "/journal/week/"))
    page.locator("input[name=sleep][value='5']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Nothing more is asked this week.")).to_be_visible()

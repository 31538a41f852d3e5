"""The journal's pages for everyone: axe finds nothing, targets are large enough, nothing scrolls sideways."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, theirs, until
from tests.browser.test_access import keeps_nobody_out

PAGES = ("", "insight/", "experiment/", "week/", "reminders/", "data/")


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_kept_out_of_the_journal(open_page: Open, name: str, locale: str) -> None:
    page = open_page("/", reduced_motion="reduce", locale=locale)
    page.goto(theirs(page, f"/journal/{name}"))
    for details in page.locator("main details").all():
        details.locator("summary").first.click()
    keeps_nobody_out(page)


def test_a_scale_is_used_with_the_keyboard(open_page: Open) -> None:
    page = open_page("/")
    page.goto(theirs(page, "/journal/week/"))
    page.locator("input[name=sleep][value='5']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Nothing more is asked this week.")).to_be_visible()


SHOWN = """ServiceWorkerRegistration.prototype.showNotification = async (title, { tag }) => {
    globalThis.shown = [title, tag.split("-")[0]];
};"""
SOON = """async () => {
    const page = document.querySelector("script[src*='js/journal/reminders']").src;
    const notices = await import(page.replace("journal/reminders", "kept/notices"));
    await notices.wish([new Date(Date.now() + 300).toISOString()], "Time for your massage");
}"""


def test_a_browser_that_may_shows_a_notice_when_a_reminder_rings(open_page: Open) -> None:
    """Its zone stands in a new reminder; a notice is the worker's, for a page may not show one on a phone."""
    page = open_page("/", timezone_id="Asia/Tokyo", service_workers="allow")
    page.context.grant_permissions(["notifications"])
    page.add_init_script(SHOWN)  # a browser without a screen shows nothing
    page.goto(theirs(page, "/journal/reminders/"))
    expect(page.locator("select[name=zone]")).to_have_value("Asia/Tokyo")
    expect(page.locator("#notices")).to_be_hidden()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Show notices here").click()
    expect(page.get_by_text("Notices are on here.")).to_be_visible()
    page.evaluate(SOON)
    until(page, "globalThis.shown !== undefined")
    assert page.evaluate("shown") == ["Time for your massage", "notices"]
    page.get_by_role("button", name="No notices here").click()
    expect(page.get_by_role("button", name="Show notices here")).to_be_visible()

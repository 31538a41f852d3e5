"""A plan that a professional wrote, in a real browser: opened, kept, and one thing of it led."""

import re
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import Page, expect

from tests.a_plan import PLAN
from tests.browser.conftest import Open
from tests.browser.test_access import keeps_nobody_out
from tests.browser.test_large_text import large, over
from thenar.share.packet import packed
from thenar.share.shared import Kind, Shared

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def opened(page: Page, person: str) -> Page:
    """On the page that shows a plan before it is kept."""
    today = date.today()
    days = {
        "2026-11-20": f"{today.year}-01-01",
        "2026-11-30": f"{today.year}-12-31",
        "2026-12-20": f"{today.year}-12-31",
    }
    text = PLAN.partition("agreed:")[0]
    for written, meant in days.items():
        text = text.replace(written, meant)
    data = packed(Shared(Kind.PRESCRIPTION, text, "Ana", today), KEY)
    page.goto(f"/for/{person}/open/")
    page.get_by_label("A file").set_input_files(
        {"name": "plan.thenar", "mimeType": "application/octet-stream", "buffer": data}
    )
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("h1")).to_have_text("A plan for sore thumbs")
    return page


def oneself(page: Page) -> str:
    """The key of oneself."""
    return page.locator("input[name=who]").first.get_attribute("value") or ""


def test_it_is_opened_kept_and_an_item_of_it_is_led(open_page: Open) -> None:
    page = open_page("/")
    person = oneself(page)
    opened(page, person)
    expect(page.get_by_text("as they wrote it themselves")).to_be_visible()
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.locator("h1")).to_have_text("Plans from a professional")
    expect(page.locator(".asked > li")).to_have_count(2)
    page.goto(f"/for/{person}/")
    page.get_by_role("button", name="Back-of-hand flat stroke, 5 minutes").click()
    page.wait_for_url(re.compile(r"/(check|plan)/$"))


def test_nobody_is_kept_out_of_it(open_page: Open) -> None:
    page = open_page("/", reduced_motion="reduce")
    person = oneself(page)
    keeps_nobody_out(opened(page, person))
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.locator("h1")).to_have_text("Plans from a professional")
    keeps_nobody_out(page)
    page.goto(f"/for/{person}/")
    expect(page.get_by_text("Today, from the plan")).to_be_visible()
    keeps_nobody_out(page)


def test_nobody_is_kept_out_of_a_report(open_page: Open) -> None:
    page = open_page("/", reduced_motion="reduce")
    person = oneself(page)
    opened(page, person)
    page.get_by_role("button", name="Yes, keep it").click()
    page.get_by_role("link", name="Tell whoever wrote it").click()
    expect(page.locator("h1")).to_have_text("For whoever wrote the plan")
    keeps_nobody_out(page)
    page.get_by_label("What you want to ask or tell").fill("May I go on?")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_label("The link")).to_be_visible()
    keeps_nobody_out(page)
    link = page.get_by_label("The link").input_value()
    page.goto(f"/for/{person}/open/")
    page.get_by_label("Or the link").fill(link)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("There is a question.")).to_be_visible()
    keeps_nobody_out(page)
    page.get_by_role("button", name="Yes, keep it beside the plan").click()
    expect(page.get_by_text("May I go on?")).to_be_visible()
    keeps_nobody_out(page)


def test_it_fits_with_letters_twice_as_large(open_page: Open) -> None:
    page = large(open_page)
    person = oneself(page)
    assert over(opened(page, person)) == []
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.locator("h1")).to_have_text("Plans from a professional")
    assert over(page) == []
    page.get_by_role("link", name="Tell whoever wrote it").click()
    expect(page.locator("h1")).to_have_text("For whoever wrote the plan")
    assert over(page) == []

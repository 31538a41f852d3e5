"""Where does it ache? By touch, by key, without scripts, for everyone, on a phone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, screened, theirs

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def at_the_map(opened: Open, **about: object) -> Page:
    page = screened(opened(**about), minutes="15")
    page.goto(theirs(page, "/plan/ache/"))
    return page


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
def test_it_fits_and_everyone_can_use_it(open_page: Open, light: str, size: tuple[int, int]) -> None:
    page = at_the_map(open_page, viewport={"width": size[0], "height": size[1]}, color_scheme=light)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for chip in page.locator(".chip span").all():
        box = chip.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_a_touch_of_the_picture_marks_the_place_and_the_plan_says_so(open_page: Open) -> None:
    page = at_the_map(open_page)
    thumb = page.get_by_role("checkbox", name="Thumb")
    page.locator("[for=ache-thumb] use").first.click(position={"x": 6, "y": 12})
    expect(thumb).to_be_checked()
    page.get_by_role("button", name="To the plan").click()
    page.wait_for_url("**/plan/")
    assert "thumb" not in page.url
    expect(page.get_by_text("Where it aches (thumb), what goes there is kept longest")).to_be_visible()


def test_by_key_alone(open_page: Open) -> None:
    page = at_the_map(open_page)
    page.get_by_role("checkbox", name="Fingers").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="To the plan").press("Enter")
    page.wait_for_url("**/plan/")
    expect(page.get_by_text("Where it aches (fingers)")).to_be_visible()


def test_without_scripts_too(open_page: Open) -> None:
    page = at_the_map(open_page, java_script_enabled=False)
    page.locator("[for=ache-thumb] use").first.click(position={"x": 6, "y": 12})
    page.get_by_role("button", name="To the plan").click()
    expect(page.get_by_text("Where it aches (thumb)")).to_be_visible()


def test_one_touch_skips_it(open_page: Open) -> None:
    page = at_the_map(open_page)
    page.get_by_role("link", name="Skip").click()
    page.wait_for_url("**/plan/")
    expect(page.get_by_text("Where it aches (")).to_have_count(0)

"""From 0 to 10 in one row of a phone: touched, slid along, with keys; not answered until then, and taken back again."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, at_the_start

CHOSEN = "() => document.querySelector('.scale input:checked')?.value ?? null"


def asked(open_page: Open, width: int) -> Page:
    """Before a session, the question how it is."""
    page = at_the_start(open_page(viewport={"width": width, "height": 844}))
    page.get_by_text("More choices").click()
    page.get_by_role("link", name="Say how it is now").click()
    expect(page.locator(".scale").first).to_be_visible()
    page.wait_for_load_state()  # a row without its style sheet is none yet
    return page


@pytest.mark.parametrize("width", [390, 320])
def test_all_eleven_stand_in_one_row_and_the_row_is_large(open_page: Open, width: int) -> None:
    page = asked(open_page, width)
    chips = page.locator(".scale").first.locator(".chip")
    boxes = chips.evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")  # at one moment
    assert len(boxes) == 11
    assert len({round(box["y"]) for box in boxes}) == 1
    assert all(box["width"] >= 24 and box["height"] >= 52 for box in boxes), "large enough to touch by itself"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".scale input[value='10']").first.check()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    thumb = page.locator(".scale input:checked + span").first.bounding_box()
    assert thumb
    assert min(thumb["width"], thumb["height"]) >= 44
    assert thumb["x"] >= 0
    assert thumb["x"] + thumb["width"] <= width


def test_a_finger_slides_to_a_number_and_past_the_end(open_page: Open) -> None:
    page = asked(open_page, 390)
    assert page.evaluate(CHOSEN) is None, "nothing is answered that nobody touched"
    row = page.locator(".scale .marks").first.bounding_box()
    assert row
    y, cell = row["y"] + 20, row["width"] / 11
    page.mouse.move(row["x"] + cell * 2.5, y)
    page.mouse.down()
    page.mouse.move(row["x"] + cell * 7.5, y + 60, steps=12)
    assert page.evaluate(CHOSEN) == "7"
    page.mouse.move(row["x"] + row["width"] + 30, y, steps=6)
    page.mouse.up()
    assert page.evaluate(CHOSEN) == "10"
    page.mouse.click(row["x"] + cell * 3.5, y)
    assert page.evaluate(CHOSEN) == "3"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(CHOSEN) == "4"


def test_what_was_touched_can_be_left_out_again(open_page: Open) -> None:
    page = asked(open_page, 390)
    scale = page.locator(".scale").first
    leave = scale.get_by_role("button", name="Leave it out after all")
    expect(leave).to_be_hidden()
    scale.get_by_role("radio", name="6").check()
    leave.click()
    expect(leave).to_be_hidden()
    assert page.evaluate(CHOSEN) is None
    assert page.evaluate("new URLSearchParams(new FormData(document.querySelector('.felt form'))).size") == 2

"""A routine of one's own in a real browser: made by touch and by keys, for everyone, and heard."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_access import keeps_nobody_out
from tests.browser.test_large_text import large, over
from tests.browser.test_session import data_of

HANDS = ("Short palm strokes", "Fingertip pinch", "Finger twist and pull")


def made(page: Page, name: str = "My evening") -> Page:
    """The page of a new routine for oneself with three strokes."""
    me = page.locator("input[name=who]").first.get_attribute("value")
    page.goto(f"/for/{me}/routines/")
    page.get_by_label("Its name").fill(name)
    page.get_by_role("button", name="Begin it").click()
    for stroke in HANDS:
        with page.expect_navigation():
            page.get_by_role("button", name=stroke, exact=True).click()
    return page


def order(page: Page) -> list[str]:
    return page.locator(".build .what b").all_inner_texts()


def test_it_is_made_by_keys_and_by_dragging(open_page: Open) -> None:
    page = made(open_page("/"))
    assert order(page) == list(HANDS)
    page.get_by_role("button", name="Fingertip pinch: earlier").press("Enter")
    expect(page.locator(".build .what b").first).to_have_text("Fingertip pinch")
    grip, last = page.locator(".handle").first, page.locator(".build > li").last
    page.locator(".build").evaluate("one => one.scrollIntoView()")
    start, end = grip.bounding_box(), last.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 10, end["y"] + end["height"] - 4, steps=6)
    with page.expect_navigation():
        page.mouse.up()
    assert order(page) == ["Short palm strokes", "Finger twist and pull", "Fingertip pinch"]
    with page.expect_navigation():
        page.get_by_role("button", name="Undo the last change").click()
    assert order(page)[0] == "Fingertip pinch"


def test_nobody_is_kept_out_of_it(open_page: Open) -> None:
    page = made(open_page("/", reduced_motion="reduce"))
    for details in page.locator("main details").all():
        details.locator("summary").first.click()
    keeps_nobody_out(page)


def test_it_fits_with_letters_twice_as_large(open_page: Open) -> None:
    page = made(large(open_page))
    for details in page.locator("main details").all():
        details.locator("summary").first.click()
    assert over(page) == []


def test_its_own_words_are_in_the_session_it_leads_to(open_page: Open) -> None:
    page = made(open_page("/"))
    step = page.locator(".build > li").first
    step.locator("summary").click()
    step.get_by_label("Words of your own for the voice").fill("Slowly over the sore thumb.")
    with page.expect_navigation():
        step.get_by_role("button", name="Save").click()
    expect(page.locator(".build q")).to_have_text("Slowly over the sore thumb.")
    page.get_by_label("Minutes").select_option("10")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/check/")
    page.get_by_role("button", name="None of these").click()
    page.wait_for_url("**/check/more/")
    page.get_by_role("button", name="None of these").click()
    page.wait_for_url("**/plan/")
    assert "Your routine: My evening" in page.locator("main").inner_text()
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url("**/session/*/")
    said = [str(cue["text"]) for cue in data_of(page)["cues"] if cue.get("text")]
    assert said.count("Slowly over the sore thumb.") == 1

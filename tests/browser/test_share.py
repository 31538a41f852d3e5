"""A routine goes from hand to hand in a real browser: as codes that are photographed, and as a link."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_access import keeps_nobody_out
from tests.browser.test_large_text import large, over
from tests.browser.test_routines import made


def given(page: Page) -> Page:
    """The page that gives a routine of three strokes, with all three ways on it."""
    made(page)
    page.get_by_role("link", name="Give it to someone").click()
    page.get_by_label("Your name").fill("Ana")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_label("The link")).to_be_visible()
    return page


def link_of(page: Page) -> str:
    return "/open/" + page.get_by_label("The link").input_value().partition("/open/")[2]


def test_codes_on_one_screen_are_photographed_and_kept_on_another(open_page: Open) -> None:
    page = given(open_page("/"))
    photos = [one.screenshot() for one in page.locator(".qr").all()]
    other = open_page("/")
    other.goto(page.url.split("/routines/")[0] + "/open/")
    files = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": photo} for n, photo in enumerate(photos)]
    other.get_by_label("Or photos of the codes").set_input_files(files)  # type: ignore[arg-type]
    other.get_by_role("button", name="Look at it").click()
    expect(other.locator("h1")).to_have_text("My evening")
    expect(other.get_by_text("as they wrote it themselves")).to_be_visible()
    other.get_by_role("button", name="Yes, keep it").click()
    expect(other.locator(".build .what b")).to_have_count(3)


def test_what_stands_behind_the_sign_of_a_link_is_never_in_a_request(open_page: Open) -> None:
    link = link_of(given(open_page("/")))
    page = open_page("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(link)
    if page.locator("a[data-carry]").count():  # a household of several: the link goes along to the one chosen
        page.locator("a[data-carry]").first.click()
    expect(page.locator("h1")).to_have_text("My evening")
    assert "THENAR" not in page.url
    assert not [url for url in asked if "THENAR" in url.partition("#")[0]]


def test_the_link_is_copied_by_one_press(open_page: Open) -> None:
    page = open_page("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    given(page)
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("The link").input_value()


def test_nobody_is_kept_out_of_it(open_page: Open) -> None:
    page = given(open_page("/", reduced_motion="reduce"))
    keeps_nobody_out(page)
    link = link_of(page)
    person = page.url.split("/routines/")[0]
    page.goto(f"{person}/open/")
    keeps_nobody_out(page)
    page.get_by_label("Or the link").fill(link)
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("h1")).to_have_text("My evening")
    keeps_nobody_out(page)


def test_it_fits_with_letters_twice_as_large(open_page: Open) -> None:
    page = given(large(open_page))
    assert over(page) == []
    link = link_of(page)
    page.goto(page.url.split("/routines/")[0] + "/open/")
    assert over(page) == []
    page.get_by_label("Or the link").fill(link)
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("h1")).to_have_text("My evening")
    assert over(page) == []

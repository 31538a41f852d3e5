"""Soft sound under the voice: chosen by hand, heard at once where the session is, off in one touch, and remembered."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, at_the_start, playing, screened, until

TRACK = "document.querySelector('#track')"


def source(page: Page) -> str:
    return str(page.evaluate(f"{TRACK}.currentSrc"))


def choose(page: Page, *names: str) -> None:
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Sound", exact=True).click()
    for name in names:
        page.get_by_role("radio", name=name, exact=True).check()
    page.locator("#beds").get_by_role("button", name="Close").click()


def test_a_bed_is_laid_under_a_session_that_plays_and_taken_away_in_one_touch(open_page: Open) -> None:
    page = playing(open_page())
    until(page, f"{TRACK}.currentTime > 1")
    assert "bed=" not in source(page)
    expect(page.locator("#bed-off")).to_be_hidden()
    before = float(page.evaluate(f"{TRACK}.currentTime"))
    choose(page, "The sea", "Clear")
    until(page, f"{TRACK}.currentSrc.includes('bed=sea&level=3') && !{TRACK}.paused && {TRACK}.readyState >= 3")
    after = float(page.evaluate(f"{TRACK}.currentTime"))
    assert before <= after < before + 30, "it goes on where it was"
    until(page, f"{TRACK}.currentTime > {after} + 0.5")
    page.locator("#bed-off").click()
    until(page, f"!{TRACK}.currentSrc.includes('bed=') && !{TRACK}.paused && {TRACK}.readyState >= 3")
    expect(page.locator("#bed-off")).to_be_hidden()
    assert float(page.evaluate(f"{TRACK}.currentTime")) >= after


def test_a_far_place_is_jumped_to_over_a_bed(open_page: Open) -> None:
    page = playing(open_page())
    choose(page, "Rain")
    until(page, f"{TRACK}.currentSrc.includes('bed=rain') && {TRACK}.readyState >= 3")
    far = float(page.evaluate(f"{TRACK}.duration")) * 0.6
    page.evaluate(f"{TRACK}.currentTime = {far}")
    until(page, f"{TRACK}.currentTime > {far + 0.5} && !{TRACK}.seeking")
    assert page.evaluate(f"{TRACK}.error") is None


def test_what_was_chosen_is_there_again_for_this_person(open_page: Open) -> None:
    page = at_the_start(open_page())
    page.locator("#bed-first").click()
    page.get_by_role("radio", name="A warm room").check()
    page.locator("#beds").get_by_role("button", name="Close").click()
    page.reload()
    page.locator("#bed-first").click()
    expect(page.get_by_role("radio", name="A warm room")).to_be_checked()
    expect(page.get_by_role("radio", name="Soft", exact=True)).to_be_checked()
    until(page, f"{TRACK}.src.includes('bed=room&level=2')")


def test_where_the_mixed_sound_cannot_be_had_the_voice_alone_goes_on(open_page: Open) -> None:
    page = playing(open_page())
    page.route("**/track.*bed=*", lambda route: route.abort())
    choose(page, "A low tone")
    until(page, f"!{TRACK}.currentSrc.includes('bed=') && !{TRACK}.paused && {TRACK}.readyState >= 3")


def test_the_plan_offers_what_the_session_begins_with(open_page: Open) -> None:
    page = screened(open_page())
    assert "bed=" not in (page.locator("#sound-file").get_attribute("href") or "")
    page.locator("#bed summary").click()
    expect(page.locator("#levels")).to_be_hidden()
    page.get_by_role("radio", name="Rain").check()
    page.get_by_role("radio", name="Full", exact=True).check()
    expect(page.locator("#bed-now")).to_have_text("Rain")
    assert (page.locator("#sound-file").get_attribute("href") or "").endswith("/plan/session.m4a?bed=rain&level=4")
    with page.expect_response(lambda one: one.url.endswith("/plan/preview.ogg?bed=rain&level=4")) as heard:
        page.get_by_role("button", name="Hear how it begins").click()
    assert heard.value.ok
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url("**/session/**")
    until(page, f"{TRACK}.src.includes('bed=rain&level=4')")


def test_how_loud_it_is_is_remembered_here(open_page: Open) -> None:
    page = playing(open_page())
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Sound", exact=True).click()
    before = source(page)
    page.get_by_role("slider", name="Volume").press("ArrowLeft")
    page.get_by_role("slider", name="Volume").press("ArrowLeft")
    until(page, f"{TRACK}.volume === 0.8")
    assert source(page) == before, "nothing is fetched anew for it"
    page.reload()
    until(page, f"{TRACK}.volume === 0.8")
    assert page.get_by_role("slider", name="Volume", include_hidden=True).input_value() == "8"


def test_where_only_the_device_says_how_loud_nothing_is_said_of_it(open_page: Open) -> None:
    page = at_the_start(open_page())
    page.add_init_script("Object.defineProperty(HTMLMediaElement.prototype, 'volume', {get: () => 1, set: () => {}})")
    page.reload()
    page.locator("#bed-first").click()
    expect(page.get_by_role("radio", name="Rain")).to_be_visible()
    expect(page.locator("#loudness")).to_be_hidden()

"""The session goes on: after a call, after a broken network, after the tab or the machine was gone."""

import pytest
from playwright.sync_api import Error, Page, expect

from benchmarks.cue_bench.browser import chromium as plain_chromium
from tests.browser.conftest import Open, at_the_start, playing, until
from tests.browser.find_chromium import find_chromium
from tests.browser.test_session import IS_PAUSED, IS_PLAYING, TRACK, data_of, now, seek


def reached(page: Page, seconds: float) -> None:
    """Jump, and wait until the server was told of the step."""
    told = lambda request: "/event/" in request.url and '"place"' in (request.post_data or "")  # noqa: E731
    with page.expect_request_finished(told):
        seek(page, seconds)


def kill(page: Page) -> None:
    with pytest.raises(Error):
        page.goto("chrome://crash", timeout=10_000)


def close(page: Page) -> None:
    page.close(run_before_unload=False)


@pytest.mark.parametrize("gone", [kill, close])
def test_a_session_whose_tab_is_gone_goes_on_at_its_step(open_page: Open, gone: object) -> None:
    page = playing(open_page())
    context, step = page.context, [one for one in data_of(page)["sections"] if one["kind"] == "step"][1]
    reached(page, (step["at_ms"] + step["end_ms"]) / 2000)
    gone(page)  # type: ignore[operator]
    anew = context.new_page()
    anew.goto("/")
    anew.get_by_role("link", name=f"Go on where you stopped: {step['title']}").click()
    expect(anew.locator(".stopped")).to_contain_text(step["title"])
    anew.get_by_role("button", name="Yes, go on").click()
    until(anew, IS_PLAYING)
    expect(anew.locator("#title")).to_have_text(step["title"])
    until(anew, f"{TRACK}.currentTime > {step['at_ms'] / 1000 + 0.1}")
    assert now(anew) < step["at_ms"] / 1000 + 5


def test_the_place_is_told_as_the_page_goes(open_page: Open) -> None:
    page = playing(open_page())
    address, step = page.url, [one for one in data_of(page)["sections"] if one["kind"] == "step"][1]
    reached(page, step["at_ms"] / 1000 + 0.1)
    page.evaluate(f"{TRACK}.playbackRate = 16")
    until(page, f"{TRACK}.currentTime > {step['at_ms'] / 1000 + 20}")
    page.goto("/")
    for _ in range(20):  # the last note may arrive after the next page was asked for
        page.goto(address)
        resume = data_of(page)["resume"]
        if resume["heard_ms"] > step["at_ms"] + 15_000:
            break
    else:
        pytest.fail("what was heard since the step began was not told")
    assert resume["ms"] == step["at_ms"]


def sentence(page: Page) -> dict[str, float]:
    """A sentence in the middle of a step, long enough to be cut."""
    said = [one for one in data_of(page)["cues"] if one["kind"] == "say" and one.get("step")]
    found: dict[str, float] = next(one for one in said if one["duration_ms"] > 2500)
    return found


@pytest.mark.parametrize("by", ["a call", "a touch"])
def test_after_a_break_the_sentence_that_was_cut_is_said_again(open_page: Open, by: str) -> None:
    page = playing(open_page())
    cut = sentence(page)
    seek(page, cut["at_ms"] / 1000 + 1.5)
    until(page, f"{TRACK}.currentTime > {cut['at_ms'] / 1000 + 1.6}")
    page.evaluate(f"{TRACK}.pause()") if by == "a call" else page.keyboard.press("Space")
    until(page, f"{IS_PAUSED} && !{TRACK}.seeking")
    assert cut["at_ms"] / 1000 - 0.17 <= now(page) <= cut["at_ms"] / 1000
    expect(page.locator("#pause")).to_have_text("Go on")
    expect(page.locator("#caption")).to_have_text(str(cut["text"]))
    page.evaluate(f"{TRACK}.play()") if by == "a call" else page.keyboard.press("Space")
    until(page, f"{IS_PLAYING} && {TRACK}.currentTime > {cut['at_ms'] / 1000}")
    expect(page.locator("#pause")).to_have_text("Pause")


def test_a_pause_between_sentences_goes_on_where_it_was(open_page: Open) -> None:
    page = playing(open_page())
    rest = next(one for one in data_of(page)["cues"] if one["kind"] == "rest" and one["duration_ms"] > 3000)
    seek(page, rest["at_ms"] / 1000 + 1)
    before = now(page)
    page.keyboard.press("Space")
    until(page, IS_PAUSED)
    assert now(page) >= before


def test_a_track_that_the_network_broke_is_fetched_again_and_goes_on(open_page: Open) -> None:
    page = open_page()
    page.route("**/track.*", lambda route: route.abort())
    at_the_start(page)
    until(page, f"{TRACK}.error !== null")
    page.get_by_role("button", name="Begin").click()
    until(page, f"{TRACK}.error !== null")
    page.unroute("**/track.*")
    until(page, f"{IS_PLAYING} && {TRACK}.currentTime > 0.5")
    assert page.evaluate(f"{TRACK}.error") is None


COUNT_LOCKS = """window.locks = 0;
  navigator.wakeLock.request = () => (window.locks += 1, Promise.resolve({ released: true, release() {} }))"""
CENTER = """(box => [box.x + box.width / 2, box.y + box.height / 2])(
  document.querySelector("#start").getBoundingClientRect())"""


def test_a_hidden_page_plays_on_and_shows_where_it_is_when_it_comes_back(open_page: Open) -> None:
    """In a browser without a driver's switches, which would keep a hidden tab awake."""
    page = at_the_start(open_page())
    address, kept = page.url, page.context.cookies()
    program = find_chromium()
    assert program
    with plain_chromium(program) as browser:
        browser.send("Storage.setCookies", cookies=kept)
        tab = browser.open(address)
        browser.wait_for(tab, "document.querySelector('#start')?.disabled === false")
        browser.value(tab, COUNT_LOCKS)
        x, y = browser.value(tab, CENTER)
        browser.click(tab, x, y)
        browser.wait_for(tab, f"{TRACK}.currentTime > 0.5")
        assert browser.value(tab, "window.locks") == 1
        front = browser.open("about:blank")
        browser.wait_for(tab, "document.visibilityState === 'hidden'")
        title = browser.value(tab, "document.querySelector('#title').textContent")
        browser.value(tab, f"{TRACK}.playbackRate = 16")
        browser.wait_for(tab, f"{TRACK}.currentTime > 100", 60)
        assert browser.value(tab, "document.visibilityState") == "hidden"
        browser.close(front)
        browser.wait_for(tab, "document.visibilityState === 'visible'")
        browser.wait_for(tab, f"document.querySelector('#title').textContent !== {title!r}")
        shown = f"""(data => data.sections.filter(one => one.at_ms <= {TRACK}.currentTime * 1000).at(-1).title)(
          JSON.parse(document.querySelector('script#session').textContent))"""
        browser.wait_for(tab, f"document.querySelector('#title').textContent === {shown}")
        assert browser.value(tab, "window.locks") == 2

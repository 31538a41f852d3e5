"""Without a hand on the screen: touches of any kind, keys, pedals and presenters, headsets."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import Open, at_the_start, playing, until
from tests.browser.test_session import IS_PAUSED, IS_PLAYING, TRACK, data_of, now, seek

PAUSES = f"{TRACK}.addEventListener('pause', () => (window.pauses = (window.pauses ?? 0) + 1))"
Points = list[tuple[float, float]]


def touch(cdp: CDPSession, down: Points, up: Points | None = None) -> None:
    """All points touch, move to where they are lifted, and are lifted."""
    for kind, points in (("touchStart", down), ("touchMove", up or down), ("touchEnd", [])):
        touching = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touching})


def step_of(page: Page, number: int) -> dict[str, Any]:
    found: dict[str, Any] = [one for one in data_of(page)["sections"] if one["kind"] == "step"][number]
    return found


@pytest.mark.parametrize(("place", "y"), [("#picture", 150), ("#title", 4), (".top", 4)])
def test_touching_anywhere_pauses_and_goes_on(open_page: Open, place: str, y: int) -> None:
    page = playing(open_page())
    page.locator(place).click(position={"x": 30, "y": y})
    until(page, IS_PAUSED)
    expect(page.locator("#pause")).to_have_text("Go on")
    page.locator(place).click(position={"x": 30, "y": y})
    until(page, IS_PLAYING)


def test_a_knuckle_or_an_elbow_is_one_touch_and_may_slip(open_page: Open) -> None:
    page = playing(open_page(has_touch=True))
    cdp = page.context.new_cdp_session(page)
    touch(cdp, [(120, 200), (150, 230), (180, 215)], [(130, 215), (165, 245), (190, 230)])
    until(page, IS_PAUSED)
    expect(page.locator("#pause")).to_have_text("Go on")
    touch(cdp, [(200, 300)], [(215, 322)])
    until(page, IS_PLAYING)


def test_touching_twice_is_again_and_never_heard_as_a_pause(open_page: Open) -> None:
    page = playing(open_page(has_touch=True))
    cdp = page.context.new_cdp_session(page)
    at = step_of(page, 1)["at_ms"] / 1000
    seek(page, at + 9)
    page.evaluate(PAUSES)
    touch(cdp, [(100, 250)])
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
    touch(cdp, [(180, 250)])
    until(page, f"{TRACK}.currentTime < {at + 3}")
    assert now(page) >= at - 0.05
    assert page.evaluate("window.pauses ?? 0") == 0


def test_turning_the_picture_does_not_pause(open_page: Open) -> None:
    page = playing(open_page())
    page.evaluate(PAUSES)
    box = page.locator("#picture").bounding_box()
    assert box
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 60, steps=4)
    page.mouse.up()
    before = now(page)
    until(page, f"{TRACK}.currentTime > {before + 1}")
    assert page.evaluate("window.pauses ?? 0") == 0


def test_every_key_of_the_table_does_what_the_table_says(open_page: Open) -> None:
    page = playing(open_page())
    step = next(one for one in data_of(page)["sections"] if one.get("pressure") == 2)
    limb = page.locator("#limb")
    page.evaluate("document.activeElement.blur()")
    for key, action in data_of(page)["keys"].items():
        seek(page, step["at_ms"] / 1000 + 9)
        page.keyboard.press(key)
        if action == "toggle":
            until(page, IS_PAUSED)
            page.keyboard.press(key)
        elif action == "again":
            until(page, f"{TRACK}.currentTime < {step['at_ms'] / 1000 + 3}")
        elif action == "next":
            until(page, f"{TRACK}.currentTime >= {step['end_ms'] / 1000 - 0.05}")
        elif action == "softer":
            expect(limb).to_contain_text("light touch ●○○")
        elif action == "firmer":
            expect(limb).to_contain_text("usual touch ●●○")
        else:
            assert action == "wrong"
            assert page.evaluate(IS_PAUSED)
            expect(page.get_by_role("dialog")).to_be_visible()
            page.keyboard.press(key)  # opened by mistake: it closes, tells nothing, and nothing goes on by itself
            expect(page.get_by_role("dialog")).to_have_count(0)
            assert page.evaluate(IS_PAUSED)
            return
        until(page, IS_PLAYING)
    pytest.fail("the last key of the table is the one that stops")


def test_a_button_that_has_the_focus_takes_space_and_enter_for_itself(open_page: Open) -> None:
    page = playing(open_page())
    page.evaluate(PAUSES)
    page.locator("#more").focus()
    for key, shown in (("Enter", "true"), ("Space", "true")):
        page.locator("#more").focus()
        page.keyboard.press(key)
        expect(page.locator("#more")).to_have_attribute("aria-expanded", shown)
        expect(page.locator("#firmer")).to_be_focused()
        page.locator("#more").click()
    assert page.evaluate("window.pauses ?? 0") == 0


def test_after_a_button_was_touched_a_pedal_means_pause(open_page: Open) -> None:
    page = playing(open_page())
    page.locator("#again").click()
    expect(page.locator("#pause")).to_be_focused()
    page.keyboard.press("Enter")
    until(page, IS_PAUSED)
    page.keyboard.press("Space")
    until(page, IS_PLAYING)


MEDIA = """
  window.media = {};
  const set = navigator.mediaSession.setActionHandler;
  navigator.mediaSession.setActionHandler = (name, act) => {
    window.media[name] = act;
    set.call(navigator.mediaSession, name, act);
  };
  const place = navigator.mediaSession.setPositionState;
  navigator.mediaSession.setPositionState = state => {
    window.placed = state;
    place.call(navigator.mediaSession, state);
  };
"""


def test_headsets_and_the_lock_screen_can_do_all_they_offer(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(MEDIA)
    at_the_start(page).get_by_role("button", name="Begin").click()
    until(page, f"{TRACK}.currentTime > 0.5")
    first, second = step_of(page, 0), step_of(page, 1)
    do = "([name, about]) => window.media[name]({ action: name, ...about })"
    page.evaluate(do, ["pause", {}])
    until(page, f"{IS_PAUSED} && navigator.mediaSession.playbackState === 'paused'")
    page.evaluate(do, ["play", {}])
    until(page, f"{IS_PLAYING} && navigator.mediaSession.playbackState === 'playing'")
    page.evaluate(do, ["seekto", {"seekTime": first["at_ms"] / 1000 + 5}])
    expect(page.locator("#title")).to_have_text(first["title"])
    page.evaluate(do, ["nexttrack", {}])
    expect(page.locator("#title")).to_have_text(second["title"])
    until(page, f"Math.abs(window.placed.position - {second['at_ms'] / 1000}) < 1")
    page.evaluate(do, ["seekforward", {}])
    until(page, f"{TRACK}.currentTime >= {second['at_ms'] / 1000 + 10}")
    page.evaluate(do, ["seekbackward", {"seekOffset": 4}])
    until(page, f"{TRACK}.currentTime < {second['at_ms'] / 1000 + 9}")
    page.evaluate(do, ["previoustrack", {}])
    until(page, f"{TRACK}.currentTime < {second['at_ms'] / 1000 + 3}")
    shown = "({ title, artist, artwork }) => [title, artist, artwork[0].src, artwork[0].sizes]"
    shown = f"({shown})(navigator.mediaSession.metadata)"
    title, artist, art, sizes = page.evaluate(shown)
    assert (title, artist) == (second["title"], second["limb"].replace("-", " "))
    assert (page.request.get(art).headers["content-type"], sizes) == ("image/png", "192x192")

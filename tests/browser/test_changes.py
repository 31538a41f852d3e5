"""What is changed while the session plays: answered by the voice, planned by the server, and gone on with."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, at_the_start, mark, playing, started, until
from tests.browser.test_session import IS_PLAYING, TRACK, data_of, now, seek

ANSWERS = """
  window.said = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    if (this.id !== "track") window.said.push(new URL(this.src).pathname.split("/").pop());
    return play.call(this);
  };
"""


def heard(page: Page, name: str, words: str) -> None:
    """The voice answered, its words were shown, and the session goes on."""
    expect(page.locator("#caption")).to_have_text(words)
    until(page, f"window.said.at(-1) === '{name}.ogg' && {IS_PLAYING}")


def ready(page: Page, **wishes: str) -> Page:
    page.add_init_script(ANSWERS)
    return playing(page, **wishes)


def press(page: Page, button: str) -> None:
    """A button of the second set."""
    page.locator("#more").click()
    page.locator(f"#{button}").click()


def minutes_left(page: Page) -> int:
    found = re.search(r"(\d+) minutes left", page.locator("#where").inner_text())
    assert found
    return int(found[1])


def test_firmer_as_far_as_it_may_be_and_softer_again(open_page: Open) -> None:
    page = ready(open_page())
    step = next(one for one in data_of(page)["sections"] if one.get("pressure") == 2)
    seek(page, step["at_ms"] / 1000 + 9)
    page.locator("#softer").click()
    heard(page, "softer", "Softer from here.")
    expect(page.locator("#limb")).to_contain_text("●○○")
    press(page, "firmer")
    heard(page, "firmer", "A little firmer, if it feels good.")
    expect(page.locator("#limb")).to_contain_text("●●○")
    for _ in range(2):
        press(page, "firmer")
        until(page, f"window.said.at(-1).endsWith('firmer.ogg') && {IS_PLAYING}")
    assert page.evaluate("window.said.at(-1)") == "no-firmer.ogg"


def test_the_other_side_comes_now_and_longer_adds_minutes(open_page: Open) -> None:
    page = ready(open_page(), minutes="10")
    first = next(one for one in data_of(page)["sections"] if one.get("limb") == "left-hand")
    seek(page, first["at_ms"] / 1000 + 12)
    before = minutes_left(page)
    press(page, "longer")
    heard(page, "longer", "A little longer from here.")
    assert minutes_left(page) in (before + 2, before + 3)
    assert abs(now(page) - first["at_ms"] / 1000 - 12) < 8, "the place stays"
    press(page, "other-side")
    heard(page, "other-side", "Over to the other side.")
    expect(page.locator("#caption")).to_have_text("Now change to the right hand.")
    expect(page.locator("#limb")).to_contain_text("Right hand")
    page.reload()
    expect(page.locator(".stopped")).to_contain_text("right hand")


def test_a_change_that_is_not_possible_is_said_and_the_session_goes_on(open_page: Open) -> None:
    page = ready(open_page())
    last = data_of(page)["sections"][-1]
    seek(page, last["at_ms"] / 1000 + 1)
    press(page, "other-side")
    heard(page, "no-other-side", "There is no other side to change to now.")
    press(page, "longer")
    heard(page, "no-longer", "This is as long as it may be today.")
    until(page, "!document.querySelector('#track').paused")
    until(page, f"document.querySelector('#track').currentTime > {last['at_ms'] / 1000}")
    assert now(page) > last["at_ms"] / 1000


def test_without_the_server_the_voice_says_that_it_cannot_be(open_page: Open) -> None:
    page = ready(open_page())
    step = next(one for one in data_of(page)["sections"] if one.get("pressure") == 2)
    until(page, "document.querySelector('#track').readyState >= 4")
    seek(page, step["at_ms"] / 1000 + 1)
    page.wait_for_load_state("networkidle")  # the sentence and the rest of the scripts come after the page
    page.context.set_offline(True)
    press(page, "firmer")
    heard(page, "not-now", "That cannot be changed just now.")
    expect(page.locator("#limb")).to_contain_text("●●○")


def test_again_takes_its_time_from_what_is_ahead_where_the_session_may_not_get_longer(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(ANSWERS)
    started(page, minutes="30").get_by_role("button", name="None of these").click()
    mark(page, "older-or-frail")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url("**/session/**")
    page.get_by_role("button", name="Begin").click()
    until(page, f"{TRACK}.currentTime > 0.5")
    data = data_of(page)
    assert data["most_ms"] < 30 * 60_000
    assert data["duration_ms"] <= data["most_ms"]
    step = next(one for one in data["sections"] if one["kind"] == "step")
    page.evaluate(f"{TRACK}.playbackRate = 16")
    until(page, f"{TRACK}.currentTime > {step['end_ms'] / 1000 - 5} && ({TRACK}.playbackRate = 1)")
    before = minutes_left(page)
    with page.expect_response("**/change/") as changed:
        page.locator("#again").click()
    assert changed.value.json()["data"]["duration_ms"] < data["duration_ms"]
    until(page, f"{IS_PLAYING} && {TRACK}.currentTime < {(step['at_ms'] + step['end_ms']) / 2000}")
    assert minutes_left(page) <= before + 1


def test_a_newer_touch_is_never_undone_by_an_older_answer(open_page: Open) -> None:
    page = ready(open_page())
    step = next(one for one in data_of(page)["sections"] if one.get("pressure") == 2)
    seek(page, step["at_ms"] / 1000 + 9)
    page.locator("#softer").click()
    page.locator("#wrong").click()
    expect(page.locator("#limb")).to_contain_text("●○○")
    until(page, "document.querySelector('dialog[open]')")
    assert page.evaluate(f"{TRACK}.paused")


def test_what_was_changed_is_told_at_the_end(open_page: Open) -> None:
    page = ready(open_page())
    step = next(one for one in data_of(page)["sections"] if one.get("limb") == "left-hand")
    seek(page, step["at_ms"] / 1000 + 9)
    press(page, "longer")
    heard(page, "longer", "A little longer from here.")
    page.locator("#pause").click()
    page.locator("#leave").click()
    page.wait_for_url("**/end/")
    expect(page.locator("main")).to_contain_text(f"Longer from “{step['title']}” on.")


def test_the_first_page_of_a_session_fetches_no_answer(open_page: Open) -> None:
    """They come with the begin button: the page is there sooner."""
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    at_the_start(page)
    assert not [url for url in asked if "/voice/" in url]
    page.get_by_role("button", name="Begin").click()
    until(page, "performance.getEntriesByType('resource').filter(one => one.name.includes('/voice/')).length >= 5")

"""The session as it is heard and seen."""

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, at_the_start, playing, until

TRACK = "document.querySelector('#track')"
IS_PAUSED = f"{TRACK}.paused"
IS_PLAYING = f"!{TRACK}.paused"


def data_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("JSON.parse(document.querySelector('script#session').textContent)")
    return found


def caption_at(data: dict[str, Any], ms: float) -> str | None:
    """What is being said at a time, or was said last."""
    said = [cue["text"] for cue in data["cues"] if cue["kind"] in ("say", "breathe") and cue["at_ms"] <= ms]
    return said[-1] if said else None


def seek(page: Page, seconds: float) -> None:
    page.evaluate(
        f"""seconds => new Promise(done => {{
          {TRACK}.addEventListener("seeked", () => requestAnimationFrame(() => done()), {{ once: true }});
          {TRACK}.currentTime = seconds;
        }})""",
        seconds,
    )


def now(page: Page) -> float:
    return float(page.evaluate(f"{TRACK}.currentTime"))


def test_a_whole_session_is_heard_to_its_end_with_every_caption_in_its_place(open_page: Open) -> None:
    """Sixteen times as fast: at every frame the page shows what its track says at that moment."""
    page = playing(open_page())
    data = data_of(page)
    page.evaluate(
        f"""() => {{
          window.seen = [];
          const track = {TRACK};
          const look = () => {{
            const before = track.currentTime * 1000;
            const caption = document.querySelector("#caption").textContent;
            window.seen.push([before, caption, document.querySelector("#title").textContent]);
            if (!track.ended) requestAnimationFrame(look);
          }};
          requestAnimationFrame(look);
          track.playbackRate = 16;
          window.addEventListener("pagehide", () => sessionStorage.setItem("seen", JSON.stringify(window.seen)));
        }}"""
    )
    page.wait_for_url("**/end/", timeout=60_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you.")
    seen = page.evaluate("JSON.parse(sessionStorage.getItem('seen'))")
    slack = 16 * 2 * 17  # two frames of the screen at sixteen times the pace
    wrong = [
        (ms, caption)
        for (last, _, _), (ms, caption, _) in pairwise(seen)
        # what a frame shows was put there since the one before it, however late a busy machine draws
        if caption not in {caption_at(data, at) for at in (last - slack, ms - slack, ms, ms + slack)}
        and caption_at(data, ms - slack)
    ]
    assert not wrong
    assert {caption for _, caption, _ in seen} >= {cue["text"] for cue in data["cues"] if cue["kind"] == "say"}
    assert {title for _, _, title in seen} == {section["title"] for section in data["sections"]}


def counted(data: dict[str, Any], cue: dict[str, Any]) -> str:
    """The count of a repetition: its own, or of the places that are each worked once; none where it is alone."""
    if cue["of"] > 1:
        return f"{cue['repetition']}of {cue['of']}"
    places = [one["at_ms"] for one in data["cues"] if one.get("repetition") and one.get("step") == cue["step"]]
    return f"{places.index(cue['at_ms']) + 1}of {len(places)}" if len(places) > 1 else ""


def test_captions_counts_and_steps_follow_the_track_wherever_it_is(open_page: Open) -> None:
    page = playing(open_page())
    data = data_of(page)
    page.keyboard.press("Space")
    until(page, IS_PAUSED)
    for cue in data["cues"][:: max(1, len(data["cues"]) // 25)]:
        ms = cue["at_ms"] + min(cue["duration_ms"], 400) / 2
        seek(page, ms / 1000)
        section = [one for one in data["sections"] if one["at_ms"] <= ms][-1]
        expect(page.locator("#caption")).to_have_text(caption_at(data, ms) or "")
        expect(page.locator("#sentence")).to_have_text(section["sentence"])
        expect(page.locator("#title")).to_have_text(section["title"])
        if cue.get("repetition") and "step" in cue:
            expect(page.locator("#count")).to_have_text(counted(data, cue))


def test_again_begins_the_step_anew(open_page: Open) -> None:
    page = playing(open_page())
    section = data_of(page)["sections"][2]
    seek(page, section["at_ms"] / 1000 + 5)
    page.locator("#again").click()
    until(page, f"{TRACK}.currentTime < {section['at_ms'] / 1000 + 2}")
    assert now(page) >= section["at_ms"] / 1000 - 0.05


def test_something_is_wrong_stops_the_sound_within_a_frame(open_page: Open) -> None:
    page = playing(open_page())
    took = page.evaluate(
        f"""() => {{
          const track = {TRACK}, pause = track.pause.bind(track), begun = performance.now();
          let stopped = Infinity;
          track.pause = () => {{ pause(); if (track.paused) stopped = performance.now(); }};
          document.querySelector("#wrong").click();
          return stopped - begun;
        }}"""
    )
    assert took < 16.7
    expect(page.get_by_role("button", name="Too firm")).to_be_visible()


def test_too_firm_goes_on_softer_at_the_same_place_and_is_kept(open_page: Open) -> None:
    page = playing(open_page())
    step = next(one for one in data_of(page)["sections"] if one.get("pressure") == 2)
    seek(page, step["at_ms"] / 1000 + 2)
    expect(page.locator("#limb")).to_contain_text("usual touch ●●○")
    page.locator("#wrong").click()
    at = now(page)
    page.get_by_role("button", name="Too firm").click()
    page.get_by_role("button", name="Go on, softer").click()
    until(page, f"!{TRACK}.paused && {TRACK}.currentTime > {at}")
    expect(page.locator("#limb")).to_contain_text("light touch ●○○")
    assert now(page) < at + 2
    page.locator("#wrong").click()
    page.get_by_role("button", name="Too firm").click()
    expect(page.get_by_role("button", name="Go on, softer")).to_be_hidden()
    page.get_by_role("button", name="End the session").click()
    page.wait_for_url("**/end/")
    expect(page.locator("main")).to_contain_text(f"Too firm at “{step['title']}”. It went on softer.")


def test_a_sore_spot_goes_on_with_the_next_stroke(open_page: Open) -> None:
    page = playing(open_page())
    one, two = [section for section in data_of(page)["sections"] if section["kind"] == "step"][:2]
    seek(page, one["at_ms"] / 1000 + 2)
    page.locator("#wrong").click()
    page.get_by_role("button", name="A sore spot").click()
    page.get_by_role("button", name="Go on with the next stroke").click()
    until(page, f"!{TRACK}.paused && {TRACK}.currentTime >= {two['at_ms'] / 1000 - 0.05}")
    expect(page.locator("#title")).to_have_text(two["title"])


def test_the_black_screen_shows_nothing_and_a_touch_brings_all_back(open_page: Open) -> None:
    page = playing(open_page())
    page.locator("#more").click()
    page.locator("#black").click()
    for part in (".top", "#picture", "#title", "#pause"):
        expect(page.locator(part)).to_be_hidden()
    assert page.evaluate(f"!{TRACK}.paused")
    page.mouse.click(200, 400)
    expect(page.locator("#pause")).to_be_visible()
    assert page.evaluate(f"!{TRACK}.paused"), "the touch that wakes the screen does nothing else"
    page.mouse.click(200, 400)
    until(page, IS_PAUSED)


def test_without_the_server_the_session_goes_on_and_softer_still_softens(open_page: Open) -> None:
    page = playing(open_page())
    step = next(one for one in data_of(page)["sections"] if one.get("pressure") == 2)
    seek(page, step["at_ms"] / 1000 + 1)
    page.context.set_offline(True)
    page.locator("#softer").click()
    expect(page.locator("#limb")).to_contain_text("light touch")
    until(page, IS_PLAYING)


def test_the_lock_screen_knows_the_step(open_page: Open) -> None:
    page = playing(open_page())
    before = page.locator("#title").inner_text()
    page.locator("#skip").click()
    expect(page.locator("#title")).not_to_have_text(before)
    until(page, "navigator.mediaSession.metadata.title === document.querySelector('#title').textContent")


def test_a_page_left_open_over_midnight_does_not_begin(open_page: Open) -> None:
    page = at_the_start(open_page())
    page.clock.set_fixed_time("2031-01-01T08:00:00")
    with page.expect_navigation():
        page.get_by_role("button", name="Begin").click()
    expect(page.locator("#player")).to_be_hidden()


def test_without_scripts_everything_up_to_the_player_works(open_page: Open) -> None:
    page = at_the_start(open_page(java_script_enabled=False))
    expect(page.get_by_role("button", name="Begin")).to_be_hidden()
    page.get_by_text("More choices").click()
    page.get_by_text("As plain sound and text").click()
    expect(page.locator("audio[controls]")).to_be_visible()
    said = [cue["text"] for cue in data_of(page)["cues"] if cue["kind"] in ("say", "breathe")]
    for text, line in zip(said, page.locator(".plainly .transcript p").all(), strict=True):
        expect(line).to_contain_text(text)


def test_the_moving_picture_comes_into_the_session(scene_page: Page) -> None:
    """Once the page is usable, the scene is fetched and follows the stroke; the session does not wait for it."""
    page = playing(scene_page)
    step = next(one for one in data_of(page)["sections"] if one["kind"] == "step")
    seek(page, step["at_ms"] / 1000 + 1)
    expect(page.locator("#picture .scene canvas")).to_be_visible(timeout=30_000)
    expect(page.locator("#picture .way")).to_have_count(0)
    page.locator("#wrong").click(timeout=30_000)
    expect(page.get_by_role("dialog")).to_be_visible()

"""When something is wrong: emergencies first, whom to call, what is read aloud, and that a mistake leaves no trace."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, at_the_start, playing, theirs, until
from tests.browser.test_device_voice import DEVICE, begun, in_spanish, told
from tests.browser.test_session import IS_PAUSED, IS_PLAYING, TRACK, data_of, now, seek

CALM = ["Chest pain", "Trouble breathing", "Fainted, or cannot be woken", "Face, arm or speech changed",
        "A seizure (a fit)", "Heavy bleeding", "Sudden calf pain or swelling", "Swollen lips, face or throat",
        "Pregnant: pains or bleeding", "Spinal injury: pounding head"]  # fmt: skip
MILD = ["Too firm", "A sore spot", "A cramp", "Numb or tingling", "Cold", "Dizzy or sick", "Shaky or sweaty",
        "The skin tore", "The color changed", "Itching or hives", "Upset", "I changed my mind"]  # fmt: skip

# Notes each sound that begins, beside the track, and which of them goes on.
HEARD = """
  window.heard = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    if (this.id !== "track") window.heard.push(this);
    return play.call(this);
  };
"""
READS = "window.heard.at(-1)?.currentTime > 0.3 && !window.heard.at(-1).paused"


def in_trouble(page: Page, name: str) -> Page:
    """On the screen of one concern."""
    page.locator("#wrong").click()
    page.get_by_role("button", name=name, exact=True).click()
    return page


def told_of(page: Page) -> list[dict[str, Any]]:
    """Every note that this page sends from here on."""
    found: list[dict[str, Any]] = []
    page.on(
        "request",
        lambda one: (
            found.append(json.loads(one.post_data or "{}"))
            if one.method == "POST" and one.url.endswith("/event/")
            else None
        ),
    )
    return found


def test_the_emergencies_are_first_and_each_is_a_large_row(open_page: Open) -> None:
    page = playing(open_page())
    page.locator("#wrong").click()
    dialog = page.get_by_role("dialog", name="Stopped. What is wrong?")
    assert dialog.locator("[data-concern]").all_inner_texts() == [*CALM, *MILD]
    assert dialog.get_by_role("group", name="Emergency").get_by_role("button").all_inner_texts() == CALM
    boxes = [one.bounding_box() for one in dialog.locator(".rows button").all()]
    assert all(box and box["width"] > 340 and box["height"] >= 64 for box in boxes)
    first = boxes[0]
    assert first
    assert 0 <= first["y"] < 200, "the first one is seen without a scroll"


@pytest.mark.parametrize(
    ("zone", "language", "number"),
    [
        ("America/Chicago", "en-US", "911"),
        ("Europe/London", "en-US", "999"),
        ("Europe/Berlin", "en-GB", "112"),
        ("Australia/Sydney", "en-AU", "000"),
        ("Pacific/Auckland", "en-US", "111"),
        ("Africa/Lagos", "en-US", "112"),
    ],
)
def test_the_call_button_has_the_number_of_the_place(open_page: Open, zone: str, language: str, number: str) -> None:
    """Before it begins: where it is another day already, it does not begin."""
    page = at_the_start(open_page(timezone_id=zone, locale=language))
    for call in page.locator("a[data-call]").all():
        expect(call).to_have_attribute("href", f"tel:{number}")
        expect(call).to_have_text(f"Call {number}")


def test_the_call_button_is_large(open_page: Open) -> None:
    page = in_trouble(playing(open_page()), "Chest pain")
    box = page.get_by_role("link", name="Call").bounding_box()
    assert box
    assert box["height"] >= 90
    assert box["width"] > 300


def test_another_place_is_chosen_once_and_kept_on_the_device(open_page: Open) -> None:
    page = open_page()
    told = lambda request: "/event/" in request.url and '"began"' in (request.post_data or "")  # noqa: E731
    with page.expect_request_finished(told):  # or the page that comes back would begin, not go on
        playing(page)
    in_trouble(page, "Chest pain")
    page.get_by_label("Emergency number here").locator("visible=true").select_option(label="New Zealand: 111")
    expect(page.get_by_role("link", name="Call 111")).to_have_attribute("href", "tel:111")
    page.reload()
    page.get_by_text("More choices").click()
    expect(page.get_by_label("Emergency number here").locator("visible=true")).to_have_value("NZ")
    page.get_by_role("button", name="go on").click()
    in_trouble(page, "Heavy bleeding")
    expect(page.get_by_role("link", name="Call 111")).to_be_visible()


def test_an_emergency_is_three_steps_and_read_aloud_at_once(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(HEARD)
    playing(page)
    with page.expect_response("**/voice/aloud/dysreflexia.ogg*"):
        pass  # the last one: all are here
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    in_trouble(page, "Trouble breathing")
    until(page, READS)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Trouble breathing")).to_be_focused()
    expect(dialog).to_contain_text("Call the emergency number now.")
    assert dialog.locator(".steps li:visible").count() == 3
    assert [one for one in asked if not one.startswith("blob:")] == [], "no request tells what is wrong"
    assert page.evaluate("window.heard.at(-1).duration") > 12, "all of it"
    dialog.get_by_role("button", name="Quiet").click()
    assert page.evaluate("window.heard.at(-1).paused")
    dialog.get_by_role("button", name="Read it again").click()
    until(page, READS)
    assert page.evaluate("window.heard.at(-1).currentTime") < 5, "from its beginning"


def test_calling_makes_it_quiet_and_ends_the_session_for_good(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(HEARD)
    playing(page)
    page.evaluate("addEventListener('click', event => event.target.closest('a[href^=tel]') && event.preventDefault())")
    notes = told_of(page)
    in_trouble(page, "Trouble breathing")
    with page.expect_request("**/event/"):
        page.get_by_role("link", name="Call").click()
    assert page.evaluate("window.heard.every(one => one.paused)")
    expect(page.locator(".steps li:visible")).to_have_count(3)
    page.get_by_role("button", name="End the session").click()
    page.wait_for_url("**/end/")
    assert [one["concern"] for one in notes if one["kind"] == "concern"] == ["breathless"], "told once"
    expect(page.get_by_role("link", name="Call")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Next time: No massage until a doctor has found out why.")
    expect(page.locator("main")).to_contain_text("The check is asked anew.")
    expect(page.get_by_text("And now?")).to_have_count(0)
    page.goto(theirs(page, "/plan/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("No massage today.")


@pytest.mark.parametrize("name", CALM)
def test_no_emergency_lets_the_massage_go_on(open_page: Open, name: str) -> None:
    page = in_trouble(playing(open_page()), name)
    buttons = page.get_by_role("dialog").get_by_role("button").all_inner_texts()
    assert set(buttons) <= {"Back", "Quiet", "Read it again", "End the session"}
    assert page.evaluate("document.querySelector('#track').paused")


def test_opened_by_mistake_it_keeps_nothing_and_stays_paused(open_page: Open) -> None:
    page = playing(open_page())
    step = next(one for one in data_of(page)["sections"] if one["kind"] == "step")
    seek(page, step["at_ms"] / 1000 + 2)
    notes = told_of(page)
    for leave in ("Close", "Nothing is wrong"):
        page.locator("#wrong").click()
        page.get_by_role("button", name=leave, exact=True).click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        assert page.evaluate(IS_PAUSED)
    in_trouble(page, "Chest pain")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("button", name="Chest pain")).to_be_focused()
    page.get_by_role("button", name="Close", exact=True).click()
    assert page.evaluate(IS_PAUSED)
    at = now(page)
    page.get_by_role("button", name="Go on").click()
    until(page, f"{IS_PLAYING} && {TRACK}.currentTime > {at}")
    assert now(page) < at + 2
    page.locator("#pause").click()
    page.get_by_role("button", name="End here").click()
    page.wait_for_url("**/end/")
    assert not [one for one in notes if one["kind"] == "concern"]
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you.")


def test_with_keys_alone_to_an_emergency_and_back_out(open_page: Open) -> None:
    page = playing(open_page())
    notes = told_of(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    row = page.get_by_role("button", name="Fainted, or cannot be woken")
    for _ in range(12):
        page.keyboard.press("Tab")
        if row.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading", name="Fainted, or cannot be woken")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Call")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate(IS_PAUSED)
    assert not [one for one in notes if one["kind"] == "concern"]


def test_a_tab_that_is_closed_on_an_emergency_is_believed(open_page: Open) -> None:
    """Whoever closes it by hand has help to get: that is no mistake."""
    page = in_trouble(playing(open_page()), "Chest pain")
    end = data_of(page)["end"]
    page.goto("/about/")
    for _ in range(30):  # what a page tells as it goes may arrive after the next page was asked for
        page.goto(end)
        if page.get_by_role("heading", level=1).inner_text() == "We stopped.":
            break
    expect(page.get_by_role("heading", level=1)).to_have_text("We stopped.")
    expect(page.locator("main")).to_contain_text("Chest pain")


def test_a_headset_does_not_go_on_over_what_is_wrong(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(
        "const set = navigator.mediaSession.setActionHandler; window.media = {};"
        "navigator.mediaSession.setActionHandler = (name, act) => { window.media[name] = act;"
        " set.call(navigator.mediaSession, name, act); };"
    )
    in_trouble(playing(page), "Heavy bleeding")
    page.evaluate("window.media.play({ action: 'play' })")
    assert page.evaluate(IS_PAUSED)


def test_without_the_server_it_is_read_aloud_and_calls(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(HEARD)
    playing(page)
    with page.expect_response("**/voice/aloud/dysreflexia.ogg*"):
        pass  # the last one: all are here
    page.context.set_offline(True)
    in_trouble(page, "Heavy bleeding")
    until(page, READS)
    expect(page.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")


def test_where_our_voice_is_not_heard_the_device_reads(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(DEVICE)
    page.route("**/voice/aloud/**", lambda route: route.abort())
    in_trouble(playing(page), "Chest pain")
    until(page, "window.told.some(one => one.text?.startsWith('Call the emergency number now'))")
    said = told(page)[-1]
    assert said["voice"] == "english"
    assert str(said["text"]).endswith("First tell them of allergies and blood thinners.")


def test_in_spanish_the_device_reads_the_emergency(open_page: Open) -> None:
    page = begun(in_spanish(open_page(), DEVICE))
    page.locator("#wrong").click()
    page.locator("[data-concern=chest-pain]").click()
    until(page, "window.told.at(-1).text?.startsWith('Llame ya al número de emergencias')")
    assert told(page)[-1]["voice"] == "own"
    page.get_by_role("button", name="Silencio").click()
    assert page.evaluate("window.told.at(-1).cancel")

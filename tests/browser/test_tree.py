"""What assistive technology is told: names, roles and states in the accessibility tree, and each announcement once."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, playing, until
from tests.browser.test_session import IS_PAUSED, IS_PLAYING, TRACK, data_of, now, seek

PLAIN = {"Again", "Pause", "Next", "Softer", "More", "Something is wrong"}
MORE = {"Firmer", "Other side", "Longer", "Less talk", "More talk", "Sound", "Black screen", "All words", "Help"}
# what changes the massage takes the room of the keys that lead it
OPENED = {"Pause", "More", "Something is wrong"} | MORE
COUNTED = """
  window.told = [];
  new MutationObserver(() => window.told.push(document.querySelector("#status").textContent))
    .observe(document.querySelector("#status"), { childList: true, characterData: true, subtree: true });
"""


def tree(page: Page) -> list[dict[str, Any]]:
    """Every node that is not ignored."""
    cdp = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = cdp.send("Accessibility.getFullAXTree")["nodes"]
    return [node for node in nodes if not node["ignored"]]


def of_role(page: Page, role: str) -> Iterator[dict[str, Any]]:
    return (node for node in tree(page) if node["role"]["value"] == role)


def names(page: Page, role: str) -> set[str]:
    return {node["name"]["value"] for node in of_role(page, role)}


def states(node: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one["value"].get("value") for one in node.get("properties", [])}


def test_every_control_of_a_session_has_its_role_and_name(open_page: Open) -> None:
    page = playing(open_page())
    assert names(page, "button") == PLAIN
    more = next(node for node in of_role(page, "button") if node["name"]["value"] == "More")
    assert states(more)["expanded"] is False
    assert {"Controls"} <= names(page, "group")
    page.locator("#more").click()
    assert names(page, "button") == OPENED
    assert {"Controls", "More controls"} <= names(page, "group")
    page.locator("#more").click()
    page.locator("#pause").click()
    expect(page.get_by_role("button", name="End here")).to_be_visible()
    assert names(page, "button") == PLAIN - {"Pause"} | {"Go on", "End here"}
    assert names(page, "heading") == {page.locator("#title").inner_text()}


def test_the_progress_says_step_and_minutes(open_page: Open) -> None:
    page = playing(open_page())
    step = next(one for one in data_of(page)["sections"] if one["kind"] == "step")
    page.keyboard.press("Space")
    until(page, IS_PAUSED)
    seek(page, step["at_ms"] / 1000 + 5)
    bar = next(of_role(page, "progressbar"))
    assert bar["name"]["value"] == "How far along"
    assert bar["value"]["value"] == round(100 * now(page) * 1000 / data_of(page)["duration_ms"])
    # the tree of this browser's debugger leaves the words of a value out
    expect(page.locator("#progress")).to_have_attribute("aria-valuetext", "Step 1 of 2 · 3 minutes left")


def test_each_step_and_each_pause_is_announced_once(open_page: Open) -> None:
    page = playing(open_page())
    first, second = [one for one in data_of(page)["sections"] if one["kind"] == "step"][:2]
    status = next(of_role(page, "status"))
    assert states(status)["live"] == "polite"
    page.evaluate(COUNTED)
    for step in (first, second):
        seek(page, step["at_ms"] / 1000 + 3)
        until(page, f"{TRACK}.currentTime > {step['at_ms'] / 1000 + 3.5}")
    page.keyboard.press("Space")
    until(page, IS_PAUSED)
    page.keyboard.press("Space")
    until(page, IS_PLAYING)
    until(page, f"{TRACK}.currentTime > {second['at_ms'] / 1000 + 4}")
    limbs = [one["limb"].replace("-", " ") for one in (first, second)]
    assert page.evaluate("window.told") == [
        f"Step 1 of 2. {first['title']}, {limbs[0]}",
        f"Step 2 of 2. {second['title']}, {limbs[1]}",
        "Paused.",
        "Going on.",
    ]


@pytest.mark.parametrize(
    ("button", "title"),
    [
        ("wrong", "Stopped. What is wrong?"),
        ("words-open", "All words of this session"),
        ("help-open", "Without a hand on the screen"),
    ],
)
def test_a_dialog_has_a_name_keeps_the_focus_and_gives_it_back(open_page: Open, button: str, title: str) -> None:
    page = playing(open_page())
    if button != "wrong":
        page.locator("#more").press("Enter")
    page.locator(f"#{button}").press("Enter")
    dialog = next(of_role(page, "dialog"))
    assert dialog["name"]["value"] == title
    assert states(dialog)["modal"] is True
    inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog[open]')"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    if button == "wrong":
        page.get_by_role("button", name="I changed my mind").or_(
            page.get_by_role("button", name="A sore spot")
        ).first.press("Enter")
        page.get_by_role("button", name="Go on with the next stroke").press("Enter")
        expect(page.locator("#wrong")).to_be_focused()
    else:
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator("#more")).to_be_focused()


def test_the_sentence_that_is_said_is_marked_among_all_words(open_page: Open) -> None:
    page = playing(open_page())
    data = data_of(page)
    said = [cue for cue in data["cues"] if cue["kind"] in ("say", "breathe")]
    page.locator("#more").click()
    page.locator("#words-open").click()
    assert page.locator("#transcript p").count() == len(said)
    for cue in (said[2], said[-2]):
        seek(page, cue["at_ms"] / 1000 + 0.2)
        expect(page.locator("#transcript [aria-current]")).to_contain_text(cue["text"])
    assert names(page, "heading") >= {one["title"] for one in data["sections"] if "limb" not in one}


def test_tab_goes_through_a_session_in_the_order_that_is_seen(open_page: Open) -> None:
    page = playing(open_page())
    page.locator("#more").press("Enter")
    order = []
    for _ in range(len(OPENED)):
        order.append(page.evaluate("document.activeElement.id"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.keyboard.press("Tab")
    seen = page.evaluate(
        """() => [...document.querySelectorAll("#player button")].filter(one => one.checkVisibility())
           .map(one => [one.id, one.getBoundingClientRect()])
           .sort(([, one], [, two]) => Math.round((one.y - two.y) / 8) || one.x - two.x).map(([id]) => id)"""
    )
    assert order == seen


def test_counts_are_felt_where_the_phone_can_and_the_person_wants_it(open_page: Open) -> None:
    page = open_page()
    page.add_init_script("window.pulses = []; navigator.vibrate = how => window.pulses.push(how)")
    playing(page)
    count = next(one for one in data_of(page)["cues"] if one["kind"] == "count")
    seek(page, count["at_ms"] / 1000 - 0.1)
    until(page, f"{TRACK}.currentTime > {count['at_ms'] / 1000 + 0.3}")
    assert page.evaluate("window.pulses") == []
    page.locator("#more").click()
    page.locator("#help-open").click()
    page.get_by_role("checkbox", name="The phone vibrates with each repetition").check()
    page.keyboard.press("Escape")
    page.evaluate("window.pulses = []")
    seek(page, count["at_ms"] / 1000 - 0.1)
    until(page, f"{TRACK}.currentTime > {count['at_ms'] / 1000 + 0.3}")
    assert page.evaluate("window.pulses.length") == 1
    page.reload()
    page.evaluate("document.querySelector('#feel').checked")
    expect(page.locator("#feel")).to_be_checked()

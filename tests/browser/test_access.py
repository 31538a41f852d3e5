"""For everyone: axe finds nothing, every target is large enough, and nothing scrolls sideways."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, at_the_start, mark, playing, screened, started, theirs
from tests.browser.test_session import data_of, seek


def _flags(page: Page) -> None:
    started(page)


def _conditions(page: Page) -> None:
    started(page).get_by_role("button", name="None of these").click()
    mark(page, "sprain")
    page.get_by_label("Their medicines and diagnoses").fill("zarelto, foomab, loratadine")
    expect(page.locator("#told li")).to_have_count(3)


def _next_check(page: Page) -> None:
    screened(page)
    page.goto(theirs(page, "/check/more/"))


def _plan(page: Page) -> None:
    _answer(page, "blood-thinner")
    page.wait_for_url("**/plan/")
    for details in page.locator("main details").all():
        details.locator("summary").first.click()


def _follow(there: Locator) -> None:
    """To the next page: what looks at a page at once must not see the one before it, or none."""
    with there.page.expect_navigation():
        there.click()


def _ask(page: Page) -> None:
    _answer(page, "cancer")


def _note(page: Page) -> None:
    _ask(page)
    page.goto(theirs(page, "/plan/note/"))


def _nothing(page: Page) -> None:
    started(page, area="Feet").get_by_role("button", name="None of these").click()
    mark(page, "athletes-foot")
    _follow(page.get_by_role("button", name="Continue"))


def _stop(page: Page) -> None:
    mark(started(page), "rf_dvt")
    _follow(page.get_by_role("button", name="Continue"))


def _ache(page: Page) -> None:
    _follow(screened(page).get_by_role("link", name="Where does it ache?"))


def _ready(page: Page) -> None:
    _follow(screened(page).get_by_role("link", name="Get ready"))


def _wrong(page: Page) -> None:
    playing(page).locator("#wrong").click()


def _advice(page: Page) -> None:
    _wrong(page)
    page.get_by_role("button", name="The color changed").click()


def _emergency(page: Page) -> None:
    _wrong(page)
    page.get_by_role("button", name="Swollen lips, face or throat").click()
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()


def _emergency_end(page: Page) -> None:
    _emergency(page)
    page.get_by_role("button", name="End the session").click()
    page.wait_for_url("**/end/")
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()


def _paused(page: Page) -> None:
    playing(page).locator("#pause").click()


def _more(page: Page) -> None:
    playing(page).locator("#more").click()


def _words(page: Page) -> None:
    _more(page)
    page.locator("#words-open").click()


def _help(page: Page) -> None:
    _more(page)
    page.locator("#help-open").click()


def _resumed(page: Page) -> None:
    with playing(page).expect_request_finished(lambda request: "/event/" in request.url):
        page.locator("#skip").click()
    page.reload()
    expect(page.locator(".stopped")).to_be_visible()


def _end(page: Page) -> None:
    _advice(page)
    page.get_by_role("button", name="End the session").click()
    page.wait_for_url("**/end/")


def _answer(page: Page, condition: str) -> None:
    started(page).get_by_role("button", name="None of these").click()
    mark(page, condition)
    _follow(page.get_by_role("button", name="Continue"))


def _at(path: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.goto("/")
        page.goto(theirs(page, path) if path.startswith("/journal/") else path)
        for details in page.locator("main details:visible").all():
            details.locator("summary").first.click()

    return go


def _key(page: Page) -> None:
    page.goto("/copies/")
    page.get_by_role("button", name="Make the key").click()
    page.get_by_label("Its last six letters").fill("AAAAAA")
    page.get_by_role("button", name="Use this key").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _written(page: Page) -> None:
    _at("/journal/write/")(page)
    page.get_by_label("Your words").fill("7°, 80 %")
    page.locator("form", has=page.get_by_label("Your words")).get_by_role("button", name="Save").click()
    expect(page.get_by_text("7°, 80 %").first).to_be_visible()


def _looked(page: Page) -> None:
    _at("/journal/other/")(page)
    diary = b'D1,P1,C1\n3/4/2026,4,80 %\n13/4/2026,"3,5",\n'
    page.get_by_label("The file").set_input_files({"name": "d1.csv", "mimeType": "text/csv", "buffer": diary})
    page.get_by_role("button", name="Look into it").click()
    expect(page.get_by_role("heading", name="What would be added")).to_be_visible()


def _correct(page: Page) -> None:
    _written(page)
    page.get_by_role("link", name=re.compile("Correct.*80 %")).first.click()


PLACES: dict[str, Callable[[Page], object]] = {
    "home": _at("/"),
    "red flags": _flags,
    "conditions": _conditions,
    "conditions again": _next_check,
    "plan": _plan,
    "ask": _ask,
    "note": _note,
    "nothing": _nothing,
    "stop": _stop,
    "ready": _ready,
    "ache": _ache,
    "start": at_the_start,
    "session": playing,
    "paused": _paused,
    "more": _more,
    "all words": _words,
    "help": _help,
    "cut off": _resumed,
    "something is wrong": _wrong,
    "emergency": _emergency,
    "advice": _advice,
    "end": _end,
    "end of an emergency": _emergency_end,
    "strokes": _at("/strokes/"),
    "stroke": _at("/strokes/palm-thumb-stroke/"),
    "picture": _at("/picture/"),
    "points": _at("/points/"),
    "point": _at("/points/pc6-neiguan/"),
    "zone": _at("/points/zones/heart/"),
    "what is known of points": _at("/points/known/"),
    "benefits": _at("/benefits/"),
    "about": _at("/about/"),
    "history": _at("/journal/"),
    "insight": _at("/journal/insight/"),
    "this week": _at("/journal/week/"),
    "experiment": _at("/journal/experiment/"),
    "reminders": _at("/journal/reminders/"),
    "data": _at("/journal/data/"),
    "written down": _written,
    "correct an entry": _correct,
    "write something down": _at("/journal/write/"),
    "changes": _at("/journal/changes/"),
    "a diary of another program": _at("/journal/other/"),
    "what was found in it": _looked,
    "copies": _at("/copies/"),
    "clients": _at("/clients/"),
    "key for copies": _key,
    "not there": _at("/nothing-here/"),
}
IN_SESSION = {"start", "session", "paused", "more", "all words", "help", "something is wrong", "emergency", "advice"}

# of a scale the row is the target: a finger slides along it
SMALL_TARGETS = """least => [...document.querySelectorAll(
    "button, .button, .call, .chip:not(.scale .chip), .scale .marks, summary, select, .line, .top a, .aside a, " +
    "input:not([type=hidden], [type=checkbox], [type=radio])"
  )].filter(one => one.checkVisibility({ visibilityProperty: true })).map(one => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width && (box.width < least - 0.5 || box.height < least - 0.5))
  .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""


def keeps_nobody_out(page: Page, least: int = 44) -> None:
    """axe in light and dark, targets of so many pixels, and at 320 pixels no sideways scroll and targets of 44."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(SMALL_TARGETS, least) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(SMALL_TARGETS, 44) == []


@pytest.mark.parametrize("place", PLACES)
def test_nobody_is_kept_out(open_page: Open, place: str) -> None:
    """Targets have 64 pixels in a session, and 44 elsewhere."""
    page = open_page(reduced_motion="reduce")
    PLACES[place](page)
    keeps_nobody_out(page, 64 if place in IN_SESSION - {"start"} else 44)


SCREENS = {
    "a phone": (390, 844),
    "a small phone": (320, 568),
    "a phone on its side": (844, 390),
    "a screen at twice its size": (640, 400),
}
OUT_OF_PLACE = """() => {
  const player = document.querySelector("#player");
  const buttons = [...player.querySelectorAll("button")].filter(one => one.checkVisibility());
  const portrait = innerHeight > innerWidth;
  return [
    ...(player.scrollHeight > player.clientHeight ? [`the page scrolls: ${player.scrollHeight}`] : []),
    ...(player.scrollWidth > player.clientWidth ? [`the page scrolls sideways: ${player.scrollWidth}`] : []),
    ...buttons.flatMap(one => {
      const box = one.getBoundingClientRect();
      const wrong = [
        box.width < 63.5 || box.height < 63.5 ? "small" : "",
        box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight ? "outside" : "",
        portrait && box.top < innerHeight / 2 ? "in the upper half" : "",
        one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight ? "cut" : "",
      ].filter(Boolean);
      return wrong.length ? [`${one.id} is ${wrong} ${box.x} ${box.y} ${box.width}x${box.height}`] : [];
    }),
    ...[...player.querySelectorAll("#title, #limb, #where")].filter(one => one.checkVisibility())
      .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => `${one.id} is cut`),
  ];
}"""


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_that_is_touched_is_large_in_reach_and_whole(open_page: Open, screen: str) -> None:
    """While it plays, with the second set of buttons, and in a pause; on a phone in the lower half."""
    page = playing(open_page())
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    step = next(one for one in data_of(page)["sections"] if one["kind"] == "step")
    seek(page, step["at_ms"] / 1000 + 12)
    assert page.evaluate(OUT_OF_PLACE) == []
    page.locator("#more").click()
    assert page.evaluate(OUT_OF_PLACE) == []
    page.locator("#more").click()
    page.locator("#pause").click()
    expect(page.locator("#leave")).to_be_visible()
    assert page.evaluate(OUT_OF_PLACE) == []


EASY = ("home", "conditions", "plan", "session", "something is wrong", "emergency", "end", "history")
LOST = """() => {
  const boxed = one => {
    const style = getComputedStyle(one);
    return style.borderStyle !== "none" || style.outlineStyle !== "none" || style.textDecorationLine !== "none";
  };
  const typed = "input:not([type=hidden], [type=radio], [type=checkbox])";
  return [...document.querySelectorAll(`button, .button, select, ${typed}`)]
    .filter(one => one.checkVisibility() && !one.matches("[aria-current]") && !boxed(one))
    .map(one => one.outerHTML.slice(0, 90));
}"""


@pytest.mark.parametrize("place", EASY)
def test_forced_colors_and_twice_the_size_lose_nothing(open_page: Open, place: str) -> None:
    """With the colors of the system, every button still has an edge; at 200 % and at 320 pixels nothing is cut off."""
    page = open_page(forced_colors="active", reduced_motion="reduce")
    PLACES[place](page)
    assert page.evaluate(LOST) == []
    for width, height in ((640, 400), (320, 568)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_with_reduced_motion_nothing_moves_by_itself(open_page: Open) -> None:
    page = playing(open_page(reduced_motion="reduce"))
    moving = """document.getAnimations().length
      + Number(getComputedStyle(document.querySelector("#picture")).getPropertyValue("--breath") || 0)"""
    assert page.evaluate(moving) == 0


def test_the_focus_is_seen_and_goes_in_order(open_page: Open) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    order = []
    for _ in range(9):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
        outlined = page.evaluate(
            """() => { const one = document.activeElement, next = one.nextElementSibling;
               return [one, next].some(each => each && getComputedStyle(each).outlineStyle !== 'none'); }"""
        )
        assert outlined
    assert order == sorted(order)


def test_where_and_how_long_ago_are_asked_only_after_a_yes(open_page: Open) -> None:
    page = started(open_page())
    page.get_by_role("button", name="None of these").click()
    mark(page, "sprain", "no")
    follow = page.locator("[data-question=sprain] .follow")
    expect(follow).to_be_hidden()
    mark(page, "sprain")
    expect(follow).to_be_visible()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()


def test_forced_colors_still_show_what_is_chosen(open_page: Open) -> None:
    page = open_page("/", forced_colors="active")
    chosen, other = (
        page.locator(f"input[name=minutes]{kind} + span").first.evaluate("one => getComputedStyle(one).backgroundColor")
        for kind in (":checked", ":not(:checked)")
    )
    assert chosen != other

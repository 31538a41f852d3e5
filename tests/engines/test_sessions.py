"""A session in the other engines, as a person has it: begun, changed, left, gone on with, ended, rated, offline."""

from tests.browser.offline.away import App
from tests.browser.offline.device import happened
from tests.engines.driver import Page
from tests.engines.path import KEPT, PLAYS, TRACK, go_on, play, to_the_session

INSIDE = (
    "(({{left, right, top, bottom}}) => left >= 0 && right <= innerWidth + 1 && top >= 0 && bottom > top)"
    "(document.querySelector('{place}').getBoundingClientRect())"
)
CAPTION = "document.querySelector('#caption').textContent.trim()"


def test_it_plays_goes_on_changes_and_ends(page: Page, app: App) -> None:
    key = to_the_session(page)
    play(page)
    title = page.ask("document.querySelector('#title').textContent")
    page.press("#skip")
    page.until(f"document.querySelector('#title').textContent !== {title!r} && {PLAYS}")
    page.press("#softer")
    page.until(f"{CAPTION} && {TRACK}.paused === false")
    page.press("#pause")
    page.until(f"{TRACK}.paused")
    page.press("#wrong")
    page.until("document.querySelector('dialog[open]')")
    page.press("dialog[open] .plain[data-mistake]")
    page.until("!document.querySelector('dialog[open]')")
    page.press("#leave")
    page.arrive("/end/$")
    page.until("document.querySelector('h1')")
    kinds = happened(app, key)
    assert kinds[:2] == ["began", "next"]
    assert kinds[-1] == "left"


def test_a_page_that_was_left_in_the_middle_does_not_hold_up_the_end(page: Page, app: App) -> None:
    key = to_the_session(page)
    play(page)
    page.open("/about/")  # the page before may be frozen as it is, with all that it holds
    page.open(f"/session/{key}/")
    play(page)
    page.open("/about/")
    page.driver.back()
    page.arrive("^/session/")
    go_on(page)
    page.press("#pause")
    page.until(f"{TRACK}.paused")
    page.press("#leave")
    page.arrive("/end/$")
    page.until("document.readyState === 'complete'")
    page.open("/")
    page.until(KEPT)
    assert happened(app, key)[-1] == "left"


def test_a_plan_goes_on_without_the_server_after_it_was_played(page: Page, app: App) -> None:
    page.until(KEPT)
    key = to_the_session(page)
    play(page)
    page.until(f"{TRACK}.duration > 0")  # a stream may play before it says how long it is
    page.ask(f"({TRACK}.currentTime = {TRACK}.duration / 2, true)")
    page.until(PLAYS)
    page.until(KEPT)
    app.kill()
    page.open(f"/session/{key}/")
    page.arrive("^/offline/")
    page.until("document.querySelector('h1')?.textContent.trim()")
    page.open("/")
    page.until("document.querySelector('#choose')")


def test_spanish_pages_lead_a_session_whose_words_are_seen_in_the_dark(page: Page) -> None:
    page.ask("document.querySelector('button[name=language][value=es]').click()")
    page.until("document.documentElement.lang === 'es'")
    to_the_session(page)
    play(page)
    assert page.ask("document.documentElement.lang") == "es"
    for place in ("#caption", "#title"):
        page.until(f"document.querySelector({place!r}).textContent.trim()")
        assert page.ask(INSIDE.format(place=place)), f"{place} is cut"
    assert (
        page.ask(
            "getComputedStyle(document.body).colorScheme || getComputedStyle(document.documentElement).colorScheme"
        )
        == "dark"
    )

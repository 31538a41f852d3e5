"""The steps of a person in any engine, by what the pages call things rather than by their words."""

from tests.engines.driver import Page

TRACK = "document.querySelector('#track')"
PLAYS = f"{TRACK} && !{TRACK}.paused && {TRACK}.currentTime > 0.3"
KEPT = "document.documentElement.dataset.kept === '' && navigator.serviceWorker.controller !== null"


def to_the_plan(page: Page) -> None:
    """For someone new, with nothing to tell."""
    page.open("/")
    page.until("document.querySelector('input[name=who][value=new]')")
    page.ask("document.querySelector('input[name=who][value=new]').click()")
    page.press("form.wishes button.go")
    page.arrive("/check/$")
    page.press(".bar .go")
    page.arrive("/check/more/$")
    page.press(".bar .go")
    page.arrive("/plan/$")


def to_the_session(page: Page) -> str:
    """On the page of a session; gives its key."""
    to_the_plan(page)
    page.press("form[action*='/session/'] button")
    page.arrive("^/session/")
    return page.path.split("/")[2]


def play(page: Page) -> None:
    """Begin, or go on."""
    page.press("#start")
    page.until(PLAYS)


def go_on(page: Page) -> None:
    """From wherever the page before stands: made anew at its beginning, or as it was when it was left."""
    page.until("!document.querySelector('#start').disabled")
    if page.ask("document.querySelector('#player').hidden"):
        play(page)
    elif page.ask(f"{TRACK}.paused"):
        page.press("#pause")
    page.until(PLAYS)

"""What was written while the server was away arrives exactly once."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, at_the_start, until
from tests.browser.offline.away import App
from tests.browser.offline.device import (
    OF_KEY,
    READY,
    SENT,
    WAITS,
    begin_check,
    happened,
    numbers,
    play,
    rate,
    to_the_end,
    to_the_session,
)


def test_an_answer_that_is_lost_makes_no_second_row(visited: Page, app: App) -> None:
    at_the_start(visited)
    key = visited.url.rstrip("/").split("/")[-1]
    until(visited, READY)
    play(visited)
    app.line.lost = True
    visited.locator("#skip").click()
    visited.evaluate(WAITS)
    app.line.lost = False
    visited.goto(f"/session/{key}/end/")
    visited.evaluate(SENT)
    assert happened(app, key) == ["began", "next"]
    until(visited, READY)
    app.line.lost = True
    rate(visited, 5)
    visited.wait_for_url(f"**/offline/end/#{key}")
    expect(visited.locator("p[data-kept]")).to_be_visible()
    assert numbers(app, key) == [("pain", "after", 5)], "it had arrived, and the device could not know"
    app.line.lost = False
    visited.goto("/")
    visited.evaluate(SENT)
    assert numbers(app, key) == [("pain", "after", 5)]


def test_what_a_server_cannot_take_is_not_dropped(visited: Page, app: App) -> None:
    at_the_start(visited)
    key = visited.url.rstrip("/").split("/")[-1]
    until(visited, READY)
    app.line.ill = True
    play(visited)
    visited.locator("#skip").click()
    visited.evaluate(WAITS)
    visited.evaluate("dispatchEvent(new Event('online'))")
    assert happened(app, key) == []
    app.line.ill = False
    visited.goto("/about/")
    visited.evaluate(SENT)
    assert happened(app, key) == ["began", "next"]


def test_it_is_sent_when_no_page_of_ours_is_open_any_more(visited: Page, app: App) -> None:
    at_the_start(visited)
    key = visited.url.rstrip("/").split("/")[-1]
    until(visited, READY)
    app.kill()
    play(visited)
    to_the_end(visited)
    until(visited, READY)
    told = visited.context.new_cdp_session(visited)
    numbered: list[str] = []
    told.on("ServiceWorker.workerRegistrationUpdated", lambda it: numbered.extend(
        one["registrationId"] for one in it["registrations"]
    ))  # fmt: skip
    told.send("ServiceWorker.enable")
    visited.goto("about:blank")
    app.start()
    about = {"origin": app.address, "registrationId": numbered[-1], "tag": "outbox", "lastChance": False}
    told.send("ServiceWorker.dispatchSyncEvent", about)
    with app.line.answered:
        assert app.line.answered.wait_for(lambda: happened(app, key) == ["began", "finished"], PATIENCE)


def test_two_pages_at_once_send_everything_once(visited: Page, app: App) -> None:
    app.kill()
    visited.goto("/")
    to_the_session(begin_check(visited))
    key = visited.url.split("#")[1]
    visited.locator("#skip").click()
    visited.locator("#skip").click()
    to_the_end(visited)
    others = [visited.context.new_page() for _ in range(2)]
    app.start()
    for page in (visited, *others):
        page.goto("/", wait_until="commit")
    visited.evaluate(SENT)
    assert happened(app, key) == ["began", "next", "next", "finished"]
    assert len(app.rows(OF_KEY.format(key.replace("-", "")))) == 1

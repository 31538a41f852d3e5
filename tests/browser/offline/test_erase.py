"""Erasing reaches what a device keeps; in a file of its own, as each server tells its devices of it for good."""

from playwright.sync_api import Page

from tests.browser.conftest import at_the_start, theirs, until
from tests.browser.offline.away import App
from tests.browser.offline.device import KEPT, READY, STORED


def test_to_erase_everything_erases_what_the_device_keeps(visited: Page, app: App) -> None:
    at_the_start(visited)
    until(visited, READY)
    assert visited.evaluate(STORED, "sessions")
    visited.goto(theirs(visited, "/journal/data/"))
    until(visited, READY)
    visited.get_by_label("Everything about everyone").check()
    visited.get_by_label("Yes, erase it.").check()
    visited.get_by_role("button", name="Erase").click()
    visited.wait_for_url(f"{app.address}/journal/data/erase/done/")
    until(visited, READY)
    assert visited.evaluate(STORED, "sessions") == []
    assert visited.evaluate(KEPT)["thenar-kept"] == []

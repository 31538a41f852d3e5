"""Of a guest a device keeps nothing: while their session lasts, and after its end."""

import re

from playwright.sync_api import Page

from tests.browser.conftest import playing, until
from tests.browser.offline.away import App
from tests.browser.offline.device import KEPT, SENT, STORED

REMEMBERED = "() => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage)])"
TABLES = "select name from sqlite_master where type = 'table' and name like 'journal_%' order by name"


def test_a_device_keeps_nothing_of_a_guest(visited: Page, app: App) -> None:
    before = (visited.evaluate(REMEMBERED), counted(app))
    playing(visited, who="A guest, nothing is kept")
    session = re.search(r"/session/([^/]+)/", visited.url)
    assert session
    assert ("journal_guest", 1) in counted(app)
    visited.evaluate("document.querySelector('#track').currentTime += 60")
    until(visited, "document.querySelector('#track').currentTime > 60")
    assert visited.evaluate(STORED, "sessions") == []
    visited.locator("#pause").click()
    visited.locator("#leave").click()
    visited.wait_for_url("**/end/")
    assert "Nothing about your guest was kept" in visited.locator("main").inner_text()
    visited.evaluate(SENT)
    assert visited.evaluate(STORED, "sessions") == []
    assert session[1] not in str(visited.evaluate(KEPT))
    assert (visited.evaluate(REMEMBERED), counted(app)) == before


def counted(app: App) -> list[tuple[str, int]]:
    """Rows of each table in the journal's file."""
    return [(name, app.rows(f"select count(*) from {name}")[0][0]) for (name,) in app.rows(TABLES)]

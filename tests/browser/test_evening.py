"""What stands between someone and the voice: taps and words of each visit, as the table of docs/design.md has them."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, served, until

DESIGN = Path(__file__).parents[2] / "docs" / "design.md"
MOST = {"first visit": 250, "first of a day": 60, "again, the same day": 60}
# what is seen of a page, but the parts that are the same on every page, and choices that a closed list hides
WORDS = """() => {
  const text = [...document.querySelectorAll("main, dialog[open]")].map((one) => one.innerText).join(" ");
  const hidden = [...document.querySelectorAll("main option:not(:checked)")]
    .filter((one) => one.parentElement.checkVisibility()).map((one) => one.textContent).join(" ");
  const count = (all) => all.split(/\\s+/).filter((one) => /[\\p{L}\\p{N}]/u.test(one)).length;
  return count(text) - count(hidden);
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """An app that nobody has used yet."""
    with served(tmp_path) as address:
        yield address


class Walk:
    """Counts what is tapped and, on every page but those of the check, what there is to read."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.words = page, 0, 0
        self.arrived("/")

    def arrived(self, at: str) -> None:
        self.page.wait_for_url(re.compile(at))
        if "/check/" not in self.page.url:
            self.words += self.page.evaluate(WORDS)

    def tap(self, what: str, to: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(what).first.click()
        self.taps += 1
        self.arrived(to)

    def to_the_voice(self) -> None:
        self.page.locator("#start").click()
        self.taps += 1
        until(self.page, "document.querySelector('#track').currentTime > 0.3")

    def leave(self) -> None:
        """To the end, after which nothing more is told of the session."""
        self.page.locator("#pause").click()
        self.page.locator("#leave").click()
        self.page.wait_for_url("**/end/")


def first(walk: Walk) -> None:
    walk.tap("form.wishes button.go", "/check/")
    walk.tap(".bar .go", "/check/more/")
    walk.tap(".bar .go", "/plan/")
    walk.tap(".bar a.go", "/ready/")
    walk.tap(".bar .go", "/session/")
    walk.to_the_voice()


def of_a_day(walk: Walk) -> None:
    walk.tap(".again .go", "/check/")
    walk.tap(".bar .go", "/plan/")
    walk.tap(".bar form button", "/session/")
    walk.to_the_voice()


def again(walk: Walk) -> None:
    walk.tap(".again .go", "/session/")
    walk.to_the_voice()


def table() -> dict[str, tuple[int, int]]:
    """Taps and words of each visit, as docs/design.md has them."""
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \|", DESIGN.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: (int(taps), int(words)) for name, taps, words in rows}


def led(data: Path) -> None:
    """As if the session had been led to its end: nobody waits ten minutes for it."""
    with closing(sqlite3.connect(data / "thenar.sqlite3", timeout=20)) as rows, rows:
        rows.execute("UPDATE journal_session SET stroke_ms=500000, heard_ms=600000, strokes=9, ending='finished'")
        rows.execute("UPDATE journal_session SET ended_at=planned_at, began_at=planned_at")


def yesterday(data: Path) -> None:
    """As if all that was answered and done until now had been a day ago."""
    with closing(sqlite3.connect(data / "thenar.sqlite3", timeout=20)) as rows, rows:
        rows.execute("UPDATE journal_givenanswer SET day=date(day, '-1 day')")
        rows.execute("UPDATE journal_session SET day=date(day, '-2 day'), planned_at=datetime(planned_at, '-2 day')")


VISITS: dict[str, Callable[[Walk], None]] = {
    "first visit": first,
    "first of a day": of_a_day,
    "again, the same day": again,
}


@pytest.mark.parametrize("visit", VISITS)
def test_few_words_and_taps_lead_to_the_voice(open_page: Open, tmp_path: Path, visit: str) -> None:
    if visit != "first visit":
        before = Walk(open_page("/"))
        VISITS["first visit"](before)
        before.leave()
        led(tmp_path)
    if visit == "first of a day":
        yesterday(tmp_path)
    walk = Walk(open_page("/"))
    VISITS[visit](walk)
    taps, words = table()[visit]
    assert walk.taps == taps
    assert 0.75 * words <= walk.words <= words <= MOST[visit], f"{walk.words} words"

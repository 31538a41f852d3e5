"""Without the server, two people in two tabs of one device: each page is about its own, and says so."""

import sqlite3
from contextlib import closing
from uuid import UUID, uuid4

from playwright.sync_api import Page, expect

from tests.browser.conftest import mark, started, until
from tests.browser.offline.away import App
from tests.browser.offline.device import READY, SENT, TRACK, to_the_session

PARTNER = "Foot massage for someone else"
OF = "select reply, question from journal_givenanswer where person_id in (select id from journal_person where {})"


def both(page: Page) -> None:
    """Mother and Father are known to the device."""
    for name in ("Mother", "Father"):
        page.goto("/")
        page.get_by_label("Someone else", exact=True).check()
        page.get_by_label("Their name").fill(name)
        page.get_by_role("button", name="Start").click()
        page.wait_for_url("**/check/")
    page.goto("/about/")
    page.goto("/")
    until(page, READY)


def begun(page: Page, name: str) -> Page:
    """The check about one of them, at its first part."""
    page.goto("/")
    expect(page.get_by_role("button", name="Go on")).to_be_enabled()
    page.get_by_label(PARTNER, exact=True).check()
    page.get_by_label("For whom").select_option(name)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#flags [data-for]")).to_have_text(f"For {name}")
    return page


def test_what_is_said_in_one_tab_is_about_that_tabs_person(visited: Page, app: App) -> None:
    both(visited)
    app.kill()
    mother, father = begun(visited, "Mother"), begun(visited.context.new_page(), "Father")
    mark(father, "rf_fever")
    mother.locator("#flags button.go").click()
    father.locator("#flags button.go").click()
    expect(father.get_by_role("heading", level=1)).to_have_text("No massage today.")
    expect(father.locator("#result [data-for]")).to_have_text("For Father")
    mark(mother, "blood-thinner")
    mother.locator("#conditions button.go").click()
    expect(mother.get_by_role("heading", level=1)).to_have_text("You can go ahead.")
    expect(mother.locator("#result [data-for]")).to_have_text("For Mother")
    to_the_session(mother)
    key = UUID(mother.url.split("#")[1]).hex
    app.start()
    father.goto("/")
    father.evaluate(SENT)
    assert app.rows(
        f"select p.name from journal_session s join journal_person p on p.id = s.person_id where s.key = '{key}'"
    ) == [("Mother",)]
    assert ("yes", "blood-thinner") in app.rows(OF.format("name = 'Mother'"))
    assert not app.rows(OF.format("name = 'Father'"))


def test_no_part_is_passed_by_its_address(away: Page) -> None:
    """What was not sent is not answered: a bookmark, or forward after a reload, begins at the first part."""
    for part in ("result", "conditions", "flags", "nowhere"):
        away.goto("about:blank")
        away.goto(f"/#{part}")
        expect(away.get_by_role("button", name="Go on")).to_be_enabled()
        expect(away.locator("#choose")).to_be_visible()
    away.get_by_role("button", name="Go on").click()
    expect(away.locator("#flags")).to_be_visible()
    away.evaluate("location.hash = 'result'")
    expect(away.locator("#flags")).to_be_visible()
    assert away.url.endswith("#flags")
    away.locator("#flags button.go").click()
    expect(away.locator("#conditions")).to_be_visible()
    away.evaluate("location.hash = 'result'")
    expect(away.locator("#conditions")).to_be_visible()
    assert away.locator("#ways button").count() == 0


def test_for_someone_else_nothing_is_marked_or_written_any_more(away: Page) -> None:
    away.goto("/")
    away.get_by_label(PARTNER, exact=True).check()
    away.get_by_label("For whom").select_option("Someone else")
    away.get_by_role("button", name="Go on").click()
    away.locator("#flags button.go").click()
    mark(away, "pregnancy")
    away.get_by_label("Your medicines and diagnoses").fill("Eliquis")
    expect(away.locator("#meant [data-question='blood-thinner']")).to_be_visible()
    away.evaluate("location.hash = 'choose'")
    away.get_by_label("For whom").select_option("Me, with a helper")
    away.get_by_role("button", name="Go on").click()
    expect(away.locator("#flags [data-for]")).to_have_text("For you")
    away.locator("#flags button.go").click()
    assert away.locator("#flags :checked, #conditions :checked").count() == 0
    assert away.locator("#text").input_value() == ""
    assert away.locator("#meant fieldset").count() == 0
    away.locator("#conditions button.go").click()
    expect(away.get_by_role("heading", level=1)).to_have_text("You can go ahead.")


def test_a_page_about_someone_stays_about_them_when_the_server_goes(visited: Page, app: App) -> None:
    both(visited)
    started(visited, who="Father", area="Feet").wait_for_url("**/check/")
    about = visited.url
    app.kill()
    visited.goto(about)
    expect(visited.get_by_role("button", name="Go on")).to_be_enabled()
    visited.get_by_role("button", name="Go on").click()
    expect(visited.locator("#flags [data-for]")).to_have_text("For Father")


def test_each_ones_session_goes_on_at_its_own_place(visited: Page, app: App) -> None:
    """A check about Father takes nothing from Mother's session, which was cut off."""
    both(visited)
    app.kill()
    mother = begun(visited, "Mother")
    for part in ("#flags", "#conditions"):
        mother.locator(f"{part} button.go").click()
    to_the_session(mother)
    expect(mother.locator("#for-whom")).to_have_text("For Mother")
    until(mother, f"{TRACK}.currentTime > 1")
    father = begun(mother.context.new_page(), "Father")
    mother.close()
    mark(father, "rf_fever")
    father.locator("#flags button.go").click()
    expect(father.get_by_role("heading", level=1)).to_have_text("No massage today.")
    anew = father.context.new_page()
    anew.goto("/")
    link = anew.get_by_role("link", name="For Mother: go on where you stopped")
    expect(link).to_be_visible()
    begun(anew, "Mother")
    for part in ("#flags", "#conditions"):
        anew.locator(f"{part} button.go").click()
    expect(anew.locator("#result")).to_be_visible()
    anew.goto("about:blank")
    anew.goto("/")
    expect(anew.get_by_role("button", name="Go on")).to_be_enabled()
    expect(link).to_be_hidden()


EXPERIMENT = """insert into journal_experimentrow
    (key, person_id, measure, area, unit, start, pairs, seed, made_at, current, off_plan)
    select ?, id, 'pain', '', 'day', ?, 6, 42, '2026-01-01 10:00:00', 1, '[]'
    from journal_person where name = 'Mother' order by id limit 1"""


def test_a_device_says_whose_day_is_without_massage_and_keeps_that_one_is_wished_for_anyway(
    visited: Page, app: App
) -> None:
    both(visited)
    today = visited.evaluate("new Date().toLocaleDateString('sv')")
    with closing(sqlite3.connect(app.folder / "data" / "thenar.sqlite3", timeout=20)) as journal, journal:
        journal.execute(EXPERIMENT, (uuid4().hex, today))  # of this seed, the first day is without
    visited.goto("/")
    until(visited, READY)
    app.kill()
    page = begun(visited, "Father")
    expect(page.locator("#flags [data-rest]")).to_be_hidden()
    page = begun(visited, "Mother")
    expect(page.locator("#flags [data-rest]")).to_be_visible()
    page.locator("#flags button.go").click()
    page.locator("#conditions button.go").click()
    page.get_by_label("I want one anyway").check()
    to_the_session(page)
    app.start()
    page.goto("/")
    page.evaluate(SENT)
    assert app.rows("select off_plan from journal_experimentrow") == [(f'["{today}"]',)]

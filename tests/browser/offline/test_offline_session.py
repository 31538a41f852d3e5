"""A session without the server: begun, led to its end and rated; and one from which the server is taken away."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import at_the_start, mark, started, until
from tests.browser.offline.away import App
from tests.browser.offline.device import (
    EVERYTHING,
    KEPT,
    LOOK,
    OF_KEY,
    READY,
    SENT,
    TRACK,
    begin_check,
    check,
    goes_on,
    happened,
    leave_in_the_second_step,
    numbers,
    play,
    rate,
    sections,
    to_the_end,
    to_the_session,
)
from tests.browser.test_wrong import HEARD, READS


def test_a_careful_session_from_check_to_rating_arrives_once(visited: Page, app: App) -> None:
    app.kill()
    visited.goto("/")
    begin_check(visited, "Foot massage for someone else", yes=["blood-thinner", "warts"], limbs_warts=["left-foot"])
    expect(visited.locator("[data-told='blood-thinner']")).to_be_visible()
    to_the_session(visited)
    key = visited.url.split("#")[1]
    visited.evaluate(f"{TRACK}.currentTime = 120")
    until(visited, f"{TRACK}.currentTime > 120.3 && !{TRACK}.paused")
    rate(to_the_end(visited), 3)
    expect(visited.locator("p[data-kept]")).to_be_visible()
    app.start()
    visited.goto("/")
    visited.evaluate(SENT)
    assert len(app.rows(OF_KEY.format(key.replace("-", "")))) == 1
    assert happened(app, key) == ["began", "finished"]
    assert numbers(app, key) == [("pain", "after", 3)]
    marked = {name: answer for name, answer in app.answers().items() if answer["reply"] != "no"}
    assert marked["blood-thinner"] == {"reply": "yes", "limbs": [], "choice": None, "places": []}
    assert marked["warts"]["limbs"] == ["left-foot"]
    visited.goto(f"/session/{key}/end/")
    expect(visited.get_by_role("heading", level=1)).to_have_text("Thank you.")


ASKED = """
  const persist = StorageManager.prototype.persist;
  StorageManager.prototype.persist = function () { sessionStorage.asked = "yes"; return persist.call(this); };
"""


def test_the_last_plan_plays_when_the_server_is_gone(visited: Page, app: App) -> None:
    visited.add_init_script(ASKED)
    at_the_start(visited)
    until(visited, READY)
    key = visited.url.rstrip("/").split("/")[-1]
    app.kill()
    visited.goto(f"/session/{key}/")
    play(visited)
    assert not visited.evaluate("sessionStorage.asked"), "a browser may ask the person: not before there is a reason"
    rate(to_the_end(visited), 4, "stress")
    expect(visited.locator("p[data-kept]")).to_be_visible()
    until(visited, "sessionStorage.asked === 'yes'")
    visited.goto(f"/session/{key}/")
    expect(visited.get_by_role("heading", level=1)).to_have_text("A massage without a connection")
    app.start()
    visited.goto("/")
    visited.evaluate(SENT)
    assert happened(app, key) == ["began", "finished"]
    assert numbers(app, key) == [("stress", "after", 4)]


def test_a_plan_of_another_time_is_played_after_a_new_check(visited: Page, app: App) -> None:
    at_the_start(visited, who="Someone else", area="Feet")
    until(visited, READY)
    first = visited.url.rstrip("/").split("/")[-1]
    app.kill()
    visited.goto("/")
    visited.locator(f"input[value='kept:{first}']").check()
    to_the_session(check(visited))
    again = visited.url.split("#")[1]
    assert again != first
    to_the_end(visited)
    app.start()
    visited.goto("/")
    visited.evaluate(SENT)
    assert happened(app, again) == ["began", "finished"]
    both = "select distinct plan, person_id from journal_session where key in ('{}', '{}')"
    assert len(app.rows(both.format(first.replace("-", ""), again.replace("-", "")))) == 1


def test_the_server_dies_in_the_middle_of_a_session(visited: Page, app: App) -> None:
    at_the_start(visited)
    key = visited.url.rstrip("/").split("/")[-1]
    until(visited, READY)
    play(visited)
    app.kill()
    visited.evaluate(f"{TRACK}.currentTime = 100")
    until(visited, f"{TRACK}.currentTime > 100.3 && !{TRACK}.paused")
    visited.locator("#skip").click()
    to_the_end(visited)
    app.start()
    visited.goto("/")
    visited.evaluate(SENT)
    assert happened(app, key) == ["began", "next", "finished"]


def test_a_session_that_was_changed_on_the_way_plays_on_when_the_server_dies(visited: Page, app: App) -> None:
    at_the_start(visited, minutes="10")
    until(visited, READY)
    play(visited)
    visited.locator("#skip").click()
    visited.locator("#more").click()
    visited.locator("#longer").click()
    until(visited, f"{TRACK}.src.includes('take=1') && !{TRACK}.paused")
    visited.evaluate(
        LOOK.replace("CONDITION", f"(await ({KEPT})())['thenar-kept'].some(one => one.includes('take=1'))")
    )
    app.kill()
    visited.evaluate(f"{TRACK}.currentTime = {TRACK}.duration - 60")
    until(visited, f"{TRACK}.currentTime > {TRACK}.duration - 59.5 && !{TRACK}.paused")
    assert "take=1" in visited.evaluate(f"{TRACK}.currentSrc")


def test_a_track_that_is_kept_meanwhile_is_read_on(visited: Page, app: App) -> None:
    """Its beginning comes from the server by a line that breaks, the rest from the device."""
    visited.add_init_script(
        "broken = []; addEventListener('error', one => broken.push(one.target.error.message), true)"
    )
    app.line.thin = True
    at_the_start(visited, minutes="60")
    until(visited, READY)
    visited.evaluate(LOOK.replace("CONDITION", f"(await ({KEPT})())['thenar-kept'].some(one => one.includes('track'))"))
    play(visited)
    visited.evaluate(f"{TRACK}.currentTime = {TRACK}.duration / 2")
    until(visited, f"{TRACK}.currentTime > {TRACK}.duration / 2 + 0.3")
    assert visited.evaluate("broken") == []


def test_what_a_clinician_agreed_to_counts_for_the_plan_that_rests_on_it(visited: Page, app: App) -> None:
    started(visited, who="Someone else").get_by_role("button", name="None of these").click()
    mark(visited, "cancer")
    visited.get_by_role("button", name="Continue").click()
    visited.get_by_role("button", name="They agreed").click()
    visited.get_by_role("button", name="Start now").click()
    visited.wait_for_url("**/session/**")
    until(visited, READY)
    plan = visited.url.rstrip("/").split("/")[-1]
    app.kill()
    for marked, heading in (("cancer", "You can go ahead."), ("heart-failure", "Please ask a clinician first.")):
        visited.goto("/")
        visited.locator(f"input[value='kept:{plan}']").check()
        check(visited, yes=[marked])
        expect(visited.get_by_role("heading", level=1)).to_have_text(heading)
    visited.goto("/")
    begin_check(visited, yes=["cancer"])
    expect(visited.get_by_role("heading", level=1)).to_have_text("Please ask a clinician first.")


# Cut off

STOPPED = "Go on where you stopped"
Then = Callable[[Page, App], None]


def at_the_choice(page: Page) -> Page:
    """The page that stands in for the server, when it has offered what it can: only then its button works."""
    page.goto("about:blank")
    page.goto("/")
    expect(page.get_by_role("button", name="Go on")).to_be_enabled()
    expect(page.get_by_role("heading", level=1)).to_have_text("A massage without a connection")
    return page


def test_a_session_that_was_cut_off_goes_on_at_its_step(visited: Page, app: App) -> None:
    app.kill()
    expect(at_the_choice(visited).get_by_role("link", name=STOPPED)).to_be_hidden()
    to_the_session(begin_check(visited))
    key = visited.url.split("#")[1]
    anew = visited.context.new_page()
    step = leave_in_the_second_step(visited)
    anew.goto("/")
    link = anew.get_by_role("link", name=f"{STOPPED}: {step['title']}")
    expect(link).to_be_visible()
    assert Axe().run(anew).violations_count == 0
    link.click()
    to_the_end(goes_on(anew, step))
    expect(at_the_choice(anew).get_by_role("link", name=STOPPED)).to_be_hidden()
    app.start()
    anew.goto("/")
    anew.evaluate(SENT)
    assert happened(app, key) == ["began", "resumed", "finished"]


def test_a_session_of_the_server_goes_on_at_its_step_as_soft_as_it_was(visited: Page, app: App) -> None:
    at_the_start(visited)
    until(visited, READY)
    play(visited)
    app.kill()
    visited.locator("#softer").click()
    until(visited, f"document.querySelector('#status').textContent && !{TRACK}.paused")
    anew, address, firm = visited.context.new_page(), visited.url, sections(visited)
    step = leave_in_the_second_step(visited)
    anew.goto(address)
    goes_on(anew, step)
    assert {one["pressure"] for one in firm if "pressure" in one} == {2}
    assert {one["pressure"] for one in sections(anew) if "pressure" in one} == {1}


def _another_day(page: Page, _app: App) -> None:
    page.clock.set_system_time(datetime.now() + timedelta(days=1))


def _another_check(page: Page, _app: App) -> None:
    page.goto("/")
    begin_check(page, yes=["rf_dvt"]).get_by_role("link", name="Choose something else").click()
    expect(page.get_by_role("link", name=STOPPED)).to_be_hidden()


def _an_answer_to_the_server(page: Page, app: App) -> None:
    app.start()
    started(page, who="Me").get_by_role("button", name="None of these").click()
    page.wait_for_url("**/check/more/")
    app.kill()


@pytest.mark.parametrize("then", [_another_day, _another_check, _an_answer_to_the_server])
def test_it_is_not_offered_when_it_may_not_be_right_any_more(visited: Page, app: App, then: Then) -> None:
    app.kill()
    visited.goto("/")
    to_the_session(begin_check(visited))
    anew = visited.context.new_page()
    leave_in_the_second_step(visited)
    anew.goto("/")
    expect(anew.get_by_role("link", name=STOPPED)).to_be_visible()
    then(anew, app)
    expect(at_the_choice(anew).get_by_role("link", name=STOPPED)).to_be_hidden()


# Something is wrong; last, because its answer stays with the person


def test_an_emergency_is_read_aloud_calls_and_arrives_without_the_server(visited: Page, app: App) -> None:
    visited.evaluate(EVERYTHING)
    app.kill()
    visited.add_init_script(HEARD)
    visited.goto("/")
    to_the_session(begin_check(visited))
    key = visited.url.split("#")[1]
    visited.locator("#wrong").click()
    visited.get_by_role("button", name="Trouble breathing").click()
    until(visited, READS)
    expect(visited.get_by_role("link", name="Call")).to_have_attribute("href", re.compile(r"tel:\d+"))
    visited.get_by_role("button", name="End the session").click()
    visited.wait_for_url("**/offline/end/#*")
    expect(visited.get_by_role("heading", level=1, name="We stopped.")).to_be_visible()
    expect(visited.get_by_role("link", name="Call").locator("visible=true")).to_be_visible()
    expect(visited.get_by_text("No massage until a doctor has found out why.").locator("visible=true")).to_be_visible()
    expect(visited.get_by_text("And now?")).to_be_hidden()
    assert Axe().run(visited).violations_count == 0
    app.start()
    visited.goto("/")
    visited.evaluate(SENT)
    assert happened(app, key) == ["began", "concern", "left"]

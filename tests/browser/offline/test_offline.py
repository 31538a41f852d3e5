"""Without the server: what a device keeps, how it is found and checked, and that nobody is kept out."""

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import thenar
from tests.browser.conftest import at_the_start, mark, theirs, until
from tests.browser.offline.away import App
from tests.browser.offline.device import (
    KEPT,
    LOOK,
    READY,
    STORED,
    TRACK,
    begin_check,
    to_the_end,
    to_the_session,
    ways,
)
from tests.browser.test_access import SMALL_TARGETS

# What is kept


def test_the_app_can_be_installed(visited: Page) -> None:
    told = visited.context.new_cdp_session(visited)
    errors = told.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert errors == []
    assert told.send("Page.getAppManifest")["errors"] == []
    sizes = visited.evaluate(
        """async () => {
          const about = await (await fetch(document.querySelector("link[rel=manifest]").href)).json();
          return Promise.all(about.icons.map(async one => {
            const drawn = await createImageBitmap(await (await fetch(one.src)).blob());
            return [one.sizes, `${drawn.width}x${drawn.height}`];
          }));
        }"""
    )
    assert len(sizes) == 4
    assert all(told == drawn for told, drawn in sizes)


def test_a_page_says_when_the_device_is_ready(visited: Page) -> None:
    told = visited.context.new_page()
    told.add_init_script(
        """const register = ServiceWorkerContainer.prototype.register;
        ServiceWorkerContainer.prototype.register = function (...about) {
          return new Promise(done => { window.goOn = () => done(register.apply(this, about)); });
        };"""
    )
    told.goto("/about/")
    until(told, "window.goOn")
    expect(told.get_by_role("status")).to_have_text("")
    told.evaluate("goOn()")
    expect(told.get_by_role("status")).to_have_text("This device is ready to work without a connection.")


def test_no_page_with_an_answer_is_kept(visited: Page) -> None:
    at_the_start(visited)
    until(visited, READY)
    about = theirs(visited, "")
    for path in ("/plan/", "/journal/", "/journal/data/", "/check/more/"):
        visited.goto(f"{about}{path}")
    until(visited, READY)
    kept = visited.evaluate(KEPT)
    allowed = ("/static/", "/offline/", "/voice/", "/check/words.json")  # words that people use, of nobody
    others = [path for name in kept if name != "thenar-kept" for path in kept[name] if not path.startswith(allowed)]
    assert not others
    of_plans = [path for path in kept["thenar-kept"] if not path.startswith("/static/")]
    assert [path.split("/")[3].split("?")[0] for path in of_plans] == ["track.ogg"]


def test_the_last_three_plans_are_kept_and_none_for_more_than_a_week(visited: Page) -> None:
    for _ in range(4):
        visited.goto("/")
        visited.get_by_role("button", name="Start").click()
        visited.wait_for_load_state()
        if "/session/" not in visited.url:
            at_the_start(visited)
        until(visited, READY)
    stored = visited.evaluate(STORED, "sessions")
    assert len(stored) == 3
    tracks = [path for path in visited.evaluate(KEPT)["thenar-kept"] if "/track." in path]
    assert len(tracks) == 3
    visited.clock.set_system_time("2041-01-01T08:00:00")
    visited.goto("/about/")
    until(visited, READY)
    assert visited.evaluate(STORED, "sessions") == []
    assert visited.evaluate(KEPT)["thenar-kept"] == []


def test_a_new_version_takes_the_place_of_the_old_one_whole(visited: Page, app: App, tmp_path: Path) -> None:
    def apps() -> list[str]:
        return [name for name in visited.evaluate(KEPT) if name.startswith("thenar-app-")]

    def versions() -> set[str]:
        (name,) = apps()
        return {path.split("/")[2] for path in visited.evaluate(KEPT)[name] if path.startswith("/static/")}

    (old,), old_version = apps(), versions()
    assert len(old_version) == 1
    source = Path(thenar.__file__).parent
    copytree(source, tmp_path / "thenar", ignore=ignore_patterns("__pycache__"))
    (tmp_path / "thenar/web/static/js/new.js").write_text("export {};\n")
    app.kill()
    app.start(tmp_path)
    visited.goto("/about/")
    gone = LOOK.replace("CONDITION", f"!(await caches.has('{old}'))")
    visited.evaluate(gone)
    assert len(versions()) == 1
    assert versions() != old_version
    app.kill()
    visited.goto("/")
    expect(visited.get_by_role("heading", level=1)).to_have_text("A massage without a connection")
    assert "Foot massage" in visited.locator("main").inner_text()


# In another language


def test_a_page_in_spanish_is_kept_in_spanish(visited: Page, app: App) -> None:
    visited.get_by_role("button", name="Español").click()
    in_spanish = "(await (await caches.match('/offline/'))?.text())?.includes('Un masaje')"
    visited.evaluate(LOOK.replace("CONDITION", in_spanish))
    app.kill()
    visited.goto("/")
    assert visited.evaluate("document.documentElement.lang") == "es"
    visited.locator("#choose button.go").click()
    visited.locator("#flags button.go").click()
    visited.locator("#conditions button.go").click()
    visited.locator("#ways button").click()
    visited.locator("#start:enabled").click()
    until(visited, f"{TRACK}.currentTime > 0.5")
    sections = visited.evaluate("JSON.parse(document.querySelector('script#session').textContent).sections")
    assert visited.locator("#title").inner_text() in {one["title"] for one in sections}


# The check


def test_nothing_can_be_sent_before_the_page_is_ready(away: Page) -> None:
    """Until then a browser would send the form by itself, with what was chosen in the address."""
    away.add_init_script(
        """const ask = window.fetch;
        window.fetch = (...about) => String(about[0]).includes("careful.json")
          ? new Promise(done => { window.goOn = () => done(ask(...about)); }) : ask(...about);"""
    )
    away.goto("/")
    until(away, "window.goOn")
    go_on = away.get_by_role("button", name="Go on")
    expect(go_on).to_be_disabled()
    away.get_by_label("Hand massage for yourself", exact=True).press("Enter")
    away.evaluate("goOn()")
    expect(go_on).to_be_enabled()
    assert "?" not in away.url
    go_on.click()
    expect(away.get_by_role("heading", level=1)).to_have_text("Any of these right now?")


def test_where_it_aches_waits_for_the_server_and_says_so(away: Page) -> None:
    away.goto("/plan/ache/")
    expect(away.get_by_text("Where it aches can be said when Thenar answers")).to_be_visible()
    expect(away.get_by_role("heading", level=1)).to_have_text("A massage without a connection")


def test_what_is_chosen_is_not_put_back_when_the_page_is_ready(away: Page) -> None:
    """The page chooses something for whoever chose nothing; until it did, there is nothing to choose."""
    away.add_init_script(
        """const ask = window.fetch;
        window.fetch = (...about) => String(about[0]).includes("careful.json")
          ? new Promise(done => { window.goOn = () => done(ask(...about)); }) : ask(...about);"""
    )
    away.goto("/")
    until(away, "window.goOn")
    feet = away.get_by_label("Foot massage for yourself", exact=True)
    expect(feet).to_be_disabled()
    away.evaluate("goOn()")
    feet.check()
    expect(away.get_by_role("button", name="Go on")).to_be_enabled()
    expect(feet).to_be_checked()


@pytest.mark.parametrize(
    ("form", "marks", "heading", "offered"),
    [
        ("Hand massage for yourself", {"yes": ["rf_dvt"]}, "No massage today.", 0),
        ("Hand massage for yourself", {"unknown": ["rf_fever"]}, "No massage today.", 0),
        ("Hand massage for yourself", {"yes": ["cancer"]}, "Please ask a clinician first.", 0),
        ("Foot massage for someone else", {"unknown": ["diabetes-numb-feet"]}, "Please ask a clinician first.", 0),
        ("Hand massage for yourself", {"yes": ["pregnancy", "diabetes"]}, "You can go ahead.", 1),
        ("Foot massage for yourself", {"yes": ["athletes-foot"]}, "This one is not right for today.", 1),
        ("Hand massage for yourself", {"yes": ["dementia"]}, "This one is not right for today.", 0),
    ],
)
def test_the_check_decides_as_the_server_would(
    away: Page, form: str, marks: dict[str, list[str]], heading: str, offered: int
) -> None:
    away.goto("/")
    begin_check(away, form, **marks)
    expect(away.get_by_role("heading", level=1)).to_have_text(heading)
    assert len(ways(away)) == offered
    name = next(iter(marks.values()))[0]
    expect(away.locator(f"[data-told='{name}']")).to_be_visible()


def test_what_is_offered_instead_is_asked_about_first(away: Page) -> None:
    """Hands were not chosen, so nothing about hands was asked: what was not asked is no no."""
    away.goto("/")
    begin_check(away, "Foot massage for yourself", yes=["athletes-foot"])
    away.locator("#ways button").click()
    expect(away.locator("#flags")).to_be_visible()
    away.locator("#flags button.go").click()
    expect(away.locator("#conditions")).to_be_visible()
    away.locator("#conditions button.go").click()
    expect(away.get_by_role("heading", level=1)).to_have_text("You can go ahead.")


def test_one_side_is_left_alone_where_only_that_side_may_not_be_touched(away: Page) -> None:
    away.goto("/")
    begin_check(away, "Foot massage for yourself", yes=["open-wound"], limbs_open_wound=["left-foot"])
    to_the_session(away)
    sections = away.evaluate("JSON.parse(document.querySelector('script#session').textContent).sections")
    assert {one["limb"] for one in sections if one["kind"] == "step"} == {"right-foot"}


def test_who_is_not_sure_gets_no_session(away: Page) -> None:
    away.goto("/")
    begin_check(away).get_by_role("button", name="To the session").click()
    away.get_by_role("link", name="Not now").click()
    expect(away.get_by_role("heading", level=1)).to_have_text("No massage today.")
    assert ways(away) == []


# For everyone


def _choose(page: Page) -> None:
    page.goto("/")


def _flags(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Go on").click()


def _conditions(page: Page) -> None:
    _flags(page)
    page.locator("#flags button.go").click()
    mark(page, "sprain")


def _go(page: Page) -> None:
    page.goto("/")
    begin_check(page, yes=["diabetes"])


def _stop(page: Page) -> None:
    page.goto("/")
    begin_check(page, yes=["rf_dvt"])


def _nothing(page: Page) -> None:
    page.goto("/")
    begin_check(page, "Foot massage for yourself", yes=["athletes-foot"])


def _start(page: Page) -> None:
    _go(page)
    page.get_by_role("button", name="To the session").click()
    page.locator("#start:enabled").wait_for()
    page.get_by_text("Say how it is now, if you like").click()


def _end(page: Page) -> None:
    page.goto("/")
    to_the_end(to_the_session(begin_check(page)))


PLACES = {"choose": _choose, "flags": _flags, "conditions": _conditions, "go": _go, "stop": _stop,
          "nothing": _nothing, "start": _start, "end": _end}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_nobody_is_kept_out_without_the_server(away: Page, place: str) -> None:
    """axe in light and dark, targets of 44 pixels, and no sideways scroll at 320 pixels."""
    away.emulate_media(reduced_motion="reduce")
    PLACES[place](away)
    for scheme in ("light", "dark"):
        away.emulate_media(color_scheme=scheme)
        found = Axe().run(away)
        assert found.violations_count == 0, found.generate_report()
    away.set_viewport_size({"width": 320, "height": 640})
    assert away.evaluate("document.documentElement.scrollWidth") <= 320
    assert away.evaluate(SMALL_TARGETS, 44) == []

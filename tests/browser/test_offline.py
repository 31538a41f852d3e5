"""Without the server: what a device keeps is found, checked, played and rated, and arrives exactly once."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

import thenar
from tests.browser.away import App
from tests.browser.conftest import PATIENCE, PHONE, at_the_start, started, until
from tests.browser.test_access import SMALL_TARGETS

TRACK = "document.querySelector('#track')"
READY = "'kept' in document.documentElement.dataset && navigator.serviceWorker.controller"
KEPT = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name =>
    [name, (await (await caches.open(name)).keys()).map(one => one.url.replace(location.origin, ""))])))"""
STORED = """store => new Promise((done, failed) => {
  const asked = indexedDB.open("thenar");
  asked.onerror = failed;
  asked.onsuccess = () => {
    const all = asked.result.transaction(store).objectStore(store).getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result); };
  };
})"""
LOOK = """() => new Promise((done, late) => {
  setTimeout(() => late(new Error("not in time")), LATE);
  const look = async () => (CONDITION) ? done() : setTimeout(look, 50);
  look();
})""".replace("LATE", str(PATIENCE * 1000))
WAITS = LOOK.replace("CONDITION", f"(await ({STORED})('outbox')).length")
SENT = LOOK.replace("CONDITION", f"!(await ({STORED})('outbox')).length")
LAST = "/offline/sound/hand-self-right.ogg"  # of the sounds for one side, which come after all others
EXTRAS = LOOK.replace("CONDITION", f"Object.values(await ({KEPT})()).flat().includes('{LAST}')")
OF_KEY = "select id from journal_session where key = '{}'"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    one = App(tmp_path_factory.mktemp("away"))
    yield one
    one.kill()


@pytest.fixture
def device(chromium: Browser, app: App) -> Iterator[BrowserContext]:
    """A device of its own, with the server there."""
    app.line.lost = app.line.ill = False
    if not app.process:
        app.start()
    context = chromium.new_context(base_url=app.address, viewport=PHONE)  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def visited(device: BrowserContext) -> Page:
    """A page on a device that was here once."""
    page = device.new_page()
    page.goto("/")
    until(page, READY)
    return page


def begin_check(page: Page, form: str = "Hand massage for yourself", **marks: list[str]) -> Page:
    """From the page that stands in for the server through the check, with these values marked."""
    page.get_by_label(form, exact=True).check()
    return check(page, **marks)


def check(page: Page, **marks: list[str]) -> Page:
    """The two parts of the check, after something was chosen."""
    page.get_by_role("button", name="Go on").click()
    for part in ("#flags", "#conditions"):
        for name, values in marks.items():
            for value in values:
                for box in page.locator(f"{part} input[name='{name.replace('_', '-')}'][value='{value}']").all():
                    box.evaluate("one => { one.closest('details')?.setAttribute('open', ''); one.click(); }")
        if page.locator(part).is_visible():
            page.locator(f"{part} button.go").click()
    return page


def ways(page: Page) -> list[str]:
    return page.locator("#ways button").all_inner_texts()


def to_the_session(page: Page) -> Page:
    page.get_by_role("button", name="To the session").click()
    page.wait_for_url("**/offline/session/#*")
    return play(page)


def play(page: Page) -> Page:
    page.get_by_role("button", name="Begin").click()
    until(page, f"{TRACK}.currentTime > 0.5")
    return page


def to_the_end(page: Page) -> Page:
    page.evaluate(f"{TRACK}.currentTime = {TRACK}.duration - 0.3")
    page.wait_for_url("**/end/**")
    return page


def rate(page: Page, value: int, measure: str = "pain") -> Page:
    page.locator(f"input[name={measure}][value='{value}']").check(force=True)
    page.get_by_role("button", name="Save").click()
    return page


def happened(app: App, key: str) -> list[str]:
    found = "select kind from journal_sessionevent where session_id in ({}) order by id"
    kinds = [kind for (kind,) in app.rows(found.format(OF_KEY.format(key.replace("-", ""))))]
    return [kind for kind in kinds if kind not in ("paused", "place")]  # the page's own doing, as often as it likes


def numbers(app: App, key: str) -> list[tuple[Any, ...]]:
    found = "select measure, rated_at, value from journal_ratingrow where session_id in ({})"
    return app.rows(found.format(OF_KEY.format(key.replace("-", ""))))


# What is kept


def test_the_app_can_be_installed(visited: Page) -> None:
    told = visited.context.new_cdp_session(visited)
    errors = told.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in errors] == ["in-incognito"], "nothing but that the test keeps to itself"
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


def test_no_page_with_an_answer_is_kept(visited: Page) -> None:
    at_the_start(visited)
    until(visited, READY)
    for path in ("/plan/", "/journal/", "/journal/data/", "/check/more/"):
        visited.goto(path)
    until(visited, READY)
    kept = visited.evaluate(KEPT)
    allowed = ("/static/", "/offline/", "/voice/")
    assert all(path.startswith(allowed) for name in kept if name != "thenar-kept" for path in kept[name])
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


def test_to_erase_everything_erases_what_the_device_keeps(visited: Page, app: App) -> None:
    at_the_start(visited)
    until(visited, READY)
    assert visited.evaluate(STORED, "sessions")
    visited.goto("/journal/data/")
    until(visited, READY)
    visited.get_by_label("Everything about everyone").check()
    visited.get_by_label("Yes, erase it.").check()
    visited.get_by_role("button", name="Erase").click()
    visited.wait_for_url(f"{app.address}/")
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


# The whole way


def test_a_careful_session_from_check_to_rating_arrives_once(visited: Page, app: App) -> None:
    visited.evaluate(EXTRAS)
    app.kill()
    visited.goto("/")
    begin_check(visited, "Foot massage for someone else", yes=["blood-thinner", "warts"], limbs_warts=["left-foot"])
    assert visited.locator("[data-told='blood-thinner']").is_visible()
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
    assert marked["blood-thinner"] == {"reply": "yes", "limbs": [], "choice": None}
    assert marked["warts"]["limbs"] == ["left-foot"]
    visited.goto(f"/session/{key}/end/")
    expect(visited.get_by_role("heading", level=1)).to_have_text("Thank you.")


def test_the_last_plan_plays_when_the_server_is_gone(visited: Page, app: App) -> None:
    at_the_start(visited)
    until(visited, READY)
    key = visited.url.rstrip("/").split("/")[-1]
    app.kill()
    visited.goto(f"/session/{key}/")
    play(visited)
    rate(to_the_end(visited), 4, "stress")
    expect(visited.locator("p[data-kept]")).to_be_visible()
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


def test_a_track_that_is_kept_meanwhile_is_read_on(visited: Page, app: App) -> None:
    """Its beginning comes from the server, what is far behind it from the device."""
    at_the_start(visited, minutes="60")
    until(visited, READY)
    visited.evaluate(LOOK.replace("CONDITION", f"(await ({KEPT})())['thenar-kept'].some(one => one.includes('track'))"))
    track = visited.evaluate(f"{TRACK}.src")
    play(visited)
    visited.evaluate(f"{TRACK}.currentTime = {TRACK}.duration / 2")
    until(visited, f"{TRACK}.currentTime > {TRACK}.duration / 2 + 0.3")
    assert visited.evaluate(f"{TRACK}.src") == track, "and not by another try"


def test_what_a_clinician_agreed_to_counts_for_the_plan_that_rests_on_it(visited: Page, app: App) -> None:
    started(visited, who="Someone else").get_by_role("button", name="None of these").click()
    visited.locator("#find").fill("cancer")
    visited.locator("input[name=yes][value=cancer]").check()
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


# Exactly once


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


@pytest.mark.parametrize(
    ("form", "marks", "heading", "offered"),
    [
        ("Hand massage for yourself", {"yes": ["rf_dvt"]}, "No massage today.", 0),
        ("Hand massage for yourself", {"unknown": ["rf_fever"]}, "No massage today.", 0),
        ("Hand massage for yourself", {"yes": ["cancer"]}, "Please ask a clinician first.", 0),
        ("Foot massage for someone else", {"unknown": ["heart-failure"]}, "Please ask a clinician first.", 0),
        ("Hand massage for yourself", {"yes": ["pregnancy", "diabetes"]}, "You can go ahead.", 1),
        ("Foot massage for yourself", {"yes": ["athletes-foot"]}, "This one is not right for today.", 1),
        ("Hand massage for yourself", {"yes": ["dementia"]}, "This one is not right for today.", 0),
    ],
)
def test_the_check_decides_as_the_server_would(
    visited: Page, app: App, form: str, marks: dict[str, list[str]], heading: str, offered: int
) -> None:
    app.kill()
    visited.goto("/")
    begin_check(visited, form, **marks)
    expect(visited.get_by_role("heading", level=1)).to_have_text(heading)
    assert len(ways(visited)) == offered
    name = next(iter(marks.values()))[0]
    expect(visited.locator(f"[data-told='{name}']")).to_be_visible()


def test_one_side_is_left_alone_where_only_that_side_may_not_be_touched(visited: Page, app: App) -> None:
    visited.evaluate(EXTRAS)
    app.kill()
    visited.goto("/")
    begin_check(visited, "Foot massage for yourself", yes=["open-wound"], limbs_open_wound=["left-foot"])
    to_the_session(visited)
    sections = visited.evaluate("JSON.parse(document.querySelector('script#session').textContent).sections")
    assert {one["limb"] for one in sections if one["kind"] == "step"} == {"right-foot"}


def test_who_is_not_sure_gets_no_session(visited: Page, app: App) -> None:
    app.kill()
    visited.goto("/")
    begin_check(visited).get_by_role("button", name="To the session").click()
    visited.get_by_role("link", name="I am not sure").click()
    expect(visited.get_by_role("heading", level=1)).to_have_text("No massage today.")
    assert ways(visited) == []


# For everyone


def _choose(page: Page) -> None:
    page.goto("/")


def _flags(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Go on").click()


def _conditions(page: Page) -> None:
    _flags(page)
    page.locator("#flags button.go").click()
    page.locator("#find").fill("sprain")
    page.locator("#conditions input[name=yes][value=sprain]").check(force=True)


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
def test_nobody_is_kept_out_without_the_server(visited: Page, app: App, place: str) -> None:
    """axe in light and dark, targets of 44 pixels, and no sideways scroll at 320 pixels."""
    visited.emulate_media(reduced_motion="reduce")
    app.kill()
    PLACES[place](visited)
    for scheme in ("light", "dark"):
        visited.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(visited)
        assert found.violations_count == 0, found.generate_report()
    visited.set_viewport_size({"width": 320, "height": 640})
    assert visited.evaluate("document.documentElement.scrollWidth") <= 320
    assert visited.evaluate(SMALL_TARGETS, 44) == []

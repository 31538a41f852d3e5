"""What a person does on a device without the server, and what the device keeps meanwhile."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, mark, until
from tests.browser.offline.away import App

TRACK = "document.querySelector('#track')"
READY = "'kept' in document.documentElement.dataset && navigator.serviceWorker.controller"
KEPT = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name =>
    [name, (await (await caches.open(name)).keys()).map(one => one.url.replace(location.origin, ""))])))"""
STORED = """store => new Promise((done, failed) => {
  const asked = indexedDB.open("thenar");
  asked.onerror = failed;
  asked.onsuccess = () => {
    if (!asked.result.objectStoreNames.contains(store)) { asked.result.close(); return done([]); }  // made anew
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
TOLD = "JSON.parse(/serve\\((.+)\\);/.exec(await (await fetch('/sw.js?sound=ogg&language=en')).text())[1])"
HERE = f"Object.values(await ({KEPT})()).flat()"
EVERYTHING = LOOK.replace(
    "CONDITION",
    f"(([told, here]) => [...told.core, ...told.extras].every(one => here.includes(one)))([{TOLD}, {HERE}])",
)
OF_KEY = "select id from journal_session where key = '{}'"


def begin_check(page: Page, form: str = "Hand massage for yourself", **marks: list[str]) -> Page:
    """From the page that stands in for the server through the check, with these values marked."""
    page.get_by_label(form, exact=True).check()
    return check(page, **marks)


def check(page: Page, **marks: list[str]) -> Page:
    """The two parts of the check, after something was chosen."""
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#choose")).to_be_hidden()
    for part in ("#flags", "#conditions"):
        for name, values in marks.items():
            for value in values:
                if name not in ("yes", "unknown"):
                    box = page.locator(f"{part} input[name='{name.replace('_', '-')}'][value='{value}']")
                    box.evaluate_all("all => all.forEach((one) => one.click())")
                elif page.locator(f"{part} [data-question='{value}']").count():
                    mark(page, value, name)
        if page.locator(part).is_visible():
            page.locator(f"{part} button.go").click()
            expect(page.locator(part)).to_be_hidden()
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


def leave_in_the_second_step(page: Page) -> dict[str, Any]:
    """Plays on from the middle of it, and the tab is gone. Gives the step."""
    steps = [one for one in sections(page) if one["kind"] == "step"]
    found: dict[str, Any] = steps[1]
    page.evaluate(f"{TRACK}.currentTime = {found['at_ms'] / 1000 + 10}")
    until(page, f"{TRACK}.currentTime > {found['at_ms'] / 1000 + 10.3}")
    at = f"(await ({STORED})('sessions')).some(one => one.section?.at_ms === {found['at_ms']})"
    page.evaluate(LOOK.replace("CONDITION", at))
    page.close()
    return found


def goes_on(page: Page, step: dict[str, Any]) -> Page:
    """From the page that says where a session stopped."""
    expect(page.locator("#stopped")).to_contain_text(step["title"])
    page.get_by_role("button", name="go on").click()
    until(page, f"!{TRACK}.paused && {TRACK}.currentTime > {step['at_ms'] / 1000 + 0.1}")
    assert page.evaluate(f"{TRACK}.currentTime") < step["at_ms"] / 1000 + 5
    expect(page.locator("#title")).to_have_text(step["title"])
    return page


def sections(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        "JSON.parse(document.querySelector('script#session').textContent).sections"
    )
    return found


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

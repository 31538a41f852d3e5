"""A real browser and the real app: one server and one Chromium for each worker."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, sync_playwright

from tests.browser.find_chromium import find_chromium, flags
from tests.web.came_in import came_in, cookies

HERE = Path(__file__).parent
PATIENCE = 30  # seconds
PHONE: ViewportSize = {"width": 390, "height": 844}
Open = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs Chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, running on data of its own."""
    with served(tmp_path_factory.mktemp("data")) as address:
        yield address


@contextmanager
def served(folder: Path, **more: str) -> Iterator[str]:
    """The app on the data of a folder, with more in its environment."""
    app = subprocess.Popen(
        [sys.executable, "-m", "thenar", "--no-browser"],
        env={**os.environ, "THENAR_DATA": str(folder), **more},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert app.stdout is not None
    yield came_in(app.stdout.readline())
    app.terminate()
    app.wait(timeout=20)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # Playwright keeps an event loop in this thread, which Django's other tests would take for their own
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = find_chromium()
    assert path, "run tests/browser/find_chromium.py"
    # without a graphics card the moving scene takes most of a processor; it has a browser of its own below
    browser = playwright.chromium.launch(executable_path=path, args=[*flags(), "--disable-3d-apis"])
    yield browser
    browser.close()


@pytest.fixture
def scene_page(playwright: Playwright, server: str) -> Iterator[Page]:
    """A page whose browser draws in three dimensions, in software where there is no graphics card."""
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags())
    page = browser.new_page(base_url=server, viewport=PHONE)
    page.context.add_cookies(cookies(server))  # type: ignore[arg-type]
    yield page
    browser.close()


@pytest.fixture
def open_page(chromium: Browser, server: str) -> Iterator[Open]:
    """Opens a page in a context of its own. At the end: nothing was asked of any other host, and nothing broke."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    broken: list[str] = []

    def opened(path: str = "/", **about: Any) -> Page:
        # pages from the server itself; what a device keeps is for tests/browser/offline
        usual: dict[str, Any] = {"viewport": PHONE, "service_workers": "block"}
        context = chromium.new_context(base_url=server, **{**usual, **about})
        context.add_cookies(cookies(server))  # type: ignore[arg-type]
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda told: broken.append(told.text) if "Content Security Policy" in told.text else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    elsewhere = [url for url in asked if not url.startswith(("blob:", "data:", f"{server}/"))]
    assert not elsewhere
    assert not broken


def theirs(page: Page, path: str) -> str:
    """The address of a page about the person whom this page is about, as its links have it."""
    link = page.locator("a[href^='/for/']").first.get_attribute("href") or ""
    return "/".join(link.split("/")[:3]) + path


def until(page: Page, true: str) -> None:
    """Waits for an expression to become true, looking at every frame. (Playwright's own wait needs `eval`, which the
    pages forbid.)"""
    look = f"const look = () => ({true}) ? done() : requestAnimationFrame(look); look()"
    late = f"setTimeout(() => late(new Error('not within {PATIENCE} s: ' + {json.dumps(true)})), {PATIENCE * 1000})"
    page.evaluate(f"() => new Promise((done, late) => {{ {late}; {look}; }})")


def unfolded(page: Page) -> None:
    """Home with its wishes open: for someone who has been here they are folded away."""
    if page.locator(".anew:not([open])").count():
        page.locator(".anew > summary").click()
    if page.locator("fieldset > .more:not([open])").count():
        page.locator("fieldset > .more > summary").click()  # other people than the last ones


def started(page: Page, *, area: str = "Hands", minutes: str = "3", who: str = "Someone else") -> Page:
    """Home, wishes, Start."""
    page.goto("/")
    unfolded(page)
    page.get_by_label(who, exact=True).last.check()
    page.get_by_label(area, exact=True).check()
    page.get_by_label("Other", exact=True).check()
    page.get_by_label("Minutes, from 3 to 60").fill(minutes)
    page.get_by_role("button", name="Start").click()
    return page


def mark(page: Page, condition: str, reply: str = "yes") -> None:
    """Open the line of a question and answer it; what else stands behind the line is answered with no."""
    page.locator(f"[data-question='{condition}']").evaluate(
        """(question) => {
          for (let one = question.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
          for (const no of question.closest(".rows").querySelectorAll("[name^=is-][value=no]")) no.click();
        }"""
    )
    page.locator(f"input[name='is-{condition}'][value={reply}]").check()


def screened(page: Page, **wishes: str) -> Page:
    """Through the check with nothing to tell, to the plan."""
    started(page, **wishes)
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="None of these").click()
    page.wait_for_url("**/plan/")
    return page


def at_the_start(page: Page, **wishes: str) -> Page:
    """On the session's page, before it begins."""
    screened(page, **wishes).get_by_role("button", name="Start now").click()
    page.wait_for_url("**/session/**")
    return page


def playing(page: Page, **wishes: str) -> Page:
    """In a session that plays."""
    at_the_start(page, **wishes)
    page.get_by_role("button", name="Begin").click()
    until(page, "document.querySelector('#track').currentTime > 0.5")
    return page

"""A device that was here once: one visit for each file, and a copy of what it kept for each test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.conftest import PHONE, until
from tests.browser.find_chromium import find_chromium, flags
from tests.browser.offline.away import App
from tests.browser.offline.device import EVERYTHING, READY
from tests.web.came_in import cookies


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    one = App(tmp_path_factory.mktemp("away"))
    yield one
    one.kill()


@pytest.fixture(scope="module")
def first_visit(playwright: Playwright, app: App, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a browser that was at home until all was kept."""
    app.start()
    folder = tmp_path_factory.mktemp("device") / "first"
    with _browser(playwright, app, folder) as context:
        page = context.new_page()
        page.goto("/")
        until(page, READY)
        page.evaluate(EVERYTHING)
    return folder


@pytest.fixture(scope="module")
def device(playwright: Playwright, app: App, first_visit: Path) -> Iterator[BrowserContext]:
    """Such a device, for tests that leave nothing on it that another would see."""
    with _browser(playwright, app, first_visit) as context:
        yield context


@pytest.fixture
def away(device: BrowserContext, app: App) -> Iterator[Page]:
    """A page on it, and the server gone."""
    app.kill()
    page = device.new_page()
    yield page
    page.close()


@pytest.fixture
def visited(playwright: Playwright, app: App, first_visit: Path, tmp_path: Path) -> Iterator[Page]:
    """Home again on such a device, with the server there."""
    app.line.mend()
    if not app.process:
        app.start()
    copytree(first_visit, tmp_path / "device", ignore=ignore_patterns("Singleton*"))
    with _browser(playwright, app, tmp_path / "device") as context:
        page = context.new_page()
        page.goto("/")
        until(page, READY)
        yield page


@contextmanager
def _browser(playwright: Playwright, app: App, folder: Path) -> Iterator[BrowserContext]:
    about: dict[str, Any] = {"base_url": app.address, "viewport": PHONE, "executable_path": find_chromium()}
    started = playwright.chromium.launch_persistent_context(
        folder,
        args=[*flags(), "--disable-3d-apis"],  # as in the browser of all other tests
        **about,
    )
    if app.here:
        started.add_cookies(cookies(app.here, app.address))  # type: ignore[arg-type]
    yield started
    started.close()

"""A device that was here once: one visit for all files, and a copy of what was kept then, there and here, for each."""

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


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> App:
    """The server of the first visit, as that left it."""
    return App(tmp_path_factory.mktemp("away") / "home")


@pytest.fixture(scope="session")
def first_visit(playwright: Playwright, home: App, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a browser that was at home until all was kept."""
    folder = tmp_path_factory.mktemp("device") / "first"
    home.start()
    try:
        with _browser(playwright, home, folder) as context:
            page = context.new_page()
            page.goto("/")
            until(page, READY)
            page.evaluate(EVERYTHING)
    finally:
        home.stop()
    return folder


@pytest.fixture(scope="module")
def app(home: App, first_visit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The server that the device knows; what a file of tests does there, no other sees."""
    one = home.moved(tmp_path_factory.mktemp("away") / "home")
    yield one
    one.kill()


@pytest.fixture(scope="module")
def device(
    playwright: Playwright, app: App, first_visit: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """Such a device, for tests that leave nothing on it that another would see."""
    with _browser(playwright, app, _like(first_visit, tmp_path_factory.mktemp("device") / "away")) as context:
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
    with _browser(playwright, app, _like(first_visit, tmp_path / "device")) as context:
        page = context.new_page()
        page.goto("/")
        until(page, READY)
        yield page


def _like(first_visit: Path, folder: Path) -> Path:
    """What the device kept, once more: Chromium locks its own with files that point nowhere elsewhere."""
    return Path(copytree(first_visit, folder, ignore=ignore_patterns("Singleton*")))


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

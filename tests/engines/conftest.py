"""Other engines than Chromium, each once for its tests, and one app for each test."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.offline.away import App
from tests.engines.driver import Driver, Page
from tests.engines.find_engines import ENGINES, missing
from tests.web.came_in import cookies


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for name, packages in missing().items():
        terminalreporter.write_line(f"not run: the engine {name}; it needs the packages {', '.join(packages)}")


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """A virtual screen of the size of a phone, by its name."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "450x930x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield f":{process.stdout.readline().strip()}"
        process.terminate()


@pytest.fixture(params=list(ENGINES))
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """A fresh browser of each engine."""
    if request.param in missing():
        pytest.skip(f"the engine {request.param} is not here; it needs {', '.join(ENGINES[request.param].packages)}")
    found = _started(request)
    yield found
    found.close()


def _started(request: pytest.FixtureRequest) -> Driver:
    language = "en-US"
    if request.param == "firefox":
        from tests.engines.firefox import Firefox

        return Firefox({"intl.accept_languages": language})
    from tests.engines.webkit import old_webkit, webkit

    return webkit(request.getfixturevalue("screen"), language) if request.param == "webkit" else old_webkit(language)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    found = App(tmp_path)
    found.start()
    yield found
    found.kill()


@pytest.fixture
def page(app: App, driver: Driver) -> Page:
    """Home, as one who came in."""
    one = Page(driver, app.address)
    one.open("/")
    for cookie in cookies(app.here):
        driver.know(cookie["name"], cookie["value"])
    one.open("/")
    return one

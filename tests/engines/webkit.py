"""WebKit by WebDriver: WebKitGTK's own small browser on a virtual screen, and the older WPE in `cog`, without one."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.webkitgtk.options import Options as GtkOptions
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.wpewebkit.options import Options as WpeOptions

BROWSERS = tuple(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))


class WebKit:
    """A WebKit that keeps what it keeps in a folder of its own."""

    def __init__(self, driver: str, options: ArgOptions, environment: dict[str, str]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="thenar-webkit-"))
        own = {name: str(self.folder / name) for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}
        for one in own.values():
            Path(one).mkdir(mode=0o700)
        unboxed = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # its sandbox refuses to run as root
        self.service = Service(driver, env={**os.environ, **own, **unboxed, **environment})
        self.service.start()
        self.browser = webdriver.Remote(self.service.service_url, options=options)
        self.browser.set_script_timeout(60)

    def open(self, address: str) -> None:
        self.browser.get(address)

    def run(self, script: str, *given: Any) -> Any:
        return self.browser.execute_script(script, *given)

    def press(self, css: str) -> None:
        self.browser.find_element("css selector", css).click()

    def know(self, name: str, value: str) -> None:
        self.browser.add_cookie({"name": name, "value": value, "httpOnly": True, "path": "/"})

    def back(self) -> None:
        self.browser.back()

    def close(self) -> None:
        try:
            self.browser.quit()
        finally:
            self.service.stop()
            shutil.rmtree(self.folder, ignore_errors=True)


def webkit(screen: str, language: str) -> WebKit:
    """WebKitGTK, about as new as Safari, on a screen such as `:99`."""
    options = GtkOptions()
    options.binary_location = str(BROWSERS[0])
    options.add_argument("--automation")
    return WebKit(
        "/usr/bin/WebKitWebDriver",
        options,
        {"DISPLAY": screen, "GDK_BACKEND": "x11", "LANGUAGE": language, "LANG": f"{language}.UTF-8"},
    )


def old_webkit(language: str) -> WebKit:
    """WPE WebKit 2.38, about as old as Safari 16."""
    options = WpeOptions()
    options.binary_location = shutil.which("cog") or "cog"
    options.set_capability("browserName", "cog")
    for one in ("--automation", "--platform=headless"):
        options.add_argument(one)
    return WebKit("/usr/bin/WPEWebDriver", options, {"LANGUAGE": language, "LANG": f"{language}.UTF-8"})

"""One small face for all engines: open, ask the page, press. A step that does not come to be says so after a time."""

import time
from typing import Any, Protocol

PATIENCE = 30.0  # seconds
LOOK = 0.05


class Driver(Protocol):
    """A browser with one window, of the size of a phone."""

    def open(self, address: str) -> None:
        """Go to an address, and wait until its page is there."""

    def run(self, script: str, *given: Any) -> Any:
        """What a script returns in the page; it finds what was given in `arguments`."""

    def press(self, css: str) -> None:
        """Touch what a selector finds first, as a person does."""

    def know(self, name: str, value: str) -> None:
        """Keep a cookie for the address of this page."""

    def back(self) -> None:
        """To the page before."""

    def close(self) -> None:
        """End it, and everything that it kept."""


class LateError(AssertionError):
    """What was waited for did not come to be."""


class Page:
    """What tests do with a driver."""

    def __init__(self, driver: Driver, address: str) -> None:
        self.driver = driver
        self.address = address

    def open(self, path: str) -> None:
        """A page of the app."""
        self.driver.open(self.address + path if path.startswith("/") else path)

    def ask(self, expression: str, *given: Any) -> Any:
        """The value of an expression in the page."""
        return self.driver.run(f"return ({expression})", *given)

    def until(self, expression: str, *given: Any) -> Any:
        """Wait for an expression to become true, and give it. A page that is just changing is asked again."""
        end, found = time.monotonic() + PATIENCE, None
        while time.monotonic() < end:
            try:
                found = self.ask(expression, *given)
            except Exception as error:
                found = error
            if found and not isinstance(found, Exception):
                return found
            time.sleep(LOOK)
        raise LateError(f"{expression} is {found!r} on {self.path}")

    def press(self, css: str) -> None:
        """Touch something, once it is there and can be touched."""
        one = f"document.querySelector({css!r})"
        self.until(f"{one} && !{one}.disabled && {one}.getClientRects().length > 0")
        self.ask(f"{one}.scrollIntoView({{ block: 'center', behavior: 'instant' }})")
        self.driver.press(css)

    @property
    def path(self) -> str:
        """Where the page is."""
        return str(self.ask("location.pathname + location.hash"))

    def arrive(self, pattern: str) -> None:
        """Wait for an address, by a regular expression."""
        self.until(f"new RegExp({pattern!r}).test(location.pathname) && document.readyState === 'complete'")

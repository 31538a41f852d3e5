"""Coming in as a person does: by the address that the app printed, and from then on with its cookie."""

import re
import time
import urllib.request
from http.client import HTTPResponse
from http.cookies import SimpleCookie
from typing import Any

PRINTED = re.compile(r"(http://127\.0\.0\.1:\d+)/\?key=([\w-]{43})\s*\Z")
_cookies: dict[str, tuple[str, str]] = {}


def came_in(line: str) -> str:
    """The address without its secret, from the line that the app said; the cookie is had from now on."""
    found = PRINTED.search(line)
    assert found, line
    opener = urllib.request.build_opener(_Stays)
    with opener.open(found[0].strip()) as answer:
        assert answer.status == 303
        name, kept = next(iter(SimpleCookie(answer.headers["Set-Cookie"]).items()))
    _cookies[found[1]] = (name, kept.value)
    return found[1]


def cookie_header(address: str) -> str:
    """For a request to this address."""
    return "=".join(_cookies[address])


def cookies(address: str, other: str | None = None) -> list[dict[str, Any]]:
    """For a browser that visits this address, or another one that leads there."""
    name, value = _cookies[address]
    about = {"url": other or address, "httpOnly": True, "sameSite": "Lax", "expires": int(time.time()) + 24 * 3600}
    return [{"name": name, "value": value, **about}]


def opened(address: str, path: str = "/") -> HTTPResponse:
    """A page of the app, with the cookie."""
    found: HTTPResponse = urllib.request.urlopen(
        urllib.request.Request(address + path, headers={"Cookie": cookie_header(address)})
    )
    return found


class _Stays(urllib.request.HTTPRedirectHandler):
    """Gives the answer that leads on, for its cookie."""

    def http_error_303(self, _asked: Any, answer: Any, *_about: Any) -> Any:
        return answer

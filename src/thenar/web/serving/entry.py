"""Who may come in on this computer: whoever has the address that was printed, and from then on its cookie.

Jupyter does it in this way: another account of the same computer reaches the port, but neither sees the terminal nor
the browser. The secret of the address is known to this process alone and is gone with it; the cookie outlives it,
signed with a key that only this account can read.
"""

import hmac
import os
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse

from thenar.files.atomic import whole_file

KEY: Final = "key"  # in the first address: /?key=SECRET
KEY_FILE: Final = "browser-key"
SALT: Final = "thenar.entry"
KEPT_FOR: Final = 400 * 24 * 3600  # seconds; browsers keep no cookie for longer. Each day of use begins it anew
A_DAY: Final = 24 * 3600
ONCE_FOR: Final = 5 * 60  # seconds that the address given to a browser waits for it


class Entry:
    """The secret addresses of this start, and the cookies that they lead to. Any number of threads may ask at once."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """The key of the cookies is kept in `folder`, readable by this user only. OSError where that is impossible."""
        self._path, self._clock = folder / KEY_FILE, clock
        self._key = _kept(self._path)
        self._secret, self._start = secrets.token_urlsafe(32), secrets.token_hex(4)
        self._once: dict[bytes, float] = {}
        self._lock = threading.Lock()

    @property
    def cookie(self) -> str:
        """The name of the cookie. Ports share their cookies, so each data folder has a name of its own."""
        return f"thenar-here-{sha256(self._key.encode()).hexdigest()[:8]}"

    def address(self, here: str) -> str:
        """The address to print: good until this process ends."""
        return f"{here}/?{KEY}={self._secret}"

    def address_once(self, here: str) -> str:
        """An address for a browser that is opened now: good once, for minutes.

        It stands in the browser's command line, which other accounts can read, and perhaps in its history.
        """
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._once[_digest(secret)] = self._clock() + ONCE_FOR
        return f"{here}/?{KEY}={secret}"

    def opens(self, secret: str) -> bool:
        """True for a secret that is good now."""
        with self._lock:
            until = self._once.pop(_digest(secret), None)
        if until is not None and self._clock() < until:
            return True
        return hmac.compare_digest(_digest(secret), _digest(self._secret))

    def knows(self, cookies: Mapping[str, str]) -> bool:
        """True for a browser that came in before."""
        return self._told(cookies, KEPT_FOR) is not None

    def is_fresh(self, cookies: Mapping[str, str]) -> bool:
        """True where the cookie is of today, so that it need not be given anew."""
        return self._told(cookies, A_DAY) is not None

    def came_in_now(self, cookies: Mapping[str, str]) -> bool:
        """True for a browser that came in by an address of this start: asked for what reaches other devices."""
        return self._told(cookies, KEPT_FOR) == self._start

    def give_cookie(self, response: HttpResponse, before: Mapping[str, str] | None = None) -> None:
        """The browser is known from now on. Lax, so that the link of a reminder in a calendar on the web leads in.

        `before` are the cookies of a browser that was known already: it is known for longer, and came in when it did.
        """
        start = self._start if before is None else self._told(before, KEPT_FOR) or ""
        value = self._signer().sign(start)
        response.set_cookie(self.cookie, value, max_age=KEPT_FOR, httponly=True, samesite="Lax")

    def renew(self) -> None:
        """Every browser of this computer has to come in anew, by the printed address. OSError where it cannot be."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            _write(self._path, key)
            self._key = key

    def _told(self, cookies: Mapping[str, str], seconds: int) -> str | None:
        """In which start a browser came in; None for one that is not known, or not since `seconds`."""
        try:
            return self._signer().unsign(cookies.get(self.cookie, ""), max_age=seconds)
        except BadSignature:  # also one that is too old
            return None

    def _signer(self) -> TimestampSigner:
        return TimestampSigner(key=self._key, salt=SALT)


def _kept(path: Path) -> str:
    """The kept key; made where there is none."""
    found = path.read_text(encoding="ascii").strip() if path.exists() else ""
    if found:
        return found
    key = secrets.token_urlsafe(32)
    _write(path, key)
    return key


def _write(path: Path, key: str) -> None:
    with whole_file(path) as half, os.fdopen(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(key)


def _digest(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "replace")).digest()

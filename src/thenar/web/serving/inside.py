"""Style sheets, the one script and the icon that come inside the page: the first paint waits for nothing else.

The security policy allows exactly these texts, by their hash, and pictures of this kind.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import quote

from django.conf import settings

from thenar.web.serving import assets

TOKENS = "tokens"  # what both begin with
STYLES = ("base", "session")
SCRIPT = "offline/start"
ICON = "icons/mark.svg"
INSIDE_QUOTES = " !'()*,-./:;=@_~"  # what an address inside an attribute may hold as it is


def style(name: str, *, font: bool = False) -> str:
    """The text of the tokens and one style sheet, without comments and line indents; `name` is one of STYLES. With the
    rule of the font for a browser that has it: another one would hold its first paint back for it."""
    return "\n".join([*([_font()] if font else []), _sheet(TOKENS), _sheet(name)])


def script() -> str:
    """The text of SCRIPT, in the same way; it has no comments but block comments."""
    return _text(f"js/{SCRIPT}.js")


@cache
def icon() -> str:
    """The mark as an address that holds it. Fetched, it would compete with the first paint."""
    text = (assets.SOURCE / ICON).read_text(encoding="utf-8").strip().replace('"', "'")
    return f"data:image/svg+xml,{quote(text, safe=INSIDE_QUOTES)}"


@cache
def allowed_styles() -> str:
    """The hashes of all of them, as the policy names them."""
    return _hashes(style(name, font=font) for name in STYLES for font in (False, True))


@cache
def allowed_script() -> str:
    """The hash of the script, as the policy names it."""
    return _hashes([script()])


@cache
def _font() -> str:
    """The rule of the font, with its address: inside a page it cannot be told from where the sheet lies."""
    return _sheet("font").replace("url(vendor/", f"url({settings.STATIC_URL}vendor/")


@cache
def _sheet(name: str) -> str:
    """A sheet without the spaces that only people need: none of ours has one inside quotes beside such a sign."""
    return re.sub(r"\s*([{}])\s*", r"\1", re.sub(r"([:;,])\s+", r"\1", _text(f"css/{name}.css")))


@cache
def _text(path: str) -> str:
    text = (assets.SOURCE / path).read_text(encoding="utf-8")
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in without_comments.splitlines() if line.strip())


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

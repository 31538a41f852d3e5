"""Style sheets and the one script that come inside the page: the first paint waits for nothing but the page itself.

The security policy allows exactly these texts, by their hash.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache

from thenar.web import assets

STYLES = ("base", "session")
SCRIPT = "offline/start"


def style(name: str) -> str:
    """The text of one style sheet without comments and line indents; `name` is one of STYLES."""
    return _text(f"css/{name}.css")


def script() -> str:
    """The text of SCRIPT, in the same way; it has no comments but block comments."""
    return _text(f"js/{SCRIPT}.js")


@cache
def allowed_styles() -> str:
    """The hashes of all of them, as the policy names them."""
    return _hashes(style(name) for name in STYLES)


@cache
def allowed_script() -> str:
    """The hash of the script, as the policy names it."""
    return _hashes([script()])


@cache
def _text(path: str) -> str:
    text = (assets.SOURCE / path).read_text(encoding="utf-8")
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in without_comments.splitlines() if line.strip())


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

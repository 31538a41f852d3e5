"""Style sheets that come inside the page: the first paint waits for nothing but the page itself.

The security policy allows exactly these texts, by their hash.
"""

import base64
import hashlib
import re
from functools import cache

from thenar.web import assets

INSIDE = ("base", "session")


@cache
def style(name: str) -> str:
    """The text of one style sheet without comments and line indents; `name` is one of INSIDE."""
    text = (assets.SOURCE / "css" / f"{name}.css").read_text(encoding="utf-8")
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in without_comments.splitlines() if line.strip())


@cache
def allowed() -> str:
    """The hashes of all of them, as the policy names them."""
    digests = (hashlib.sha256(style(name).encode()).digest() for name in INSIDE)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

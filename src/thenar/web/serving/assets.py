"""Static files: one version for all of them in their address, cached by browsers for good.

`/static/VERSION/js/main.js` imports `./clock.js` and gets the same version: no name has to be rewritten.
"""

import hashlib
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "static"
WORKER = "js/offline/worker.js"  # what the service worker is made of, with all that it imports


@cache
def version() -> str:
    """A short name of exactly these files."""
    digest = hashlib.sha256()
    for path in sorted(paths()):
        digest.update(path.encode() + b"\0" + (SOURCE / path).read_bytes())
    return digest.hexdigest()[:12]


@cache
def paths() -> frozenset[str]:
    """Every file, by its path below the static files."""
    files = (path for path in SOURCE.rglob("*") if path.is_file() and not path.name.startswith("."))
    return frozenset(path.relative_to(SOURCE).as_posix() for path in files)

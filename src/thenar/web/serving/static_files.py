"""Static files from memory: small, few, and the same for everyone, so that nobody's request reads a disk.

Each is compressed when it is first asked for. Nothing is kept between two starts, so nothing kept can be damaged.
"""

import gzip
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

import rjsmin
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from thenar.web.serving import assets

FOR_GOOD: Final = "max-age=31536000, public, immutable"
TYPES: Final = {".js": "text/javascript", ".glb": "model/gltf-binary", ".bin": "application/octet-stream"}
PACKED_ALREADY: Final = (".png", ".webp", ".jpg", ".avif", ".woff2", ".ogg", ".m4a")
WORTH_IT: Final = 0.95  # of the size; else it is sent as it is


@dataclass(frozen=True)
class StaticFile:
    """A file as it is sent."""

    kind: str
    tag: str
    plain: bytes
    packed: bytes | None

    def answer(self, accepted: str) -> tuple[bytes, dict[str, str]]:
        """The bytes and the headers for what a browser accepts."""
        headers = {"Content-Type": self.kind, "Cache-Control": FOR_GOOD, "ETag": f'"{self.tag}"'}
        if self.packed is None:
            return self.plain, headers
        headers["Vary"] = "Accept-Encoding"
        if "gzip" not in accepted:
            return self.plain, headers
        return self.packed, {**headers, "Content-Encoding": "gzip"}


class StaticFiles:
    """Middleware: answers for the static files, once the gate has let a request through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path_info
        if not path.startswith(settings.STATIC_URL) or request.method not in ("GET", "HEAD"):
            return self._get_response(request)
        found = static_file(path.removeprefix(settings.STATIC_URL))
        if found is None:
            return self._get_response(request)
        body, headers = found.answer(request.headers.get("Accept-Encoding", ""))
        known = found.tag in request.headers.get("If-None-Match", "")
        return HttpResponse(status=304, headers=headers) if known else HttpResponse(body, headers=headers)


def static_file(path: str) -> StaticFile | None:
    """The file at a path below the static files; None where there is none. No path leads out of them."""
    return _file(path) if path in assets.paths() else None


def _sent(source: bytes, path: str) -> bytes:
    """A script of ours without comments and blanks: they are two fifths of its weight as it is sent."""
    ours = path.endswith(".js") and not path.startswith("vendor/")  # those keep their notices
    return rjsmin.jsmin(source) if ours else source


@cache
def _file(path: str) -> StaticFile:
    plain = _sent((assets.SOURCE / path).read_bytes(), path)
    suffix = f".{path.rpartition('.')[2]}"
    kind = TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    packed = None if suffix in PACKED_ALREADY else gzip.compress(plain, mtime=0)
    tag = sha256(plain).hexdigest()[:16]
    return StaticFile(kind, tag, plain, packed if packed and len(packed) < WORTH_IT * len(plain) else None)

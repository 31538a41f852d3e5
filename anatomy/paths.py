"""Where the build reads from and writes to. The only module that knows folder names."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "anatomy"
KNOWLEDGE = ROOT / "src" / "thenar" / "knowledge"
STATIC = ROOT / "src" / "thenar" / "web" / "static"
RESULTS = STATIC / "anatomy"
STROKE_TRACKS = RESULTS / "strokes"
STILLS = RESULTS / "stills"
HOME = RESULTS / "home"
CACHE = Path(os.environ.get("THENAR_ANATOMY_CACHE", ROOT / ".cache" / "anatomy"))
SHEETS = CACHE / "sheets"

"""Frames a second of the moving picture with software rendering, beside an empty three.js scene."""

import json
import subprocess
import sys

from benchmarks.rows import Row

AIM = 30


def run() -> list[Row]:
    """The fullest stroke, three limbs, at phone size."""
    probe = subprocess.run([sys.executable, "-m", "anatomy.probe", "fps"], check=True, capture_output=True, text=True)
    found = json.loads(probe.stdout)
    return [
        Row(
            "moving hands, software rendering, 390 by 420",
            "frames/s",
            found["ours"],
            "empty three.js scene",
            found["empty"],
            aim=AIM,
            more_is_better=True,
        )
    ]

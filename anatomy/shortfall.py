"""Write tests/anatomy/short.json: the strokes that miss an aim today, with the figure each reached.

`python -m anatomy.shortfall` measures every fourth frame; run it only after looking at the report.
"""

from __future__ import annotations

import json
import math
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

from anatomy.measure import Measure, measure
from anatomy.paths import ROOT, STROKE_TRACKS
from anatomy.report import AIMS, figures, line

EVERY = 4
TARGET = ROOT / "tests" / "anatomy" / "short.json"


def shortfall(found: Measure) -> dict[str, Any]:
    """The figures over their aims, rounded up to a tenth, and the zones missed."""
    over: dict[str, Any] = {
        name: math.ceil(value * 10) / 10 for name, value in figures(found).items() if value > AIMS[name] + 0.005
    }
    return over | ({"zones": found.missed} if found.missed else {})


def main() -> None:
    """Measure all and write the file, printing the table on the way."""
    names = sorted(path.stem for path in STROKE_TRACKS.glob("*.json"))
    short = {}
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(partial(measure, every=EVERY), names):
            print(line(found), flush=True)
            short[found.stroke] = shortfall(found)
    kept = {name: over for name, over in short.items() if over}
    TARGET.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

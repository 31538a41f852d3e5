"""The measured table of every stroke: `python -m anatomy.report [--every N] [stroke …]`."""

from __future__ import annotations

import argparse
import gzip
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from anatomy.measure import Measure, measure
from anatomy.paths import RESULTS, STROKE_TRACKS

AIMS = {"gap": 3.0, "depth": 4.0, "deepest": 8.0, "between": 4.0, "beyond": 0.0, "seam": 1.0}
HEAD = "stroke                          gap95 depth95 deepest between beyond  seam   kB  not met"


def figures(found: Measure) -> dict[str, float]:
    """The measured numbers by the names of their aims: millimetres and degrees."""
    depth, deepest = found.depth()
    return {
        "gap": found.gap(),
        "depth": depth,
        "deepest": deepest,
        "between": found.between,
        "beyond": found.beyond,
        "seam": found.seam,
    }


def not_met(found: Measure) -> list[str]:
    """Aims a stroke misses, zones it fails to reach in order among them."""
    over = [name for name, value in figures(found).items() if value > AIMS[name] + 0.005]
    return over + [f"zone {zone}" for zone in found.missed]


def kilobytes(path: Path) -> float:
    """Size after gzip."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0)) / 1024


def line(found: Measure) -> str:
    """One row of the table."""
    f = figures(found)
    size = kilobytes(STROKE_TRACKS / f"{found.stroke}.json")
    return (
        f"{found.stroke:31} {f['gap']:5.1f} {f['depth']:7.1f} {f['deepest']:7.1f} {f['between']:7.1f} "
        f"{f['beyond']:6.1f} {f['seam']:5.2f} {size:4.0f}  {', '.join(not_met(found)) or '-'}"
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=1, help="measure each Nth frame only")
    options.add_argument("strokes", nargs="*")
    asked = options.parse_args()
    names = asked.strokes or sorted(path.stem for path in STROKE_TRACKS.glob("*.json"))
    print(HEAD)
    short = 0
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(partial(measure, every=asked.every), names):
            print(line(found), flush=True)
            short += bool(not_met(found))
    for limb in ("hand", "foot"):
        print(f"{limb}.glb {kilobytes(RESULTS / f'{limb}.glb'):.0f} kB")
    print(f"{len(names) - short} of {len(names)} strokes meet every aim")


if __name__ == "__main__":
    main()

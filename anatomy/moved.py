"""How every stroke moves, before and now: `python -m anatomy.moved [--write] [stroke …]`.

Each stroke has a line of what was first measured (`anatomy/before.json`) and one of what its committed track gives now.
`--write` puts down in `tests/anatomy/moves.json` what still misses an aim; run it only after looking at the report.
"""

from __future__ import annotations

import argparse
import json
import math
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from anatomy.motion import QUICK, SLIDES, Moved, moved
from anatomy.paths import HERE, ROOT, STROKE_TRACKS

Table = dict[str, dict[str, Any]]
# Touch feels most pleasant at 1 to 10 cm/s (S51). A quarter of the way is enough to lift and to land.
SLOWEST, QUICKEST = 1.0, 10.0
AIMS = {"peak": QUICKEST, "back": 0.25, "jump": 15.0, "fast": 20.0, "joint": 120.0, "sunk": 1.0, "crossed": 4.0,
        "pierced": 8.0}  # fmt: skip
BEFORE, SHORT = HERE / "before.json", ROOT / "tests" / "anatomy" / "moves.json"
HEAD = f"{'stroke':31} {'when':6} speed {'peak':>5} {'at paces':>11} " + " ".join(f"{one:>7}" for one in list(AIMS)[1:])


def figures(found: Moved) -> dict[str, Any]:
    """What was measured, by name: cm/s, shares, millimetres, degrees a second, and parts that should touch."""
    told = {name: getattr(found, name) for name in list(AIMS)[1:]}
    told |= {"speed": found.speed(), "peak": found.peak()}
    paces = [round(found.speed() * share, 1) for share in found.pace]
    return {name: round(value, 2) for name, value in told.items()} | {"paces": paces, "missing": found.missing}


def over(told: dict[str, Any], motion: str) -> dict[str, Any]:
    """The figures that miss their aim; a quick stroke may be fast, and only what slides can be too slow."""
    quick = ("fast", "joint", "jump") if motion in QUICK else ()
    missed = {name: told[name] for name, aim in AIMS.items() if name not in quick and told[name] > aim + 0.005}
    if motion in SLIDES and told["speed"] < SLOWEST:
        missed["speed"] = told["speed"]
    return missed | ({"missing": told["missing"]} if told["missing"] else {})


def line(name: str, when: str, told: dict[str, Any]) -> str:
    """One row of the table."""
    rest = " ".join(f"{told[one]:7.2f}" for one in list(AIMS)[1:])
    paces = "-".join(f"{one:.1f}" for one in sorted(told["paces"]))
    return f"{name:31} {when:6} {told['speed']:5.1f} {told['peak']:5.1f} {paces:>11} {rest}"


def rounded(missed: dict[str, Any]) -> dict[str, Any]:
    """Figures as they are written down: up to a tenth, what is too slow down to one."""
    whole = {name: math.ceil(value * 10) / 10 for name, value in missed.items() if name not in ("missing", "speed")}
    slow = {"speed": math.floor(missed["speed"] * 10) / 10} if "speed" in missed else {}
    return whole | slow | ({"missing": missed["missing"]} if "missing" in missed else {})


def report(names: list[str]) -> Table:
    """Measures, prints before and now, and returns what still misses an aim."""
    before, short = json.loads(BEFORE.read_text("utf-8")) if BEFORE.exists() else {}, {}
    print(HEAD)
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(moved, names):
            told = figures(found)
            missed = over(told, found.motion)
            if found.stroke in before:
                print(line("", "before", before[found.stroke]))
            print(line(found.stroke, "now", told), "", ", ".join(missed) or "-", *told["missing"], flush=True)
            short[found.stroke] = rounded(missed)
            before.setdefault(found.stroke, told)
    if not BEFORE.exists():
        BEFORE.write_text(json.dumps(before, indent=1) + "\n", encoding="utf-8")
    return {name: missed for name, missed in short.items() if missed}


def main() -> None:
    """Print the table, and write down what is still short where asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write down what misses an aim")
    options.add_argument("strokes", nargs="*")
    asked = options.parse_args()
    names = asked.strokes or sorted(path.stem for path in STROKE_TRACKS.glob("*.json"))
    short = report(names)
    if asked.write:
        known = json.loads(SHORT.read_text("utf-8")) if SHORT.exists() else {}
        kept = {name: one for name, one in known.items() if name not in names} | short
        SHORT.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", encoding="utf-8")
    print(f"{len(names) - len(short)} of {len(names)} strokes meet every aim")


if __name__ == "__main__":
    main()

"""`make siege`: 12,000 requests and 900 files and copies against the app; its table goes into docs/siege.md.

`--requests N --imports N --restores N --seed N` make it smaller or another one; the table says how many were tried.
With 0, an attack is not laid, and its line stays as it was.
"""

import argparse
import os
import sys
from pathlib import Path

from benchmarks.between import between
from benchmarks.hostile.parts import laid, parts_of
from benchmarks.hostile.tally import Tally

PAGE = Path(__file__).parent.parent.parent / "docs" / "siege.md"
HEAD = """\
| what | tried | taken | refused in words | pages looked at | answers of 5xx | where |
|---|---|---|---|---|---|---|"""
WHOLE = {"requests": 12_000, "imports": 600, "restores": 300}


def main() -> int:
    """Lay the siege, and print and publish its table. 1 where something broke, or where an attack never came in."""
    wished = _wished()
    tallies, left = laid(parts_of(vars(wished), wished.seed), wished.at_once)
    page = PAGE.read_text(encoding="utf-8")
    told = f"{table(page, tallies)}\n\nSeed {wished.seed}. Unsound rows in the journals afterwards: {left}."
    print(told)
    PAGE.write_text(between(page, "siege", told), encoding="utf-8")
    unheard = [one.what for one in tallies if one.tried and not one.taken]
    if unheard:
        print(f"Nothing was taken, so nothing was measured: {', '.join(unheard)}.")
    return 1 if left or unheard or any(one.broken for one in tallies) else 0


def table(page: str, tallies: list[Tally]) -> str:
    """The table of the page with the lines of these attacks anew."""
    before = page.partition("<!-- siege -->")[2].partition("<!-- /siege -->")[0].strip().splitlines()
    kept = {line.split("|")[1].strip(): line for line in before[2:] if line.startswith("|")}
    return "\n".join([HEAD, *(kept | {one.what: one.row() for one in tallies}).values()])


def _wished() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make siege", description=__doc__)
    for name, number in WHOLE.items():
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--at-once", type=int, default=os.cpu_count(), help="Parts that are laid at once.")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

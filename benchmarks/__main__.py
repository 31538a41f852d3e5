"""`make bench`: every benchmark in one run, as a table in the README and as JSON in benchmarks/results.json.

`python -m benchmarks NAME...` runs only those and prints their table.
"""

import importlib
import os
import sys
from pathlib import Path

from benchmarks.between import between
from benchmarks.rows import Row, as_json, table

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
RESULTS = HERE / "results.json"
LONGEST = ("live", "cues")  # minutes each
NOT_BENCHMARKS = {"__init__", "__main__", "rows", "bare_django", "between"}


def names() -> list[str]:
    """The benchmarks there are, those that take longest at the end."""
    found = (path.stem for path in HERE.glob("*.py") if path.stem not in NOT_BENCHMARKS)
    return sorted(found, key=lambda name: (name in LONGEST, name))


def main(chosen: list[str]) -> None:
    """Run the chosen benchmarks, or all of them in full and publish what they found."""
    if not chosen:
        os.environ.setdefault("CUES_FULL", "1")  # the tab is hidden for eight minutes, as a phone in a pocket
    rows: list[Row] = []
    for name in chosen or names():
        print(f"{name} ...", file=sys.stderr)
        rows += importlib.import_module(f"benchmarks.{name}").run()
        if not chosen:
            publish(rows)  # each time: what was measured stays when a later one is stopped
    print(table(rows))


def publish(rows: list[Row]) -> None:
    """Keep the rows, and put their table into the README."""
    RESULTS.write_text(as_json(rows) + "\n")
    README.write_text(between(README.read_text(encoding="utf-8"), "measured", table(rows)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

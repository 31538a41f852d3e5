"""`make bench`: every benchmark in one run, as a table, and as JSON in benchmarks/results.json.

`python -m benchmarks NAME...` runs only those.
"""

import importlib
import sys
from pathlib import Path

from benchmarks.rows import Row, as_json, table

HERE = Path(__file__).parent
NOT_BENCHMARKS = {"__init__", "__main__", "rows", "bare_django"}


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_BENCHMARKS)


def main(chosen: list[str]) -> None:
    """Run the chosen benchmarks, or all."""
    rows: list[Row] = []
    for name in chosen or names():
        print(f"{name} ...", file=sys.stderr)
        rows += importlib.import_module(f"benchmarks.{name}").run()
    print(table(rows))
    if not chosen:
        (HERE / "results.json").write_text(as_json(rows) + "\n")
        (HERE / "results.md").write_text(table(rows) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""`make siege`: 12,000 requests and 900 files and copies against the app; its table goes into docs/siege.md.

`--requests N --imports N --restores N --seed N` make it smaller or another one; the table says how many were tried.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.between import between
from benchmarks.hostile.camp import pitch
from benchmarks.hostile.tally import Tally

PAGE = Path(__file__).parent.parent.parent / "docs" / "siege.md"
HEAD = """\
| what | tried | taken | refused in words | pages looked at | answers of 5xx | where |
|---|---|---|---|---|---|---|"""
WHOLE = {"requests": 12_000, "imports": 600, "restores": 300}


def main() -> int:
    """Lay the siege, and print and publish its table. 1 where something broke, or where an attack never came in."""
    wished = _wished()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir(mode=0o700)
        pitch(data)
        tallies = list(_laid(wished, data))
        left = _unsound(data / "thenar.sqlite3")
    table = "\n".join([HEAD, *(one.row() for one in tallies)])
    told = f"{table}\n\nSeed {wished.seed}. Unsound rows in the journal afterwards: {left}."
    print(told)
    PAGE.write_text(between(PAGE.read_text(encoding="utf-8"), "siege", told), encoding="utf-8")
    unheard = [one.what for one in tallies if one.tried and not one.taken]
    if unheard:
        print(f"Nothing was taken, so nothing was measured: {', '.join(unheard)}.")
    return 1 if left or unheard or any(one.broken for one in tallies) else 0


def _wished() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make siege", description=__doc__)
    for name, number in WHOLE.items():
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--seed", type=int, default=12)
    return parser.parse_args()


def _laid(wished: argparse.Namespace, data: Path) -> Iterator[Tally]:
    from benchmarks.hostile.files import imports, restores
    from benchmarks.hostile.requests import storm

    yield from storm(wished.requests, wished.seed)
    yield imports(wished.imports, wished.seed)
    yield restores(wished.restores, wished.seed, data)


def _unsound(database: Path) -> int:
    from thenar.journal.copies.databases import open_strange
    from thenar.journal.doctor.findings import look

    connection = open_strange(database)
    try:
        return len(list(look(connection)))
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())

"""`make mutants`: changes the code a little, one place at a time, and prints what no test noticed.

`make mutants ARGS="screen plan --minutes 30"` tries some rooms and stops in time; the next run goes on from there.
`--only change.py` takes one module, `--fresh` begins anew. The table goes into docs/mutants.md.
"""

import argparse
import shutil
import sys

from benchmarks.mutants.rooms import ROOMS
from benchmarks.mutants.survivors import reasons
from benchmarks.mutants.workshop import HERE, bench, tried

BUILD = HERE / "build" / "mutants"


def main() -> int:
    """Try the rooms, and say what survived. 1 where more did than may."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), choices=[[], *ROOMS])
    parser.add_argument("--minutes", type=float, default=24 * 60, help="for each room")
    parser.add_argument("--only", default="", help="one module of the rooms")
    parser.add_argument("--fresh", action="store_true", help="forget what was tried before")
    wished = parser.parse_args()
    late = False
    for name in wished.rooms:
        folder = BUILD / (f"{name}-{wished.only.replace('/', '-')}" if wished.only else name)
        if wished.fresh:
            shutil.rmtree(folder, ignore_errors=True)
        tree = folder / "tree"
        if not tree.exists():
            tree.mkdir(parents=True)
            bench(tree)
        room = ROOMS[name]
        outcome = tried(name, room, tree, folder / "session.sqlite", 60 * wished.minutes, wished.only)
        print("\n".join(map(str, outcome.survived)))
        print("| room | tried | noticed | equivalent | survived | waiting | aim |\n|---|---|---|---|---|---|---|")
        print(outcome.row(room.most))
        late |= outcome.share > room.most
    print(f"{len(reasons())} changes are known to make no difference: benchmarks/mutants/equivalent.yaml")
    return int(late)


if __name__ == "__main__":
    sys.exit(main())

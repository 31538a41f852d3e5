"""Reads who imports whom, in Python and in JavaScript: `python -m tests.river` prints rooms, floors and arrows.

A room is a folder of `src/thenar`; inside `web`, and in the browser part, each folder of it is one. A floor is how many
rooms lie under a room at the longest: a room on floor 0 imports none of ours.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import normpath

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src" / "thenar"
STATIC = SRC / "web" / "static"
PAGE = ROOT / "docs" / "river.md"
PACKAGE, HALL = "thenar", "web"  # files that stand beside the rooms
SCRIPTS = ("js", "scene")  # folders of STATIC that are ours
_ROW = re.compile(r"^\| `([\w./]+)` \|.*\| ((?:`[\w./]+`(?:, )?|-)+) \|$", re.M)
_SCRIPT_IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")

Arrows = dict[str, set[str]]


def python_arrows() -> Arrows:
    """Each Python room with the rooms that it imports."""
    found: Arrows = {}
    for path in sorted(SRC.rglob("*.py")):
        room = python_room(path.relative_to(SRC).with_suffix("").parts)
        found.setdefault(room, set()).update(set(map(python_room, ours(path))) - {room})
    return found


def python_room(parts: tuple[str, ...]) -> str:
    """The room of a module, given by the parts of its name below `thenar`."""
    if parts == ("__main__",):
        return "command"  # `python -m thenar` is the command
    deepest = parts[:2] if parts[:1] == (HALL,) else parts[:1]
    while deepest and not (SRC.joinpath(*deepest)).is_dir():
        deepest = deepest[:-1]
    return ".".join(deepest) or PACKAGE


def ours(path: Path) -> Iterator[tuple[str, ...]]:
    """What a file imports of ours, each as its parts below `thenar`."""
    for name in imports(path):
        first, *rest = name.split(".")
        if first == "thenar":
            yield tuple(rest)


def imports(path: Path) -> set[str]:
    """Every name that a Python file imports, whole: `thenar.plan.fit.fitted`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def script_arrows() -> Arrows:
    """Each room of the browser part with the rooms that it imports, types included."""
    found: Arrows = {}
    for path in sorted(path for name in SCRIPTS for path in (STATIC / name).rglob("*.js")):
        here = path.relative_to(STATIC).parent.as_posix()
        text = path.read_text(encoding="utf-8")
        there = {normpath(f"{here}/{name}/..") for name in _SCRIPT_IMPORT.findall(text)}
        found.setdefault(here, set()).update({room for room in there if not room.startswith("vendor")} - {here})
    return found


def allowed() -> Arrows:
    """What `docs/river.md` allows: each room of its tables with its neighbors."""
    rows = _ROW.findall(PAGE.read_text(encoding="utf-8"))
    return {room: set(re.findall(r"[\w./]+", neighbors)) for room, neighbors in rows}


def floors(arrows: Mapping[str, set[str]]) -> dict[str, int]:
    """The floor of each room. ValueError names the rooms of a circle."""
    found: dict[str, int] = {}
    while len(found) < len(arrows):
        ready = [room for room, below in arrows.items() if room not in found and below <= set(found)]
        if not ready:
            raise ValueError(f"a circle: {', '.join(sorted(set(arrows) - set(found)))}")
        found |= {room: 1 + max((found[one] for one in arrows[room]), default=-1) for room in ready}
    return found


def main() -> None:
    """Print both halves: rooms by floor with their arrows, and the sums."""
    for title, arrows in (("Python", python_arrows()), ("JavaScript", script_arrows())):
        levels = floors(arrows)
        count = sum(map(len, arrows.values()))
        sys.stdout.write(
            f"{title}: {len(arrows)} rooms, {max(levels.values()) + 1} floors, {count} arrows, no circle\n"
        )
        for room in sorted(arrows, key=lambda one: (levels[one], one)):
            sys.stdout.write(f"  {levels[room]}  {room:15} {' '.join(sorted(arrows[room]))}\n")


if __name__ == "__main__":
    main()

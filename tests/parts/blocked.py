"""Runs Thenar as on a machine that lacks parts: `python -m tests.parts.blocked copies,sound plan hand-self --clear`."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from thenar.parts.part import LIBRARIES, Part

ROOT = Path(__file__).parent.parent.parent


class Lacking(MetaPathFinder):
    """Finds nothing of some libraries, as if they were not installed."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._names = {name.split(".")[0] for part in parts for name in LIBRARIES[part]}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """ModuleNotFoundError for what is lacking; None leaves the others to the next finder."""
        if fullname.split(".")[0] in self._names:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return None


def command(parts: Iterable[Part], *args: str) -> list[str]:
    """What starts Thenar without these parts."""
    return [sys.executable, "-m", "tests.parts.blocked", ",".join(parts), *args]


def environment(folder: Path) -> dict[str, str]:
    """A home and a cache of its own, so that nothing spoken before is found."""
    paths = f"{ROOT}{os.pathsep}{ROOT / 'src'}"
    own = {"THENAR_DATA": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)}
    return {**os.environ, **own, "PYTHONPATH": paths, "NO_COLOR": "1"}


def without(
    parts: Iterable[Part], *args: str, folder: Path, typed: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Thenar run without these parts, in a folder of its own."""
    return subprocess.run(
        command(parts, *args), capture_output=True, text=True, input=typed, cwd=folder, env=environment(folder),
        timeout=120, check=False,
    )  # fmt: skip


def main() -> None:
    """Block, then run the command line with what follows."""
    sys.meta_path.insert(0, Lacking(map(Part, sys.argv[1].split(","))))
    del sys.argv[1]
    from thenar.command.cli import main as run

    run()


if __name__ == "__main__":
    main()

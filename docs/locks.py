"""Pins every library for every platform: `make lock`.

Writes `requirements/*.lock` from `pyproject.toml` and `requirements/*.in`, and `requirements/builds.json`, the files
that the registry has of each pinned version, from which `docs/machines.py` tells who needs a compiler.
"""

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from thenar.parts.part import Part

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "requirements"
BUILDS: Final = FOLDER / "builds.json"
BASE: Final = "run"
PROJECT: Final = ROOT / "pyproject.toml"
IN_BASE: Final = frozenset({Part.CERTIFICATES, Part.PAPER})  # where they have a wheel, `run.lock` has them
PARTS: Final = tuple(part for part in Part if part not in IN_BASE)
UV: Final = Path(sysconfig.get_path("scripts")) / "uv"
LIKE: Final = ("--universal", "--no-emit-index-url", "--no-header", "--python-version", "3.11", "-q")


def wanted(part: Part) -> list[str]:
    """What an extra of `pyproject.toml` asks for."""
    return list(tomllib.loads(PROJECT.read_text("utf-8"))["project"]["optional-dependencies"][part])


def lock_all(more: Iterable[str]) -> None:
    """Every lock file anew, the base first, since the others keep to it. `more` goes to uv, such as `-P pyyaml`."""
    given = tuple(more)
    _lock(BASE, ["../pyproject.toml", "build.in", "-c", "constraints.in", *given])
    for part in Part:
        _lock(part, ["-", "-c", "run.lock", *given], "\n".join(wanted(part)))
    for name in ("dev", "voice", "mutants"):
        _lock(name, [f"{name}.in", *given])


def _lock(name: str, asked: list[str], said: str | None = None) -> None:
    _uv([*asked, "--generate-hashes", "-o", f"{name}.lock"], said)


def builds() -> dict[str, list[str]]:
    """The files of each pinned version, base and parts, by `name==version`. Asks the registry."""
    found: dict[str, list[str]] = {}
    for name in (BASE, *Part):
        text = _uv([f"{name}.lock", "--no-deps", "--format", "pylock.toml", "--no-annotate"])
        found |= {f"{one['name']}=={one['version']}": _files(one) for one in tomllib.loads(text)["packages"]}
    return dict(sorted(found.items()))


def _files(package: dict[str, Any]) -> list[str]:
    all_of_it = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
    return sorted(re.sub(r".*/", "", one["url"]) for one in all_of_it)


def _uv(words: list[str], said: str | None = None) -> str:
    done = subprocess.run(  # noqa: S603  our own words
        [UV, "pip", "compile", *LIKE, *words], cwd=FOLDER, input=said, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stderr}Nothing can be pinned: uv said why. Mend it, or look at the network, then try again.")
    return done.stdout


def main() -> None:
    """Pin everything, and write down what there is of it."""
    lock_all(sys.argv[1:])
    BUILDS.write_text(json.dumps(builds(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

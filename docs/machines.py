"""Where Thenar installs without a compiler, read from the locks and from the builds that there are of each pin.

A build fits a machine and a Python by its tags (PEP 425), as pip and uv decide it. Nothing is asked of a network:
`make lock` writes down what the registry has.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from docs.locks import BASE, BUILDS, FOLDER
from thenar.parts.part import Part

Python = tuple[int, int]
PYTHONS: Final[tuple[Python, ...]] = tuple((3, minor) for minor in range(11, 16))
NEEDS_NO_COMPILER: Final = frozenset({"rjsmin"})  # its setup goes on in pure Python where nothing compiles
GLIBC: Final = 28  # 2.28: Debian 10, Ubuntu 20.04, and what came after
MUSL: Final = 2  # 1.2: Alpine 3.13 and later


@dataclass(frozen=True)
class Machine:
    """A kind of computer: its name, the tags of builds for it, and what markers in a lock ask about."""

    name: str
    tags: tuple[str, ...]
    system: str
    processor: str


def _linux(name: str, processor: str, tags: Iterable[str]) -> Machine:
    return Machine(name, tuple(f"{tag}_{processor}" for tag in tags), "linux", processor)


def _mac(name: str, version: int, processor: str) -> Machine:
    return Machine(name, tuple(mac_platforms((version, 0), processor)), "darwin", processor)


_GLIBC = [*(f"manylinux_2_{minor}" for minor in range(GLIBC, 4, -1)), "manylinux2014", "manylinux2010", "manylinux1"]
_MUSL = [f"musllinux_1_{minor}" for minor in range(MUSL, -1, -1)]
MACHINES: Final = (
    Machine("Windows, x64", ("win_amd64",), "win32", "AMD64"),
    Machine("Windows, ARM64", ("win_arm64",), "win32", "ARM64"),
    _mac("macOS 14 and later, Apple silicon", 14, "arm64"),
    _mac("macOS 13, Apple silicon", 13, "arm64"),
    _mac("macOS 13 and later, Intel", 13, "x86_64"),
    _linux("Debian and alike, x64", "x86_64", _GLIBC),
    _linux("Debian and alike, ARM64 (Raspberry Pi 64-bit, NAS)", "aarch64", _GLIBC),
    _linux("Debian and alike, 32-bit ARM", "armv7l", _GLIBC),
    _linux("Alpine, x64", "x86_64", _MUSL),
    _linux("Alpine, ARM64", "aarch64", _MUSL),
)
COLUMNS: Final = (BASE, *Part)


def known_builds() -> dict[str, list[str]]:
    """The files of each pinned version, as `make lock` found them."""
    found: dict[str, list[str]] = json.loads(BUILDS.read_text("utf-8"))
    return found


@cache
def pins(lock: str) -> tuple[Requirement, ...]:
    """What a lock file pins, each with its marker."""
    lines = (FOLDER / f"{lock}.lock").read_text("utf-8").splitlines()
    return tuple(Requirement(line.rstrip(" \\")) for line in lines if "==" in line and line[:1].isalnum())


def to_compile(lock: str, machine: Machine, python: Python, builds: Mapping[str, list[str]] | None = None) -> list[str]:
    """What a lock pins for this machine and Python and has no build of; empty where no compiler is needed."""
    known, about, tags = known_builds() if builds is None else builds, _about(machine, python), tags_of(machine, python)
    pinned = [one for one in pins(lock) if one.marker is None or one.marker.evaluate(about)]
    left = [one for one in pinned if one.name not in NEEDS_NO_COMPILER]
    return [one.name for one in left if not any(fits(file, tags) for file in known[f"{one.name}{one.specifier}"])]


def _about(machine: Machine, python: Python) -> dict[str, str]:
    version = f"{python[0]}.{python[1]}"
    return {
        "python_version": version, "python_full_version": f"{version}.0", "implementation_version": f"{version}.0",
        "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": "",
        "sys_platform": machine.system, "platform_machine": machine.processor,
        "os_name": "nt" if machine.system == "win32" else "posix",
        "platform_system": {"win32": "Windows", "darwin": "Darwin", "linux": "Linux"}[machine.system],
    }  # fmt: skip


@cache
def tags_of(machine: Machine, python: Python) -> frozenset[Tag]:
    """What a build may be tagged with to run there, in CPython."""
    interpreter = f"cp{python[0]}{python[1]}"
    own = cpython_tags(python, platforms=machine.tags)
    return frozenset([*own, *compatible_tags(python, interpreter, machine.tags)])


@cache
def fits(file: str, tags: frozenset[Tag]) -> bool:
    """True for a build with one of these tags; the sources fit nowhere."""
    try:
        return bool(parse_wheel_filename(file)[3] & tags)
    except InvalidWheelFilename:
        return False


def good_for(column: str, machine: Machine) -> list[Python]:
    """The Pythons with which the base and this column install without a compiler."""
    locks = {BASE, column}
    return [python for python in PYTHONS if not any(to_compile(lock, machine, python) for lock in locks)]


def table() -> str:
    """The table of the page, and below it what stands in the way of the base."""
    rows = [f"| {one.name} | {' | '.join(_said(good_for(column, one)) for column in COLUMNS)} |" for one in MACHINES]
    head = [
        "| machine | Thenar | " + " | ".join(f"*{part}*" for part in Part) + " |",
        "|---" * (len(COLUMNS) + 1) + "|",
    ]
    return "\n".join([*head, *rows, "", *_in_the_way()])


def _said(pythons: list[Python]) -> str:
    """Pythons that follow one another, as from to: `3.11–3.14`."""
    if not pythons:
        return "-"
    first, last = (f"{python[0]}.{python[1]}" for python in (pythons[0], pythons[-1]))
    return first if first == last else f"{first}–{last}"


def _in_the_way() -> Iterable[str]:
    for machine in MACHINES:
        lacking = groupby(PYTHONS, key=lambda python, machine=machine: to_compile(BASE, machine, python))  # type: ignore[misc]
        yield from (
            f"- {machine.name}, Python {_said(list(pythons))}: no build of {', '.join(names)}."
            for names, pythons in lacking
            if names
        )

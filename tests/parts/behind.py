"""Reads who imports the libraries of parts: each such import has to come after `needed`, at last somewhere below.

A module that imports one at its top stands behind that part: whoever imports that module has to have asked before.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.river import SRC
from thenar.parts.part import LIBRARIES, Part

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def libraries_of(parts: Iterable[Part]) -> set[str]:
    """The first names of their modules."""
    return {name.split(".")[0] for part in parts for name in LIBRARIES[part]}


def gaps() -> list[str]:
    """Every place that imports a library of a part, or a module behind one, without having asked for the part."""
    found: list[str] = []
    for part in Part:
        behind = libraries_of([part])
        waiting = {path: _module(path) for path in sorted(SRC.rglob("*.py"))}
        while new := [path for path in waiting if any(_matches(name, behind) for name, *_ in _at_top(path))]:
            behind |= {waiting.pop(path) for path in new}
        for path in waiting:
            found += [f"{path.relative_to(SRC)}:{line} {part}" for line in _unasked(path, part, behind)]
        assert "thenar.command.cli" not in behind, f"{part} is needed at the start"
        assert not any(name.endswith(".urls") for name in behind), f"{part} is needed for the addresses"
    return found


def _module(path: Path) -> str:
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _matches(name: str, behind: set[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in behind)


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _at_top(path: Path) -> Iterator[tuple[str, int]]:
    """What a file imports when it is loaded: neither in a function nor for types alone."""
    waiting: list[ast.AST] = list(ast.parse(path.read_text("utf-8")).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, FUNCTIONS) or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)):
            continue
        yield from ((name, getattr(node, "lineno", 0)) for name in _names(node))
        waiting += ast.iter_child_nodes(node)


def _unasked(path: Path, part: Part, behind: set[str]) -> Iterator[int]:
    """The lines that import what is behind a part inside a function that has not asked for it above."""
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, FUNCTIONS):
            asked = min((_line(node) for node in ast.walk(function) if _asks(node, part)), default=10**9)
            for node in ast.walk(function):
                if any(_matches(name, behind) for name in _names(node)) and _line(node) < asked:
                    yield _line(node)


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _asks(node: ast.AST, part: Part) -> bool:
    call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "needed"
    return call and any(isinstance(one, ast.Attribute) and one.attr == part.name for one in node.args)  # type: ignore[attr-defined]

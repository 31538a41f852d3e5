"""Insight is pure: it knows the nouns and arithmetic, and no file, clock, network, database or Django."""

import ast
from pathlib import Path

import thenar.insight

FOLDER = Path(thenar.insight.__file__).parent
ALLOWED = {
    "bisect", "collections", "dataclasses", "datetime", "enum", "functools", "gettext", "itertools", "mpmath", "numpy",
    "operator", "random", "statistics", "typing", "thenar.insight", "thenar.model",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "default_rng"}  # randomness only as an argument


def test_insight_imports_only_nouns_and_arithmetic() -> None:
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            for name in names:
                allowed = any(name == one or name.startswith(f"{one}.") for one in ALLOWED)
                assert allowed, f"{path.name} imports {name}"


def test_insight_asks_no_clock_and_draws_nothing_of_its_own() -> None:
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in CLOCKS, f"{path.name}, line {node.lineno}"

"""The river runs one way: what each room may import, and that its middle is pure."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "thenar"

MAY_IMPORT = {
    "model": {"model"},
    "understand": {"understand", "model"},
    "load": {"load", "model", "understand"},
    "screen": {"screen", "model"},
    "plan": {"plan", "screen", "model"},
    "timeline": {"timeline", "plan", "model"},
}
PURE = ["model", "understand", "screen", "plan", "timeline"]
IMPURE_MODULES = {
    "os", "io", "sys", "time", "random", "secrets", "pathlib", "socket", "sqlite3", "subprocess",
    "threading", "asyncio", "urllib", "http", "django", "tempfile", "shutil", "uuid", "logging",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "__import__", "now", "today", "utcnow"}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def files(room: str) -> list[Path]:
    found = sorted((SRC / room).rglob("*.py"))
    assert found, f"the room '{room}' is empty"
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_each_room_imports_only_what_lies_upstream(room: str) -> None:
    for path in files(room):
        ours = {name.split(".")[1] for name in imports(path) if name.startswith("thenar.")}
        assert ours <= MAY_IMPORT[room], f"{path.relative_to(SRC)} imports {sorted(ours - MAY_IMPORT[room])}"


@pytest.mark.parametrize("room", PURE)
def test_the_middle_has_no_file_clock_network_or_chance(room: str) -> None:
    for path in files(room):
        outside = {name.split(".")[0] for name in imports(path)} & IMPURE_MODULES
        assert not outside, f"{path.relative_to(SRC)} imports {sorted(outside)}"
        calls = {called(node.func) for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)}
        assert not calls & IMPURE_CALLS, f"{path.relative_to(SRC)} calls {sorted(calls & IMPURE_CALLS)}"


def test_only_the_web_the_journal_and_its_commands_know_of_django() -> None:
    for path in sorted(SRC.rglob("*.py")):
        room = path.relative_to(SRC).parts[0]
        if room not in {"web", "journal", "cli_journal.py", "cli_copies.py"}:
            assert not any(name.split(".")[0] == "django" for name in imports(path)), f"{path} imports django"


def test_insight_is_pure_and_needs_only_the_nouns() -> None:
    """Chance is a number that comes in: its seed."""
    for path in files("journal/insight"):
        found = imports(path)
        ours = {name for name in found if name.startswith("thenar.")}
        assert all(name.startswith(("thenar.model.", "thenar.journal.insight.")) for name in ours), path.name
        assert not {name.split(".")[0] for name in found} & (IMPURE_MODULES - {"random"}), path.name


def test_nobody_upstream_knows_of_the_website() -> None:
    for path in sorted(SRC.rglob("*.py")):
        room = path.relative_to(SRC).parts[0]
        if room != "web" and not room.startswith("cli"):
            assert not any(name.startswith("thenar.web") for name in imports(path)), f"{path} imports the website"

"""The river runs one way: what each room may import, that no rooms stand in a circle, and that its middle is pure."""

import ast
from pathlib import Path

import pytest

from tests.river import SRC, allowed, floors, imports, python_arrows, script_arrows

PURE = ["model", "understand", "screen", "plan", "script", "timeline", "insight"]
IMPURE_MODULES = {
    "os", "io", "sys", "time", "random", "secrets", "pathlib", "socket", "sqlite3", "subprocess",
    "threading", "asyncio", "urllib", "http", "django", "tempfile", "shutil", "uuid", "logging",
}  # fmt: skip
CHANCE = {"insight": {"random"}}  # chance is a number that comes in: its seed
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "__import__", "now", "today", "utcnow"}
KNOW_DJANGO = {"web", "journal", "command"}


def files(room: str) -> list[Path]:
    found = sorted((SRC / room).rglob("*.py"))
    assert found, f"the room '{room}' is empty"
    return found


def called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_each_room_imports_only_its_neighbors() -> None:
    table, found = allowed(), python_arrows() | script_arrows()
    assert set(table) == set(found), "docs/river.md should have a row for each room, and none besides"
    more = {room: sorted(there - table[room]) for room, there in found.items() if there - table[room]}
    assert not more, f"these import rooms that docs/river.md does not allow: {more}"


def test_the_page_allows_nothing_that_nobody_needs() -> None:
    found = python_arrows() | script_arrows()
    left = {room: sorted(there - found.get(room, set())) for room, there in allowed().items()}
    assert not {room: there for room, there in left.items() if there}


def test_no_rooms_stand_in_a_circle() -> None:
    for arrows in (python_arrows(), script_arrows(), allowed()):
        assert set(floors(arrows)) == set(arrows)


def test_a_circle_is_named() -> None:
    with pytest.raises(ValueError, match="one, two"):
        floors({"one": {"two"}, "two": {"one"}, "three": set()})


@pytest.mark.parametrize("room", PURE)
def test_the_middle_has_no_file_clock_network_or_chance(room: str) -> None:
    for path in files(room):
        outside = {name.split(".")[0] for name in imports(path)} & (IMPURE_MODULES - CHANCE.get(room, set()))
        assert not outside, f"{path.relative_to(SRC)} imports {sorted(outside)}"
        calls = {called(node.func) for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)}
        assert not calls & IMPURE_CALLS, f"{path.relative_to(SRC)} calls {sorted(calls & IMPURE_CALLS)}"


def test_only_the_web_the_journal_and_its_commands_know_of_django() -> None:
    for path in sorted(SRC.rglob("*.py")):
        if path.relative_to(SRC).parts[0] not in KNOW_DJANGO:
            assert not any(name.split(".")[0] == "django" for name in imports(path)), f"{path} imports django"

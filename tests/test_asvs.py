"""The table against the standard: every row of levels 1 and 2, and every test that it names is there."""

import ast
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ROWS: list[dict[str, Any]] = yaml.safe_load((ROOT / "docs" / "asvs.yaml").read_text(encoding="utf-8"))
KINDS = ("met", "does_not_apply", "short")
# Of ASVS 5.0.0, how many requirements of levels 1 and 2 each chapter has, V1 to V17
OF_CHAPTERS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]
MOST_SHORT = 8


def names_in(path: Path) -> set[str]:
    found = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in found.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_each_requirement_of_levels_1_and_2_has_one_row() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids)) == 253
    assert all(re.fullmatch(r"V\d+\.\d+\.\d+", one) for one in ids)
    assert Counter(int(one[1:].split(".")[0]) for one in ids) == dict(enumerate(OF_CHAPTERS, 1))
    assert Counter(row["level"] for row in ROWS) == {1: 70, 2: 183}
    assert ids == sorted(ids, key=lambda one: [int(part) for part in one[1:].split(".")]), "as in the standard"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_says_how_it_is_and_why(row: dict[str, Any]) -> None:
    assert row["is"] in KINDS
    assert len(row["why"]) > 8
    assert ("test" in row) is (row["is"] == "met"), "what is met has its test, and nothing else has one"


@pytest.mark.parametrize("named", sorted({row["test"] for row in ROWS if "test" in row}))
def test_each_test_that_is_named_is_there(named: str) -> None:
    path, _, name = named.partition("::")
    assert name in names_in(ROOT / path)


def test_at_most_eight_are_short_and_the_page_says_how_many_of_each() -> None:
    counts = Counter(row["is"] for row in ROWS)
    assert counts["short"] <= MOST_SHORT
    said = "{met} are met, each with a test, {does_not_apply} do not apply, and {short} are short"
    assert said.format(**counts) in (ROOT / "SECURITY.md").read_text(encoding="utf-8")

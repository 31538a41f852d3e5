"""The generated parts of the pages are those of today's knowledge."""

from pathlib import Path

import pytest

from docs.generate import PART, filled, parts
from thenar.load import load_knowledge

DOCS = Path(__file__).parents[2] / "docs"
MADE = parts(load_knowledge())
PAGES = [path for path in sorted(DOCS.rglob("*.md")) if PART.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_generated_parts_are_current(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert filled(page, MADE) == page, f"run `make docs`: {path.name} is out of date"


def test_every_list_is_on_a_page() -> None:
    found = [name for path in PAGES for name in PART.findall(path.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(MADE)


def test_every_background_question_is_listed() -> None:
    knowledge = load_knowledge()
    listed = MADE["background"]
    waiting = [one.id for one in knowledge.conditions.values() if "background" in one.source]
    assert waiting
    assert all(f"`{one}`" in listed for one in waiting)

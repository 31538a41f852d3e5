"""The generated parts of the pages are those of today's knowledge."""

from dataclasses import replace
from pathlib import Path

import pytest

from docs import review_pages
from docs.generate import PART, filled, parts
from thenar.load import load_knowledge
from thenar.load.check_reviews import version_of
from thenar.model.review import Reviews, Signature

DOCS = Path(__file__).parents[2] / "docs"
KNOWLEDGE = load_knowledge()
MADE = parts(KNOWLEDGE)
PAGES = [path for path in sorted(DOCS.rglob("*.md")) if PART.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_generated_parts_are_current(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert filled(page, MADE) == page, f"run `make docs`: {path.name} is out of date"


def test_every_list_is_on_a_page() -> None:
    found = [name for path in PAGES for name in PART.findall(path.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(MADE)


def test_every_question_has_a_page_to_sign_and_no_page_is_left_over() -> None:
    made = review_pages.pages(KNOWLEDGE)
    found = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "review").glob("*.md")}
    assert set(found) - {"README.md"} == set(made), "run `make docs` and commit docs/review"
    assert [name for name in made if found[name] != made[name]] == [], "run `make docs`"


def test_a_page_to_sign_has_all_that_is_asked_done_and_said() -> None:
    question = KNOWLEDGE.conditions["low-platelets"]
    page = review_pages.page(question, KNOWLEDGE)
    told = [question.question, question.because, question.instead, question.advice, version_of(question)]
    assert question.follow_up
    told += [text for one in question.follow_up.choices for text in (one.label, one.because)]
    told += [KNOWLEDGE.references[one].title for one in question.source]
    assert [text for text in told if text not in page] == []
    for place in ("name", "registration", "date", "remark"):
        assert f"| {place} | |" in page
    assert "- Nobody yet." in page


def test_a_page_and_the_overview_name_who_signed() -> None:
    question = KNOWLEDGE.conditions["cancer"]
    one = Signature("cancer", "A test", "none, a test", "2026-01-31", version_of(question), "Ask sooner.")
    old = replace(one, condition="fever", version="0" * 12)
    signed = replace(KNOWLEDGE, reviews=Reviews((one,), (old,)))
    assert "- A test, none, a test, 2026-01-31. Ask sooner." in review_pages.page(question, signed)
    overview = review_pages.overview(signed)
    assert f"| [{question.name}](cancer.md) | A | A test |" in overview
    assert overview.count("nobody yet") == len(KNOWLEDGE.conditions) - 1
    assert "- A test: [fever](fever.md), 2026-01-31" in overview


def test_a_page_of_a_question_that_is_gone_goes_too(tmp_path: Path) -> None:
    for name in ("README.md", "gone.md", "here.md"):
        (tmp_path / name).write_text("old")
    changed = review_pages.write(tmp_path, {"here.md": "new", "first.md": "new"}, keep="README.md")
    assert sorted(path.name for path in changed) == ["first.md", "gone.md", "here.md"]
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "README.md": "old",
        "here.md": "new",
        "first.md": "new",
    }


def test_every_background_question_is_listed() -> None:
    listed = MADE["background"]
    waiting = [one.id for one in KNOWLEDGE.conditions.values() if "background" in one.source]
    assert waiting
    assert all(f"`{one}`" in listed for one in waiting)

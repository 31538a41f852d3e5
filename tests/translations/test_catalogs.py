"""Every language is whole: nothing missing, nothing lost on the way, and compiled."""

import pytest

from thenar.load.translate import languages
from thenar.web.base.languages import LANGUAGES
from translations.catalogs import known, path_of, po_bytes, read
from translations.collect import template
from translations.faults import missing, mistakes, out_of_date


@pytest.mark.parametrize("language", known())
def test_every_text_is_translated_and_matches_its_english(language: str) -> None:
    """When this fails: `python -m translations check` tells the same, docs/tasks/translate-thenar.md what to do."""
    path = path_of(language)
    catalog = read(path)
    assert list(missing(catalog, template())) == []
    assert list(mistakes(catalog)) == []
    assert list(out_of_date(path)) == []


@pytest.mark.parametrize("language", known())
def test_a_catalog_is_written_as_the_tool_writes_it(language: str) -> None:
    """So that a change shows only what was changed."""
    path = path_of(language)
    assert po_bytes(read(path)) == path.read_bytes()


def test_the_pages_offer_exactly_the_languages_that_there_are() -> None:
    assert {one.code for one in LANGUAGES} == set(languages())


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one.code != "en"])
def test_a_translation_that_nobody_reviewed_says_so(language: object) -> None:
    assert getattr(language, "unreviewed")  # noqa: B009

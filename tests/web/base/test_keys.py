"""The table of keys in the docs is the one in the code, and the page shows it."""

import re
from pathlib import Path

from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.web.base.keys import KEYS, actions

DOCS = Path(__file__).parents[3] / "docs" / "web.md"


def test_the_docs_have_the_same_table() -> None:
    section = DOCS.read_text(encoding="utf-8").split("## Without a hand on the screen")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (?!what)([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    assert rows == [(str(does.words), "; ".join(str(way.words) for way in does.ways)) for does in KEYS]


def test_the_page_shows_every_way(visitor: Visitor) -> None:
    visitor.get(reverse("session", args=(visitor.session().key,)))
    for does in KEYS:
        assert " ".join([str(does.words), *(str(way.words) for way in does.ways)]) in visitor.text


def test_no_key_means_two_things_and_none_is_a_letter() -> None:
    named = [key for does in KEYS for way in does.ways for key in way.keys]
    assert len(named) == len(actions())
    assert not [key for key in named if len(key) == 1 and not key.isspace()]

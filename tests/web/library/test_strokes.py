"""The library of strokes: the same for everyone, in the language of each."""

import re

from django.test import Client
from django.urls import reverse

from thenar.load import load_knowledge


def shelves(language: str) -> str:
    client = Client()
    client.cookies["thenar-language"] = language
    page = client.get(reverse("strokes")).content.decode()
    return page[page.index('<nav class="shelves"') : page.rindex("</section>")]


def test_every_stroke_is_there_in_the_language_of_the_page_whoever_came_before(db: None) -> None:
    said = {language: shelves(language) for language in ("en", "es")}
    assert {language: shelves(language) for language in ("es", "en")} == said
    for language, text in said.items():
        strokes = load_knowledge(language=language).strokes.values()
        assert sorted(re.findall(r"<b>([^<]+)</b", text)) == sorted(one.name for one in strokes)
        assert len(re.findall(r"<li data-search", text)) == len(strokes)
    assert "Palm thumb stroke" in said["en"]
    assert "Palm thumb stroke" not in said["es"]
    assert "csrf" not in said["en"]

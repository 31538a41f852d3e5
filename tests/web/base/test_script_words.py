"""The words of the scripts: found in the scripts, sent with the page, in every form that a count takes."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override

from tests.web.conftest import Visitor
from thenar.web.base import script_words as script_words_module
from thenar.web.base.script_words import calls_of, script_words
from thenar.web.serving.assets import SOURCE
from translations.collect import collected


def _scripts() -> list[str]:
    found = (path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.js"))
    return sorted(path for path in found if not path.startswith("vendor/"))


def test_what_pages_carry_is_what_translators_get() -> None:
    """Two readers of the scripts, ours and that of the catalogs, find the same texts."""
    carried = {call[1:] if call[0] == "pgettext" else call[1] for path in _scripts() for call in calls_of(path)}
    collected_ones = {
        (one.context, one.text) if one.context else one.text if isinstance(one.text, str) else one.text[0]
        for one in collected()
        if one.file.endswith(".js")
    }
    assert carried == collected_ones
    assert carried


def test_a_script_brings_the_words_of_what_it_imports() -> None:
    with override("es"):
        words = script_words("js/session/main.js")
    assert words["Pause"] == "Pausa"
    assert words["limb\x04left hand"] == "mano izquierda"
    assert words["{n} minute left"] == {
        "forms": ["quedan {n} minutos", "queda {n} minuto"],
        "of": "01" + "0" * 198,
    }


def test_imports_are_followed_to_their_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script_words_module, "SOURCE", tmp_path)
    (tmp_path / "deep").mkdir()
    (tmp_path / "first.js").write_text('import { two } from "./deep/second.js";')
    (tmp_path / "deep" / "second.js").write_text('const third = await import("../third.js"); gettext("Two")')
    (tmp_path / "third.js").write_text('import "./first.js"; ngettext("{n} \\"one\\"",\n  "{n} more", n)')
    assert calls_of("first.js") == (("gettext", "Two", ""), ("ngettext", '{n} "one"', "{n} more"))


def test_english_needs_no_words() -> None:
    with override("en"):
        assert script_words("js/session/main.js") == {}


def test_a_spanish_page_carries_the_words_of_its_scripts_and_no_others(visitor: Visitor) -> None:
    visitor.client = Client(headers={"Accept-Language": "es"})
    visitor.start()
    visitor.flags()
    page = visitor.page.content.decode()
    carried = re.search(r'<script id="catalog-js-check-written" type="application/json">(.*?)</script>', page)
    assert carried
    words = json.loads(carried[1])
    assert words["{typed}: not known here."] == "{typed}: aquí no se conoce."
    assert "Pause" not in words

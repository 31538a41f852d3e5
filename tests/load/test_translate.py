"""Knowledge in another language: every text for people is another, and nothing else is."""

from dataclasses import fields, is_dataclass, replace
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from thenar.load import SHIPPED, load_knowledge
from thenar.load.folder import texts_of
from thenar.load.translate import catalog_of, changed, languages, texts, translated
from thenar.model.condition import Condition
from thenar.model.stroke import Stroke
from thenar.voice.chime import TONES
from thenar.voice.sentences import sentences


class Marked(NullTranslations):
    """A language in which every text has an asterisk before it."""

    def gettext(self, message: str) -> str:
        return f"*{message}"


ENGLISH = load_knowledge()
STARRED = translated(ENGLISH, "xx", Marked())


def differences(one: Any, other: Any, path: str = "") -> dict[str, tuple[Any, Any]]:
    """Every place where two values of the same shape differ."""
    if is_dataclass(one) and not isinstance(one, type):
        return joined(
            differences(getattr(one, each.name), getattr(other, each.name), f"{path}.{each.name}")
            for each in fields(one)
            if each.compare
        )
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        return joined(differences(one[key], other[key], f"{path}.{key}") for key in one)
    if isinstance(one, tuple):
        assert len(one) == len(other), path
        return joined(differences(a, b, f"{path}[{at}]") for at, (a, b) in enumerate(zip(one, other, strict=True)))
    return {} if one == other else {path: (one, other)}


def joined(parts: Any) -> dict[str, tuple[Any, Any]]:
    return {path: pair for part in parts for path, pair in part.items()}


def test_what_differs_is_exactly_what_is_collected_for_translators() -> None:
    found = differences(ENGLISH, STARRED)
    assert found.pop(".language") == ("en", "xx")
    assert all(new == f"*{old}" for old, new in found.values())
    collected = {text for _, _, key, text in texts_of() if not key.startswith("keywords")}
    first_words = {text.split(", ")[0] for _, _, key, text in texts_of() if key.startswith("keywords")}
    assert {old for old, _ in found.values()} == collected | first_words


def test_every_sentence_that_is_spoken_is_translated() -> None:
    assert {text for text in sentences(STARRED) if not text.startswith("*")} == set(TONES)


def test_ids_numbers_and_sources_stay() -> None:
    for name in ("routines", "strokes", "conditions", "goals", "references"):
        assert getattr(STARRED, name).keys() == getattr(ENGLISH, name).keys()
    assert STARRED.references == ENGLISH.references
    assert STARRED.version == ENGLISH.version
    assert STARRED.strokes["toe-pull"].path == ENGLISH.strokes["toe-pull"].path


def test_search_words_are_one_text_and_may_be_more_or_fewer() -> None:
    condition = ENGLISH.conditions["cancer"]
    two = changed(condition, Condition, lambda path, text: "uno,  dos," if path == ("keywords",) else text)
    assert two.keywords == ("uno", "dos")
    assert (("keywords",), ", ".join(condition.keywords)) in texts(condition, Condition)


def test_an_empty_text_is_not_the_header_of_a_catalog() -> None:
    nothing = changed(ENGLISH.strokes["toe-pull"], Stroke, lambda path, text: "")
    told = translated(replace(ENGLISH, strokes={"toe-pull": nothing}), "es", catalog_of("es"))
    assert told.strokes["toe-pull"].name == ""


def test_spanish_is_loaded_once_and_english_stays_what_it_was() -> None:
    spanish = load_knowledge(language="es")
    assert spanish is load_knowledge(language="es")
    assert spanish.phrases.breathe_in != ENGLISH.phrases.breathe_in
    assert (spanish.language, ENGLISH.language) == ("es", "en")
    assert spanish.catalog.ngettext("{n} minute", "{n} minutes", 2) == "{n} minutos"
    assert load_knowledge().phrases.breathe_in == "Breathe in."


def test_a_language_without_a_catalog_is_told_in_english(tmp_path: Path) -> None:
    told = load_knowledge(SHIPPED, "tlh", tmp_path)
    assert told.strokes == ENGLISH.strokes
    assert told.catalog.gettext("Getting ready") == "Getting ready"
    assert languages(tmp_path) == ("en",)


@pytest.mark.parametrize("text", ["{lotion}"])
def test_what_stands_for_other_words_is_kept_in_every_language(text: str) -> None:
    spanish = load_knowledge(language="es")
    for english, other in zip(ENGLISH.strokes.values(), spanish.strokes.values(), strict=True):
        assert [text in one for one in english.words.first] == [text in one for one in other.words.first]
        assert (text in english.words.page) == (text in other.words.page)

"""What can be wrong with a translation is found, and said with the place and the remedy."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from translations.catalogs import messages, mo_bytes, path_of, read, updated, write
from translations.collect import ROOT, collected, template
from translations.faults import faults_of, missing, mistakes, out_of_date
from translations.parts import merged, part

ENGLISH, ONE, MANY = "It takes {time}.", "{n} step", "{n} steps"


@pytest.fixture
def texts() -> Catalog:
    """A template of three texts, one with a count, one with a context."""
    found = Catalog(project="Thenar", charset="utf-8")
    found.add(ENGLISH, locations=[("plan/notes.py", 3)])
    found.add((ONE, MANY), locations=[("web/base/words.py", 4)])
    found.add("Light", locations=[("knowledge/pressures.yaml", 4)], context="pressure", auto_comments=["name"])
    return found


def spanish(texts: Catalog, **strings: object) -> Catalog:
    """A whole Spanish catalog of the three, with some translations replaced."""
    told = {"time": "Dura {time}.", "steps": ("{n} paso", "{n} pasos"), "light": "Leve", **strings}
    made = updated(None, texts, "es")
    for (text, *_), name in (((ENGLISH,), "time"), ((ONE, MANY), "steps"), (("Light",), "light")):
        next(one for key, one in messages(made).items() if key[0][0] == text).string = told[name]  # type: ignore[assignment]
    return made


def found(catalog: Catalog, texts: Catalog) -> str:
    return "\n".join((*missing(catalog, texts), *mistakes(catalog)))


def test_a_whole_catalog_has_no_fault(texts: Catalog) -> None:
    assert found(spanish(texts), texts) == ""


@pytest.mark.parametrize(
    ("name", "string", "said"),
    [
        ("time", "", "plan/notes.py: 'It takes {time}.' has no translation."),
        ("light", "", "knowledge/pressures.yaml, name: 'Light' has no translation."),
        ("steps", ("{n} paso", ""), "'{n} step' has no translation."),
        ("time", "Dura un rato.", "has no names in 'Dura un rato.'; the English text has {time}."),
        ("time", "Dura {tiempo}.", "has {tiempo} in"),
        ("time", "Dura {time}, {time}.", "has {time}, {time} in"),
        ("steps", ("{n} paso", "muchos pasos"), "has no names in 'muchos pasos'"),
        ("time", "Dura <b>{time}</b>.", "has other HTML tags"),
        ("time", "Dura {time}. ", "begins or ends with other spaces"),
    ],
)
def test_each_mistake_is_named_with_its_place(texts: Catalog, name: str, string: object, said: str) -> None:
    assert said in found(spanish(texts, **{name: string}), texts)


def test_a_form_for_one_may_leave_the_number_out(texts: Catalog) -> None:
    once = Catalog()
    message = once.add(("once", "{n} times"), ("una vez", "{n} veces"))
    assert list(faults_of(message)) == []


def test_a_guess_is_a_fault(texts: Catalog) -> None:
    made = spanish(texts)
    next(iter(messages(made).values())).flags.add("fuzzy")
    assert "is marked as fuzzy" in found(made, texts)


def test_a_text_that_was_not_collected_and_one_that_is_gone(texts: Catalog) -> None:
    made = spanish(texts)
    texts.add("New", locations=[("web/new.py", 1)])
    made.add("Old", "Viejo")
    assert "web/new.py: 'New' is not in the catalog. Run `make messages`." in found(made, texts)
    assert "'Old' is in the catalog, but nothing in Thenar says it." in found(made, texts)


def test_a_compiled_catalog_that_is_older_than_its_source(texts: Catalog, tmp_path: Path) -> None:
    path = path_of("es", tmp_path)
    write(spanish(texts), path)
    assert list(out_of_date(path)) == []
    path.with_suffix(".mo").write_bytes(mo_bytes(spanish(texts, light="Ligera")))
    assert list(out_of_date(path)) == ["django.mo does not have the words of django.po. Run `make messages`."]
    path.with_suffix(".mo").unlink()
    assert list(out_of_date(path)) == ["django.mo is missing. Run `make messages`."]


def test_a_new_text_waits_and_an_old_translation_is_kept_for_its_return(texts: Catalog, tmp_path: Path) -> None:
    path = path_of("es", tmp_path)
    write(spanish(texts), path)
    other = Catalog()
    other.add("It takes a {time}.")
    write(updated(read(path), other, "es"), path)
    assert [one.string for one in messages(read(path)).values()] == [""]
    write(updated(read(path), texts, "es"), path)
    assert found(read(path), texts) == ""


def test_a_part_is_merged_and_what_does_not_match_stays_out(texts: Catalog) -> None:
    catalog = spanish(texts, time="", light="")
    some = part(catalog)
    assert len(messages(some)) == 2
    assert [one.context for one in messages(part(catalog, ["knowledge/"])).values()] == ["pressure"]
    for one in messages(some).values():
        one.string = "Leve" if one.context else "Dura {tiempo}."
    some.add("Nothing like it", "Nada")
    taken, refused = merged(catalog, some)
    assert taken == 1
    assert len(refused) == 2
    assert "'It takes {time}.' has no translation." in found(catalog, texts)
    assert "Light" not in found(catalog, texts)


def test_knowledge_code_templates_and_scripts_are_all_collected() -> None:
    endings = {Path(one.file).suffix for one in collected()}
    assert {".yaml", ".py", ".js", ".html"} <= endings
    for one in collected():
        assert (ROOT / one.file).is_file()


def test_each_text_is_found_at_its_line() -> None:
    words = {(one.file, one.text): one.line for one in collected() if one.file.endswith("phrases.yaml")}
    path = "src/thenar/knowledge/phrases.yaml"
    line = words[path, "Take your time."]
    assert "Take your time." in (ROOT / path).read_text().splitlines()[line - 1]


def test_no_text_of_the_template_is_a_guess() -> None:
    assert not [one.id for one in template() if one.id and one.fuzzy]

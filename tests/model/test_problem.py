"""Mistakes are said in English by themselves, and in any language by whoever shows them."""

from thenar.load.translate import catalog_of
from thenar.model.problem import KnowledgeError, Problem, ThenarError

SPANISH = catalog_of("es").gettext


def test_a_mistake_is_told_with_its_facts() -> None:
    error = ThenarError("{value} is not on the scale. Choose a whole number from 0 to 10.", value="{x}")
    assert str(error) == "{x} is not on the scale. Choose a whole number from 0 to 10."
    assert error.words(SPANISH) == "{x} no está en la escala. Elige un número entero de 0 a 10."


def test_a_fact_may_be_a_sentence_of_its_own() -> None:
    hint = ThenarError("Name a file, not a folder.")
    text = "{path} could not be written: {why}. Nothing half-written was left there. {hint}"
    error = ThenarError(text, path="/a", why="?", hint=hint)
    assert str(error).endswith("left there. Name a file, not a folder.")
    assert (
        error.words(SPANISH)
        == "No se pudo escribir /a: ?. No quedó nada a medio escribir. Elige un archivo, no una carpeta."
    )


def test_without_facts_braces_are_only_braces() -> None:
    assert ThenarError("a {b} c").words(SPANISH) == str(ThenarError("a {b} c")) == "a {b} c"
    assert ThenarError("").words(SPANISH) == ""
    assert str(KnowledgeError([Problem("f.yaml", 3, "k", "no {x}")])) == "f.yaml, line 3, k: no {x}"

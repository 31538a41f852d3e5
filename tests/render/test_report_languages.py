"""What leaves the house in Spanish: the report, whole and on one page, and the texts of the FHIR Bundle."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journal.records import NOW, record
from tests.render.fhir_invariants import broken
from tests.render.test_fhir import node_says, python_says, resources
from tests.render.test_report import NOBODY, SINCE, TODAY, everything, letters, places, the_page
from thenar.load import load_knowledge
from thenar.model.journal import Record
from thenar.model.knowledge import Knowledge
from thenar.render.fhir import fhir_bundle
from thenar.render.report import report_pdf
from thenar.render.report_words import report_words

SAME = {"Robin Example", "May I go on?"}


@pytest.fixture(scope="module")
def spanish() -> Knowledge:
    return load_knowledge(language="es")


def leaves(value: object) -> Iterator[str]:
    """Every text with letters in it; of a drawing, the texts in it."""
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, str) and value.startswith("<svg"):
        yield from re.findall(r">([^<]*[^\W\d_]{2}[^<]*)<", value)
    elif isinstance(value, str) and re.search(r"[^\W\d_]{3}", value):
        yield value


@pytest.mark.parametrize("who", [record(), NOBODY, record(1), record(2)], ids=["Robin", "nobody", "one", "two"])
def test_no_english_is_left_in_the_report(knowledge: Knowledge, spanish: Knowledge, who: Record) -> None:
    english, told = (
        set(leaves(asdict(report_words(who, one, SINCE, TODAY, "May I go on?")))) for one in (knowledge, spanish)
    )
    assert not (english & told) - SAME
    assert len(english) == len(told)


def test_everything_that_matters_is_on_the_spanish_page(spanish: Knowledge) -> None:
    pdf = report_pdf(record(), spanish, TODAY, "", SINCE)
    text = the_page(pdf)
    for line in (
        "Robin Example, año de nacimiento: 1954",
        "Del 1 de septiembre de 2026 al 20 de noviembre de 2026",
        "9 sesiones desde el 10 de octubre de 2026, alrededor de 1,5 por semana, casi siempre de 15 minutos.",
        "Anticoagulante, acordado con un profesional de la salud el 1 de octubre de 2026",
        "(mano izquierda)",
        "No se sabe: ",
        "un punto con dolor en “Pulgares en la palma”",
        "Ánimo, dos preguntas (PHQ-2) 3 de 6",
        "Ningún profesional de la salud ha revisado Thenar.",
    ):
        assert letters(line) in text, line
    assert str(PdfReader(BytesIO(pdf)).root_object["/Lang"]) == "es"


def test_it_is_one_page_in_spanish_too(spanish: Knowledge) -> None:
    pdf = report_pdf(everything(spanish), spanish, TODAY, "?\n" * 300, date(2020, 1, 1))
    text = the_page(pdf)
    for condition in spanish.conditions.values():
        assert letters(condition.name) in text
    assert all(40 < x < 560 for x in places(pdf))


@pytest.mark.parametrize(("sessions", "line"), [
    (0, "Ninguna sesión en este período."),
    (1, "1 sesión desde el 10 de octubre de 2026, alrededor de 0,2 por semana, casi siempre de 15 minutos."),
    (2, "2 sesiones desde el 10 de octubre de 2026, alrededor de 0,3 por semana, casi siempre de 15 minutos."),
    (9, "9 sesiones desde el 10 de octubre de 2026, alrededor de 1,5 por semana, casi siempre de 15 minutos."),
])  # fmt: skip
def test_sessions_have_the_form_of_their_number(spanish: Knowledge, sessions: int, line: str) -> None:
    assert report_words(record(sessions), spanish, SINCE, TODAY).done[0] == line


def test_the_spanish_bundle_is_sound_and_its_codes_keep_their_names(knowledge: Knowledge, spanish: Knowledge) -> None:
    bundle = json.loads(json.dumps(fhir_bundle(record(), spanish, knowledge, NOW)))
    assert python_says(bundle) == node_says(bundle) == broken(bundle) == []
    plain = json.loads(json.dumps(fhir_bundle(record(), knowledge, knowledge, NOW)))
    assert list(codings(bundle)) == list(codings(plain))
    assert {entry["resource"].get("language") for entry in bundle["entry"]} == {"es"}
    assert {entry["resource"].get("language") for entry in plain["entry"]} == {None}
    assert {"Several days", "Not at all", "Yes"} <= {one.get("display") for one in codings(bundle)}


def test_the_texts_of_the_bundle_are_spanish(knowledge: Knowledge, spanish: Knowledge) -> None:
    told, plain = (fhir_bundle(record(), one, knowledge, NOW) for one in (spanish, knowledge))
    both = set(texts(told)) & set(texts(plain))
    assert both == {"Robin Example"}
    (first, *_) = resources(told, "Procedure")
    assert first["code"]["text"] == "Masaje guiado: Masaje de manos para otra persona"
    assert [one["text"] for one in first["bodySite"]] == ["Mano izquierda", "Mano derecha"]


def test_nothing_is_left_out_where_a_routine_is_no_more(knowledge: Knowledge, spanish: Knowledge) -> None:
    own = replace(record(1), sessions=tuple(replace(one, routines=("own",)) for one in record(1).sessions))
    (done,) = resources(fhir_bundle(own, spanish, knowledge, NOW), "Procedure")
    assert done["code"]["text"] == "Masaje guiado: una rutina propia"


def codings(value: object) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "system" in value:
            yield value
        for one in value.values():
            yield from codings(one)
    elif isinstance(value, list):
        for one in value:
            yield from codings(one)


def texts(value: object) -> Iterator[str]:
    """Every text, and every paragraph of a narrative."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        yield from re.findall(r"<p>(.*?)</p>", value.get("div", ""))
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)

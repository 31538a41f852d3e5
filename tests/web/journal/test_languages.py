"""The journal in Spanish: its pages, sentences and mistakes, with nothing left in English; rows know no language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.insight.test_insight import rated
from tests.journal.household import AWKWARD, NOW, fill, key
from tests.web.base.test_languages import texts
from thenar.insight.experiment import Done, Kept, Outcome, Standing
from thenar.insight.experiment_words import cannot_know as experiment_cannot
from thenar.insight.experiment_words import done_sentences, kept_sentences, looks_at, outcome_sentences, stopping_rules
from thenar.insight.helping import Verdict, is_it_helping
from thenar.insight.hurt import remembered
from thenar.insight.lengths import ADHERENCES, adherence_words, length_words, lengths
from thenar.insight.schedule_words import what_today_is
from thenar.insight.sentences import cannot_know, sentences
from thenar.journal.people import me
from thenar.load import load_knowledge
from thenar.model.body import Area
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.experiment import Arm, Experiment, Unit
from thenar.model.journal import HurtEvent, HurtKind, Rating
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.plan import plan
from thenar.render.kept_plan import kept_plan
from thenar.screen import screen

PAGES = ("history", "insight", "experiment", "week", "reminders", "data", "entries", "written", "changes")
OF_ONES_OWN = {one.strip() for one in AWKWARD.splitlines()}  # a note
SAME = {"Thenar", "English", "Español", "=Walking"} | OF_ONES_OWN  # names, and what people called something themselves
TIMES = (NOW + timedelta(days=10), datetime(2026, 4, 10, 12, tzinfo=UTC), datetime(2026, 5, 1, 12, tzinfo=UTC))


@pytest.fixture(scope="module")
def spanish() -> Knowledge:
    return load_knowledge(language="es")


def about_me(name: str) -> str:
    return reverse(name, args=(me(NOW).key,))


def in_language(language: str) -> Client:
    return Client(headers={"Accept-Language": language})


def drawn(page: str) -> set[str]:
    """The words in the drawings of a page, read aloud or seen."""
    found: set[str] = set()
    for svg in re.findall(r"<svg xmlns=.*?</svg>", page, re.S):
        found |= {one.text for one in ElementTree.fromstring(svg).iter() if one.text and one.text.strip()}
    return {one for one in found if re.search(r"[^\W\d_]{2}", one)}


def said(language: str, path: str) -> set[str]:
    page = in_language(language).get(path).content.decode()
    assert f'<html lang="{language}"' in page
    return texts(page, language) | drawn(page)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("at", TIMES, ids=["before an experiment", "within it", "after it"])
def test_no_english_is_left_on_a_page(db: None, settings, name: str, at: datetime) -> None:  # type: ignore[no-untyped-def]
    fill(9)
    settings.CLOCK = lambda: at
    english, spanish = said("en", about_me(name)), said("es", about_me(name))
    assert not (english & spanish) - SAME, (english & spanish) - SAME
    assert len(spanish) > 10


@pytest.mark.parametrize("when", ["before", "after", "next-morning"])
def test_no_english_is_left_where_it_is_rated(db: None, settings, when: str) -> None:  # type: ignore[no-untyped-def]
    fill(1)
    settings.CLOCK = lambda: NOW
    path = reverse("rate", args=(key("session", 0), when))
    assert not (said("en", path) & said("es", path)) - SAME


def test_the_sum_of_a_form_is_told_in_spanish(db: None, settings) -> None:  # type: ignore[no-untyped-def]
    settings.CLOCK = lambda: NOW
    sent = {"key": uuid4(), "form": "phq-2", "1": 1, "2": 2}
    both = [texts(in_language(one).post(about_me("week"), sent).content.decode(), one) for one in ("en", "es")]
    assert not (both[0] & both[1]) - SAME
    assert "3 de 6. Queda guardado." in both[1]


@pytest.mark.parametrize(("name", "sent", "words"), [
    ("week", {"key": str(uuid4()), "sleep": "11"}, "Eso no está en la escala."),
    ("week", {"key": str(uuid4()), "form": "gad-2", "1": "1"}, "Preocupación, dos preguntas (GAD-2) cuenta solo con"),
    ("experiment", {}, "Elige qué observar, y por cuánto tiempo."),
    ("reminders", {"key": str(uuid4()), "day": ["1"], "at": "20:30", "zone": "Mars/Base"},
     "ninguna zona horaria &#x27;Mars/Base&#x27;"),
    ("reminders", {}, "al menos un día de la semana"),
    ("about-person", {"birth_year": "x"}, "de 1900 en adelante"),
    ("erase", {}, "No se borró nada."),
    ("allow", {"stroke": "x"}, "no está limitado"),
    ("bring-in", {"file": b"{\n"}, "No se cambió nada. Elige un archivo completo hecho por Thenar"),
    ("bring-in", {"file": b'{"format": "thenar-journal", "version": 9}'}, "este Thenar lee la versión 8."),
])  # fmt: skip
def test_mistakes_are_told_in_spanish(db: None, name: str, sent: dict[str, object], words: str) -> None:
    file = sent.get("file")
    data = {"file": SimpleUploadedFile("a.json", file)} if isinstance(file, bytes) else sent
    answer = in_language("es").post(reverse(name) if name == "bring-in" else about_me(name), data)
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_a_wrong_value_of_a_file_is_named_in_spanish(db: None) -> None:
    fill(1)
    taken = b"".join(in_language("es").get(reverse("take-out", args=("json",))))
    in_language("es").post(about_me("erase"), {"whose": "everyone", "sure": "yes"})
    broken = SimpleUploadedFile("a.json", taken.replace(b'"pairs": 10', b'"pairs": "many"'))
    page = in_language("es").post(reverse("bring-in"), {"file": broken}).content.decode()
    assert "experiments, fila 1, pairs: hay &quot;many&quot;; lo correcto es un número entero de 0 a 32767." in page


def test_a_calendar_is_in_the_language_of_its_address(db: None, settings) -> None:  # type: ignore[no-untyped-def]
    fill(1)
    settings.CLOCK = lambda: NOW
    page = in_language("es").get(about_me("reminders")).content.decode()
    (address,) = re.findall(r"/calendar/[\w-]+\.ics\?in=es", page)
    plain = address.partition("?")[0]
    assert f"{plain}<" in in_language("en").get(about_me("reminders")).content.decode()

    def titles(path: str) -> set[str]:
        events = Calendar.from_ical(Client().get(path).content).walk("VEVENT")
        return {str(one["SUMMARY"]).partition(",")[0] for one in events}

    assert titles(address) == {"Es hora de tu masaje", "Experimento"}
    assert titles(plain) == titles(f"{plain}?in=xx") == {"Time for your massage", "Experiment"}


def numbers(before: Sequence[int], after: Sequence[int], other: Sequence[int] = ()) -> list[Rating]:
    return rated(before, after, other)


WORLDS = {
    "none": numbers([], []), "one": numbers([6], [2]), "two": numbers([6] * 2, [2] * 2),
    "better": numbers([6] * 8, [2] * 8), "worse": numbers([3] * 8, [5] * 8),
    "a little lower": numbers([5, 6, 4, 5, 6, 5], [4, 7, 4, 3, 6, 6]),
    "a little higher": numbers([4, 7, 4, 3, 6, 6], [5, 6, 4, 5, 6, 5]),
    "bad days": numbers([7, 8, 7, 7, 8, 7], [5, 5, 6, 5, 5, 5], [4, 5, 4, 5, 4, 5]),
}  # fmt: skip


@pytest.mark.parametrize("world", WORLDS)
def test_every_insight_is_told_in_spanish(knowledge: Knowledge, spanish: Knowledge, world: str) -> None:
    for name in ("pain", "stress"):
        ratings = [replace(one, measure=name) for one in WORLDS[world]]
        both = [is_it_helping(one.measures[name], ratings) for one in (knowledge, spanish)]
        english, told = (
            (*sentences(one, of.catalog), *cannot_know(one, of.catalog))
            for one, of in zip(both, (knowledge, spanish), strict=True)
        )
        assert len(english) == len(told)
        assert not set(english) & set(told)
        assert not any("{" in one for one in told)


@pytest.mark.parametrize(("number", "have"), [
    (0, "Aún no hay ninguna."), (1, "Hay 1."), (2, "Hay 2."), (5, "Hay 5."),
])  # fmt: skip
def test_how_many_there_are_is_said_with_the_right_form(spanish: Knowledge, number: int, have: str) -> None:
    found = is_it_helping(spanish.measures["pain"], numbers([6] * number, [3] * number))
    assert found.verdict is Verdict.NOT_YET
    assert sentences(found, spanish.catalog) == (
        f"Todavía no. Dolor: hacen falta al menos 6 sesiones con un valor antes y después. {have} "
        "Con menos, el puro azar parece un cambio demasiadas veces.",
    )


def test_a_change_is_told_in_spanish(spanish: Knowledge) -> None:
    found = is_it_helping(spanish.measures["pain"], numbers([6, 7, 5, 6, 8, 6, 7], [3, 4, 3, 3, 5, 4, 3]))
    assert sentences(found, spanish.catalog) == (
        "Dolor: en promedio, después de una sesión el valor fue 2,9 puntos más bajo que antes. El intervalo probable "
        "va de 2,2 a 3,5 puntos más bajo, con 7 sesiones.",
        "La gente nota un cambio de alrededor de 2 puntos o 30 %. El tuyo es así de grande.",
    )


def test_hands_and_feet_are_named_in_spanish(spanish: Knowledge) -> None:
    ratings = [replace(one, measure="numbness", area=Area.FOOT) for one in numbers([6] * 6, [2] * 6)]
    found = is_it_helping(spanish.measures["numbness"], ratings, Area.FOOT)
    assert sentences(found, spanish.catalog)[0].startswith("Entumecimiento en los pies: en promedio")


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("mean", [-1.5, 1.5])
def test_every_outcome_is_told_in_spanish(
    knowledge: Knowledge, spanish: Knowledge, unit: Unit, standing: Standing, mean: float
) -> None:
    for pairs in (0, 1, 2, 12):
        outcome = Outcome(standing, pairs, 20, mean, mean - 1, mean + 1, 0.01)
        english, told = (
            outcome_sentences(outcome, of.measures["pain"], unit, of.catalog) for of in (knowledge, spanish)
        )
        assert len(english) == len(told)
        assert not set(english) & set(told)
        assert not any("{" in one for one in told)


@pytest.mark.parametrize(("pairs", "words"), [
    (0, "0 de 20 pares de días están completos."), (1, "1 de 20 pares de días está completo."),
    (2, "2 de 20 pares de días están completos."), (19, "19 de 20 pares de días están completos."),
])  # fmt: skip
def test_complete_pairs_have_the_form_of_their_number(spanish: Knowledge, pairs: int, words: str) -> None:
    running = Outcome(Standing.RUNNING, pairs, 20)
    (told,) = outcome_sentences(running, spanish.measures["pain"], Unit.DAY, spanish.catalog)
    assert words in told


def test_what_is_said_around_an_experiment_is_spanish(knowledge: Knowledge, spanish: Knowledge) -> None:
    def told(of: Knowledge) -> set[str]:
        words = {*stopping_rules(of.catalog), *experiment_cannot(of.catalog)}
        for unit in Unit:
            one = Experiment("pain", unit, NOW.date(), 10, 1)
            words.add(looks_at(of.measures["pain"], one, NOW.date(), of.catalog))
            words |= {what_today_is(unit, arm, of.catalog) for arm in Arm}
        for share in ADHERENCES:
            words |= {adherence_words(share, of.catalog), *(length_words(one, of.catalog) for one in lengths(share))}
        answer = Outcome(Standing.DIFFERENCE, 20, 22, -1.2, -2.0, -0.4, 0.01, Done(-2.4, -4.1, -0.7))
        for found, kept in product((answer, replace(answer, done=None)), (Kept(9, 9, 0, 9), Kept(6, 9, 1, 9, 1))):
            words |= {*done_sentences(found, kept, of.measures["pain"], of.catalog), *kept_sentences(kept, of.catalog)}
        return words

    assert len(told(knowledge)) == len(told(spanish))
    assert not told(knowledge) & told(spanish)


def test_what_hurt_is_told_in_spanish(spanish: Knowledge) -> None:
    once = [HurtEvent("palm-thumb-stroke", HurtKind.STOPPED, datetime(2026, 3, 4, tzinfo=UTC), "a")]
    (one,) = remembered(once, spanish.strokes, spanish.catalog)
    assert one.because == "“Pulgares en la palma” dolió el 4 de marzo, así que vuelve más suave."


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, str):
        yield value


def test_a_row_holds_ids_and_no_sentence(spanish: Knowledge) -> None:
    answers: Answers = {name: Answer(Reply.NO) for name in spanish.conditions} | {"diabetes": Answer(Reply.YES)}
    wishes = Wishes(("hand-self", "foot-self"), 5, pressure=3)
    made = plan(wishes, screen(answers, spanish.conditions, giver=False), spanish)
    assert made.clearance.findings
    assert made.left_out
    assert made.notes
    kept = set(leaves(kept_plan(made)))
    assert "diabetes" in kept
    assert [one for one in kept if not re.fullmatch(r"[\w-]+(, [\w-]+)*", one)] == []


def test_a_session_begun_in_one_language_is_told_in_the_other(db: None, settings) -> None:  # type: ignore[no-untyped-def]
    person = fill(2)
    settings.CLOCK = lambda: NOW + timedelta(days=2)
    page = in_language("es").get(reverse("history", args=(person.key,))).content.decode()
    assert re.search(r"Masaje de manos para ti: \d+ de \d+ movimientos, 5 minutos\.", page)
    assert "Dolor: 6 antes, 3 después; Tensión: sin valor antes, 0 después." in page

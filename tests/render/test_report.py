"""The report for the doctor: one page, whatever was kept; tagged; and no word of it read as code."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.journal.records import ANSWERS, NOW, key, record
from thenar.model.body import Limb
from thenar.model.clearance import Answer, Reply
from thenar.model.journal import Agreed, FilledForm, Happened, Record
from thenar.model.knowledge import Knowledge
from thenar.render.report import report_pdf
from thenar.render.report_words import LONGEST_QUESTION, MOST_LINES, report_words, unreviewed
from thenar.render.typeset import LATIN, in_latin

TODAY = NOW.date()
SINCE = date(2026, 9, 1)
NOBODY = Record("p", "", None, (), (), (), (), {})
HOSTILE = '#panic("x") $x$ *b* _i_ `r` @a <l> \\ "q" // /* #read("/etc/passwd") #sys.inputs'


def letters(text: str) -> str:
    """Text without spaces, as lines may break anywhere."""
    return "".join(text.split())


def the_page(pdf: bytes) -> str:
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 1
    assert [round(float(size)) for size in reader.pages[0].mediabox[2:]] == [595, 842]
    return letters(reader.pages[0].extract_text())


def everything(knowledge: Knowledge) -> Record:
    """Someone with every condition, a stop in every session, and a form every two weeks for years."""
    full = record(200)
    happened = (Happened("sore-spot", full.sessions[0].began_at, "palm-thumb-stroke"),)
    return replace(
        full,
        name="N" * 60,
        sessions=tuple(replace(one, ending="sore-spot", happened=happened) for one in full.sessions),
        answers={name: Answer(Reply.YES, frozenset(Limb)) for name in knowledge.conditions},
        agreed=tuple(Agreed(name, TODAY) for name in knowledge.conditions),
        forms=tuple(
            FilledForm(key(number), "phq-2", NOW - timedelta(days=14 * number), {"1": 3, "2": 3})
            for number in range(60)
        ),
    )


def test_everything_that_matters_is_on_the_page(knowledge: Knowledge) -> None:
    words = report_words(record(), knowledge, SINCE, TODAY, "May I go on?\n\nFeet too?")
    text = the_page(report_pdf(record(), knowledge, TODAY, "May I go on?\n\nFeet too?", SINCE))
    for line in (
        "Robin Example, born in 1954",
        "September 1, 2026 to November 20, 2026",
        "9 sessions since October 10, 2026, about 1.5 a week, mostly 15 minutes long.",
        "Hand massage for someone else",
        "Pressure at most 2 of 3",
        "Blood thinner, agreed with a clinician on October 1, 2026",
        "(left hand)",
        "Not known: Heart failure",
        "a sore spot at “Palm thumb stroke”",
        "Mood, two questions (PHQ-2) 3 of 6",
        "May I go on?",
        "Feet too?",
        unreviewed(knowledge.catalog),
        *(said for trend in words.trends for said in trend.says),
    ):
        assert letters(line) in text, line


def test_five_days_in_a_row_are_told_with_their_first_day_and_not_as_a_rate(knowledge: Knowledge) -> None:
    """ "0.4 a week" was once said of someone who had a massage every day, since five days ago."""
    days = tuple(replace(record().sessions[0], began_at=NOW - timedelta(days=one)) for one in range(5))
    told = report_words(replace(record(), sessions=days), knowledge, SINCE, TODAY)
    assert told.done[0] == "5 sessions since November 16, 2026, mostly 15 minutes long."


def test_what_was_hardly_led_is_told_and_counts_for_nothing(knowledge: Knowledge) -> None:
    """Skipped to the end in ten seconds each, sessions once became a change in points."""
    made = record()
    hardly = tuple(replace(one, heard_ms=10_000, stroke_ms=4_000, strokes=0) for one in made.sessions)
    none = report_words(replace(made, sessions=hardly), knowledge, SINCE, TODAY)
    assert "9 more were hardly led and are not counted." in none.done
    assert none.trends == ()
    some = report_words(replace(made, sessions=(*hardly[:1], *made.sessions[1:])), knowledge, SINCE, TODAY)
    assert some.done[0].startswith("8 sessions since October 13, 2026, ")
    assert "1 more was hardly led and is not counted." in some.done
    assert some.trends


def test_it_is_one_page_for_someone_who_has_everything(knowledge: Knowledge) -> None:
    pdf = report_pdf(everything(knowledge), knowledge, TODAY, "?\n" * 300, date(2020, 1, 1))
    text = the_page(pdf)
    for condition in knowledge.conditions.values():
        assert letters(condition.name) in text
    # And inside its margins: what is beside the page can be read by no one.
    assert all(40 < x < 560 for x in places(pdf))


def places(pdf: bytes) -> list[float]:
    """How far from the left edge each piece of text begins, in points."""
    found: list[float] = []

    def visit(text: str, user: list[float], matrix: list[float], *_: Any) -> None:
        if text.strip():
            found.append(matrix[4] * user[0] + user[4])

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


def test_it_is_one_page_for_someone_who_has_nothing(knowledge: Knowledge) -> None:
    text = the_page(report_pdf(NOBODY, knowledge, TODAY))
    for line in ("No session in this time.", "None of those that were asked about.", "What I want to ask"):
        assert letters(line) in text


def test_it_is_tagged_named_and_described(knowledge: Knowledge) -> None:
    reader = PdfReader(BytesIO(report_pdf(record(), knowledge, TODAY)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"].lower().startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Massage at home"
    kinds, described = structure(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/L", "/Figure"} <= kinds
    assert len(described) == 2
    assert all("before and after: " in text for text in described)
    assert b"pdfuaid" in reader.root_object["/Metadata"].get_object().get_data()  # type: ignore[union-attr]


def structure(node: Any) -> tuple[set[str], list[str]]:
    """The kinds of elements below, and the descriptions of figures."""
    kinds: set[str] = set()
    described: list[str] = []
    waiting = [node]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            kinds.add(str(one.get("/S")))
            if one.get("/S") == "/Figure" and "/Alt" in one:
                described.append(str(one["/Alt"]))
            if "/K" in one:
                waiting.append(one["/K"])
    return kinds, described


@pytest.mark.parametrize("field", ["name", "questions"])
def test_words_are_never_read_as_code(knowledge: Knowledge, field: str) -> None:
    made = replace(record(), name=HOSTILE) if field == "name" else record()
    text = the_page(report_pdf(made, knowledge, TODAY, HOSTILE if field == "questions" else ""))
    assert letters(HOSTILE) in text


def test_only_what_falls_into_the_time_is_told(knowledge: Knowledge) -> None:
    words = report_words(record(), knowledge, date(2026, 10, 11), date(2026, 10, 17))
    assert words.done[0].startswith("2 sessions")
    assert words.forms == ()
    assert [len(trend.says) for trend in words.trends] == [1, 1]
    assert all(trend.says[0].startswith("Not yet.") for trend in words.trends)


def test_long_lists_end_with_how_many_more(knowledge: Knowledge) -> None:
    words = report_words(everything(knowledge), knowledge, date(2020, 1, 1), date(2030, 1, 1), "x" * 2000)
    assert len(words.stops) == MOST_LINES + 1
    assert words.stops[-1] == "and 194 before that"
    assert len(words.forms) == MOST_LINES
    assert len(words.questions[0]) == LONGEST_QUESTION


def test_unknown_is_neither_yes_nor_no(knowledge: Knowledge) -> None:
    words = report_words(record(), knowledge, SINCE, TODAY)
    assert [one.name for one in words.facts] == [
        knowledge.conditions[name].name for name, one in ANSWERS.items() if one.reply is Reply.YES
    ]
    assert words.unknown == (knowledge.conditions["heart-failure"].name,)


NAMES = {
    "Korean": "김민수",
    "Chinese": "王小明",
    "Thai": "สมชาย ใจดี",
    "Arabic": "محمد علي",
    "Hindi": "हिन्दी नाम",
    "an emoji": "Zoë 🖐🏽",
    "a sign of no font": "x\U000e0041",
    "a mark between them": "a\u0300b\u0323",
}


@pytest.mark.parametrize("letters", NAMES)
def test_a_name_in_any_letters_is_printed_or_written_by_its_sound_and_never_refused(
    knowledge: Knowledge, letters: str
) -> None:
    name = NAMES[letters]
    pdf = PdfReader(BytesIO(report_pdf(replace(record(), name=name), knowledge, TODAY)))
    assert len(pdf.pages) == 1
    told = pdf.pages[0].extract_text()
    in_its_letters = all(
        one in told for one in name.replace(" ", "")
    )  # from right to left, a reader gives them so, too
    assert in_its_letters or "Some letters could not be printed here. They are written with Latin letters." in told


def test_letters_that_no_font_here_has_are_written_by_their_sound() -> None:
    assert in_latin({"name": ["김민수", "Zoë “1” 🖐"]}, LATIN) == {"name": ["GimMinSu", "Zoë “1” :hand_splayed:"]}


def test_no_sign_in_a_name_turns_the_page_around(knowledge: Knowledge) -> None:
    told = PdfReader(BytesIO(report_pdf(replace(record(), name="Ana\u202eanA\u2066"), knowledge, TODAY))).pages[0]
    assert "AnaanA, born in 1954" in told.extract_text()


@pytest.mark.parametrize("name", ["Ана Иванова", "Ωμέγα", "Łukasz Žižka"])
def test_letters_of_our_own_fonts_stay_as_they_are(knowledge: Knowledge, name: str) -> None:
    told = PdfReader(BytesIO(report_pdf(replace(record(), name=name), knowledge, TODAY))).pages[0].extract_text()
    assert name in told
    assert "could not be printed" not in told

"""The card: one page a routine, every word of the plan on it, and no word ever read as code."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader

from tests.strategies import everywhere, restrictions, wishes
from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.clearance import Clearance
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Need, Restriction
from thenar.plan import plan as make_plan
from thenar.render.card import card_pdf
from thenar.render.card_notices import notices
from thenar.render.card_words import cards
from thenar.render.target import RenderError

A4 = (595.28, 841.89)
HARD = everywhere(1, Need, {Limb.LEFT_HAND, Limb.RIGHT_FOOT}, 20)
HOSTILE = '#panic("x") $x$ *b* _i_ `r` @a <l> \\ "q" // /* #read("/etc/passwd") #sys.inputs'


def made(knowledge: Knowledge, routines: tuple[str, ...], minutes: float, *, hard: bool = False) -> Plan:
    clearance = Clearance(Effect.AVOID, HARD) if hard else Clearance()
    return make_plan(Wishes(routines, minutes), clearance, knowledge)


def pages(pdf: bytes) -> list[str]:
    """The words of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def all_inside(pdf: bytes) -> bool:
    """Whether every word starts on its page."""
    places: list[tuple[float, float]] = []

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            places.append((tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=see)
    return bool(places) and all(0 < x < A4[0] and 0 < y < A4[1] for x, y in places)


def letters(text: str) -> str:
    """Text without spaces, as lines may break anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("routine", ["hand-partner", "hand-self", "foot-partner", "foot-self"])
@pytest.mark.parametrize(("minutes", "hard"), [(3, False), (15, False), (60, False), (20, True)])
def test_a_routine_is_one_page_with_all_its_steps(
    knowledge: Knowledge, routine: str, minutes: float, hard: bool
) -> None:
    plan = made(knowledge, (routine,), minutes, hard=hard)
    pdf = card_pdf(plan, knowledge)
    (text,) = pages(pdf)
    assert all_inside(pdf)
    assert letters(knowledge.routines[routine].name) in letters(text)
    for step in plan.steps:
        assert letters(step.stroke.name) in letters(text)
        assert letters(step.words.page) in letters(text)
    for one in plan.left_out:
        assert letters(one.because) in letters(text)
        assert letters(knowledge.strokes[one.stroke].name) in letters(text)
    told = notices(knowledge.catalog)
    for words in (*told.stop_for, told.emergency, told.unreviewed, *plan.notes):
        assert letters(words) in letters(text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(restrictions(), wishes())
def test_any_plan_is_one_page_a_routine(restriction: Restriction, wish: Wishes) -> None:
    knowledge = load_knowledge()
    plan = make_plan(wish, Clearance(Effect.GENTLE, restriction), knowledge)
    if plan.steps:
        pdf = card_pdf(plan, knowledge)
        assert len(pages(pdf)) == len({step.routine for step in plan.steps})
        assert all_inside(pdf)


def test_it_is_a_tagged_a4_page_with_title_and_language(knowledge: Knowledge) -> None:
    reader = PdfReader(BytesIO(card_pdf(made(knowledge, ("foot-self",), 15), knowledge)))
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx(A4, abs=0.5)
    assert reader.metadata is not None
    assert reader.metadata.title == knowledge.routines["foot-self"].name
    assert str(reader.root_object["/Lang"]) == "en"
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "/StructTreeRoot" in reader.root_object


def test_words_are_never_read_as_code(knowledge: Knowledge) -> None:
    plan = made(knowledge, ("foot-self",), 15)
    first = replace(plan.steps[0], words=replace(plan.steps[0].words, page=HOSTILE))
    hostile = replace(plan, steps=(first, *plan.steps[1:]), notes=(HOSTILE,))
    (text,) = pages(card_pdf(hostile, knowledge))
    assert letters(text).count(letters(HOSTILE)) == 2


def test_far_too_many_words_still_make_one_page(knowledge: Knowledge) -> None:
    plan = made(knowledge, ("hand-self",), 20)
    long = tuple(replace(step, words=replace(step.words, page="Glide slowly. " * 150)) for step in plan.steps)
    pdf = card_pdf(replace(plan, steps=long), knowledge)
    assert len(pages(pdf)) == 1
    assert all_inside(pdf)


def test_both_areas_are_two_pages(knowledge: Knowledge) -> None:
    hand, foot = pages(card_pdf(made(knowledge, ("hand-self", "foot-self"), 30), knowledge))
    assert "Fist and stretch" in hand
    assert "Fist and stretch" not in foot
    assert "Foot rotation" in foot


def test_sides_are_named_only_where_they_differ(knowledge: Knowledge) -> None:
    (both,) = cards(made(knowledge, ("hand-partner",), 15), knowledge)
    assert both.sides == "First the left hand, then the right hand."
    assert {step.side for step in both.steps} == {""}
    assert [step.number for step in both.steps] == [1, 2, 3, 4, 5]
    assert both.steps[4].sentence == "The same as in step 1."
    (one,) = cards(made(knowledge, ("hand-partner",), 15, hard=True), knowledge)
    assert one.sides == "Only the right hand today."


def test_steps_keep_the_order_of_the_routine(knowledge: Knowledge) -> None:
    (card,) = cards(made(knowledge, ("hand-self",), 30), knowledge)
    assert [step.stroke for step in card.steps][-3:] == ["fist-and-stretch", "hand-shake-out", "fist-and-stretch"]
    assert card.steps[0].side == "hands together"
    assert card.steps[2].how_often[0] == "once on each finger"


def test_a_still_picture_is_shown_where_there_is_one(knowledge: Knowledge, tmp_path: Path) -> None:
    plan = made(knowledge, ("foot-partner",), 15)
    bare = card_pdf(plan, knowledge, tmp_path)
    with av.open(str(tmp_path / "toe-stretch.webp"), "w", format="webp") as file:
        stream = file.add_stream("libwebp", options={"lossless": "1"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        noise = np.random.default_rng(0).integers(0, 255, (48, 64, 3), np.uint8)
        for frame in (av.VideoFrame.from_ndarray(noise), None):
            file.mux(stream.encode(frame))
    pictured = card_pdf(plan, knowledge, tmp_path)
    assert len(PdfReader(BytesIO(bare)).pages[0].images) == 0
    assert len(PdfReader(BytesIO(pictured)).pages[0].images) == 1
    assert len(pages(pictured)) == 1


def test_a_damaged_picture_is_one_clear_error(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "toe-stretch.webp").write_bytes(b"no picture")
    with pytest.raises(RenderError, match="could not be typeset"):
        card_pdf(made(knowledge, ("foot-partner",), 15), knowledge, tmp_path)


def test_without_a_step_there_is_no_card(knowledge: Knowledge) -> None:
    plan = replace(made(knowledge, ("foot-partner",), 15), steps=())
    with pytest.raises(RenderError, match="no step to put on a card"):
        card_pdf(plan, knowledge)

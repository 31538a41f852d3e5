"""A question is drawn once for all who are shown the same, and never for one who is shown something else."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string
from django.utils.translation import override

from thenar.model.body import Limb
from thenar.model.clearance import Answer, Reply
from thenar.web.base.knowledge import load_knowledge
from thenar.web.check.row import Row, row_of

LANGUAGES = ("en", "es")


def row(name: str, answer: Answer | None = None, *, wanted: bool = False) -> Row:
    knowledge = load_knowledge()
    return row_of(knowledge.conditions[name], answer, wanted, knowledge)


def anew(one: Row) -> str:
    return render_to_string("parts/question.html", {"row": one})


def test_it_is_drawn_from_nothing_but_what_tells_rows_apart() -> None:
    """A part of the question that the page shows, and the row does not compare, would be shown of someone else's."""
    text = Path(get_template("parts/question.html").origin.name).read_text()  # type: ignore[attr-defined]
    read = set(re.findall(r"row\.question\.([\w.]+)", text))
    assert read == {"id", "name", "question", "help", "follow_up.question"}
    assert set(re.findall(r"row\.(\w+)", text)) == {"question", "reply", "limbs", "places", "choices", "wanted"}
    assert not re.search(r"csrf|request|person|today", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_drawn_as_if_anew_unmarked_and_with_each_mark(language: str) -> None:
    with override(language):
        for name, condition in load_knowledge().conditions.items():
            choices = [one.id for one in condition.follow_up.choices] if condition.follow_up else []
            marks = [
                None,
                *(Answer(reply) for reply in Reply),
                *(Answer(Reply.YES, frozenset({limb})) for limb in condition.limbs),
                *(Answer(Reply.YES, choice=one) for one in choices),
                *(Answer(Reply.YES, places=frozenset({one})) for one in condition.all_places),
            ]
            for answer in marks:
                for _ in range(2):  # made, then kept
                    assert row(name, answer).html == anew(row(name, answer))


def test_marks_of_one_are_not_those_of_another() -> None:
    one, two = frozenset({Limb.LEFT_HAND}), frozenset({Limb.LEFT_HAND, Limb.LEFT_FOOT})
    answers = (None, *map(Answer, Reply), Answer(Reply.YES, one), Answer(Reply.YES, two))
    drawn = [row("open-wound", answer, wanted=wanted).html for answer in answers for wanted in (False, True)]
    assert len(set(drawn)) == len(drawn) == 12


def test_a_question_whose_words_were_changed_is_drawn_with_the_new_words() -> None:
    """As after an update of the knowledge, or for another way to say it."""
    from dataclasses import replace

    knowledge = load_knowledge()
    had = row("gout-flare")
    assert had.html == row("gout-flare").html
    other = replace(had.question, help="Another word on it.")
    assert "Another word on it." in row_of(other, None, wanted=False, knowledge=knowledge).html


def test_a_page_in_spanish_has_no_row_in_english() -> None:
    english = row("gout-flare").html
    with override("es"):
        spanish = row("gout-flare").html
    assert "I don’t know" in english
    assert "No lo sé" in spanish

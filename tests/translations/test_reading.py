"""Everything that people read is at grade 7 or below, measured."""

import pytest

from thenar.load import load_knowledge
from translations.collect import Found
from translations.reading import Graded, grade, graded

HARDEST = 7.0
PLACES = list(graded())


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.place)
def test_a_place_is_easy_to_read(place: Graded) -> None:
    assert place.grade <= HARDEST, f"grade {place.grade:.1f} of {place.words} words, such as: {place.hardest}"


def test_all_that_is_read_is_measured() -> None:
    places = " ".join(place.place for place in PLACES)
    for part in ("knowledge/strokes", "knowledge/conditions", "web/templates", "journal", "plan"):
        assert part in places
    assert sum(place.words for place in PLACES) > 15_000


def test_a_hard_text_is_noticed() -> None:
    hard = Found("Contraindications necessitate individualized medical consultation.", None, "a.html", 1, ())
    assert [one.grade > HARDEST for one in graded([hard])] == [True]


def test_a_placeholder_is_read_as_a_name_and_a_label_has_no_grade() -> None:
    texts = [Found("Hold {name} for %(n)s breaths", None, "a.html", 1, ()), Found("January", None, "a.html", 2, ())]
    assert [one.hardest for one in graded(texts)] == ["Hold name for name breaths."]


def test_what_people_type_to_find_something_is_not_read() -> None:
    assert not list(graded([Found("thrombophlebitis, phlebitis, vein", None, "a.yaml", 1, ("keywords",))]))


def test_a_longer_sentence_is_harder() -> None:
    assert grade("Hold the hand.") < grade("Hold the hand while the other person breathes in and out, then let go.")


def test_no_single_question_of_the_check_is_hard() -> None:
    """Drug names and the names of devices alone make two of them harder than that."""
    grades = {question.id: grade(str(question.question)) for question in load_knowledge().conditions.values()}
    assert {one for one, hard in grades.items() if hard > 10} == {"blood-thinner", "pacemaker"}

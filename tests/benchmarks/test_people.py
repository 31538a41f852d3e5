"""The simulated people over 65: they are as the shares say, and who is sent away is whom the plan sends away."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.people.away import Away, Door, grade
from benchmarks.people.draw import Person, people
from benchmarks.people.table import COUNT, ROUTINES, rests_on, tables
from thenar.load import load_knowledge, load_people
from thenar.model.clearance import Answer, Reply
from thenar.model.condition import Kind
from thenar.model.people import Level
from thenar.model.plan import Wishes
from thenar.model.problem import KnowledgeError
from thenar.model.restriction import Effect
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.screen import screen

KNOWLEDGE = load_knowledge()
SHARES = load_people(KNOWLEDGE)
CONDITIONS = KNOWLEDGE.conditions


def drawn(level: Level, count: int = COUNT) -> list[Person]:
    return list(people(CONDITIONS, SHARES, level, count))


def door(routine: str) -> Door:
    return Door(KNOWLEDGE.routines[routine], KNOWLEDGE)


def planned(routine: str, person: Person) -> bool:
    """Whether the check and the plan themselves, with every other question answered no, give a session."""
    answers = {name: person.get(name, Answer(Reply.NO)) for name in CONDITIONS}
    noun = KNOWLEDGE.routines[routine]
    clearance = screen(answers, CONDITIONS, giver=noun.form is Form.PARTNER, areas=[noun.area])
    return bool(plan(Wishes((routine,), 20), clearance, KNOWLEDGE).steps)


@pytest.mark.parametrize("routine", ROUTINES)
def test_who_is_sent_away_is_whom_the_plan_gives_nothing(routine: str) -> None:
    some = drawn(Level.MID, 150)
    expected = [planned(routine, person) for person in some]
    assert [door(routine).away(person) is None for person in some] == expected
    assert True in expected
    assert False in expected


def test_the_tables_are_the_same_each_time() -> None:
    assert tables(KNOWLEDGE) == tables(KNOWLEDGE)


def test_who_says_yes_where_few_do_says_so_where_more_do() -> None:
    for low, mid, high in zip(*(drawn(level, 400) for level in Level), strict=True):
        assert set(low) <= set(mid) <= set(high)


@pytest.mark.parametrize("question", ["high-blood-pressure-uncontrolled", "dementia", "contagious-giver", "cancer"])
def test_as_many_say_yes_as_the_share_says(question: str) -> None:
    said = sum(question in person for person in drawn(Level.MID)) / COUNT
    expected = SHARES[question].mid
    assert said == pytest.approx(expected, abs=3 * (expected * (1 - expected) / COUNT) ** 0.5)


def test_what_follows_from_an_illness_follows_for_those_who_have_it_only() -> None:
    some = drawn(Level.HIGH)
    with_diabetes = [person for person in some if "diabetes" in person]
    assert sum("diabetes-numb-feet" in person for person in with_diabetes) / len(with_diabetes) == pytest.approx(
        0.4, abs=0.06
    )
    assert not [person for person in some if "diabetes-numb-feet" in person and "diabetes" not in person]


def test_illness_is_in_a_few() -> None:
    counts = sorted(len(person) for person in drawn(Level.MID))
    assert sum(counts[COUNT * 4 // 5 :]) > 1.5 * sum(counts) / 5


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_warning_sign_sends_away_from_every_routine(routine: str) -> None:
    for name, condition in CONDITIONS.items():
        if condition.kind is Kind.RED_FLAG:
            assert door(routine).away({name: Answer(Reply.YES)}) == Away(Effect.STOP, (name,))


def test_two_hands_may_be_left_alone_by_two_answers() -> None:
    left, right = (Answer(Reply.YES, frozenset({limb})) for limb in sorted(CONDITIONS["dialysis-fistula"].limbs))
    person = {"dialysis-fistula": left, "fracture-hand-or-wrist": right}
    assert door("hand-partner").away(person) == Away(Effect.AVOID, ())
    assert door("foot-partner").away(person) is None


def test_the_best_grade_of_some_sources() -> None:
    assert grade(("S35", "S2", "background"), KNOWLEDGE) == "B"
    assert grade(("S3",), KNOWLEDGE) == "A"
    assert grade(("background",), KNOWLEDGE) == "none"


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown question": (
        {"canser": {"low": 0, "mid": 0, "high": 0, "source": ["background"]}},
        "did you mean 'cancer'?",
    ),
    "shares that go down": (
        {"cancer": {"low": 0.2, "mid": 0.1, "high": 0.3, "source": ["background"]}},
        "low to high go up",
    ),
    "a share above all": (
        {"cancer": {"low": 0, "mid": 0.1, "high": 1.3, "source": ["background"]}},
        "low to high go up",
    ),
    "no source": ({"cancer": {"low": 0, "mid": 0, "high": 0, "source": []}}, "no source is given"),
    "an unknown source": ({"cancer": {"low": 0, "mid": 0, "high": 0, "source": ["P77"]}}, "unknown source 'P77'"),
    "a share that is no number": ({"cancer": {"low": "few", "mid": 0, "high": 0, "source": ["P1"]}}, "low"),
    "choices that are not all": (
        {"sprain": {"low": 0, "mid": 0, "high": 0, "source": ["P1"], "choices": {"earlier": 0.5}}},
        "together they are 1",
    ),
    "an unknown choice": (
        {"sprain": {"low": 0, "mid": 0, "high": 0, "source": ["P1"], "choices": {"erlier": 1}}},
        "did you mean 'earlier'?",
    ),
    "given nobody": (
        {"sprain": {"low": 0, "mid": 0, "high": 0, "source": ["P1"], "given": "cancer"}},
        "unknown question 'cancer'",
    ),
    "sides beyond all": ({"sprain": {"low": 0, "mid": 0, "high": 0, "source": ["P1"], "both": 2}}, "a share of 0 to 1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_shares_that_cannot_be_are_told(name: str, tmp_path: Path) -> None:
    rows, message = WRONG[name]
    (tmp_path / "people.yaml").write_text(yaml.safe_dump(rows))
    with pytest.raises(KnowledgeError, match=r"people\.yaml, line \d") as told:
        load_people(KNOWLEDGE, tmp_path)
    assert message in str(told.value)


def test_a_question_without_a_share_is_named_as_not_counted() -> None:
    some = {name: share for name, share in SHARES.items() if name != "open-wound"}
    assert "no share yet: `open-wound`" in rests_on(some, KNOWLEDGE)


def test_the_page_says_where_more_are_sent_away_than_was_expected() -> None:
    text = tables(KNOWLEDGE)
    assert "A review expected about 25 to 30 % of `hand-self` and 35 to 40 % of `foot-partner`" in text
    assert "so they stay: `athletes-foot` (A), `heart-failure` (A)" in text

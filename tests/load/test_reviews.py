"""Signatures: for exactly the wording that was read, and for nothing after it changed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from thenar.load import SHIPPED, load_knowledge
from thenar.load.check_reviews import version_of
from thenar.model.condition import NotKnowing
from thenar.model.problem import KnowledgeError
from thenar.model.restriction import Effect, Need

QUESTION = load_knowledge().conditions["heart-failure"]
ENTRY = """\
  - condition: {condition}
    name: {name}
    registration: {registration}
    date: "{date}"
    version: "{version}"
"""
GOOD = {
    "condition": "heart-failure",
    "name": "A test",
    "registration": "none, a test",
    "date": "2026-01-31",
    "version": version_of(QUESTION),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "knowledge"))


def sign(folder: Path, *entries: dict[str, str]) -> None:
    (folder / "reviews.yaml").write_text("signed:\n" + "".join(ENTRY.format(**entry) for entry in entries))


def test_nobody_has_signed_yet() -> None:
    reviews = load_knowledge().reviews
    assert reviews.hold == ()
    assert reviews.ended == ()


def test_a_signature_for_the_wording_of_today_holds(folder: Path) -> None:
    sign(folder, GOOD)
    reviews = load_knowledge(folder).reviews
    assert [one.name for one in reviews.of_question("heart-failure")] == ["A test"]
    assert reviews.of_question("cancer") == ()
    assert reviews.ended == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("question: Is there heart failure", "question: Is there some heart failure"),
        ("minutes_cap: 15", "minutes_cap: 20"),
        ("because: Stroking", "because: Rubbing"),
        ("source: [N53, ", "source: [S2, N53, "),
    ],
)
def test_a_changed_question_ends_its_signature(folder: Path, old: str, new: str) -> None:
    sign(folder, GOOD)
    file = folder / "conditions" / "heart-failure.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    reviews = load_knowledge(folder).reviews
    assert reviews.hold == ()
    assert [one.condition for one in reviews.ended] == ["heart-failure"]


def test_another_question_and_search_words_end_nothing(folder: Path) -> None:
    sign(folder, GOOD)
    for name, old, new in (
        ("cancer", "question: Is", "question: Was or is"),
        ("heart-failure", "keywords: [", "keywords: [pump, "),
    ):
        file = folder / "conditions" / f"{name}.yaml"
        assert old in file.read_text()
        file.write_text(file.read_text().replace(old, new))
    assert len(load_knowledge(folder).reviews.hold) == 1


def test_all_that_is_read_is_in_the_name_of_the_wording() -> None:
    change = QUESTION.change
    assert change
    others = [
        replace(QUESTION, change=replace(change, effect=Effect.GENTLE)),
        replace(QUESTION, change=replace(change, without=change.without | {Need.PULL})),
        replace(QUESTION, advice="Rest."),
        replace(QUESTION, help="A weak heart."),
        replace(QUESTION, not_knowing=NotKnowing("It may be there.", ("S22",))),
    ]
    assert len({version_of(one) for one in [QUESTION, *others]}) == len(others) + 1
    assert version_of(replace(QUESTION, keywords=("pump",))) == version_of(QUESTION)


def test_sets_are_named_in_the_same_order_each_time() -> None:
    assert version_of(load_knowledge().conditions["cancer"]) == version_of(
        load_knowledge(language="en").conditions["cancer"]
    )
    assert len({version_of(one) for one in load_knowledge().conditions.values()}) == len(load_knowledge().conditions)


WRONG = {
    "an unknown question": (
        {"condition": "hart-failure"},
        "signed[0].condition: unknown question 'hart-failure', did you mean",
    ),
    "no name": ({"name": '" "'}, "signed[0].name: it is empty"),
    "no registration": ({"registration": '""'}, "signed[0].registration: it is empty"),
    "a day that is none": ({"date": "31 January"}, "signed[0].date: found '31 January'; a day as YYYY-MM-DD is right."),
    "no wording": ({"version": "the first"}, "signed[0].version: found 'the first'; copy the 12 letters and digits"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_signature_that_cannot_be_is_told(name: str, folder: Path) -> None:
    wrong, message = WRONG[name]
    sign(folder, GOOD | wrong)
    with pytest.raises(KnowledgeError) as told:
        load_knowledge(folder)
    assert message in str(told.value)
    assert "reviews.yaml, line" in str(told.value)


def test_the_same_signature_twice_is_told(folder: Path) -> None:
    sign(folder, GOOD, GOOD)
    with pytest.raises(KnowledgeError, match="has signed 'heart-failure' in this wording before"):
        load_knowledge(folder)

"""Every row of the clinical reference has its question, and no question is weaker than its row."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.condition import About, Asked, Change, Concerns, Condition, Kind
from thenar.model.restriction import Effect, Manner, Need

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "clinical_rows.yaml").read_text())
CONDITIONS = load_knowledge().conditions
NEEDS = {"-LEG": "leg", "-ARM": "arm", "-PULL": "pull", "-ROT": "rotate", "-THUMB": "thumb"} | {
    "-HOLD": "hold",
    "-PINCH": "pinch",
    "-OIL": "oil",
    "-REACH": "reach",
}

DAILY = {
    *{one for one in CONDITIONS if one.startswith("rf_")},
    *{"open-wound", "skin-infection", "rash", "rash-spreading", "burn", "bruise", "bruises-unexplained", "lump"},
    *{"long-immobility", "hand-foot-syndrome", "chemo-recent", "blood-thinner-unstable", "dvt-suspected", "phlebitis"},
    *{"pitting-swelling", "diabetic-foot-ulcer", "new-numbness", "pregnancy-bleeding", "rheumatoid-flare"},
    *{"flare-unwell", "gout-flare", "fever", "alcohol-or-sedatives", "contagious-giver", "giver-cuts"},
    *{"giver-sore-hands", "giver-pregnant", "shingles", "sickle-cell-crisis", "sore-place"},
}


def changes_of(condition: Condition) -> dict[str | None, Change]:
    if condition.change is not None:
        return {None: condition.change}
    assert condition.follow_up is not None
    return {choice.id: choice.change for choice in condition.follow_up.choices}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
def test_row_arrives_and_is_not_weakened(row: dict[str, Any]) -> None:
    condition = CONDITIONS[row["file"]]
    change = changes_of(condition)[row.get("choice")]
    assert change.effect.rank >= Effect(row["effect"]).rank
    assert set(row["source"]) <= set(condition.source)
    assert set(row.get("avoid", [])) <= {limb.value for limb in left_alone(condition, change)}
    assert (change.avoid or change.effect is Effect.AVOID) if row.get("limb") else True
    for code in row.get("codes", []):
        assert holds(code, change), f"{row['row']}: {code} is missing in {condition.id}.yaml"


def left_alone(condition: Condition, change: Change) -> frozenset[Limb]:
    """The limbs that a change leaves alone whatever was named."""
    return condition.reach(change, frozenset()) if change.effect is Effect.AVOID and not change.avoid else frozenset()


def holds(code: str, change: Change) -> bool:
    """Whether a change does what a code of the reference asks."""
    if code in NEEDS:
        return Need(NEEDS[code]) in change.without
    if code in {manner.value for manner in Manner}:
        return Manner(code) in change.manner
    cap = change.pressure_cap if code[0] == "W" else change.minutes_cap
    return cap is not None and cap <= int(code[1:])


def test_every_question_and_choice_is_a_row() -> None:
    found = {(condition.id, choice) for condition in CONDITIONS.values() for choice in changes_of(condition)}
    assert found == {(row["file"], row.get("choice")) for row in ROWS}


def test_an_effect_is_not_stricter_than_its_row_without_reason() -> None:
    stricter = {
        row["row"]
        for row in ROWS
        if changes_of(CONDITIONS[row["file"]])[row.get("choice")].effect is not Effect(row["effect"])
    }
    assert stricter == set()


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=lambda one: one.id)
def test_question_can_be_asked(condition: Condition) -> None:
    assert condition.question.endswith("?")
    assert len(condition.question.split()) <= 40
    assert (condition.kind is Kind.RED_FLAG) == condition.id.startswith("rf_")
    assert condition.keywords
    for text in (condition.because, condition.instead, condition.advice, condition.urgency, condition.help):
        assert text is None or text.rstrip('"').endswith((".", "?", "!")), text


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=lambda one: one.id)
def test_any_yes_caps_pressure_below_medium(condition: Condition) -> None:
    """Medium is only for healthy, fully screened adults (clinical reference 2.1)."""
    assert all(change.pressure_cap in (1, 2) for change in changes_of(condition).values())


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=lambda one: one.id)
def test_which_limb_is_asked_only_where_it_changes_something(condition: Condition) -> None:
    changes = changes_of(condition).values()
    named = [one for one in changes if one.avoid or (one.concerns or condition.concerns) is Concerns.LIMB]
    assert bool(condition.limbs) == bool(named)


def test_red_flags_stop_and_say_how_soon() -> None:
    flags = [one for one in CONDITIONS.values() if one.kind is Kind.RED_FLAG]
    assert len(flags) == 10
    for flag in flags:
        assert flag.change is not None
        assert flag.change.effect is Effect.STOP
        assert flag.urgency
        assert flag.think_of


def test_what_changes_from_day_to_day_is_asked_each_day() -> None:
    assert {one.id for one in CONDITIONS.values() if one.asked is Asked.DAILY} == DAILY
    assert {one.id for one in CONDITIONS.values() if one.asked is Asked.SESSION} == {"no-consent"}


def test_the_giver_is_asked_too() -> None:
    about_giver = {one.id for one in CONDITIONS.values() if one.about is About.GIVER}
    assert about_giver == {"contagious-giver", "giver-cuts", "giver-sore-hands", "giver-pregnant"}


def test_proposals_name_keys_that_are_there() -> None:
    for condition in CONDITIONS.values():
        for key in condition.proposals:
            assert any(getattr(change, key) is not None for change in changes_of(condition).values()), condition.id

"""Every case of tests/cases: what a nurse would expect is what screen and plan do."""

import pytest

from tests.knowledge.case_files import (
    ALWAYS,
    GIVEN,
    THEN,
    Case,
    agreed_clearance_of,
    clearance_of,
    plan_of,
    read_cases,
    wrong_clearance,
    wrong_plan,
)
from thenar.load import load_knowledge

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}-{case.name[:60]}")
def test_case_holds(case: Case) -> None:
    knowledge = load_knowledge()
    clearance = clearance_of(case, knowledge, knowledge.conditions)
    agreed = agreed_clearance_of(case, knowledge, knowledge.conditions)
    wrong = [*wrong_clearance(case, clearance, agreed), *wrong_plan(case, plan_of(case, clearance, knowledge))]
    assert not wrong, f"{case.file}: {case.name}\n" + "\n".join(wrong) + f"\nbecause {case.because}"


def test_every_condition_has_a_case_file_of_its_name() -> None:
    about = {case.file for case in CASES if case.file in case.given.get("conditions", {})}
    assert set(load_knowledge().conditions) - about == set()


def test_every_choice_has_a_case() -> None:
    chosen = {
        (name, reply["choice"])
        for case in CASES
        for name, reply in case.given.get("conditions", {}).items()
        if isinstance(reply, dict) and "choice" in reply
    }
    choices = {
        (one.id, choice.id)
        for one in load_knowledge().conditions.values()
        if one.follow_up
        for choice in one.follow_up.choices
    }
    assert choices == chosen


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}-{case.name[:60]}")
def test_case_file_uses_known_keys(case: Case) -> None:
    assert set(case.given) <= GIVEN
    assert ALWAYS <= set(case.then) <= THEN
    assert case.because

"""The cases notice every weakening of every condition."""

from dataclasses import replace

from tests.knowledge.case_files import read_cases
from tests.knowledge.mutate_conditions import mutants, noticed, survey
from thenar.load import load_knowledge


def test_every_weakened_condition_is_noticed() -> None:
    tried, survivors = survey(load_knowledge())
    assert not survivors, "\n".join(f"{one.id}: {one.what}" for one in survivors)
    assert set(tried) == {"cap", "effect", "gone", "limb", "manner", "minutes", "need", "place", "reach", "unknown"}


def test_an_unchanged_condition_is_not_called_a_mutant() -> None:
    knowledge = load_knowledge()
    pregnancy = knowledge.conditions["pregnancy"]
    cases = [case for case in read_cases() if case.file == "pregnancy"]
    same = replace(next(mutants(pregnancy)), condition=pregnancy)
    assert not noticed(same, cases, knowledge)


def test_without_cases_a_mutant_goes_unnoticed() -> None:
    knowledge = load_knowledge()
    assert not noticed(next(mutants(knowledge.conditions["pregnancy"])), [], knowledge)

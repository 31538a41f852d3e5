"""What questions rest on: how many lack a source of the best grade, and that nobody is sent away on `background`."""

from benchmarks.people.away import grade
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge

WITHOUT_THE_BEST = 25  # at most, of all questions


def test_few_questions_have_no_source_of_the_best_grade(knowledge: Knowledge) -> None:
    without = [one.id for one in knowledge.conditions.values() if grade(one.source, knowledge) != "A"]
    assert len(without) <= WITHOUT_THE_BEST, sorted(without)


def test_no_session_ends_on_background_alone_unless_the_harm_is_grave(knowledge: Knowledge) -> None:
    alone = [one.id for one in _ending(knowledge) if set(one.source) == {"background"} and not one.grave]
    assert alone == []


def test_the_questions_that_can_end_a_session_are_seen_as_such(knowledge: Knowledge) -> None:
    ending = {one.id for one in _ending(knowledge)}
    assert {"rf_pe", "heart-failure", "athletes-foot", "bruise", "dementia", "child"} <= ending
    assert not ending & {"giver-sore-hands", "blood-thinner", "pregnancy", "heel-pain"}


def _ending(knowledge: Knowledge) -> list[Condition]:
    return [one for one in knowledge.conditions.values() if one.may_end]

"""A goal shapes the session: order, emphasis, pace and words. It never makes it less careful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import honors, restrictions
from thenar.load import load_knowledge
from thenar.model.clearance import Clearance
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Restriction
from thenar.plan import plan

KNOWLEDGE = load_knowledge()
GOALS = sorted(KNOWLEDGE.goals)


def made(goal: str | None, restriction: Restriction | None = None, minutes: float = 30) -> Plan:
    clearance = Clearance(Effect.GENTLE, restriction) if restriction else Clearance()
    return plan(Wishes(("hand-partner", "foot-partner"), minutes, goal=goal), clearance, KNOWLEDGE)


def share(planned: Plan, stroke: str) -> float:
    return sum(step.frames for step in planned.steps if step.stroke.id == stroke) / planned.frames


@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_changes_the_session(goal: str) -> None:
    plain, shaped = made(None), made(goal)
    assert (shaped.steps, shaped.before) != (plain.steps, plain.before)


@pytest.mark.parametrize("goal", GOALS)
def test_what_a_goal_emphasizes_gets_more_of_the_time(goal: str) -> None:
    for emphasis in KNOWLEDGE.goals[goal].emphasis:
        stroke = KNOWLEDGE.strokes[emphasis.stroke]
        if stroke.form != "partner" or emphasis.factor <= 1.05:
            continue
        assert share(made(goal), stroke.id) > share(made(None), stroke.id)


@pytest.mark.parametrize("goal", [goal for goal in GOALS if KNOWLEDGE.goals[goal].feet_first])
def test_feet_come_first_where_the_goal_says_so(goal: str) -> None:
    assert made(goal).steps[0].routine == "foot-partner"


@pytest.mark.parametrize("goal", GOALS)
def test_the_words_of_a_goal_are_said_at_the_start_of_a_long_session(goal: str) -> None:
    said = [sentence for moment in made(goal, minutes=45).before for sentence in moment.say]
    assert list(KNOWLEDGE.goals[goal].say) == said[: len(KNOWLEDGE.goals[goal].say)]


@given(st.sampled_from(GOALS), restrictions())
def test_no_goal_lifts_a_restriction(goal: str, restriction: Restriction) -> None:
    for step in made(goal, restriction).steps:
        assert honors(step, restriction)

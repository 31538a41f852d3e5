"""Sessions of two goals differ in what can be felt and heard: order, pace, share of long strokes, words, end.

The table that people read is in docs/goals.md; it is made by the same measures.
"""

from itertools import combinations

import pytest

from docs.goal_tables import Shaped, moved, own_words, shaped
from thenar.load import load_knowledge
from thenar.model.clearance import Clearance
from thenar.model.plan import Wishes
from thenar.model.script import Talk
from thenar.model.timeline import CueKind
from thenar.plan import plan
from thenar.script.figures import figures
from thenar.script.talking import talking_of
from thenar.timeline import timeline
from thenar.voice.speaker import shipped_speaker

KNOWLEDGE = load_knowledge()
SPOKEN = shipped_speaker().frames
GOALS = sorted(KNOWLEDGE.goals)
SHAPED = {goal: shaped(goal, KNOWLEDGE, SPOKEN) for goal in GOALS}
USUAL = shaped(None, KNOWLEDGE, SPOKEN)


def apart(one: Shaped, other: Shaped) -> int:
    """In how many ways two sessions clearly differ, words aside."""
    ways = (
        moved(one, other) >= 0.4,
        abs(one.pace - other.pace) >= 0.1,
        abs(one.long - other.long) >= 0.05,
        abs(one.words_a_minute - other.words_a_minute) >= 5,
        one.end != other.end,
    )
    return sum(ways)


@pytest.mark.parametrize(("one", "other"), list(combinations(GOALS, 2)))
def test_sessions_of_two_goals_differ_in_at_least_two_ways_and_a_quarter_of_their_words(one: str, other: str) -> None:
    assert apart(SHAPED[one], SHAPED[other]) >= 2
    assert own_words(SHAPED[one], SHAPED[other]) >= 0.25


@pytest.mark.parametrize("goal", GOALS)
def test_a_session_for_a_goal_differs_from_one_without(goal: str) -> None:
    assert apart(SHAPED[goal], USUAL) >= 1
    assert own_words(SHAPED[goal], USUAL) >= 0.25


def test_sleep_is_the_quietest_and_longest_in_its_strokes_and_supple_the_liveliest() -> None:
    assert min(GOALS, key=lambda goal: SHAPED[goal].words_a_minute) == "sleep"
    assert max(GOALS, key=lambda goal: SHAPED[goal].long) == "sleep"
    assert min(GOALS, key=lambda goal: SHAPED[goal].long) == "supple"
    assert SHAPED["sleep"].pace > SHAPED["supple"].pace + 0.2


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("minutes", [10, 20, 30])
def test_whatever_the_goal_the_guide_stays_present_and_never_crowds(goal: str, minutes: int) -> None:
    for routines in (("hand-partner",), ("foot-self",), ("hand-self", "foot-self")):
        made = plan(Wishes(routines, minutes, goal=goal), Clearance(), KNOWLEDGE)
        found = figures(timeline(made, KNOWLEDGE, SPOKEN))
        assert found.wait <= (28 if KNOWLEDGE.goals[goal].shape.end.value == "dark" else 20)
        assert found.words_a_minute <= 80


@pytest.mark.parametrize("goal", GOALS)
def test_a_bell_ends_the_session_or_nothing_does(goal: str) -> None:
    made = plan(Wishes(("foot-partner",), 15, goal=goal), Clearance(), KNOWLEDGE)
    last = max(timeline(made, KNOWLEDGE, SPOKEN).cues, key=lambda cue: cue.at + cue.frames)
    rings = last.kind is CueKind.TONE
    assert rings is (KNOWLEDGE.goals[goal].shape.end.value == "bell")


def test_a_longer_silence_has_fewer_words_at_every_talk() -> None:
    for talk in (Talk.FULL, Talk.SOME):
        quiet, usual = talking_of(talk, 1.7), talking_of(talk, 1.0)
        assert (quiet.gap, quiet.a_minute) == (int(usual.gap * 1.7), usual.a_minute / 1.7)
        assert quiet.longest == usual.longest

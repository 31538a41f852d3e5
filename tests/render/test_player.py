"""What the player draws: sections that hold exactly what belongs to them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.conftest import quick_voice
from tests.plan.test_change import sessions
from thenar.load import load_knowledge
from thenar.model.change import Place
from thenar.model.clearance import Answers, Clearance
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect
from thenar.plan import plan
from thenar.render.player import drawn_of
from thenar.screen import screen
from thenar.timeline import timeline
from thenar.wire.base import written

ROUTINES = (("hand-partner", "foot-partner"), ("hand-self",), ("foot-self",))


@pytest.fixture(params=ROUTINES, ids="+".join)
def drawn(request: pytest.FixtureRequest, knowledge: Knowledge, all_no: Answers) -> dict[str, object]:
    made = plan(Wishes(request.param, 15), screen(all_no, knowledge.conditions), knowledge)
    data = written(drawn_of(made, timeline(made, knowledge, quick_voice), knowledge))
    return {"plan": made, **data}


def test_a_step_holds_its_own_cues_and_the_turn_before_it(drawn: dict[str, object]) -> None:
    made, sections, cues = drawn["plan"], drawn["sections"], drawn["cues"]
    turns = {turn.step: turn.say[0] for turn in made.turns}  # type: ignore[attr-defined]
    for section in sections:  # type: ignore[attr-defined]
        inside = [cue for cue in cues if section["at_ms"] <= cue["at_ms"] < section["end_ms"]]  # type: ignore[attr-defined]
        assert {cue["step"] for cue in inside if "step" in cue} == ({section["step"]} if "step" in section else set())
        if section.get("step") in turns:
            assert inside[0]["at_ms"] == section["at_ms"]
            assert inside[0]["text"] == turns[section["step"]]


def test_every_repetition_is_as_long_as_its_section_says(drawn: dict[str, object]) -> None:
    lengths = {one["step"]: one.get("repetition_ms") for one in drawn["sections"] if "step" in one}  # type: ignore[attr-defined]
    for cue in drawn["cues"]:  # type: ignore[attr-defined]
        if cue.get("repetition") and "step" in cue:
            assert cue.get("whole_ms", cue["duration_ms"]) == lengths[cue["step"]]


def test_zones_are_named_and_pressure_is_one_to_three(drawn: dict[str, object]) -> None:
    for one in drawn["sections"]:  # type: ignore[attr-defined]
        if one["kind"] == "step":
            assert len(one["zones"]) == len(one["path"])
            assert one["pressure"] in (1, 2, 3)


@settings(max_examples=40, deadline=None)
@given(sessions())
def test_whatever_was_changed_sections_cover_the_track_and_hold_every_step(session: tuple[Plan, Place]) -> None:
    made, knowledge = session[0], load_knowledge()
    drawn = drawn_of(made, timeline(made, knowledge, quick_voice), knowledge)
    assert [one.step for one in drawn.sections if one.step is not None] == list(range(len(made.steps)))
    assert drawn.sections[0].at_ms == 0
    assert drawn.sections[-1].end_ms == drawn.duration_ms
    assert all(one.end_ms == after.at_ms for one, after in pairwise(drawn.sections))


@pytest.mark.parametrize("routine", ["hand-self", "foot-partner"])
def test_a_plan_without_steps_has_nothing_to_draw(routine: str, knowledge: Knowledge) -> None:
    made = plan(Wishes((routine,)), Clearance(Effect.STOP), knowledge)
    drawn = drawn_of(made, timeline(made, knowledge, quick_voice), knowledge)
    assert (drawn.sections, drawn.cues, drawn.duration_ms) == ((), (), 0)

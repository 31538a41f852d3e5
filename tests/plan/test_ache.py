"""Where it aches: more of the minutes go there, nothing is brought in, and what the answers leave alone stays alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.test_plan import FREE, KNOWLEDGE, adds_nothing, limb_frames, under
from tests.strategies import ROUTINES, honors, restrictions, wishes
from thenar.model.body import PAIRS, Area
from thenar.model.plan import Plan, Wishes
from thenar.model.problem import ThenarError
from thenar.model.restriction import Limits, Need, Restriction
from thenar.plan import plan

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "aches" / "aches.yaml").read_text(encoding="utf-8"))
ZONES = sorted(zone.id for zone in KNOWLEDGE.may_ache)
ACHES = st.lists(st.sampled_from(ZONES), min_size=1, max_size=4, unique=True).map(tuple)


def made(case: dict[str, Any], **changed: Any) -> Plan:
    asked = case["given"] | changed
    feet = Restriction.at(PAIRS[Area.FOOT], Limits(places=frozenset(asked.get("places", []))))
    wish = Wishes(tuple(asked["routines"]), asked["minutes"], ache=tuple(asked["ache"]))
    return plan(wish, under(feet), KNOWLEDGE)


def share(planned: Plan, stroke: str) -> float:
    return sum(one.frames for one in planned.steps if one.stroke.id == stroke) / sum(
        one.frames for one in planned.steps
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_ache_leads_somewhere_sensible(case: dict[str, Any]) -> None:
    shaped, usual, then = made(case), made(case, ache=[]), case["then"]
    for stroke in then.get("more", []):
        assert share(shaped, stroke) > share(usual, stroke) * 1.05, stroke
    if "kept" in then:
        assert then["kept"] in {step.stroke.id for step in made(case, minutes=5).steps}
    assert not {step.stroke.id for step in shaped.steps} & set(then.get("gone", []))
    said = [text for moment in shaped.before if moment.moment.id == "ache" for text in moment.say]
    assert said == ([then["says"]] if "says" in then else [])
    assert then.get("told", "what goes there is kept longest, with no more pressure") in " ".join(shaped.notes)


@given(wish=wishes(), ache=ACHES, one=restrictions(), more=restrictions())
@settings(max_examples=200)
def test_with_an_ache_a_further_restriction_adds_nothing(
    wish: Wishes, ache: tuple[str, ...], one: Restriction, more: Restriction
) -> None:
    adds_nothing(replace(wish, ache=ache), one, more)


@given(wish=wishes(), ache=ACHES, restriction=restrictions())
@settings(max_examples=200)
def test_an_ache_brings_in_nothing_and_lifts_nothing(
    wish: Wishes, ache: tuple[str, ...], restriction: Restriction
) -> None:
    shaped = plan(replace(wish, ache=ache), under(restriction), KNOWLEDGE)
    routines = [KNOWLEDGE.routines[name] for name in wish.routines]
    known = {part.stroke for routine in routines for step in routine.steps for part in step.parts}
    assert {step.instead_of or step.stroke.id for step in shaped.steps} <= known
    for step in shaped.steps:
        assert honors(step, restriction)
        assert step.rounds <= step.stroke.rounds
    assert max((step.pressure for step in shaped.steps), default=0) <= max(
        (step.pressure for step in plan(replace(wish, minutes=60), under(restriction), KNOWLEDGE).steps), default=0
    )
    for left, right in PAIRS.values():
        if restriction.on(left) == restriction.on(right):
            frames = limb_frames(shaped)
            assert frames[left] == frames[right]


@pytest.mark.parametrize("names", ROUTINES)
@pytest.mark.parametrize("minutes", [5, 15, 30])
def test_the_minutes_stay_those_that_were_wished_for(names: tuple[str, ...], minutes: float) -> None:
    for zone in ZONES:
        shaped = plan(Wishes(names, minutes, ache=(zone,)), FREE, KNOWLEDGE)
        assert shaped.frames <= max(plan(Wishes(names, minutes), FREE, KNOWLEDGE).frames, minutes * 3000) + 250


def test_an_ache_on_one_side_alone_is_told_for_the_side_that_is_left_alone() -> None:
    left, right = PAIRS[Area.FOOT]
    heel = Restriction.at([left], Limits(places=frozenset({"heel"})))
    planned = plan(Wishes(("foot-partner",), 20, ache=("heel",)), under(heel), KNOWLEDGE)
    notes = " ".join(planned.notes)
    assert "Where it aches (heel), what goes there is kept longest" in notes
    assert "left alone today because of the answers: heel (the left foot)." in notes
    assert any("bottom-of-foot" in step.stroke.id and step.limbs == (right,) for step in planned.steps)


def test_a_place_that_is_none_is_refused_in_a_sentence() -> None:
    with pytest.raises(ThenarError, match=r"There is no place 'heal' on hands and feet. Did you mean 'heel'"):
        plan(Wishes(("foot-self",), ache=("heal",)), FREE, KNOWLEDGE)


ALONE = [("foot-partner", "lower-leg", Need.LEG), ("hand-partner", "forearm", Need.ARM)]


@pytest.mark.parametrize(("routine", "zone", "need"), ALONE)
def test_no_longer_session_is_named_where_the_answers_leave_it_alone(routine: str, zone: str, need: Need) -> None:
    without = Restriction.at([limb for pair in PAIRS.values() for limb in pair], Limits(without=frozenset({need})))
    short, long = (plan(Wishes((routine,), minutes, ache=(zone,)), under(without), KNOWLEDGE) for minutes in (3, 20))
    for made in (short, long):
        told = " ".join(made.notes)
        assert "A longer session also goes to" not in told
        assert "left alone today because of the answers" in told
    (moment,) = [one for one in long.before if one.moment.id == "ache"]
    assert moment.moment.page == " ".join(moment.say) == "What aches is left alone today.", "read as it is said"

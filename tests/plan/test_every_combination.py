"""Every condition, every pair and every triple of them, on every routine: the plan honors all and adds nothing.

A plan depends on the answers only through the joined restriction (test_plan.py shows that), so each distinct
restriction is planned once: some two million triples of answers come down to a few thousand.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest

from tests.strategies import ROUTINES
from thenar.load import load_knowledge
from thenar.model.body import PAIRS, Area, Limb
from thenar.model.clearance import Answer, Clearance, Reply
from thenar.model.condition import Change, Condition
from thenar.model.plan import LeftOut, Plan, Wishes
from thenar.model.restriction import Effect, Manner, Need, Restriction, join, strictest
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.plan import plan
from thenar.screen import finding_of, screen

KNOWLEDGE = load_knowledge()
MINUTES = 30

Answered = tuple[str, Answer]


def changes(condition: Condition) -> list[Change]:
    choices = condition.follow_up.choices if condition.follow_up else ()
    return [condition.change] if condition.change else [choice.change for choice in choices]


def answers(condition: Condition) -> Iterator[Answer]:
    """Every yes that matters: each choice and none, each limb and all."""
    choices = [choice.id for choice in condition.follow_up.choices] if condition.follow_up else []
    by_limb = any(change.avoid_limb for change in changes(condition)) and len(condition.limbs) > 1
    for choice in [None, *choices]:
        for limbs in [frozenset[Limb](), *([frozenset({limb}) for limb in condition.limbs] if by_limb else [])]:
            yield Answer(Reply.YES, limbs, choice)


@cache
def singles() -> dict[Restriction, Answered]:
    """Each distinct restriction of one answer that does not stop everything, with one answer that gives it."""
    found: dict[Restriction, Answered] = {}
    for condition in KNOWLEDGE.conditions.values():
        for answer in answers(condition):
            finding = finding_of(condition, answer)
            assert finding is not None
            if finding.effect is not Effect.STOP:
                found.setdefault(finding.restriction, (condition.id, answer))
    return found


@cache
def pairs() -> frozenset[Restriction]:
    return frozenset(one | other for one in singles() for other in singles())


@cache
def triples() -> frozenset[Restriction]:
    return frozenset(pair | other for pair in pairs() for other in singles())


@dataclass(frozen=True)
class Amount:
    """How much there is of everything that a further condition may never add."""

    steps: int
    frames: int
    pressure: int
    needs: frozenset[Need]
    limbs: frozenset[Limb]
    limb_frames: tuple[int, ...]


def amount(made: Plan) -> Amount:
    frames: dict[Limb, int] = defaultdict(int)
    for step in made.steps:
        for limb in step.limbs:
            frames[limb] += step.frames
    return Amount(
        len(made.steps),
        made.frames,
        max((step.pressure for step in made.steps), default=0),
        frozenset(need for step in made.steps for need in step.stroke.needs),
        frozenset(limb for step in made.steps for limb in step.limbs),
        tuple(frames[limb] for limb in Limb),
    )


def planned(names: tuple[str, ...], restriction: Restriction) -> Plan:
    return plan(Wishes(names, MINUTES, 3), Clearance(Effect.GENTLE, restriction), KNOWLEDGE)


def assert_honors(made: Plan, restriction: Restriction) -> None:
    for step in made.steps:
        assert step.pressure <= restriction.pressure_cap
        assert not step.stroke.needs & restriction.without
        assert not restriction.avoid & set(step.limbs)
        assert not (Manner.HELPER_ONLY in restriction.manner and step.stroke.form == "self")
    if restriction.minutes_cap is not None:
        assert made.frames <= (restriction.minutes_cap * 60 + 5) * FRAMES_PER_SECOND


def assert_every_part_is_done_or_excused(made: Plan) -> None:
    done = {(step.instead_of or step.stroke.id, limb) for step in made.steps for limb in step.limbs}
    excused = {(one.stroke, limb) for one in made.left_out if one.because for limb in limbs_of(one)}
    wanted = {
        (part.stroke, limb)
        for name in made.wishes.routines
        for step in KNOWLEDGE.routines[name].steps
        for part in step.parts
        for limb in PAIRS[KNOWLEDGE.routines[name].area]
    }
    assert wanted <= done | excused
    assert {step.instead_of for step in made.steps if step.instead_of} <= {one.stroke for one in made.left_out}


def limbs_of(one: LeftOut) -> tuple[Limb, ...]:
    both = {"both-hands": PAIRS[Area.HAND], "both-feet": PAIRS[Area.FOOT]}
    return both.get(one.limb) or (Limb(one.limb),)


@pytest.mark.parametrize("names", ROUTINES, ids="+".join)
def test_every_single_pair_and_triple_is_honored_and_adds_nothing(names: tuple[str, ...]) -> None:
    amounts: dict[Restriction, Amount] = {}
    for restriction in triples() | {Restriction()}:
        made = planned(names, restriction)
        assert_honors(made, restriction)
        assert_every_part_is_done_or_excused(made)
        amounts[restriction] = amount(made)
    for one in pairs() | {Restriction()}:
        before = amounts[one]
        for further in singles():
            after = amounts[one | further]
            assert after.steps <= before.steps
            assert after.frames <= before.frames
            assert after.pressure <= before.pressure
            assert after.needs <= before.needs
            assert after.limbs <= before.limbs
            assert all(now <= then for now, then in zip(after.limb_frames, before.limb_frames, strict=True))


def test_no_restriction_is_lost_when_answers_are_screened_together() -> None:
    no = {name: Answer(Reply.NO) for name in KNOWLEDGE.conditions}
    for three in combinations(singles().items(), 3):
        told = dict(answered for _, answered in three)
        clearance = screen(no | told, KNOWLEDGE.conditions)
        kept = [restriction for restriction, (name, answer) in three if told[name] is answer]
        assert clearance.restriction == join(kept)
        assert clearance.effect is strictest(finding.effect for finding in clearance.findings)


def test_every_answer_with_a_stop_leaves_no_session() -> None:
    no = {name: Answer(Reply.NO) for name in KNOWLEDGE.conditions}
    stops = 0
    for condition in KNOWLEDGE.conditions.values():
        for answer in answers(condition):
            finding = finding_of(condition, answer)
            if finding is not None and finding.effect is Effect.STOP:
                clearance = screen(no | {condition.id: answer}, KNOWLEDGE.conditions, frozenset(KNOWLEDGE.conditions))
                assert plan(Wishes(("hand-partner",)), clearance, KNOWLEDGE).steps == ()
                stops += 1
    assert stops >= 10

"""Every answer and every pair of answers, on every routine: the plan honors all and adds nothing.

A plan depends on the answers only through the joined restriction on the limbs that it is about (test_plan.py shows
that), so each distinct one is planned once. Answers that are the same on both sides are tried in threes as well; those
about one side or one place in twos, and in any number by the properties of test_plan.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

import pytest

from tests.strategies import ROUTINES
from thenar.load import load_knowledge
from thenar.model.body import PAIRS, Area, Limb, limbs_named
from thenar.model.clearance import Answer, Clearance, Reply
from thenar.model.condition import Condition
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import NO_LIMITS, Effect, Manner, Need, Restriction, join
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.plan import plan
from thenar.screen import finding_of, screen

KNOWLEDGE = load_knowledge()
MINUTES = 30
BOTH = [names for names in ROUTINES if len(names) > 1]

Answered = tuple[str, Answer]


def answers(condition: Condition) -> Iterator[Answer]:
    """Every yes and every "I don't know" that matters: each choice and none, each limb and all, each place."""
    choices = [choice.id for choice in condition.follow_up.choices] if condition.follow_up else []
    by_limb = len(condition.limbs) > 1
    for choice in [None, *choices]:
        for limbs in [frozenset[Limb](), *([frozenset({limb}) for limb in condition.limbs] if by_limb else [])]:
            yield Answer(Reply.YES, limbs, choice)
            areas = {limb.area for limb in limbs}
            for place in sorted(place for area in areas for place in condition.places_on(area)):
                yield Answer(Reply.YES, limbs, choice, frozenset({place}))
    yield Answer(Reply.UNKNOWN)


def on_area(restriction: Restriction, area: Area) -> Restriction:
    """What a plan for one area sees of a restriction: effects that leave a limb open make no difference to it."""
    kept = (limits if limb.area is area else NO_LIMITS for limb, limits in zip(Limb, restriction.by_limb, strict=True))
    return Restriction(tuple(replace(one, effect=Effect.NONE) if one.open else one for one in kept))


@cache
def singles(area: Area) -> dict[Restriction, Answered]:
    """Each distinct restriction of one answer that leaves a session, with one answer that gives it.

    What waits for a clinician is here as it is once one agreed, too: then there are steps that it may not add to.
    """
    found: dict[Restriction, Answered] = {}
    for condition in KNOWLEDGE.conditions.values():
        for answer in answers(condition):
            for agreed in (False, True):
                finding = finding_of(condition, answer, agreed=agreed)
                assert finding is not None
                if finding.effect is not Effect.STOP:
                    found.setdefault(on_area(finding.restriction, area), (condition.id, answer))
    found.pop(Restriction(), None)
    return found


def whole(area: Area) -> list[Restriction]:
    """Those that are the same on both sides: they are tried three at a time, too."""
    left, right = PAIRS[area]
    return [one for one in singles(area) if one.on(left) == one.on(right)]


@cache
def tried(area: Area) -> dict[Restriction, frozenset[Restriction]]:
    """Every restriction of none, one or two answers, with the restrictions of one answer more."""
    one, same = list(singles(area)), whole(area)
    found: dict[Restriction, frozenset[Restriction]] = {Restriction(): frozenset(one)}
    for single in one:
        found[single] = frozenset(single | other for other in one)
    for first, second in combinations(same, 2):
        both = first | second
        found[both] = found.get(both, frozenset()) | {both | other for other in same}
    return found


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
        assert step.pressure <= restriction.over(step.limbs).pressure_cap
        limits = restriction.over(step.limbs)
        assert limits.open
        assert not step.stroke.needs & limits.without
        assert not KNOWLEDGE.touches(step.stroke, limits.places)
        assert not (Manner.HELPER_ONLY in limits.manner and step.stroke.form == "self")
    cap = restriction.over(Limb).minutes_cap
    if cap is not None:
        assert made.frames <= (cap * 60 + 5) * FRAMES_PER_SECOND


def assert_every_part_is_done_or_excused(made: Plan) -> None:
    done = {(step.instead_of or step.stroke.id, limb) for step in made.steps for limb in step.limbs}
    excused = {(one.stroke, limb) for one in made.left_out if one.because for limb in limbs_named(one.limb)}
    wanted = {
        (part.stroke, limb)
        for name in made.wishes.routines
        for step in KNOWLEDGE.routines[name].steps
        for part in step.parts
        for limb in PAIRS[KNOWLEDGE.routines[name].area]
    }
    assert wanted <= done | excused
    assert {step.instead_of for step in made.steps if step.instead_of} <= {one.stroke for one in made.left_out}


@pytest.mark.parametrize("name", sorted(KNOWLEDGE.routines))
def test_every_single_pair_and_triple_is_honored_and_adds_nothing(name: str) -> None:
    routines = tried(KNOWLEDGE.routines[name].area)
    amounts: dict[Restriction, Amount] = {}
    for restriction in {*routines, *(more for after in routines.values() for more in after)}:
        made = planned((name,), restriction)
        assert_honors(made, restriction)
        assert_every_part_is_done_or_excused(made)
        amounts[restriction] = amount(made)
    for one, after in routines.items():
        for more in after:
            assert_adds_nothing(amounts[one], amounts[more])


def assert_adds_nothing(before: Amount, after: Amount) -> None:
    assert after.steps <= before.steps
    assert after.frames <= before.frames
    assert after.pressure <= before.pressure
    assert after.needs <= before.needs
    assert after.limbs <= before.limbs
    assert all(now <= then for now, then in zip(after.limb_frames, before.limb_frames, strict=True))


@pytest.mark.parametrize("names", BOTH, ids="+".join)
def test_hands_and_feet_in_one_session_honor_every_single_answer(names: tuple[str, ...]) -> None:
    usual = amount(planned(names, Restriction()))
    for area in Area:
        for restriction in singles(area):
            made = planned(names, restriction)
            assert_honors(made, restriction)
            assert_every_part_is_done_or_excused(made)
            assert_adds_nothing(usual, amount(made))


def test_no_restriction_is_lost_when_answers_are_screened_together() -> None:
    no = {name: Answer(Reply.NO) for name in KNOWLEDGE.conditions}
    told = {answered for area in Area for answered in singles(area).values()}
    for two in combinations(sorted(told, key=str), 2):
        given = dict(two)
        clearance = screen(no | given, KNOWLEDGE.conditions)
        kept = [finding_of(KNOWLEDGE.conditions[name], answer) for name, answer in given.items()]
        assert clearance.restriction == join(one.restriction for one in kept if one is not None)


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

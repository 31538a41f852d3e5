"""A prescription can only tighten; an agreement in it answers what it names, as it was answered, until its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import PLACES, answers_for
from thenar.load import load_knowledge
from thenar.model.body import Area, Limb, Side
from thenar.model.clearance import Answer, Answers, Finding, Reply
from thenar.model.condition import Asked, Kind
from thenar.model.prescription import Agreed, Author, Dose, Item, Prescription, Progress, Said
from thenar.model.restriction import Effect, Limits, Need, Restriction
from thenar.screen import screen
from thenar.screen.prescribed import cautions_of, confirmed_by, finding_of_plan, item_of

KNOWLEDGE = load_knowledge()
CONDITIONS = KNOWLEDGE.conditions
DAY = date(2026, 12, 1)
ITEM = Item(pressure=1, minutes=5, stroke="self-hand-hold", side=Side.RIGHT, leave_out=("finger",))
PLAN = Prescription(
    "plan", "A plan", "Button my shirt.", "I do it alone.", (Said("Not on hot joints."),), (ITEM, ITEM),
    (Said("Pain for a day."),), "Ana", Author("Ana Kern", "RMT 1", DAY), DAY, DAY + timedelta(28),
)  # fmt: skip
YES = Answer(Reply.YES)
NO = {name: Answer(Reply.NO) for name in CONDITIONS}


def items() -> st.SearchStrategy[Item]:
    """Any item, also such as the checker refuses: the join must not lean on it."""
    return st.builds(
        Item,
        pressure=st.integers(0, 9),
        minutes=st.integers(3, 60),
        stroke=st.sampled_from(sorted(KNOWLEDGE.strokes)),
        side=st.none() | st.sampled_from(Side),
        leave_out=st.lists(st.sampled_from(PLACES), max_size=3).map(tuple),
        without=st.frozensets(st.sampled_from(Need), max_size=3),
    )


def agreements() -> st.SearchStrategy[Agreed]:
    """Any agreement to any question at all, warning signs too."""
    return st.builds(
        Agreed,
        question=st.sampled_from(sorted(CONDITIONS)),
        name=st.just("Dr. Lee"),
        day=st.sampled_from([DAY - timedelta(9), DAY, DAY + timedelta(2)]),
        until=st.sampled_from([DAY - timedelta(1), DAY, DAY + timedelta(9)]),
        limbs=st.frozensets(st.sampled_from(Limb)),
        choice=st.none() | st.sampled_from(["under-10", "leg-or-foot", "belly-or-hip"]),
    )


PLANS = st.builds(
    lambda some, agreed: replace(PLAN, items=tuple(some), agreed=tuple(agreed)),
    st.lists(items(), min_size=1, max_size=3),
    st.lists(agreements(), max_size=4),
)
ANSWERS = answers_for(KNOWLEDGE)
AREAS = st.sampled_from([[Area.HAND], [Area.FOOT], list(Area)])


def of_item(plan: Prescription) -> Restriction:
    return item_of(plan.items[0], Dose(plan.items[0].minutes, None), KNOWLEDGE)


def findings(plan: Prescription, *, acting: bool = False) -> list[Finding]:
    held = of_item(plan) if acting else cautions_of(plan, KNOWLEDGE)
    return [finding_of_plan(plan, held, KNOWLEDGE.catalog)]


@given(ANSWERS, PLANS, AREAS, st.booleans())
def test_with_a_plan_nothing_is_allowed_that_was_not_before(
    answers: Answers, plan: Prescription, areas: list[Area], acting: bool
) -> None:
    before = screen(answers, CONDITIONS, areas=areas)
    after = screen(answers, CONDITIONS, areas=areas, prescribed=findings(plan, acting=acting))
    assert after.restriction >= before.restriction
    assert after.effect.rank >= before.effect.rank
    assert after.unanswered == before.unanswered


@given(ANSWERS, PLANS, AREAS)
def test_only_a_named_unexpired_agreement_lifts_and_only_an_ask(
    answers: Answers, plan: Prescription, areas: list[Area]
) -> None:
    agreed = confirmed_by(plan, answers, CONDITIONS, DAY)
    before = screen(answers, CONDITIONS, areas=areas)
    after = screen(answers, CONDITIONS, agreed, areas=areas, prescribed=findings(plan))
    for name in agreed:
        assert CONDITIONS[name].kind is Kind.CONDITION
        assert CONDITIONS[name].asked is Asked.STANDING
        assert any(one.question == name and one.day <= DAY <= one.until for one in plan.agreed)
    for limb in Limb:
        was, now = before.restriction.on(limb), after.restriction.on(limb)
        assert replace(now, effect=Effect.STOP) >= replace(was, effect=Effect.NONE), "no cap is lifted"
        assert now.effect.rank >= was.effect.rank or (was.effect is Effect.ASK and agreed)
    told = {one.condition: one for one in after.findings}
    for one in before.findings:
        if one.condition not in agreed or one.effect is not Effect.ASK:
            assert told[one.condition] == one


@given(ANSWERS, PLANS, PLANS, AREAS)
def test_plans_join_in_any_order_and_once_is_as_often(
    answers: Answers, one: Prescription, other: Prescription, areas: list[Area]
) -> None:
    def joined(*plans: Prescription) -> tuple[Effect, Restriction]:
        some = [finding for plan in plans for finding in findings(plan)]
        found = screen(answers, CONDITIONS, areas=areas, prescribed=some)
        return found.effect, found.restriction

    assert joined(one, other) == joined(other, one)
    assert joined(one, one) == joined(one)
    assert joined(one, other)[1] >= joined(one)[1]


@pytest.mark.parametrize("name", [one.id for one in CONDITIONS.values() if not one.may_be_agreed])
def test_nobody_agrees_to_a_warning_sign_a_stop_or_a_question_of_the_day(name: str) -> None:
    whole = Agreed(name, "Dr. Lee", DAY, DAY, frozenset(Limb))
    assert not confirmed_by(replace(PLAN, agreed=(whole,)), NO | {name: YES}, CONDITIONS, DAY)


def agreed(**keys: object) -> Prescription:
    whole = Agreed("cancer", "Dr. Lee", DAY, DAY + timedelta(9))
    return replace(PLAN, agreed=(replace(whole, **keys),))  # type: ignore[arg-type]


ILL = NO | {"cancer": YES}


def test_an_agreement_holds_from_its_day_to_its_end_and_then_is_asked_again() -> None:
    held = [bool(confirmed_by(agreed(), ILL, CONDITIONS, DAY + timedelta(days))) for days in (-1, 0, 9, 10)]
    assert held == [False, True, True, False]
    for days, effect in ((9, Effect.GENTLE), (10, Effect.ASK)):
        lifted = confirmed_by(agreed(), ILL, CONDITIONS, DAY + timedelta(days))
        found = screen(ILL, CONDITIONS, lifted, prescribed=findings(PLAN)).findings[0]
        assert (found.effect, found.restriction.on(Limb.LEFT_HAND).pressure_cap) == (effect, 1)


def test_a_question_that_means_something_else_by_now_or_that_is_not_known_is_asked_again() -> None:
    assert not confirmed_by(agreed(meaning=9), ILL, CONDITIONS, DAY)
    assert not confirmed_by(agreed(), NO | {"cancer": Answer(Reply.UNKNOWN)}, CONDITIONS, DAY)
    assert not confirmed_by(agreed(), NO, CONDITIONS, DAY)


OPERATED = Answer(Reply.YES, frozenset({Limb.LEFT_FOOT}), "leg-or-foot")


@pytest.mark.parametrize(
    ("limbs", "choice", "holds"),
    [
        ({Limb.LEFT_FOOT}, "leg-or-foot", True),
        ({Limb.LEFT_FOOT, Limb.RIGHT_FOOT}, "leg-or-foot", True),
        ({Limb.RIGHT_FOOT}, "leg-or-foot", False),
        (set(), "leg-or-foot", False),
        ({Limb.LEFT_FOOT}, "belly-or-hip", False),
        ({Limb.LEFT_FOOT}, None, False),
    ],
)
def test_an_agreement_is_for_the_answer_that_it_was_given_to(limbs: set[Limb], choice: str | None, holds: bool) -> None:
    meaning = CONDITIONS["recent-surgery"].meaning
    plan = agreed(question="recent-surgery", limbs=frozenset(limbs), choice=choice, meaning=meaning)
    assert bool(confirmed_by(plan, NO | {"recent-surgery": OPERATED}, CONDITIONS, DAY)) is holds


def test_an_answer_that_names_no_foot_is_about_both() -> None:
    plan = agreed(question="recent-surgery", limbs=OPERATED.limbs, choice="leg-or-foot", meaning=2)
    both = replace(OPERATED, limbs=frozenset())
    assert not confirmed_by(plan, NO | {"recent-surgery": both}, CONDITIONS, DAY)


def test_while_an_item_is_done_the_other_side_rests_and_other_items_say_nothing() -> None:
    other = replace(ITEM, leave_out=("palm",), pressure=1)
    held = of_item(replace(PLAN, items=(replace(ITEM, pressure=2), other)))
    assert held.closed == set(Limb) - {Limb.RIGHT_HAND}
    assert held.on(Limb.RIGHT_HAND) == Limits(Effect.GENTLE, 2, places=frozenset({"finger"}), minutes_cap=5)
    kept = cautions_of(replace(PLAN, items=(ITEM, other)), KNOWLEDGE)
    assert kept.on(Limb.RIGHT_HAND).places == {"finger", "palm"}
    assert kept.on(Limb.LEFT_HAND) == kept.on(Limb.RIGHT_FOOT) == Limits()


def test_a_plan_says_whose_it_is_and_leaves_what_it_is_not_about_alone() -> None:
    found = findings(PLAN)[0]
    assert found.because == "It is so in the plan that Ana Kern wrote on December 1, 2026."
    assert screen(NO, CONDITIONS, areas=[Area.FOOT], prescribed=[found]).findings == ()
    hands = screen(NO, CONDITIONS, areas=[Area.HAND], prescribed=[found])
    assert (hands.effect, hands.findings, hands.restriction) == (Effect.AVOID, (found,), found.restriction)


@pytest.mark.parametrize(
    ("days", "pain", "dose"),
    [
        (0, 0, Dose(5, 3)),
        (6, 0, Dose(5, 3)),
        (7, 2, Dose(5, 6)),
        (7, 3, Dose(5, 3)),
        (7, None, Dose(5, 3)),
        (21, 1, Dose(8, 6)),
        (21, 2, Dose(5, 6)),
    ],
)
def test_more_is_done_only_from_its_week_on_and_with_little_pain(days: int, pain: int | None, dose: Dose) -> None:
    steps = (Progress(4, 1, minutes=8), Progress(2, 2, times=6))
    item = replace(ITEM, times=3, progress=steps)
    assert PLAN.dose_of(item, DAY + timedelta(days), pain) == dose

"""Safety is a lattice: the strictest finding wins, whatever the order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import answers_for, restrictions
from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import Change, Choice, Condition, FollowUp, Kind
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import Effect, Manner, Need, Restriction, join, strictest
from thenar.screen import screen

KNOWLEDGE = load_knowledge()
FEET = frozenset({Limb.LEFT_FOOT, Limb.RIGHT_FOOT})


def condition(name: str, change: Change | None, **keys: object) -> Condition:
    made = Condition(
        name, name, Kind.CONDITION, "group", "Is it?", "because", "instead", "advice", ("background",), change
    )
    return replace(made, **keys)  # type: ignore[arg-type]


GENTLE = condition("gentle", Change(Effect.GENTLE, 2, frozenset({Need.PULL})))
ASKED = condition("asked", Change(Effect.ASK, 1, minutes_cap=20))
SORE = condition("sore", Change(Effect.AVOID, 2, avoid_limb=True), limbs=tuple(FEET))
STOPPED = condition("stopped", Change(Effect.STOP, 2))
STAGED = condition(
    "staged",
    None,
    follow_up=FollowUp(
        "Which?",
        (
            Choice("mild", "Mild", Change(Effect.GENTLE, 2), "mild because"),
            Choice("bad", "Bad", Change(Effect.STOP, 1, frozenset({Need.HOLD})), "bad because"),
        ),
    ),
)
FEW = {one.id: one for one in (GENTLE, ASKED, SORE, STOPPED, STAGED)}


def answered(**replies: Answer) -> Answers:
    return {name: Answer(Reply.NO) for name in FEW} | replies


YES, UNKNOWN = Answer(Reply.YES), Answer(Reply.UNKNOWN)


def test_all_no_clears_everything() -> None:
    clearance = screen(answered(), FEW)
    assert (clearance.effect, clearance.restriction, clearance.findings) == (Effect.NONE, Restriction(), ())
    assert clearance.cleared


def test_the_strictest_effect_the_lowest_cap_and_the_union_win() -> None:
    clearance = screen(answered(gentle=YES, asked=YES), FEW)
    assert clearance.effect is Effect.ASK
    assert clearance.restriction == Restriction(1, frozenset({Need.PULL}), minutes_cap=20)


def test_silence_is_not_clearance() -> None:
    clearance = screen({}, FEW)
    assert clearance.effect is Effect.ASK
    assert clearance.unanswered == tuple(FEW)
    assert not screen({}, FEW, frozenset(FEW)).cleared, "nobody can agree to a question that was not answered"


NOT_KNOWING = [("stopped", Effect.STOP), ("asked", Effect.ASK), ("gentle", Effect.INFORM)]


@pytest.mark.parametrize(("name", "effect"), NOT_KNOWING)
def test_not_knowing_counts_as_yes_where_a_yes_would_ask_or_stop(name: str, effect: Effect) -> None:
    clearance = screen(answered(**{name: UNKNOWN}), FEW)
    assert clearance.effect is effect
    assert clearance.restriction.pressure_cap <= 2, "medium is for people who are fully screened"


def test_not_knowing_the_stage_is_the_strictest_stage() -> None:
    for reply in (YES, UNKNOWN, Answer(Reply.YES, choice="no such choice")):
        finding = screen(answered(staged=reply), FEW).findings[0]
        assert finding.effect is Effect.STOP
        assert finding.restriction.without == {Need.HOLD}
    assert screen(answered(staged=Answer(Reply.YES, choice="mild")), FEW).effect is Effect.GENTLE


def test_a_limb_is_left_alone_and_all_of_them_where_none_is_named() -> None:
    one = screen(answered(sore=Answer(Reply.YES, frozenset({Limb.LEFT_FOOT}))), FEW)
    assert one.restriction.avoid == {Limb.LEFT_FOOT}
    assert screen(answered(sore=YES), FEW).restriction.avoid == FEET


def test_a_limb_the_question_is_not_about_leaves_all_that_it_is_about() -> None:
    clearance = screen(answered(sore=Answer(Reply.YES, frozenset({Limb.LEFT_HAND}))), FEW)
    assert clearance.restriction.avoid == FEET


def test_a_clinicians_yes_lifts_ask_but_not_its_caps() -> None:
    clearance = screen(answered(asked=YES), FEW, frozenset({"asked"}))
    assert clearance.effect is Effect.GENTLE
    assert clearance.findings[0].confirmed
    assert clearance.restriction == Restriction(1, minutes_cap=20)


def test_nobody_can_agree_to_a_stop() -> None:
    assert screen(answered(stopped=YES), FEW, frozenset({"stopped"})).effect is Effect.STOP


def test_a_giver_is_asked_only_where_there_is_one(knowledge: Knowledge) -> None:
    giver = {one.id for one in knowledge.conditions.values() if one.about == "giver"}
    assert giver
    assert giver <= set(screen({}, knowledge.conditions, giver=True).unanswered)
    assert not giver & set(screen({}, knowledge.conditions, giver=False).unanswered)


@given(st.lists(restrictions(), max_size=6), st.randoms())
def test_the_order_of_findings_never_matters(some: list[Restriction], random: st.DataObject) -> None:
    mixed = list(some)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert join(mixed) == join(some)


@given(restrictions(), restrictions(), restrictions())
def test_joining_is_a_semilattice(one: Restriction, two: Restriction, three: Restriction) -> None:
    assert one | one == one
    assert one | two == two | one
    assert (one | two) | three == one | (two | three)
    assert one | two >= one
    assert one | Restriction() == one


@given(answers_for(KNOWLEDGE), st.sampled_from(sorted(KNOWLEDGE.conditions)), st.sampled_from([YES, UNKNOWN]))
def test_a_further_yes_is_only_ever_more_careful(answers: Answers, name: str, reply: Answer) -> None:
    before = screen({**answers, name: Answer(Reply.NO)}, KNOWLEDGE.conditions)
    after = screen({**answers, name: reply}, KNOWLEDGE.conditions)
    assert after.restriction >= before.restriction
    assert after.effect.rank >= before.effect.rank


@given(answers_for(KNOWLEDGE))
def test_every_finding_names_its_reason_and_source(answers: Answers) -> None:
    clearance = screen(answers, KNOWLEDGE.conditions)
    assert all(one.because and one.source and one.condition for one in clearance.findings)
    assert clearance.restriction == join(one.restriction for one in clearance.findings)
    asked = [Effect.ASK] * bool(clearance.unanswered)
    assert clearance.effect is strictest([one.effect for one in clearance.findings] + asked)


def test_manner_is_joined_too() -> None:
    both = Restriction(manner=frozenset({Manner.SHORT})) | Restriction(manner=frozenset({Manner.WATCH_FACE}))
    assert both.manner == {Manner.SHORT, Manner.WATCH_FACE}

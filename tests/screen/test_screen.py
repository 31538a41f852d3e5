"""Safety is a lattice: the strictest finding wins, whatever the order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import PLACES, answers_for, restrictions
from thenar.load import load_knowledge
from thenar.model.body import Area, Limb
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import About, Change, Choice, Concerns, Condition, FollowUp, Kind, Leaves, NotKnowing
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import Effect, Limits, Manner, Need, Restriction, join
from thenar.screen import asked_of, finding_of, screen

KNOWLEDGE = load_knowledge()
FEET = frozenset({Limb.LEFT_FOOT, Limb.RIGHT_FOOT})


def condition(name: str, change: Change | None, **keys: object) -> Condition:
    made = Condition(
        name, name, Kind.CONDITION, "group", "Is it?", "because", "instead", "advice", ("background",), change
    )
    return replace(made, **keys)  # type: ignore[arg-type]


GENTLE = condition("gentle", Change(Effect.GENTLE, 2, frozenset({Need.PULL})))
ASKED = condition("asked", Change(Effect.ASK, 1, minutes_cap=20))
TOES = {Area.FOOT: ("toe", "heel")}
SORE = condition("sore", Change(Effect.AVOID, 2, avoid=Leaves.LIMB), concerns=Concerns.LIMB, limbs=tuple(FEET))
WART = condition(
    "wart", Change(Effect.AVOID, 2, avoid=Leaves.PLACE), concerns=Concerns.LIMB, limbs=tuple(FEET), places=TOES
)
FEET_ASK = condition("feet-ask", Change(Effect.ASK, 1, frozenset({Need.LEG})), concerns=Concerns.FEET)
DANGER = condition("danger", Change(Effect.STOP, 2), not_knowing=NotKnowing("danger because", ("background",)))
HELPED = condition("helped", Change(Effect.GENTLE, 1, manner=frozenset({Manner.HELPER_ONLY, Manner.LOOK_AT_SKIN})))
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
FEW = {one.id: one for one in (GENTLE, ASKED, SORE, WART, FEET_ASK, DANGER, HELPED, STOPPED, STAGED)}


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
    assert clearance.limits == Limits(Effect.ASK, 1, frozenset({Need.PULL}), minutes_cap=20)


def test_silence_is_not_clearance() -> None:
    clearance = screen({}, FEW)
    assert clearance.effect is Effect.ASK
    assert clearance.unanswered == tuple(FEW)
    assert not screen({}, FEW, frozenset(FEW)).cleared, "nobody can agree to a question that was not answered"


NOT_KNOWING = [("stopped", Effect.GENTLE), ("asked", Effect.GENTLE), ("gentle", Effect.GENTLE), ("sore", Effect.AVOID)]


@pytest.mark.parametrize(("name", "effect"), NOT_KNOWING)
def test_not_knowing_softens_and_leaves_out_what_a_yes_would_and_asks_for_nobody(name: str, effect: Effect) -> None:
    yes, unknown = (screen(answered(**{name: reply}), FEW, areas=[Area.FOOT]) for reply in (YES, UNKNOWN))
    assert unknown.findings[0].effect is effect
    assert unknown.cleared or name == "sore"
    assert unknown.limits.without == yes.limits.without
    assert unknown.limits.minutes_cap == yes.limits.minutes_cap
    assert unknown.limits.pressure_cap <= 2, "medium is for people who are fully screened"
    assert unknown.restriction.closed == (FEET if name == "sore" else frozenset())


def test_not_knowing_stops_where_it_is_dangerous_by_itself() -> None:
    clearance = screen(answered(danger=UNKNOWN), FEW)
    assert clearance.effect is Effect.STOP
    assert clearance.findings[0].because == "danger because"


ASK_UNLESS_KNOWN = NotKnowing("look first", ("background",), Effect.ASK)


@pytest.mark.parametrize(
    ("change", "effect"),
    [
        (Change(Effect.STOP, 2), Effect.ASK),
        (Change(Effect.ASK, 1), Effect.ASK),
        (Change(Effect.INFORM, 2), Effect.INFORM),
    ],
)
def test_not_knowing_does_no_more_than_a_yes_and_than_its_own_effect(change: Change, effect: Effect) -> None:
    found = finding_of(condition("one", change, not_knowing=ASK_UNLESS_KNOWN), UNKNOWN)
    assert found is not None
    assert (found.effect, found.because) == (effect, "look first")


def test_what_a_yes_does_instead_is_told_only_where_not_knowing_does_as_much() -> None:
    told = {name: finding_of(FEW[name], UNKNOWN) for name in ("gentle", "sore", "danger", "stopped", "asked", "helped")}
    assert {name: one and one.instead for name, one in told.items()} == {
        "gentle": "instead", "sore": "instead", "danger": "instead", "stopped": None, "asked": None, "helped": None,
    }  # fmt: skip
    yes = finding_of(STOPPED, YES)
    assert yes is not None
    assert yes.instead == "instead"


WORST_UNKNOWN = {
    "skin-infection": Effect.ASK, "heart-disease-unstable": Effect.ASK, "fever": Effect.ASK, "flare-unwell": Effect.ASK,
    "low-platelets": Effect.ASK, "low-neutrophils": Effect.ASK, "contagious-giver": Effect.ASK,
    "alcohol-or-sedatives": Effect.STOP, "high-blood-pressure-uncontrolled": Effect.GENTLE,
}  # fmt: skip


@pytest.mark.parametrize(("name", "effect"), WORST_UNKNOWN.items())
def test_not_knowing_does_not_clear_what_a_yes_would_stop(name: str, effect: Effect) -> None:
    found = finding_of(KNOWLEDGE.conditions[name], UNKNOWN)
    assert found is not None
    assert found.effect is effect


def test_not_knowing_does_not_ask_for_a_second_person() -> None:
    assert screen(answered(helped=YES), FEW).limits.manner == {Manner.HELPER_ONLY, Manner.LOOK_AT_SKIN}
    assert screen(answered(helped=UNKNOWN), FEW).limits.manner == {Manner.LOOK_AT_SKIN}


def test_not_knowing_the_stage_is_the_strictest_stage() -> None:
    for reply in (YES, Answer(Reply.YES, choice="no such choice")):
        finding = screen(answered(staged=reply), FEW).findings[0]
        assert finding.effect is Effect.STOP
        assert finding.restriction.over(Limb).without == {Need.HOLD}
    assert screen(answered(staged=UNKNOWN), FEW).limits == Limits(Effect.GENTLE, 1, frozenset({Need.HOLD}))
    assert screen(answered(staged=Answer(Reply.YES, choice="mild")), FEW).effect is Effect.GENTLE


def test_a_limb_is_left_alone_and_all_of_them_where_none_is_named() -> None:
    one = screen(answered(sore=Answer(Reply.YES, frozenset({Limb.LEFT_FOOT}))), FEW)
    assert one.restriction.closed == {Limb.LEFT_FOOT}
    assert screen(answered(sore=YES), FEW).restriction.closed == FEET


def test_a_limb_the_question_is_not_about_leaves_all_that_it_is_about() -> None:
    clearance = screen(answered(sore=Answer(Reply.YES, frozenset({Limb.LEFT_HAND}))), FEW)
    assert clearance.restriction.closed == FEET


LEFT = frozenset({Limb.LEFT_FOOT})


def test_a_place_is_left_alone_on_the_limb_that_was_named() -> None:
    clearance = screen(answered(wart=Answer(Reply.YES, LEFT, places=frozenset({"toe", "palm"}))), FEW)
    assert clearance.restriction.on(Limb.LEFT_FOOT) == Limits(Effect.GENTLE, 2, places=frozenset({"toe"}))
    assert clearance.restriction.on(Limb.RIGHT_FOOT) == Limits()
    assert clearance.effect is Effect.AVOID


@pytest.mark.parametrize("places", [frozenset[str](), frozenset({"palm"})])
def test_without_a_place_that_it_can_be_at_the_whole_limb_is_left_alone(places: frozenset[str]) -> None:
    clearance = screen(answered(wart=Answer(Reply.YES, LEFT, places=places)), FEW)
    assert clearance.restriction.closed == LEFT


def test_a_foots_fact_does_not_stop_a_hand() -> None:
    told = answered(**{"feet-ask": YES})
    assert screen(told, FEW, areas=[Area.FOOT]).effect is Effect.ASK
    hands = screen(told, FEW, areas=[Area.HAND])
    assert (hands.effect, hands.findings, hands.limits) == (Effect.NONE, (), Limits())
    both = screen(told, FEW)
    assert (both.effect, both.restriction.closed, both.cleared) == (Effect.AVOID, FEET, True)
    assert screen(told, FEW, frozenset({"feet-ask"}), areas=[Area.FOOT]).effect is Effect.GENTLE


def test_one_limb_left_alone_and_the_other_waiting_waits() -> None:
    told = answered(**{"feet-ask": YES}, sore=Answer(Reply.YES, LEFT))
    assert screen(told, FEW, areas=[Area.FOOT]).effect is Effect.ASK


def test_a_session_asks_only_what_can_change_it(knowledge: Knowledge) -> None:
    def asked(giver: bool, *areas: Area) -> set[str]:
        return {one.id for one in asked_of(knowledge.conditions.values(), giver=giver, areas=areas)}

    flags = {one.id for one in knowledge.conditions.values() if one.kind is Kind.RED_FLAG}
    for giver in (True, False):
        assert flags <= asked(giver, Area.HAND) & asked(giver, Area.FOOT), "a warning sign counts wherever it is"
        assert asked(giver, Area.HAND) | asked(giver, Area.FOOT) == asked(giver, Area.HAND, Area.FOOT)
    assert not {"athletes-foot", "diabetic-foot-ulcer"} & asked(True, Area.HAND)
    assert not {"dialysis-fistula", "fracture-hand-or-wrist"} & asked(True, Area.FOOT)
    assert asked(False, Area.HAND) < asked(True, Area.HAND)


def test_a_clinicians_yes_lifts_ask_but_not_its_caps() -> None:
    clearance = screen(answered(asked=YES), FEW, frozenset({"asked"}))
    assert clearance.effect is Effect.GENTLE
    assert clearance.findings[0].confirmed
    assert clearance.limits == Limits(Effect.GENTLE, 1, minutes_cap=20)


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
    for areas in ([Area.HAND], [Area.FOOT], list(Area)):
        before = screen({**answers, name: Answer(Reply.NO)}, KNOWLEDGE.conditions, areas=areas)
        after = screen({**answers, name: reply}, KNOWLEDGE.conditions, areas=areas)
        assert after.restriction >= before.restriction
        assert after.effect.rank >= before.effect.rank


@given(answers_for(KNOWLEDGE), st.sampled_from(sorted(KNOWLEDGE.conditions)), st.sampled_from([frozenset(), LEFT]))
def test_not_knowing_lies_between_no_and_yes(answers: Answers, name: str, limbs: frozenset[Limb]) -> None:
    no, unknown, yes = (
        screen({**answers, name: Answer(reply, limbs)}, KNOWLEDGE.conditions)
        for reply in (Reply.NO, Reply.UNKNOWN, Reply.YES)
    )
    assert yes.effect.rank >= unknown.effect.rank >= no.effect.rank
    assert yes.restriction >= unknown.restriction >= no.restriction
    one = KNOWLEDGE.conditions[name]
    kept = yes.restriction.over(Limb).without | (yes.restriction.over(Limb).manner - {Manner.HELPER_ONLY})
    assert unknown.restriction.over(Limb).without | unknown.restriction.over(Limb).manner >= kept, one.id


@given(answers_for(KNOWLEDGE), st.sampled_from(sorted(KNOWLEDGE.conditions)), st.sampled_from(PLACES))
def test_naming_a_place_is_never_more_than_the_whole_limb(answers: Answers, name: str, place: str) -> None:
    whole, part = (
        screen({**answers, name: Answer(Reply.YES, LEFT, places=places)}, KNOWLEDGE.conditions).restriction
        for places in (frozenset[str](), frozenset({place}))
    )
    for limb in Limb:
        assert whole.on(limb) >= replace(part.on(limb), places=whole.on(limb).places)


@given(answers_for(KNOWLEDGE))
def test_every_finding_names_its_reason_and_source(answers: Answers) -> None:
    clearance = screen(answers, KNOWLEDGE.conditions)
    assert all(one.because and one.source and one.condition for one in clearance.findings)
    assert clearance.restriction == join(one.restriction for one in clearance.findings)


def test_manner_is_joined_too() -> None:
    both = Limits(manner=frozenset({Manner.SHORT})) | Limits(manner=frozenset({Manner.WATCH_FACE}))
    assert both.manner == {Manner.SHORT, Manner.WATCH_FACE}


def test_numbers_and_defaults_of_the_screen_are_these() -> None:
    """Written out: whoever turns one has to turn it here as well."""
    told = condition("told", Change(Effect.INFORM))
    helper = condition("helper", Change(Effect.GENTLE, 2), about=About.GIVER)
    for reply, cap in ((Reply.YES, 3), (Reply.UNKNOWN, 2)):
        found = finding_of(told, Answer(reply))
        assert found is not None
        assert found.restriction.on(Limb.LEFT_HAND).pressure_cap == cap
    found = finding_of(ASKED, YES)
    assert found is not None
    assert found.effect is Effect.ASK, "nobody agreed unless someone says so"
    assert screen({}, {"helper": helper}).unanswered == ("helper",), "there is a giver unless someone says so"
    assert screen({}, {"helper": helper}, giver=False).unanswered == ()


def test_a_finding_names_the_places_that_were_named_and_no_others() -> None:
    left = frozenset({Limb.LEFT_FOOT})
    for named, kept in (({"toe"}, {"toe"}), ({"toe", "elbow"}, {"toe"}), (set(), set())):
        found = finding_of(WART, Answer(Reply.YES, left, None, frozenset(named)))
        assert found is not None
        assert found.places == kept

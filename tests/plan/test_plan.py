"""A plan honors the clearance, fits the time, and gives a reason for everything it leaves out."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import ROUTINES, everywhere, restrictions, wishes
from thenar.load import load_knowledge
from thenar.model.body import PAIRS, Area, Limb
from thenar.model.clearance import Answer, Answers, Clearance, Reply
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.problem import ThenarError
from thenar.model.restriction import Effect, Limits, Manner, Need, Restriction
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.plan import plan
from thenar.screen import screen

KNOWLEDGE = load_knowledge()
FREE = Clearance()


def under(restriction: Restriction) -> Clearance:
    return Clearance(Effect.GENTLE, restriction)


def limb_frames(made: Plan) -> dict[Limb, int]:
    frames: dict[Limb, int] = defaultdict(int)
    for step in made.steps:
        for limb in step.limbs:
            frames[limb] += step.frames
    return frames


def order_of(routine: str, limb: Limb) -> list[str]:
    made = plan(Wishes((routine,), 30), FREE, KNOWLEDGE)
    return [step.stroke.id for step in made.steps if limb in step.limbs]


@pytest.mark.parametrize("routine", ["hand-partner", "hand-self", "foot-partner", "foot-self"])
def test_each_side_gets_every_step_of_the_routine_in_its_order(routine: str) -> None:
    parts = [part.stroke for step in KNOWLEDGE.routines[routine].steps for part in step.parts]
    for limb in PAIRS[KNOWLEDGE.routines[routine].area]:
        assert order_of(routine, limb) == parts


@pytest.mark.parametrize("names", ROUTINES)
@pytest.mark.parametrize("minutes", [3, 4.5, 5, 7, 10, 15, 20, 30, 45, 60])
def test_the_minutes_asked_for_are_kept_or_the_nearest_is_said(names: tuple[str, ...], minutes: float) -> None:
    made = plan(Wishes(names, minutes), FREE, KNOWLEDGE)
    off = abs(made.frames / FRAMES_PER_SECOND - minutes * 60)
    assert off <= max(5, 0.02 * minutes * 60) or any("It takes" in note for note in made.notes), (off, made.notes)


@pytest.mark.parametrize("names", ROUTINES)
@pytest.mark.parametrize("minutes", [10, 15, 20, 30])
def test_the_usual_lengths_are_met_by_every_routine(names: tuple[str, ...], minutes: float) -> None:
    made = plan(Wishes(names, minutes), FREE, KNOWLEDGE)
    assert made.frames / FRAMES_PER_SECOND == pytest.approx(minutes * 60, abs=5)


@given(wishes(), restrictions())
@settings(max_examples=300)
def test_a_plan_honors_every_cap_need_limb_and_minute(wish: Wishes, restriction: Restriction) -> None:
    made = plan(wish, under(restriction), KNOWLEDGE)
    for step in made.steps:
        for limb in step.limbs:
            limits = restriction.on(limb)
            assert limits.open
            assert step.pressure <= min(limits.pressure_cap, step.stroke.pressure.most)
            assert not step.stroke.needs & limits.without
            assert not KNOWLEDGE.touches(step.stroke, limits.places)
            assert not (Manner.HELPER_ONLY in limits.manner and step.stroke.form == "self")
        assert step.frames > 0
        assert step.times >= 1
        assert step.rounds >= 1
    whole = restriction.over(limb for step in made.steps for limb in step.limbs)
    if whole.minutes_cap and whole.minutes_cap >= 5:
        assert made.frames / FRAMES_PER_SECOND <= whole.minutes_cap * 60 + 5
    if made.steps and Need.OIL in whole.without:
        assert not KNOWLEDGE.lotions[made.wishes.lotion].scented


@given(wishes(), restrictions(), restrictions())
@settings(max_examples=300)
def test_a_further_restriction_never_adds_anything(wish: Wishes, one: Restriction, more: Restriction) -> None:
    adds_nothing(wish, one, more)


def test_a_cap_gives_one_hand_no_time_of_the_others() -> None:
    """With the back of the hands left out four minutes are too few to be filled; a cap of three fills them no more."""
    wish = Wishes(("hand-partner",), 4, 1, lotion="oil")
    back = Restriction.everywhere(Limits(places=frozenset({"back-of-hand"})))
    adds_nothing(wish, back, Restriction.at([Limb.LEFT_HAND], Limits(Effect.AVOID, minutes_cap=3)))


def test_a_gentler_stroke_that_stands_for_several_lasts_as_long_as_the_longest_of_them() -> None:
    """Without fingers, thumbs and arms, three strokes of a hand become one hold; with fewer minutes, only one does."""
    wish = Wishes(("hand-partner",), 11, 1, lotion="oil")
    held = Restriction.everywhere(
        Limits(without=frozenset({Need.THUMB, Need.ARM}), places=frozenset({"finger"}), minutes_cap=6)
    )
    before = plan(wish, under(held), KNOWLEDGE)
    assert [step.stroke.id for step in before.steps] == ["hand-hold", "hand-hold"]
    assert sum(one.reason == "same-again" for one in before.left_out) >= 2
    adds_nothing(wish, held, everywhere(minutes_cap=3))


@pytest.mark.parametrize("names", ROUTINES)
@pytest.mark.parametrize(("cap", "used"), [(10, 0.8), (15, 0.9)])
def test_the_caps_that_answers_ask_for_leave_few_minutes_unused(names: tuple[str, ...], cap: int, used: float) -> None:
    for minutes in (20, 30, 45, 60):
        made = plan(Wishes(names, minutes), under(everywhere(minutes_cap=cap)), KNOWLEDGE)
        assert used * cap * 60 <= made.frames / FRAMES_PER_SECOND <= cap * 60
        assert any(note.startswith(f"Today it is {cap} minutes at most") for note in made.notes)


def adds_nothing(wish: Wishes, one: Restriction, more: Restriction) -> None:
    before, after = (plan(wish, under(each), KNOWLEDGE) for each in (one, one | more))
    assert len(after.steps) <= len(before.steps)
    assert after.frames <= before.frames
    assert max_pressure(after) <= max_pressure(before)
    assert needs_of(after) <= needs_of(before)
    then, now = limb_frames(before), limb_frames(after)
    assert all(now[limb] <= then[limb] for limb in Limb), "no limb gets more time"


def max_pressure(made: Plan) -> int:
    return max((step.pressure for step in made.steps), default=0)


def needs_of(made: Plan) -> set[Need]:
    return {need for step in made.steps for need in step.stroke.needs}


@pytest.mark.parametrize("pressure", [1, 2, 3])
def test_a_side_that_rests_from_a_stroke_of_both_makes_no_session_longer(pressure: int) -> None:
    wish = Wishes(("hand-self",), 3, pressure, lotion="oil")
    back = Restriction.at([Limb.LEFT_HAND], Limits(places=frozenset({"back-of-hand"})))
    usual, careful = plan(wish, FREE, KNOWLEDGE), plan(wish, under(back), KNOWLEDGE)
    assert usual.steps[0].limbs == PAIRS[Area.HAND]
    assert (careful.steps[0].limbs, careful.steps[0].resting) == ((Limb.RIGHT_HAND,), (Limb.LEFT_HAND,))
    assert careful.frames <= usual.frames


@given(wishes(), restrictions())
def test_left_and_right_get_the_same_time_unless_one_is_left_alone(wish: Wishes, restriction: Restriction) -> None:
    made = plan(wish, under(restriction), KNOWLEDGE)
    frames = limb_frames(made)
    for area in Area:
        left, right = PAIRS[area]
        if restriction.on(left) == restriction.on(right):
            assert frames[left] == frames[right]


@given(wishes(), restrictions())
@settings(max_examples=200)
def test_every_part_of_the_routine_is_done_or_has_its_reason(wish: Wishes, restriction: Restriction) -> None:
    made = plan(wish, under(restriction), KNOWLEDGE)
    done = {(step.instead_of or step.stroke.id, limb) for step in made.steps for limb in step.limbs}
    excused = {(one.stroke, limb) for one in made.left_out for limb in limbs_named(one.limb)}
    for name in wish.routines:
        routine = KNOWLEDGE.routines[name]
        for step in routine.steps:
            for part in step.parts:
                for limb in PAIRS[routine.area]:
                    assert (part.stroke, limb) in done | excused
    assert all(one.because for one in made.left_out)
    replaced = {step.instead_of for step in made.steps if step.instead_of}
    assert replaced <= {one.stroke for one in made.left_out}


@given(wishes(), restrictions(), st.none() | st.sampled_from(sorted(KNOWLEDGE.goals)))
@settings(max_examples=200)
def test_nothing_is_in_and_left_out_at_once(wish: Wishes, restriction: Restriction, goal: str | None) -> None:
    made = plan(replace(wish, goal=goal), under(restriction), KNOWLEDGE)
    done = {(step.stroke.id, limb) for step in made.steps for limb in step.limbs}
    out = [(one.stroke, limb) for one in made.left_out for limb in limbs_named(one.limb)]
    assert not done & set(out)


def test_a_stroke_that_is_done_once_instead_of_twice_is_not_left_out() -> None:
    made = plan(Wishes(("hand-partner",), 5), FREE, KNOWLEDGE)
    assert [step.stroke.id for step in made.steps].count("forearm-stroke") == 2  # once on each side
    assert [one.stroke for one in made.left_out] == ["finger-stretch"]


def limbs_named(name: str) -> list[Limb]:
    return {"both-hands": list(PAIRS[Area.HAND]), "both-feet": list(PAIRS[Area.FOOT])}.get(name) or [Limb(name)]


@given(st.floats(3, 60), st.floats(0, 20), st.sampled_from(ROUTINES))
def test_less_time_never_brings_a_step_back(minutes: float, less: float, names: tuple[str, ...]) -> None:
    long = plan(Wishes(names, minutes), FREE, KNOWLEDGE)
    short = plan(Wishes(names, max(3, minutes - less)), FREE, KNOWLEDGE)
    assert {(one.stroke.id, one.number, one.limb) for one in short.steps} <= {
        (one.stroke.id, one.number, one.limb) for one in long.steps
    }


@given(wishes(st.floats(10, 60)))
def test_never_fewer_repetitions_than_the_routine_gives_unless_it_is_said(wish: Wishes) -> None:
    made = plan(wish, FREE, KNOWLEDGE)
    for step in made.steps:
        given_times = [
            part.times for part in KNOWLEDGE.routines[step.routine].steps[step.number - 1].parts
            if part.stroke == step.stroke.id
        ]  # fmt: skip
        assert step.times >= given_times[0] or any("fewer repetitions" in note for note in made.notes)


def test_a_plan_depends_on_the_answers_only_through_the_restriction(knowledge: Knowledge, all_no: Answers) -> None:
    yes = Answer(Reply.YES)
    wish = Wishes(("hand-partner", "foot-partner"), 20)
    by_restriction: dict[Restriction, Plan] = {}
    for name in knowledge.conditions:
        clearance = screen({**all_no, name: yes}, knowledge.conditions)
        if not clearance.cleared:
            continue
        made = plan(wish, clearance, knowledge)
        known = by_restriction.setdefault(clearance.restriction, made)
        assert replace(made, clearance=known.clearance) == known


@pytest.mark.parametrize("effect", [Effect.ASK, Effect.STOP])
def test_there_is_no_session_where_none_may_be_led(effect: Effect) -> None:
    made = plan(Wishes(("foot-self",)), Clearance(effect), KNOWLEDGE)
    assert (made.steps, made.frames, made.before, made.after) == ((), 0, (), ())


HOLDING = {"ankle-to-toe-glide", "lower-leg-stroke"}


def test_a_place_that_the_other_hand_would_hold_is_left_alone_too() -> None:
    heel = Restriction.at([Limb.RIGHT_FOOT], Limits(places=frozenset({"heel"})))
    made = plan(Wishes(("foot-partner",), 30), under(heel), KNOWLEDGE)
    assert {step.limb for step in made.steps if step.stroke.id in HOLDING} == {Limb.LEFT_FOOT}
    assert Limb.RIGHT_FOOT in limb_frames(made)


def test_whoever_is_told_to_hold_the_heel_is_known_to_hold_it() -> None:
    told = {one.id for one in KNOWLEDGE.strokes.values() if "holds the heel" in one.words.page}
    assert told == HOLDING == {one.id for one in KNOWLEDGE.strokes.values() if "heel" in one.held}


RIGHT_TOE = Restriction.at([Limb.RIGHT_FOOT], Limits(places=frozenset({"toe"})))


def test_a_place_leaves_out_what_comes_to_it_on_that_limb_and_the_rest_goes_on() -> None:
    made = plan(Wishes(("foot-self",), 20), under(RIGHT_TOE), KNOWLEDGE)
    usual = [step.stroke.id for step in plan(Wishes(("foot-self",), 20), FREE, KNOWLEDGE).steps]
    left = [step.stroke.id for step in made.steps if step.limb == "left-foot"]
    right = [step.stroke.id for step in made.steps if step.limb == "right-foot"]
    assert left == usual[: len(left)]
    # the sole stroke runs out over the toes, so the foot is held; toes are neither rubbed nor pulled
    assert right == ["foot-on-knee", "self-foot-hold", "ball-arch-heel-circles", "foot-rotation", "calf-stroke"]
    out = {one.stroke: one for one in made.left_out if one.reason == "place"}
    assert set(out) == {"heel-to-toe-thumb-stroke", "toe-pad-rub"}
    assert {one.limb for one in out.values()} == {"right-foot"}
    assert all("left alone" in one.because for one in out.values())


def test_the_voice_says_that_a_place_is_left_alone() -> None:
    made = plan(Wishes(("foot-self",), 20), under(RIGHT_TOE), KNOWLEDGE)
    said = {made.steps[turn.step].limb: turn.say for turn in made.turns}
    assert said["left-foot"] == ("Begin with the left foot.",)
    assert said["right-foot"] == ("Now change to the right foot.", "On this foot, some places are left alone today.")
    held = next(step for step in made.steps if step.stroke.id == "self-foot-hold")
    assert (held.instead_of, held.why) == ("heel-to-toe-thumb-stroke", "place")


def test_what_a_foot_may_not_leaves_the_hands_as_they_are() -> None:
    feet = Restriction.at(
        PAIRS[Area.FOOT], Limits(Effect.ASK, 1, frozenset(Need), manner=frozenset({Manner.HELPER_ONLY}))
    )
    wish = Wishes(("hand-self", "foot-self"), 30, 3)
    made, usual = plan(wish, under(feet), KNOWLEDGE), plan(wish, FREE, KNOWLEDGE)
    hands = [(step.stroke.id, step.pressure, step.frames) for step in usual.steps if step.limbs[0].area is Area.HAND]
    assert [(step.stroke.id, step.pressure, step.frames) for step in made.steps] == hands


def test_the_note_on_pressure_names_the_limb_it_is_about() -> None:
    one = Restriction.at([Limb.LEFT_FOOT], Limits(pressure_cap=1))
    notes = plan(Wishes(("foot-partner",), 20), under(one), KNOWLEDGE).notes
    assert any(note.startswith("The left foot: ") for note in notes)


def test_the_words_say_why_a_gentler_stroke_takes_the_place() -> None:
    made = plan(Wishes(("foot-partner",), 20), under(everywhere(2, {Need.LEG})), KNOWLEDGE)
    replaced = [step for step in made.steps if step.instead_of]
    assert {step.stroke.id for step in replaced} == {"ankle-to-toe-glide"}
    assert {step.why for step in replaced} == {Need.LEG}
    out = next(one for one in made.left_out if one.stroke == "lower-leg-stroke")
    assert out.because == KNOWLEDGE.needs[Need.LEG].page


WRONG = {
    "There is no routine 'feet'": Wishes(("feet",)),
    "There is no routine 'fot-self'. Did you mean 'foot-self'": Wishes(("fot-self",)),
    "Did you mean 'plain-lotion'": Wishes(("foot-self",), lotion="plain lotion"),
    "Did you mean 'sleep'": Wishes(("foot-self",), goal="slepe"),
    "There is no goal 'gold'. Choose one of: calm, circulation": Wishes(("foot-self",), goal="gold"),
    "out of range": Wishes(("foot-self",), 61),
    "Choose 3 to 60": Wishes(("foot-self",), 2.9),
    "Name each routine once": Wishes(("foot-self", "foot-self")),
    "at least one": Wishes(()),
    "There is no lotion 'ketchup'": Wishes(("foot-self",), lotion="ketchup"),
    "There is no goal 'gold'": Wishes(("foot-self",), goal="gold"),
    "Pressure 4 is not offered": Wishes(("foot-self",), pressure=4),
}


@pytest.mark.parametrize("message", WRONG)
def test_wishes_that_cannot_be_are_refused_in_a_sentence(message: str) -> None:
    with pytest.raises(ThenarError, match=message):
        plan(WRONG[message], FREE, KNOWLEDGE)
    with pytest.raises(ThenarError):
        plan(replace(WRONG[message], minutes=float("nan")), FREE, KNOWLEDGE)


def test_a_stroke_that_hurt_comes_back_softer_and_then_not_at_all() -> None:
    wish = Wishes(("hand-partner",), 15, 3)
    usual = plan(wish, FREE, KNOWLEDGE)
    softer = plan(replace(wish, softer=("palm-thumb-stroke",)), FREE, KNOWLEDGE)
    for then, now in zip(usual.steps, softer.steps, strict=True):
        assert now.pressure == max(1, then.pressure - (then.stroke.id == "palm-thumb-stroke"))
    skipped = plan(replace(wish, skip=("palm-thumb-stroke",)), FREE, KNOWLEDGE)
    assert [one.stroke.id for one in skipped.steps] == [
        one.stroke.id for one in usual.steps if one.stroke.id != "palm-thumb-stroke"
    ]
    assert {one.reason for one in skipped.left_out} == {"hurt-before"}


@given(wishes(), restrictions(), st.frozensets(st.sampled_from(sorted(KNOWLEDGE.strokes)), max_size=5))
def test_what_hurt_before_never_adds_anything(wish: Wishes, restriction: Restriction, hurt: frozenset[str]) -> None:
    before = plan(wish, under(restriction), KNOWLEDGE)
    after = plan(replace(wish, softer=tuple(hurt), skip=tuple(hurt)), under(restriction), KNOWLEDGE)
    assert len(after.steps) <= len(before.steps)
    assert after.frames <= before.frames
    assert not {step.stroke.id for step in after.steps} & hurt

"""Whatever is changed on the way, what is ahead honors the clearance, and what was done stays as it was."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.conftest import quick_voice
from tests.plan.test_plan import FREE, KNOWLEDGE, limb_frames, needs_of, under
from tests.strategies import everywhere, honors, restrictions, wishes
from thenar.model.body import PAIRS, Area, Limb
from thenar.model.change import Change, Changed, Place
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Restriction
from thenar.model.script import Talk
from thenar.model.timeline import FRAMES_PER_SECOND, CueKind, Timeline, frames_of
from thenar.plan import plan
from thenar.plan.change import LEAST_MORE, MORE, changed, honored, longest
from thenar.plan.rest import ahead, partner
from thenar.timeline import timeline
from thenar.timeline.place import frame_of, place_at

GOALS = sorted(KNOWLEDGE.goals)
PARTNER = plan(Wishes(("hand-partner",), 15), FREE, KNOWLEDGE)

LEFT_ONLY = plan(PARTNER.wishes, under(everywhere(avoid={Limb.RIGHT_HAND})), KNOWLEDGE)


def line(made: Plan) -> Timeline:
    return timeline(made, KNOWLEDGE, quick_voice)


def do(made: Plan, place: Place, change: Change) -> Changed:
    done = changed(made, place, change, KNOWLEDGE)
    assert done is not None, f"{change} is possible here"
    return done


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Plan, Place]:
    """Any plan that has steps, changed a few times already, and any place in it."""
    wish = replace(draw(wishes()), talk=draw(st.sampled_from(Talk)), goal=draw(st.none() | st.sampled_from(GOALS)))
    made = plan(wish, under(draw(restrictions())), KNOWLEDGE)
    assume(made.steps)
    place = Place(-1)
    for change in draw(st.lists(st.sampled_from(Change), max_size=3)):
        place = draw(_places(made, place))
        done = changed(made, place, change, KNOWLEDGE)
        made, place = (done.plan, done.place) if done else (made, place)
    return made, draw(_places(made, place))


def _places(made: Plan, since: Place) -> st.SearchStrategy[Place]:
    """A place that was come to by listening on."""
    drawn = line(made)
    start = frame_of(made, drawn, since)
    return st.integers(start, drawn.frames).map(lambda frame: place_at(made, drawn, frame, since.heard + frame - start))


@given(sessions(), st.sampled_from(Change))
@settings(max_examples=400)
def test_every_change_honors_the_clearance(session: tuple[Plan, Place], change: Change) -> None:
    made, place = session
    done = changed(made, place, change, KNOWLEDGE)
    if done is None:
        return
    kept = honored(made, KNOWLEDGE)
    for step in done.plan.steps:
        assert step.pressure <= step.stroke.pressure.most
        assert honors(step, kept)
    assert needs_of(done.plan) <= needs_of(made)
    assert {step.stroke.id for step in done.plan.steps} <= {step.stroke.id for step in made.steps}
    whole = done.place.heard + ahead(done.plan, done.place)
    assert whole <= max(longest(made, KNOWLEDGE), place.heard + ahead(made, place))


@given(sessions(), st.sampled_from(Change))
@settings(max_examples=100)
def test_what_was_done_stays_and_sounds_as_it_was(session: tuple[Plan, Place], change: Change) -> None:
    made, place = session
    done = changed(made, place, change, KNOWLEDGE)
    if done is None:
        return
    past = max(0, place.step)
    assert done.plan.steps[:past] == made.steps[:past]
    assert done.place.heard == place.heard
    if change is not Change.AGAIN:
        before, after = line(made), line(done.plan)
        now = frame_of(made, before, place)
        assert [cue for cue in before.cues if cue.end <= now] == [cue for cue in after.cues if cue.end <= now]


@given(sessions(), st.sampled_from(Change))
@settings(max_examples=150)
def test_a_changed_plan_is_as_long_as_its_timeline(session: tuple[Plan, Place], change: Change) -> None:
    done = changed(*session, change, KNOWLEDGE)
    if done is not None:
        drawn = line(done.plan)
        assert drawn.frames == done.plan.frames
        assert drawn.frames - frame_of(done.plan, drawn, done.place) == ahead(done.plan, done.place)


@given(sessions())
@settings(max_examples=150)
def test_a_place_is_found_again(session: tuple[Plan, Place]) -> None:
    made, place = session
    drawn = line(made)
    again = place_at(made, drawn, frame_of(made, drawn, place), place.heard)
    assert again == place
    assert drawn.frames - frame_of(made, drawn, place) == ahead(made, place)


@given(wishes(), restrictions(st.none()), st.data())
@settings(max_examples=150)
def test_the_other_side_leaves_both_their_time(wish: Wishes, restriction: Restriction, data: st.DataObject) -> None:
    made = plan(wish, under(restriction), KNOWLEDGE)
    assume(made.steps)
    place = data.draw(_places(made, Place(-1)))
    done = changed(made, place, Change.OTHER_SIDE, KNOWLEDGE)
    if done is None:
        return
    here, there = made.steps[place.step].limbs, done.plan.steps[done.place.step].limbs
    assert len(here) == len(there) == 1
    assert here != there
    assert here[0].area is there[0].area
    was, now = limb_frames(made), limb_frames(done.plan)
    cut = max(0, made.steps[place.step].frames - place.frames)
    hardly_begun = len(done.plan.steps) > len(made.steps)
    if done.plan.frames <= longest(made, KNOWLEDGE):
        for limb in Limb:
            assert now[limb] == was[limb] + (limb in here) * hardly_begun * made.steps[place.step].frames
    assert min(cut, place.frames) <= made.steps[place.step].frames / 2


@given(wishes(), st.data())
@settings(max_examples=150)
def test_longer_keeps_both_sides_alike_while_both_are_ahead(wish: Wishes, data: st.DataObject) -> None:
    made = plan(wish, FREE, KNOWLEDGE)
    place = data.draw(_places(made, Place(-1)))
    done = changed(made, place, Change.LONGER, KNOWLEDGE)
    if done is None:
        return
    assert LEAST_MORE <= done.plan.frames - made.frames <= MORE
    pairs = [(index, partner(made, index)) for index in range(len(made.steps))]
    both_ahead = any(other is not None and min(index, other) > place.step for index, other in pairs)
    for area in Area:
        left, right = (limb_frames(done.plan)[limb] - limb_frames(made)[limb] for limb in PAIRS[area])
        assert left == right or not both_ahead


def test_softer_and_firmer_go_down_and_up_from_here() -> None:
    place = Place(1, 100, 3000)
    softer = do(PARTNER, place, Change.SOFTER)
    assert softer.plan.steps[0] == PARTNER.steps[0]
    for one, was in zip(softer.plan.steps[1:], PARTNER.steps[1:], strict=True):
        assert one.pressure == max(1, was.pressure - 1)
    assert changed(softer.plan, place, Change.SOFTER, KNOWLEDGE) is None
    assert do(softer.plan, place, Change.FIRMER).plan.steps[1].pressure == PARTNER.steps[1].pressure
    assert softer.place == place


def test_nothing_gets_firmer_than_the_cap() -> None:
    made = plan(Wishes(("hand-partner",), 15), under(everywhere(1)), KNOWLEDGE)
    assert changed(made, Place(0, 100), Change.FIRMER, KNOWLEDGE) is None


def test_a_stroke_that_was_too_firm_does_not_come_back_as_firm() -> None:
    place = Place(1, 100, 3000)
    hurt = do(PARTNER, place, Change.TOO_FIRM).plan
    assert hurt.steps[1].pressure == PARTNER.steps[1].pressure - 1
    firmer = hurt
    while (more := changed(firmer, place, Change.FIRMER, KNOWLEDGE)) is not None:
        firmer = more.plan
    assert firmer.steps[1].pressure < PARTNER.steps[1].stroke.pressure.most
    same = next(one for one in firmer.steps[2:] if one.stroke.id == PARTNER.steps[1].stroke.id)
    assert same.pressure < same.stroke.pressure.most


def test_again_and_next_go_to_the_beginnings_of_steps() -> None:
    late, early = Place(3, frames_of(9)), Place(3, frames_of(1))
    assert do(PARTNER, late, Change.AGAIN) == Changed(PARTNER, Place(3))
    assert do(PARTNER, early, Change.AGAIN) == Changed(PARTNER, Place(2))
    assert do(PARTNER, late, Change.NEXT) == Changed(PARTNER, Place(4))
    end = len(PARTNER.steps)
    assert do(PARTNER, Place(end - 1, 500), Change.NEXT).place.step == end
    assert changed(PARTNER, Place(end, 10), Change.NEXT, KNOWLEDGE) is None
    assert do(PARTNER, Place(-1, 200), Change.AGAIN).place == Place(-1)


def test_a_step_begins_with_the_turn_to_it() -> None:
    turn = PARTNER.turns[1]
    begins = Place(turn.step, -turn.frames)
    assert do(PARTNER, Place(turn.step - 1, 500), Change.NEXT).place == begins
    assert do(PARTNER, Place(turn.step, -turn.frames + frames_of(4)), Change.AGAIN).place == begins
    assert do(PARTNER, Place(turn.step, -turn.frames + frames_of(1)), Change.AGAIN).place.step == turn.step - 1


def test_under_a_cap_again_takes_its_time_from_what_is_ahead() -> None:
    made = plan(Wishes(("hand-partner",), 15), under(everywhere(minutes_cap=15)), KNOWLEDGE)
    drawn = line(made)
    place = place_at(made, drawn, drawn.frames // 4, drawn.frames // 4)
    again = do(made, place, Change.AGAIN)
    assert again.plan.frames < made.frames
    assert place.heard + ahead(again.plan, again.place) <= 15 * 60 * FRAMES_PER_SECOND
    for _ in range(40):
        place = replace(again.place, frames=frames_of(30), heard=place.heard + frames_of(30))
        more = changed(again.plan, place, Change.AGAIN, KNOWLEDGE)
        if more is None:
            break
        again = more
    else:
        pytest.fail("again is refused at last, when nothing ahead can get shorter")


def test_the_other_side_comes_now_and_this_one_goes_on_after_it() -> None:
    place = Place(1, PARTNER.steps[1].frames - 50, 4000)
    done = do(PARTNER, place, Change.OTHER_SIDE)
    sides = [step.limb for step in done.plan.steps]
    half = len(PARTNER.steps) // 2
    assert sides == ["left-hand"] * 2 + ["right-hand"] * half + ["left-hand"] * (half - 2)
    assert [turn.step for turn in done.plan.turns] == [0, 2, 2 + half]
    back = do(done.plan, Place(3, done.plan.steps[3].frames - 50, 9000), Change.OTHER_SIDE).plan
    assert [step.limb for step in back.steps[4:]] == ["left-hand"] * (half - 2) + ["right-hand"] * (half - 2)
    assert set(back.steps) == set(PARTNER.steps)


def test_a_stroke_that_had_hardly_begun_comes_when_the_hands_come_back() -> None:
    done = do(PARTNER, Place(1, 100, 3000), Change.OTHER_SIDE)
    half = len(PARTNER.steps) // 2
    assert done.plan.steps[2 + half] == PARTNER.steps[1]


@pytest.mark.parametrize(
    ("made", "place"),
    [
        (PARTNER, Place(-1, 50)),
        (PARTNER, Place(len(PARTNER.steps) - 1, 50)),
        (PARTNER, Place(len(PARTNER.steps), 50)),
        (LEFT_ONLY, Place(1, 9)),
    ],
)
def test_there_is_no_other_side_where_none_is_ahead(made: Plan, place: Place) -> None:
    assert changed(made, place, Change.OTHER_SIDE, KNOWLEDGE) is None


def test_longer_makes_what_is_ahead_longer_and_the_last_stroke_comes_once_more() -> None:
    longer = do(PARTNER, Place(1, 100, 3000), Change.LONGER).plan
    assert longer.frames - PARTNER.frames == pytest.approx(MORE, abs=50)
    assert all(one.frames >= was.frames for one, was in zip(longer.steps, PARTNER.steps, strict=True))
    last = len(PARTNER.steps) - 1
    once_more = do(PARTNER, Place(last, 900, 40000), Change.LONGER).plan
    assert once_more.steps[last + 1].stroke == PARTNER.steps[last].stroke
    assert changed(once_more, Place(last + 1, 10, 42000), Change.LONGER, KNOWLEDGE) is None


def test_at_the_last_stroke_of_the_first_side_longer_is_for_both() -> None:
    half = len(PARTNER.steps) // 2
    done = do(PARTNER, Place(half - 1, 900, 20000), Change.LONGER).plan
    left, right = (limb_frames(done)[limb] for limb in PAIRS[Area.HAND])
    assert left == right > limb_frames(PARTNER)[Limb.LEFT_HAND]


def test_longer_is_refused_at_the_cap_and_given_what_was_skipped() -> None:
    made = plan(Wishes(("hand-partner",), 15), under(everywhere(minutes_cap=15)), KNOWLEDGE)
    drawn = line(made)
    listened = place_at(made, drawn, drawn.frames // 3, drawn.frames // 3)
    assert changed(made, listened, Change.LONGER, KNOWLEDGE) is None
    skipped = replace(listened, heard=listened.heard - frames_of(90))
    assert 0 < do(made, skipped, Change.LONGER).plan.frames - made.frames <= frames_of(90)


def test_no_change_makes_a_session_of_nothing() -> None:
    made = plan(Wishes(("hand-partner",), 15), under(everywhere(avoid=Limb)), KNOWLEDGE)
    assert all(changed(made, Place(0), change, KNOWLEDGE) is None for change in Change)


def test_a_turn_belongs_to_the_step_that_it_leads_to() -> None:
    drawn = line(PARTNER)
    turn = PARTNER.turns[1]
    shown = next(cue for cue in drawn.cues if cue.kind is CueKind.SHOW and cue.step == turn.step)
    assert place_at(PARTNER, drawn, shown.at - turn.frames, 0) == Place(turn.step, -turn.frames)
    assert place_at(PARTNER, drawn, shown.at - turn.frames - 1, 0).step == turn.step - 1


def test_more_talk_within_a_stroke_of_fingers_makes_it_no_longer() -> None:
    """The time of a stroke is shared by what is said in it as it begins; a wish for more comes in the next."""
    made = plan(Wishes(("hand-self",), 19, 1, "oil"), FREE, KNOWLEDGE)
    some = do(made, Place(-1), Change.LESS_TALK).plan
    full = do(some, Place(2, 1213, 8038), Change.MORE_TALK).plan
    assert line(full).frames == full.frames == made.frames

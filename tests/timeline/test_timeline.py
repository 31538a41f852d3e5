"""A timeline is as long as its plan, and every sentence has its slot to itself."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import quick_voice
from tests.strategies import everywhere, restrictions, wishes
from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.clearance import Clearance
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Limits, Manner, Need, Restriction
from thenar.model.speech import ENGLISH, speech_frames
from thenar.model.timeline import FRAMES_PER_SECOND, Cue, CueKind, Timeline
from thenar.plan import plan
from thenar.timeline import timeline

KNOWLEDGE = load_knowledge()
SOUNDS = {CueKind.SAY, CueKind.COUNT, CueKind.BREATHE, CueKind.TONE}


def made(wish: Wishes, restriction: Restriction | None = None) -> tuple[Plan, Timeline]:
    clearance = Clearance(Effect.GENTLE, restriction) if restriction else Clearance()
    planned = plan(wish, clearance, KNOWLEDGE)
    return planned, timeline(planned, KNOWLEDGE, quick_voice)


def heard(line: Timeline) -> list[Cue]:
    return [cue for cue in line.cues if cue.kind in SOUNDS]


@given(wishes(), restrictions())
@settings(max_examples=150, deadline=None)
def test_a_timeline_is_exactly_as_long_as_its_plan(wish: Wishes, restriction: Restriction) -> None:
    planned, line = made(wish, restriction)
    assert line.frames == planned.frames


@given(wishes(), restrictions())
@settings(max_examples=150, deadline=None)
def test_cues_that_take_time_follow_each_other_without_gap_or_overlap(wish: Wishes, restriction: Restriction) -> None:
    _, line = made(wish, restriction)
    timed = [cue for cue in line.cues if cue.kind is not CueKind.SHOW]
    assert all(one.end == two.at for one, two in pairwise(timed))
    assert not timed or (timed[0].at, timed[-1].end) == (0, line.frames)


@given(wishes(), restrictions())
@settings(max_examples=150, deadline=None)
def test_no_sentence_is_longer_than_its_slot(wish: Wishes, restriction: Restriction) -> None:
    _, line = made(wish, restriction)
    assert all(quick_voice(cue.text) <= cue.frames for cue in heard(line) if cue.text)


@given(st.floats(3, 60), st.floats(1.0, 3.0))
@settings(max_examples=30, deadline=None)
def test_a_slower_voice_makes_slots_grow_and_is_never_cut(minutes: float, slower: float) -> None:
    planned = plan(Wishes(("hand-self",), minutes), Clearance(), KNOWLEDGE)
    line = timeline(planned, KNOWLEDGE, lambda text: int(speech_frames(text, ENGLISH) * slower))
    assert line.frames >= planned.frames
    assert all(speech_frames(cue.text, ENGLISH) * slower < cue.frames + 1 for cue in heard(line) if cue.text)


@pytest.mark.parametrize("routine", ["hand-partner", "foot-partner", "hand-self", "foot-self"])
def test_every_repetition_is_there_to_be_followed(routine: str) -> None:
    planned, line = made(Wishes((routine,), 20))
    for index, step in enumerate(planned.steps):
        shown = [cue for cue in line.cues if cue.step == index and cue.repetition]
        assert len(shown) == step.times * step.rounds * step.stroke.repetitions
        assert {cue.limb for cue in shown} == {step.limb}


def test_repetitions_keep_an_even_pace_inside_the_range_of_the_stroke() -> None:
    planned, line = made(Wishes(("hand-partner",), 20))
    for index, step in enumerate(planned.steps):
        paces = {cue.whole or cue.frames for cue in line.cues if cue.step == index and cue.repetition}
        assert len(paces) == 1
        seconds = paces.pop() / FRAMES_PER_SECOND
        assert step.stroke.seconds.least <= seconds <= step.stroke.seconds.most


def test_a_repetition_lasts_until_the_next_thing_that_hands_do() -> None:
    """Whatever is said inside it: the next repetition, or words before the next finger, part or round."""
    for routine in ("foot-partner", "foot-self"):
        _, line = made(Wishes((routine,), 20))
        timed = [cue for cue in line.cues if cue.kind is not CueKind.SHOW]
        starts = [number for number, cue in enumerate(timed) if cue.repetition and cue.step is not None]
        for number in starts:
            head = timed[number]
            inside = [cue for cue in timed[number + 1 :] if cue.at < head.at + (head.whole or head.frames)]
            assert all(cue.repetition is None and cue.step == head.step for cue in inside)
            assert bool(inside) == (head.whole is not None)


def test_fingers_and_toes_come_one_by_one_and_are_said_or_marked() -> None:
    _, line = made(Wishes(("foot-partner",), 20))
    left = [cue for cue in line.cues if cue.stroke == "toe-stretch" and cue.limb == "left-foot"]
    toes = KNOWLEDGE.tellings["toe-stretch"].digits
    named = dict(zip(toes, KNOWLEDGE.phrases.toe, strict=True))
    said = [toe for cue in left for toe in toes if cue.text in (*toes[toe], named[toe])]
    assert said == list(toes)
    zones = [cue.zone for cue in left if cue.repetition]
    assert zones[:9] == ["big-toe"] * 9


def test_a_full_instruction_the_first_time_and_other_words_after() -> None:
    planned, line = made(Wishes(("foot-partner",), 15))
    words, telling = planned.steps[0].words, KNOWLEDGE.tellings["lower-leg-stroke"]
    said = [cue.text for cue in line.cues if cue.kind is CueKind.SAY]
    assert all(said.count(sentence) == 1 for sentence in words.first)
    right = next(cue for cue in line.cues if cue.limb == "right-foot" and cue.stroke == "lower-leg-stroke" and cue.text)
    assert right.text in telling.other
    assert set(telling.again) & set(said)


def test_a_session_that_has_to_talk_less_says_only_the_reminder() -> None:
    planned, line = made(Wishes(("hand-partner",), 10), everywhere(manner={Manner.SHORT}))
    said = {cue.text for cue in line.cues}
    assert not said & set(planned.steps[0].words.first)
    assert planned.steps[0].words.again[0] in said


def test_why_a_stroke_is_gentler_is_said_once() -> None:
    _, line = made(Wishes(("foot-partner",), 20), everywhere(2, {Need.LEG}))
    said = [cue.text for cue in line.cues]
    assert said.count(KNOWLEDGE.needs[Need.LEG].say) == 1


def test_the_change_of_side_is_spoken_and_has_a_tone() -> None:
    _, line = made(Wishes(("hand-partner",), 10))
    at = next(i for i, cue in enumerate(line.cues) if cue.text == KNOWLEDGE.phrases.switch["right-hand"])
    assert CueKind.TONE in {cue.kind for cue in line.cues[at : at + 3]}
    assert sum(cue.frames for cue in line.cues[at : at + 3]) >= 5 * FRAMES_PER_SECOND


LEFT_BACK = Restriction.at([Limb.LEFT_HAND], Limits(places=frozenset({"back-of-hand"})))


def test_that_a_side_rests_is_said_inside_the_stroke_and_nothing_is_turned_for_it() -> None:
    planned, line = made(Wishes(("hand-self", "foot-self"), 15), LEFT_BACK)
    oiled = next(index for index, step in enumerate(planned.steps) if step.stroke.id == "put-on-lotion")
    assert planned.steps[oiled].resting == (Limb.LEFT_HAND,)
    rests = [cue for cue in line.cues if cue.text == "The left hand rests for this one."]
    assert [cue.step for cue in rests] == [oiled]
    said = [cue.text for cue in line.cues]
    assert said.count("Now change to the left hand.") == 1
    assert said.count("Now change to the right hand.") == 1


def test_that_a_side_rests_is_not_said_where_the_other_was_just_named() -> None:
    _, line = made(Wishes(("hand-self",), 3), LEFT_BACK)
    said = [cue.text for cue in line.cues if cue.text]
    assert "Begin with the right hand." in said
    assert not any("rests" in text for text in said)


def test_breaths_are_guided_before_the_first_stroke() -> None:
    _, line = made(Wishes(("hand-partner",), 10))
    breaths = [cue for cue in line.cues if cue.kind is CueKind.BREATHE and cue.step is None]
    assert len(breaths) in (4, 6)
    assert breaths[-1].end <= min(cue.at for cue in line.cues if cue.kind is CueKind.SHOW)


def test_the_first_word_waits_for_half_a_second() -> None:
    _, line = made(Wishes(("hand-self",), 5))
    assert min(cue.at for cue in heard(line)) * 20 >= 150


def test_without_steps_there_is_nothing() -> None:
    planned = plan(Wishes(("hand-self",)), Clearance(Effect.STOP), KNOWLEDGE)
    assert timeline(planned, KNOWLEDGE, quick_voice) == Timeline((), 0)


def test_every_repetition_says_its_move_and_the_finger_it_is_at() -> None:
    _, line = made(Wishes(("foot-partner",), minutes=30))
    toes = [cue for cue in line.cues if cue.stroke == "toe-stretch" and cue.repetition]
    assert [(cue.zone, cue.move) for cue in toes[:: toes[0].of]][:4] == [
        ("big-toe", "slide"),
        ("big-toe", "turn-left"),
        ("big-toe", "turn-right"),
        ("second-toe", "slide"),
    ]
    assert {cue.move for cue in line.cues if cue.stroke == "lower-leg-stroke"} == {None}

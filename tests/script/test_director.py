"""What the director promises, whatever was answered, wished, and however long a session is."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import quick_voice
from tests.strategies import restrictions, wishes
from thenar.load import load_knowledge
from thenar.model.body import Limb
from thenar.model.clearance import Clearance
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Limits, Manner, Need, Restriction
from thenar.model.script import Talk
from thenar.model.timeline import FRAMES_PER_SECOND, CueKind, Mark, Timeline
from thenar.plan import plan
from thenar.script.figures import figures
from thenar.timeline import timeline

KNOWLEDGE = load_knowledge()
NUMBER = re.compile(r"\d|\b(two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)


def made(wish: Wishes, restriction: Restriction | None = None) -> tuple[Plan, Timeline]:
    clearance = Clearance(Effect.GENTLE, restriction) if restriction else Clearance()
    planned = plan(wish, clearance, KNOWLEDGE)
    return planned, timeline(planned, KNOWLEDGE, quick_voice)


def said(line: Timeline) -> list[str]:
    return [cue.text for cue in line.cues if cue.kind is CueKind.SAY and cue.text]


def held(manner: Manner) -> Restriction:
    return Restriction.everywhere(Limits(manner=frozenset({manner})))


@given(wishes(), restrictions(), st.sampled_from(Talk), st.sampled_from([None, *KNOWLEDGE.goals]))
@settings(max_examples=120, deadline=None)
def test_nothing_is_said_too_often_or_too_soon_and_nobody_waits_alone(
    wish: Wishes, restriction: Restriction, talk: Talk, goal: str | None
) -> None:
    planned, line = made(replace(wish, talk=talk, goal=goal), restriction)
    if not planned.steps:
        return
    found = figures(line)
    assert line.frames == planned.frames
    assert found.most_said <= 3
    assert found.soonest is None or found.soonest >= 180
    if talk is Talk.FULL and Manner.SHORT not in restriction.over(Limb).manner:
        assert found.wait <= 20
    elif talk is not Talk.LITTLE:
        assert found.wait <= 40


def test_a_side_that_rests_from_a_stroke_of_both_is_told_so_in_time_that_was_kept_for_it() -> None:
    swollen = Restriction.at([Limb.RIGHT_HAND], Limits(places=frozenset({"back-of-hand"})))
    planned, line = made(Wishes(("hand-self",), 7.5, 1, "oil"), swollen)
    assert "The right hand rests for this one." in said(line)
    assert line.frames == planned.frames


def test_a_session_that_grows_quiet_still_gives_a_sign_of_life() -> None:
    light = Restriction.everywhere(Limits(pressure_cap=1))
    _, line = made(Wishes(("foot-partner",), 26, 1, "oil", goal="sleep"), light)
    assert figures(line).wait <= 20


@given(wishes(), restrictions(), st.sampled_from(Talk))
@settings(max_examples=60, deadline=None)
def test_no_sentence_has_a_number_and_no_word_comes_twice_running(
    wish: Wishes, restriction: Restriction, talk: Talk
) -> None:
    _, line = made(replace(wish, talk=talk), restriction)
    spoken = [cue for cue in line.cues if cue.text and cue.kind is not CueKind.TONE]
    assert not [text for text in said(line) if NUMBER.search(text)]
    assert all(one.text != two.text for one, two in pairwise(spoken))


@given(wishes(), restrictions())
@settings(max_examples=40, deadline=None)
def test_what_is_told_of_a_stroke_is_heard_with_that_stroke_alone(wish: Wishes, restriction: Restriction) -> None:
    _, line = made(wish, restriction)
    owners: dict[str, set[str]] = {}
    for telling in KNOWLEDGE.tellings.values():
        for _, variants in telling.kinds():
            for text in variants:
                owners.setdefault(text, set()).add(telling.id)
    for cue in line.cues:
        if cue.text in owners and cue.kind is CueKind.SAY:
            assert cue.stroke in owners[cue.text]


def test_counting_is_aloud_once_and_then_tones_mark_what_hands_do() -> None:
    planned, line = made(Wishes(("foot-partner",), 20))
    counts = [cue for cue in line.cues if cue.kind is CueKind.COUNT and cue.text in KNOWLEDGE.phrases.count]
    assert [cue.text for cue in counts] == ["One.", "Two.", "Three."]
    assert {cue.step for cue in counts} == {0}
    marks = {cue.mark for cue in line.cues if cue.kind is CueKind.TONE and cue.stroke == planned.steps[2].stroke.id}
    assert marks >= {Mark.AGAIN, Mark.MOVE}


def test_before_another_stroke_and_before_the_other_side_there_is_a_sentence() -> None:
    planned, line = made(Wishes(("hand-partner",), 20))
    partings = {
        text
        for one in KNOWLEDGE.companions.values()
        if one.moment.value in ("change", "leave", "turn", "last")
        for text in one.say
    }
    for index in range(len(planned.steps)):
        spoken = [cue for cue in line.cues if cue.step == index and cue.text and cue.kind is CueKind.SAY]
        assert spoken[-1].text in partings, (index, spoken[-1].text)


def test_a_stroke_that_can_follows_the_breath_in_halves() -> None:
    _, line = made(Wishes(("hand-partner",), 20))
    breaths = [cue for cue in line.cues if cue.kind is CueKind.BREATHE and cue.stroke == "forearm-stroke"]
    assert breaths[0].text in KNOWLEDGE.tellings["forearm-stroke"].breathe_in
    assert breaths[1].text in KNOWLEDGE.tellings["forearm-stroke"].breathe_out
    assert breaths[0].whole == breaths[0].frames + breaths[1].frames
    assert breaths[1].at == breaths[0].end
    assert abs(breaths[0].frames - breaths[1].frames) <= 1


def test_a_long_hold_is_broken_into_what_a_person_can_bear() -> None:
    without = frozenset({Need.LEG, Need.PULL, Need.ROTATE, Need.THUMB, Need.HOLD})
    planned, line = made(Wishes(("foot-partner",), 15), Restriction.everywhere(Limits(pressure_cap=1, without=without)))
    index = next(index for index, step in enumerate(planned.steps) if step.stroke.id == "toe-hold")
    assert planned.steps[index].frames > 120 * FRAMES_PER_SECOND
    inside = [cue for cue in line.cues if cue.step == index]
    assert any(cue.kind is CueKind.BREATHE for cue in inside)
    kinds = {one.moment.value for one in KNOWLEDGE.companions.values() for cue in inside if cue.text in one.say}
    assert kinds >= {"hold", "hold-change", "hold-enough", "leave"}


@pytest.mark.parametrize("talk", [Talk.FULL, Talk.SOME])
def test_sleep_ends_in_growing_silence_without_a_bell_or_thanks(talk: Talk) -> None:
    _, line = made(Wishes(("foot-partner",), 30, goal="sleep", talk=talk))
    assert Mark.END not in {cue.mark for cue in line.cues}
    assert not [text for text in said(line)[-3:] if "Thank" in text]
    words = [cue for cue in line.cues if cue.text and cue.kind is CueKind.SAY and cue.step is not None]
    quarter = line.frames // 4
    per_quarter = [sum(part * quarter <= cue.at < (part + 1) * quarter for cue in words) for part in range(4)]
    assert per_quarter[3] < per_quarter[1]


def test_other_goals_end_with_their_own_words_and_a_long_tone() -> None:
    _, line = made(Wishes(("hand-self",), 20, goal="supple"))
    assert "Wiggle a little, and see how it moves. That was all for today." in said(line)
    assert [cue.mark for cue in line.cues if cue.kind is CueKind.TONE][-1] is Mark.END


def test_where_feeling_is_dull_the_eyes_are_asked_and_not_the_skin() -> None:
    _, line = made(
        Wishes(("foot-partner",), 20), Restriction.everywhere(Limits(manner=frozenset({Manner.LOOK_AT_SKIN})))
    )
    texts = set(said(line))
    felt = {text for telling in KNOWLEDGE.tellings.values() for text in telling.feel}
    asked = {text for one in KNOWLEDGE.companions.values() if one.feels for text in one.say}
    assert not texts & (felt | asked)
    assert texts & {text for one in KNOWLEDGE.companions.values() if one.looks for text in one.say}


def test_few_words_at_a_time_where_that_is_right() -> None:
    planned, line = made(
        Wishes(("hand-partner",), 20), Restriction.everywhere(Limits(manner=frozenset({Manner.SHORT})))
    )
    inside = [cue.text for cue in line.cues if cue.kind is CueKind.SAY and cue.step is not None and cue.text]
    assert planned.steps[0].words.again[0] in inside
    known = {text for step in planned.steps for text in step.words.again}
    assert all(len(text.split()) <= 8 for text in inside if text not in known)


def test_little_talk_says_names_and_what_keeps_people_safe() -> None:
    _, line = made(Wishes(("foot-partner",), 20, talk=Talk.LITTLE))
    texts = said(line)
    assert "If anything hurts, stop at once." in texts
    assert "Toe stretch." in texts
    assert not set(texts) & {text for one in KNOWLEDGE.companions.values() for text in one.say}

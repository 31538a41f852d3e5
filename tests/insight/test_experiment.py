"""An experiment on oneself: its schedule, its rules, and what it says when."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations

import numpy as np
import pytest

from thenar.insight.experiment import Done, Kept, Outcome, Standing, kept_to, outcome
from thenar.insight.experiment_words import done_sentences, kept_sentences, outcome_sentences, stopping_rules
from thenar.insight.lengths import ADHERENCES, EFFECTS, length_words, lengths
from thenar.insight.power import finds, pairs_needed, pairs_to_plan
from thenar.insight.schedule import BLOCK_DAYS, block_on, last_day, new_experiment, rest_days, schedule
from thenar.model.experiment import Arm, Unit
from thenar.model.journal import Rating
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt
from thenar.model.problem import ThenarError

ENGLISH = NullTranslations()
START = date(2026, 3, 2)


def rate(
    days: int, massage: int = 3, rest: int = 6, unit: Unit = Unit.DAY, seed: int = 1, pairs: int = 10
) -> list[Rating]:
    """A rating each evening for so many days, by what the schedule has on that day."""
    plan = new_experiment("pain", unit, START, seed, pairs)
    ratings = []
    for offset in range(days):
        day = START + timedelta(days=offset)
        block = block_on(plan, day)
        assert block is not None
        value = massage if block.arm is Arm.MASSAGE else rest
        ratings.append(
            Rating("pain", RatedAt.DAY, value + offset % 2, datetime(day.year, day.month, day.day, 21, tzinfo=UTC))
        )
    return ratings


def test_each_pair_has_both_and_the_lot_decides_which_is_first() -> None:
    blocks = schedule(new_experiment("pain", Unit.DAY, START, 7, 60))
    pairs = [blocks[index : index + 2] for index in range(0, len(blocks), 2)]
    assert all({one.arm for one in pair} == set(Arm) for pair in pairs)
    first = Counter(pair[0].arm for pair in pairs)
    assert 15 <= first[Arm.MASSAGE] <= 45
    assert [block.start for block in blocks] == [START + timedelta(days=day) for day in range(120)]


def test_the_same_seed_is_the_same_order_for_good() -> None:
    arms = [block.arm for block in schedule(new_experiment("pain", Unit.DAY, START, 42, 6))]
    # Written out: an order that someone lives by must not change with a library.
    assert "".join(arm[0] for arm in arms) == "rmmrmrmrrmrm"


def test_weeks_leave_two_days_to_settle() -> None:
    block = schedule(new_experiment("pain", Unit.WEEK, START, 1, 6))[1]
    assert (block.start, block.counted, block.end) == (date(2026, 3, 9), date(2026, 3, 11), date(2026, 3, 15))


def test_nothing_is_shown_before_the_end(knowledge: Knowledge) -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 10)
    found = outcome(plan, rate(19), START + timedelta(days=19), np.random.default_rng(0))
    assert found.standing is Standing.RUNNING
    assert found.mean is None
    assert outcome_sentences(found, knowledge.measures["pain"], Unit.DAY, ENGLISH) == (
        "It is running. 9 of 10 pairs of days are complete. The answer comes when it is over.",
    )


def test_a_difference_is_told_at_the_end(knowledge: Knowledge) -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 10)
    found = outcome(plan, rate(20), START + timedelta(days=20), np.random.default_rng(0))
    said = outcome_sentences(found, knowledge.measures["pain"], Unit.DAY, ENGLISH)
    assert found.standing is Standing.DIFFERENCE
    assert said[0].startswith("In 10 pairs of days, pain was")
    assert "lower with massage" in said[0]
    assert said[1].startswith("That is better with massage")


def test_missed_days_are_missing_and_too_many_end_without_answer(knowledge: Knowledge) -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 10)
    few = outcome(plan, rate(20)[::2], START + timedelta(days=20), np.random.default_rng(0))
    assert (few.standing, few.pairs, few.mean) == (Standing.TOO_FEW, 0, None)
    assert "too few" in outcome_sentences(few, knowledge.measures["pain"], Unit.DAY, ENGLISH)[0]


@pytest.mark.parametrize(
    ("planned", "rated", "answers"), [(12, 9, True), (12, 8, False), (20, 15, True), (20, 14, False)]
)
def test_fewer_than_three_of_four_pairs_are_no_answer(planned: int, rated: int, answers: bool) -> None:
    """As the rules say that everyone agrees to beforehand."""
    plan = new_experiment("pain", Unit.DAY, START, 1, planned)
    numbers = rate(2 * rated, pairs=planned)
    found = outcome(plan, numbers, START + timedelta(days=2 * planned), np.random.default_rng(0))
    assert found.pairs == rated
    assert (found.standing is not Standing.TOO_FEW) == answers


def test_it_says_on_how_many_days_there_really_was_a_massage() -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 6)
    arms = {block.start: block.arm for block in schedule(plan)}
    massage = [day for day, arm in arms.items() if arm is Arm.MASSAGE]
    rest = [day for day, arm in arms.items() if arm is Arm.REST]
    found = kept_to(plan, [*massage[:4], rest[0], START - timedelta(days=3)], START + timedelta(days=12))
    assert found == Kept(massage=4, massage_days=6, rest=1, rest_days=6)
    assert kept_sentences(found, ENGLISH) == (
        "There was a massage on 4 of 6 days with massage, and on 1 of 6 days without.",
    )
    assert kept_sentences(kept_to(plan, [], START), ENGLISH) == ()


ANSWER = Outcome(Standing.DIFFERENCE, 20, 22, -1.2, -2.0, -0.4, 0.01)


def test_by_what_the_lot_gave_and_by_what_was_done_are_both_told(knowledge: Knowledge) -> None:
    kept = Kept(massage=14, massage_days=22, rest=3, rest_days=22, anyway=2)
    found = replace(ANSWER, done=Done(-2.4, -4.1, -0.7))
    given, done = done_sentences(found, kept, knowledge.measures["pain"], ENGLISH)
    assert given.startswith("The number above goes by what was planned, whatever was done.")
    assert "By what was really done, pain was 2.4 points lower with a massage." in done
    assert "The likely range is 4.1 lower to 0.7 lower." in done
    assert kept_sentences(kept, ENGLISH)[1] == "On 2 days without, one was wished for anyway."


def test_where_every_day_was_kept_it_is_one_answer(knowledge: Knowledge) -> None:
    said = done_sentences(ANSWER, Kept(22, 22, 0, 22), knowledge.measures["pain"], ENGLISH)
    assert said == ("Every day was kept, so this holds for what was planned and for what was done.",)


def test_days_that_were_all_alike_have_no_answer_by_what_was_done(knowledge: Knowledge) -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 10)
    every = [START + timedelta(days=day) for day in range(20)]
    found = outcome(plan, rate(20), START + timedelta(days=20), np.random.default_rng(0), every)
    assert (found.standing, found.done) == (Standing.DIFFERENCE, None)
    said = done_sentences(found, Kept(10, 10, 10, 10), knowledge.measures["pain"], ENGLISH)
    assert "there is no answer" in said[1]


def test_an_effect_is_twice_as_large_where_every_second_massage_was_left_out() -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 20)
    arms = {block.start: block.arm for block in schedule(plan)}
    massage = [day for day, arm in arms.items() if arm is Arm.MASSAGE]
    led = massage[::2]
    numbers = [
        Rating("pain", RatedAt.DAY, 3 if day in led else 7, datetime(day.year, day.month, day.day, 21, tzinfo=UTC))
        for day in arms
    ]
    found = outcome(plan, numbers, START + timedelta(days=40), np.random.default_rng(0), led)
    assert found.mean == -2.0
    assert found.done == Done(-4.0, -4.0, -4.0)


def test_a_number_of_the_morning_tells_of_the_evening_before() -> None:
    plan = new_experiment("sleep-last-night", Unit.DAY, START, 1, 10, lag=1)
    numbers = [replace(one, measure="sleep-last-night", at=one.at + timedelta(hours=10)) for one in rate(20)]
    assert outcome(plan, numbers, START + timedelta(days=20), np.random.default_rng(0)).standing is Standing.RUNNING
    found = outcome(plan, numbers, START + timedelta(days=21), np.random.default_rng(0))
    assert (found.standing, found.pairs) == (Standing.DIFFERENCE, 10)
    assert found.mean is not None
    assert found.mean < -2


def test_the_days_without_are_half_of_all_days() -> None:
    for unit, pairs in [(Unit.DAY, 10), (Unit.WEEK, 6)]:
        plan = new_experiment("pain", unit, START, 3, pairs)
        rest = set(rest_days(plan))
        every = {START + timedelta(days=day) for day in range((last_day(plan) - START).days + 1)}
        assert len(rest) * 2 == len(every)
        assert all((day in rest) == (block_on(plan, day).arm is Arm.REST) for day in every)  # type: ignore[union-attr]


@pytest.mark.parametrize("adherence", ADHERENCES)
def test_lengths_are_what_the_planner_reckons_and_none_is_longer_than_half_a_year(adherence: float) -> None:
    reckoned = {
        (unit, span): pairs
        for unit in Unit
        for span, effect in EFFECTS.items()
        if (pairs := pairs_to_plan(unit, effect, adherence)) * 2 * BLOCK_DAYS[unit] <= 26 * 7 and pairs <= 60
    }
    assert {(one.unit, one.span): one.pairs for one in lengths(adherence)} == reckoned
    for one in lengths(adherence):
        assert one.misses == round(10 * (1 - finds(one.unit, one.pairs, 1.0, adherence)))


def test_a_short_one_says_beforehand_what_it_cannot_find() -> None:
    short, usual = list(lengths(1.0))[:2]
    assert length_words(short, ENGLISH) == (
        "12 pairs of days, about 3 weeks. It cannot find a small effect. One as large as your usual ups and downs it "
        "misses 5 times in 10; only one that is half again as large it finds 8 times in 10."
    )
    assert usual.misses == 2


def test_numbers_around_sessions_do_not_count() -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 10)
    around = [Rating("pain", RatedAt.AFTER, one.value, one.at, "s") for one in rate(20)]
    assert outcome(plan, around, START + timedelta(days=20), np.random.default_rng(0)).pairs == 0


def test_the_recommended_length_leaves_room_for_missed_pairs() -> None:
    for unit in Unit:
        assert pairs_to_plan(unit) * 0.9 >= pairs_needed(unit)
    assert (pairs_needed(Unit.DAY), pairs_needed(Unit.WEEK)) == (19, 11)


def test_a_length_that_cannot_answer_is_refused_in_words() -> None:
    with pytest.raises(ThenarError, match=r"5 pairs is out of range\. Choose 6 to 60\."):
        new_experiment("pain", Unit.DAY, START, 1, 5)


def test_the_rules_are_said_beforehand() -> None:
    assert any("not before" in rule for rule in stopping_rules(ENGLISH))
    assert any("Stop at once" in rule for rule in stopping_rules(ENGLISH))

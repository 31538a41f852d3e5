"""An experiment on oneself: its schedule, its rules, and what it says when."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations

import numpy as np
import pytest

from thenar.insight.experiment import Kept, Standing, block_on, kept_to, new_experiment, outcome, schedule
from thenar.insight.experiment_words import kept_sentences, outcome_sentences, stopping_rules
from thenar.insight.power import pairs_needed, pairs_to_plan
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


def test_it_says_on_how_many_days_a_session_was_really_led() -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 6)
    arms = {block.start: block.arm for block in schedule(plan)}
    massage = [day for day, arm in arms.items() if arm is Arm.MASSAGE]
    rest = [day for day, arm in arms.items() if arm is Arm.REST]
    found = kept_to(plan, [*massage[:4], rest[0], START - timedelta(days=3)], START + timedelta(days=12))
    assert found == Kept(massage=4, massage_days=6, rest=1, rest_days=6)
    assert kept_sentences(found, ENGLISH) == (
        "A session was led on 4 of 6 days with massage, and on 1 of 6 days without.",
    )
    assert kept_sentences(kept_to(plan, [], START), ENGLISH) == ()


def test_numbers_around_sessions_do_not_count() -> None:
    plan = new_experiment("pain", Unit.DAY, START, 1, 10)
    around = [Rating("pain", RatedAt.AFTER, one.value, one.at, "s") for one in rate(20)]
    assert outcome(plan, around, START + timedelta(days=20), np.random.default_rng(0)).pairs == 0


def test_the_recommended_length_leaves_room_for_missed_pairs() -> None:
    for unit in Unit:
        assert pairs_to_plan(unit) * 0.9 >= pairs_needed(unit)
    assert (pairs_needed(Unit.DAY), pairs_needed(Unit.WEEK)) == (19, 11)


def test_a_length_that_cannot_answer_is_refused_in_words() -> None:
    with pytest.raises(ThenarError, match=r"5 pairs is out of range\. Choose 6 to 60"):
        new_experiment("pain", Unit.DAY, START, 1, 5)


def test_the_rules_are_said_beforehand() -> None:
    assert any("not before" in rule for rule in stopping_rules(ENGLISH))
    assert any("Stop at once" in rule for rule in stopping_rules(ENGLISH))

"""The promises of the statistics, kept in simulated worlds: seeded, so that a failure is a change of the code."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations

import numpy as np
import pytest

from tests.insight.worlds import MEAN, SPREAD, Kept, days, experiment, experiment_kept, sessions, slider
from thenar.insight.change import LEAST, mean_change
from thenar.insight.experiment import Standing, outcome
from thenar.insight.helping import Verdict, is_it_helping
from thenar.insight.power import pairs_needed, pairs_to_plan
from thenar.insight.schedule import BLOCK_DAYS, SETTLING_DAYS, new_experiment, schedule
from thenar.insight.sentences import sentences
from thenar.insight.signflip import dose_flip, sign_flip
from thenar.model.experiment import Arm, Unit
from thenar.model.journal import Rating
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt

ENGLISH = NullTranslations()
WORLDS = 4000
DRAWS = 1999  # for speed; the width of the interval hardly depends on it
MOST_FALSE_ALARMS = 0.06
COVERAGE = (0.93, 0.97)
LIKENESS = (0.0, 0.3, 0.5, 0.7)
KEPT_WORLDS, KEPT_DRAWS, KEPT_LIKENESS = 2000, 999, (0.0, 0.4, 0.7)  # many more cases, each a little coarser


def world(unit: Unit, likeness: float, effect: float, pairs: int) -> tuple[np.random.Generator, np.ndarray]:
    rng = np.random.default_rng([BLOCK_DAYS[unit], int(10 * likeness), int(-10 * effect), pairs])
    return rng, experiment(rng, WORLDS, pairs, BLOCK_DAYS[unit], SETTLING_DAYS[unit], likeness, effect)


@pytest.mark.parametrize("likeness", LIKENESS)
@pytest.mark.parametrize(("unit", "pairs"), [(Unit.DAY, 8), (Unit.DAY, 18), (Unit.DAY, 30), (Unit.WEEK, 11)])
def test_massage_that_does_nothing_is_rarely_said_to_work(unit: Unit, pairs: int, likeness: float) -> None:
    rng, differences = world(unit, likeness, 0.0, pairs)
    assert (sign_flip(differences, rng, DRAWS).p <= 0.05).mean() <= MOST_FALSE_ALARMS


@pytest.mark.parametrize("likeness", LIKENESS)
@pytest.mark.parametrize(("unit", "pairs"), [(Unit.DAY, 8), (Unit.DAY, 18), (Unit.DAY, 30), (Unit.WEEK, 11)])
def test_the_interval_of_an_experiment_holds_the_true_effect(unit: Unit, pairs: int, likeness: float) -> None:
    rng, differences = world(unit, likeness, -1.0, pairs)
    found = sign_flip(differences, rng, DRAWS)
    assert COVERAGE[0] <= ((found.low <= -1.0) & (found.high >= -1.0)).mean() <= COVERAGE[1]


@pytest.mark.parametrize("likeness", LIKENESS)
@pytest.mark.parametrize("unit", Unit)
def test_an_effect_of_one_standard_deviation_is_found_at_the_planned_length(unit: Unit, likeness: float) -> None:
    rng, differences = world(unit, likeness, -1.0, pairs_needed(unit))
    assert (sign_flip(differences, rng, DRAWS).high < 0).mean() >= 0.8


KEPT = {
    "full": Kept(),
    "four in five": Kept(0.8),
    "three in five": Kept(0.6),
    "four in five, either way": Kept(0.8, 0.2),
    "three in five, either way": Kept(0.6, 0.4),
    "three in five, the better days": Kept(0.6, 0.2, mood=True),
}


# Short, usual, and half a year of weeks: a length beyond 14 draws its choices of signs, so it is quick.
HOW = [(unit, pairs, how) for unit, pairs in [(Unit.DAY, 22), (Unit.DAY, 60), (Unit.WEEK, 16)] for how in KEPT]
HOW += [(Unit.DAY, 12, "full"), (Unit.DAY, 12, "three in five, the better days")]


def kept_world(unit: Unit, pairs: int, how: str, likeness: float, effect: float) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng([BLOCK_DAYS[unit], pairs, list(KEPT).index(how), int(10 * likeness), int(-10 * effect)])
    about = (BLOCK_DAYS[unit], SETTLING_DAYS[unit], likeness, effect)
    return experiment_kept(rng, KEPT_WORLDS, pairs, *about, KEPT[how])


@pytest.mark.parametrize("likeness", KEPT_LIKENESS)
@pytest.mark.parametrize(("unit", "pairs", "how"), HOW)
def test_however_days_were_kept_nothing_is_rarely_said_to_be_something(
    unit: Unit, pairs: int, how: str, likeness: float
) -> None:
    differences, doses = kept_world(unit, pairs, how, likeness, 0.0)
    found = dose_flip(differences, doses, np.random.default_rng(pairs), KEPT_DRAWS)
    assert (found.p <= 0.05).mean() <= MOST_FALSE_ALARMS
    assert ((found.low > 0) | (found.high < 0)).mean() <= MOST_FALSE_ALARMS


@pytest.mark.parametrize("likeness", KEPT_LIKENESS)
@pytest.mark.parametrize(("unit", "pairs", "how"), HOW)
def test_both_intervals_hold_the_true_effect_however_days_were_kept(
    unit: Unit, pairs: int, how: str, likeness: float
) -> None:
    """By what was done: what a massage does, also where bad days decided. By the lot: what planning it does."""
    differences, doses = kept_world(unit, pairs, how, likeness, -1.0)
    found = dose_flip(differences, doses, np.random.default_rng(pairs), KEPT_DRAWS)
    holds, told = (found.low <= -1.0) & (found.high >= -1.0), np.isfinite(found.low) & np.isfinite(found.high)
    assert holds.mean() >= COVERAGE[0]
    if told.mean() >= 0.5:  # without ends it is no answer, and is not told
        assert COVERAGE[0] <= holds[told].mean() <= COVERAGE[1]
    if not KEPT[how].mood:  # else what planning does is not the same on every day, and fewer hold it
        given, truth = sign_flip(differences, np.random.default_rng(pairs), KEPT_DRAWS), -doses.mean()
        assert COVERAGE[0] <= ((given.low <= truth) & (given.high >= truth)).mean() <= COVERAGE[1]


@pytest.mark.parametrize("likeness", KEPT_LIKENESS)
@pytest.mark.parametrize(("how", "adherence"), [("full", 1.0), ("four in five", 0.8), ("three in five", 0.6)])
@pytest.mark.parametrize("unit", Unit)
def test_the_planned_length_follows_how_many_days_will_be_kept(
    unit: Unit, how: str, adherence: float, likeness: float
) -> None:
    differences, _ = kept_world(unit, pairs_needed(unit, adherence=adherence), how, likeness, -1.0)
    assert (sign_flip(differences, np.random.default_rng(1), KEPT_DRAWS).high < 0).mean() >= 0.8


def test_where_every_day_was_kept_both_answers_are_the_same() -> None:
    rng, differences = world(Unit.DAY, 0.3, -1.0, 12)
    one = sign_flip(differences[:50], rng)
    other = dose_flip(differences[:50], np.ones((50, 12)), rng)
    assert np.allclose([one.mean, one.low, one.high, one.p], [other.mean, other.low, other.high, other.p])


@pytest.mark.parametrize("likeness", LIKENESS)
@pytest.mark.parametrize("number", [LEAST, 8, 12, 30])
@pytest.mark.parametrize("effect", [0.0, -0.6])
def test_the_interval_of_a_change_holds_the_true_change_of_whole_numbers(
    number: int, likeness: float, effect: float
) -> None:
    rng = np.random.default_rng([number, int(likeness * 10), int(-effect * 10)])
    before, after = sessions(rng, WORLDS, number, likeness, effect)
    # Rounding and the ends of the slider shrink the true change a little; a long run tells how much.
    long = sessions(rng, 400, 1000, 0.0, effect)
    truth = (slider(long[1]) - slider(long[0])).mean()
    found = [mean_change(row) for row in slider(after) - slider(before)]
    assert COVERAGE[0] <= np.mean([one.low <= truth <= one.high for one in found]) <= COVERAGE[1]


@pytest.mark.parametrize("likeness", [0.3, 0.5, 0.7])
def test_bad_days_that_get_better_by_themselves_are_not_taken_for_help(knowledge: Knowledge, likeness: float) -> None:
    """Sessions only on bad days, rated before, and after on the next day; massage does nothing at all."""
    rng = np.random.default_rng(int(likeness * 10))
    claimed, named, seeming = 0, 0, []
    for series in slider(days(rng, 200, 120, likeness)):
        ratings = _rated_on_bad_days(series)
        insight = is_it_helping(knowledge.measures["pain"], ratings)
        assert insight.change is not None
        seeming.append(insight.change.mean)
        claimed += insight.verdict is Verdict.BETTER
        named += any("regression to the mean" in one for one in sentences(insight, ENGLISH))
    assert np.mean(seeming) < -0.39 * SPREAD
    assert claimed <= 0.05 * 200
    assert named >= 0.99 * 200


def _rated_on_bad_days(series: np.ndarray) -> list[Rating]:
    start = datetime(2026, 1, 1, 20, tzinfo=UTC)
    ratings = []
    for number, value in enumerate(series[:-1]):
        at, key = start + timedelta(days=number), str(number)
        rating = Rating("pain", RatedAt.DAY, int(value), at)
        if value > MEAN + SPREAD / 2:
            ratings.append(replace(rating, rated_at=RatedAt.BEFORE, session=key))
            ratings.append(Rating("pain", RatedAt.AFTER, int(series[number + 1]), at + timedelta(days=1), key))
        elif number % 3 == 0:
            ratings.append(rating)
    return ratings


@pytest.mark.parametrize("unit", Unit)
def test_the_whole_way_from_schedule_to_answer_finds_an_effect(unit: Unit) -> None:
    """One rating a day on a slider, through the schedule and the outcome that people see."""
    found = [_whole_way(unit, seed).standing for seed in range(60)]
    assert found.count(Standing.DIFFERENCE) >= 0.8 * 60


def _whole_way(unit: Unit, seed: int):  # type: ignore[no-untyped-def]
    plan = new_experiment("pain", unit, date(2026, 1, 5), seed, pairs_to_plan(unit))
    blocks = schedule(plan)
    length = (blocks[-1].end - blocks[0].start).days + 1
    rng = np.random.default_rng(seed)
    massage = {
        block.start + timedelta(days=offset)
        for block in blocks
        if block.arm is Arm.MASSAGE
        for offset in range((block.end - block.start).days + 1)
    }
    noise = days(rng, 1, length, 0.3)[0]
    dates = [plan.start + timedelta(days=offset) for offset in range(length)]
    values = slider(noise - np.array([one in massage for one in dates]))
    ratings = [
        Rating("pain", RatedAt.DAY, int(value), datetime(one.year, one.month, one.day, 20, tzinfo=UTC))
        for one, value in zip(dates, values, strict=True)
    ]
    return outcome(plan, ratings, blocks[-1].end + timedelta(days=1), np.random.default_rng(seed))

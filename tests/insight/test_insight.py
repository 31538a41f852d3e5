"""Is it helping? What is said for given numbers, and what is not said."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations

import pytest

from thenar.insight.asking import sliders, weekly
from thenar.insight.helping import Insight, Verdict, is_it_helping
from thenar.insight.pairing import sort_ratings
from thenar.insight.questionnaire import advice, may_ask, next_day, total
from thenar.insight.sentences import cannot_know, sentences
from thenar.insight.trend import a_week, by_day, weeks
from thenar.model.body import Area
from thenar.model.journal import Rating
from thenar.model.knowledge import Knowledge
from thenar.model.measure import RatedAt

ENGLISH = NullTranslations()
START = datetime(2026, 3, 1, 20, tzinfo=UTC)


def rated(
    before: Sequence[int], after: Sequence[int], other: Sequence[int] = (), measure: str = "pain"
) -> list[Rating]:
    """Ratings of one session a day, and of other days."""
    ratings = []
    for number, (one, two) in enumerate(zip(before, after, strict=True)):
        at = START + timedelta(days=number)
        ratings.append(Rating(measure, RatedAt.BEFORE, one, at, f"s{number}"))
        ratings.append(Rating(measure, RatedAt.AFTER, two, at, f"s{number}"))
    ratings.extend(Rating(measure, RatedAt.DAY, one, START) for one in other)
    return ratings


def insight(
    knowledge: Knowledge, before: Sequence[int], after: Sequence[int], other: Sequence[int] = (), measure: str = "pain"
) -> Insight:
    return is_it_helping(knowledge.measures[measure], rated(before, after, other, measure))


def test_five_sessions_are_not_enough(knowledge: Knowledge) -> None:
    found = insight(knowledge, [6] * 5, [2] * 5)
    assert found.verdict is Verdict.NOT_YET
    assert found.change is None
    assert sentences(found, ENGLISH)[0].startswith("Not yet. Pain needs at least 6 sessions")
    assert "There are 5." in sentences(found, ENGLISH)[0]


@pytest.mark.parametrize(("number", "words"), [
    (0, "There is none yet."), (1, "There is 1."), (2, "There are 2."), (5, "There are 5."),
])  # fmt: skip
def test_how_many_there_are_has_the_form_of_its_number(knowledge: Knowledge, number: int, words: str) -> None:
    assert f" {words} " in sentences(insight(knowledge, [6] * number, [2] * number), ENGLISH)[0]


def test_a_session_with_one_number_missing_is_not_counted_as_zero(knowledge: Knowledge) -> None:
    ratings = [one for one in rated([6] * 6, [3] * 6) if not (one.session == "s0" and one.rated_at is RatedAt.AFTER)]
    assert is_it_helping(knowledge.measures["pain"], ratings).verdict is Verdict.NOT_YET


def test_a_clear_and_large_change(knowledge: Knowledge) -> None:
    found = insight(knowledge, [6, 7, 5, 6, 8, 6, 7], [3, 4, 3, 3, 5, 4, 3])
    assert found.verdict is Verdict.BETTER
    assert found.matters is True
    assert sentences(found, ENGLISH) == (
        "Pain was 2.9 points lower after a session than before, on average. The likely range is 2.2 to 3.5 points "
        "lower, from 7 sessions.",
        "People notice a change of about 2 points or 30 %. Yours is that large.",
    )


def test_thirty_percent_of_little_pain_matters_too(knowledge: Knowledge) -> None:
    found = insight(knowledge, [3] * 8, [2] * 8)
    assert found.change is not None
    assert found.change.mean == -1
    assert found.matters is True


def test_a_clear_change_may_be_too_small_to_matter(knowledge: Knowledge) -> None:
    found = insight(knowledge, [8] * 8, [7] * 8)
    assert (found.verdict, found.matters) == (Verdict.BETTER, False)
    assert "Yours is smaller." in " ".join(sentences(found, ENGLISH))


def test_a_change_that_may_be_none_is_called_unclear(knowledge: Knowledge) -> None:
    found = insight(knowledge, [5, 6, 4, 5, 6, 5], [4, 7, 4, 3, 6, 6])
    assert found.verdict is Verdict.NO_CLEAR_CHANGE
    assert sentences(found, ENGLISH)[0].startswith("No clear change. Pain was 0.2 points lower")
    assert len(sentences(found, ENGLISH)) == 1


def test_worse_is_said_as_plainly(knowledge: Knowledge) -> None:
    found = insight(knowledge, [3] * 7, [5] * 7)
    assert found.verdict is Verdict.WORSE
    assert "That is worse." in sentences(found, ENGLISH)[1]


def test_sessions_that_start_on_bad_days_are_named(knowledge: Knowledge) -> None:
    found = insight(knowledge, [7, 8, 7, 7, 8, 7], [5, 5, 6, 5, 5, 5], [4, 5, 4, 5, 4, 5])
    assert found.verdict is Verdict.BAD_DAYS
    assert "regression to the mean" in " ".join(sentences(found, ENGLISH))
    assert "cannot show that the massage helps" in " ".join(sentences(found, ENGLISH))


def test_what_goes_beyond_a_bad_day_is_still_better(knowledge: Knowledge) -> None:
    found = insight(knowledge, [6] * 8, [1] * 8, [5] * 8)
    assert found.verdict is Verdict.BETTER
    assert found.bad_days is not None


def test_without_other_days_it_says_that_it_cannot_compare(knowledge: Knowledge) -> None:
    without = insight(knowledge, [6] * 8, [3] * 8)
    with_others = insight(knowledge, [6] * 8, [3] * 8, [6] * 6)
    assert any("bad days" in one for one in cannot_know(without, ENGLISH))
    assert not any("bad days" in one for one in cannot_know(with_others, ENGLISH))


def test_no_sentence_says_that_massage_did_it(knowledge: Knowledge) -> None:
    for before, after in (([6] * 8, [2] * 8), ([5] * 8, [5] * 8), ([3] * 8, [6] * 8)):
        found = insight(knowledge, before, after)
        said = " ".join(sentences(found, ENGLISH)).lower()
        assert not any(word in said for word in ("because of", "thanks to", "massage lowered", "works", "helped"))
        assert cannot_know(found, ENGLISH)[0].startswith("Whether the massage did it.")


def test_hands_and_feet_are_not_mixed(knowledge: Knowledge) -> None:
    ratings = [
        Rating(one.measure, one.rated_at, one.value, one.at, one.session, area)
        for area, after in ((Area.HAND, 2), (Area.FOOT, 6))
        for one in rated([6] * 6, [after] * 6, measure="numbness")
    ]
    measure = knowledge.measures["numbness"]
    assert is_it_helping(measure, ratings, Area.HAND).verdict is Verdict.BETTER
    assert is_it_helping(measure, ratings, Area.FOOT).verdict is Verdict.NO_CLEAR_CHANGE
    assert sentences(is_it_helping(measure, ratings, Area.HAND), ENGLISH)[0].startswith(
        "Numbness in the hands was 4 points"
    )


def test_the_sliders_fit_the_goal_and_come_once(knowledge: Knowledge) -> None:
    measures = knowledge.measures
    both = (Area.HAND, Area.FOOT)
    ids = [(one.id, area) for one, area in sliders(measures, RatedAt.BEFORE, "neuropathy", both)]
    assert ids == [
        ("pain", None), ("numbness", Area.HAND), ("numbness", Area.FOOT), ("tingling", Area.HAND),
        ("tingling", Area.FOOT),
    ]  # fmt: skip
    given = [Rating("pain", RatedAt.BEFORE, 3, START, "s")]
    left = [one.id for one, _ in sliders(measures, RatedAt.BEFORE, "pain", both, given)]
    assert left == ["stress"]
    for goal in knowledge.goals:
        assert 1 <= len({one.id for one, _ in sliders(measures, RatedAt.AFTER, goal, both)}) <= 3


def test_sleep_is_asked_once_a_week(knowledge: Knowledge) -> None:
    day = date(2026, 3, 1)
    assert [one.id for one in weekly(knowledge.measures, {}, day)] == ["sleep"]
    assert weekly(knowledge.measures, {"sleep": day}, day + timedelta(days=6)) == ()
    assert weekly(knowledge.measures, {"sleep": day}, day + timedelta(days=7))


@pytest.mark.parametrize("name", ["phq-2", "gad-2"])
def test_a_questionnaire_waits_two_weeks_and_advises_from_three(knowledge: Knowledge, name: str) -> None:
    measure = knowledge.measures[name]
    form = measure.questionnaire
    assert form is not None
    day = date(2026, 3, 1)
    assert may_ask(form, None, day)
    assert not may_ask(form, day, day + timedelta(days=13))
    assert may_ask(form, day, next_day(form, day))
    assert total(form, {"1": 1, "2": 2}) == 3
    assert total(form, {"1": 3}) is None
    assert "talk to your doctor" in (advice(measure, 3) or "")
    assert advice(measure, 2) is None
    assert advice(measure, None) is None


def test_weeks_begin_on_monday_and_are_whole() -> None:
    rows = weeks([date(2026, 3, 4), date(2026, 3, 4)], date(2026, 3, 3), date(2026, 3, 10))
    assert [row[0].day for row in rows] == [date(2026, 3, 2), date(2026, 3, 9)]
    assert all(len(row) == 7 for row in rows)
    assert rows[0][2].sessions == 2
    assert (rows[0][0].inside, rows[0][1].inside, rows[1][1].inside, rows[1][2].inside) == (False, True, True, False)
    assert a_week([date(2026, 3, 4)], date(2026, 3, 1), date(2026, 3, 14)) == 0.5


def test_two_sessions_of_a_day_are_one_point_of_the_trend() -> None:
    ratings = rated([6, 4], [3, 3])
    same_day = [Rating(one.measure, one.rated_at, one.value, START, one.session) for one in ratings]
    assert by_day(sort_ratings(same_day, "pain").sessions) == ((date(2026, 3, 1), 5.0, 3.0),)

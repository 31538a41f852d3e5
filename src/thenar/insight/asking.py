"""Which numbers to ask for: those that fit the goal, and none twice. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from thenar.model.body import Area
from thenar.model.journal import Rating
from thenar.model.measure import Measure, RatedAt

MOST = 3  # sliders at a time
WEEK = timedelta(days=7)

Slider = tuple[Measure, Area | None]


def sliders(
    measures: Mapping[str, Measure],
    when: RatedAt,
    goal: str | None,
    areas: Iterable[Area],
    given: Iterable[Rating] = (),
) -> tuple[Slider, ...]:
    """The sliders for a goal at a moment, at most three questions; `given` are this moment's, asked no second time."""
    had = {(one.measure, one.area) for one in given if one.rated_at is when}
    fitting = [one for one in measures.values() if when in one.rated_at and _fits(one, goal)][:MOST]
    asked = [(one, area) for one in fitting for area in (tuple(areas) if one.each_area else (None,))]
    return tuple((one, area) for one, area in asked if (one.id, area) not in had)


def weekly(measures: Mapping[str, Measure], last: Mapping[str, date], today: date) -> tuple[Measure, ...]:
    """The sliders for a week that are due: those without a questionnaire, seven days after the last time."""
    return tuple(
        one
        for one in measures.values()
        if one.rated_at == (RatedAt.WEEK,)
        and one.questionnaire is None
        and (one.id not in last or today >= last[one.id] + WEEK)
    )


def _fits(measure: Measure, goal: str | None) -> bool:
    return goal in measure.goals if goal else measure.without_goal

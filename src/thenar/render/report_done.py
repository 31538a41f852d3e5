"""What was done at home in some weeks, in lines for the doctor's page. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from gettext import NullTranslations
from statistics import median

from thenar.insight.trend import a_week
from thenar.model.body import Area
from thenar.model.journal import SessionDone
from thenar.model.knowledge import Knowledge
from thenar.model.written import decimal, long_day, minutes
from thenar.render.done_words import MINUTE_MS

SOME_WEEKS = timedelta(days=13)  # two whole weeks: below, "a week" would be a guess from a few days


def done_lines(sessions: Sequence[SessionDone], today: date, knowledge: Knowledge) -> Iterator[str]:
    """How often since when, how long, what, and how firmly at most; `sessions` are those that were led."""
    catalog = knowledge.catalog
    if not sessions:
        yield catalog.gettext("No session in this time.")
        return
    days = [one.began_at.date() for one in sessions]
    first = min(days)
    length = max(1, round(median((one.heard_ms or 0) / MINUTE_MS for one in sessions)))
    often = a_week(days, first, today) if today - first >= SOME_WEEKS else None
    yield _often(len(sessions), often, catalog).format(
        n=len(sessions),
        day=long_day(first, catalog),
        often=decimal(often or 0, catalog),
        minutes=minutes(length, catalog),
    )
    routines = Counter(name for one in sessions for name in one.routines)
    names = [knowledge.routines[name].name for name, _ in routines.most_common() if name in knowledge.routines]
    areas = {place.area for one in sessions for place in one.limbs}
    yield _where(areas, catalog).format(routines=", ".join(names) or catalog.gettext("a routine of their own"))
    yield knowledge.pressures[max(one.pressure for one in sessions)].at_most


def _often(number: int, often: float | None, catalog: NullTranslations) -> str:
    """How many since when; how often only where there were weeks to count in."""
    if often is None:
        return catalog.ngettext(
            "{n} session since {day}, mostly {minutes} long.",
            "{n} sessions since {day}, mostly {minutes} long.",
            number,
        )
    return catalog.ngettext(
        "{n} session since {day}, about {often} a week, mostly {minutes} long.",
        "{n} sessions since {day}, about {often} a week, mostly {minutes} long.",
        number,
    )


def hardly_line(number: int, catalog: NullTranslations) -> Iterator[str]:
    """How many were left out, where there are any."""
    if number:
        yield catalog.ngettext(
            "{n} more was hardly led and is not counted.", "{n} more were hardly led and are not counted.", number
        ).format(n=number)


def _where(areas: set[Area], catalog: NullTranslations) -> str:
    if areas == {Area.HAND, Area.FOOT}:
        return catalog.gettext("Gentle strokes on hands and feet: {routines}.")
    if areas == {Area.HAND}:
        return catalog.gettext("Gentle strokes on hands: {routines}.")
    if areas == {Area.FOOT}:
        return catalog.gettext("Gentle strokes on feet: {routines}.")
    return catalog.gettext("Gentle strokes on hands or feet: {routines}.")

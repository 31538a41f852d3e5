"""An experiment in plain sentences. Pure; the catalog has the language."""

from collections.abc import Iterable, Iterator
from datetime import date
from gettext import NullTranslations

from thenar.insight.experiment import Done, Kept, Outcome, Standing
from thenar.insight.schedule import last_day
from thenar.model.experiment import Experiment, Unit
from thenar.model.measure import Better, Measure
from thenar.model.written import decimal, long_day


def stopping_rules(catalog: NullTranslations) -> tuple[str, ...]:
    """What is agreed to before it begins."""
    return (
        catalog.gettext(
            "It ends on the day that is set now. It is not made longer or shorter because of how the numbers look."
        ),
        catalog.gettext(
            "The numbers are shown when it is over, not before: whoever looks early finds differences that are chance."
        ),
        catalog.gettext(
            "Stop at once, for good, when a warning sign appears, when a stroke hurts, or when you simply want to. "
            "Then there is no answer, and nothing is lost."
        ),
        catalog.gettext(
            "Go on with your medicine and your treatment as they are. If your doctor changes them, start anew later."
        ),
        catalog.gettext(
            "Keep to the days as well as you can. Whoever wants a massage on a day without may have one; it is kept "
            "with the answer."
        ),
        catalog.gettext(
            "A pair counts when both halves were rated. With fewer than three of four pairs there is no answer."
        ),
    )


def cannot_know(catalog: NullTranslations) -> tuple[str, ...]:
    """What an experiment cannot tell, whatever it shows."""
    return (
        catalog.gettext(
            "You knew which days had massage. What one hopes for shows in one's numbers, and no one can do this blind."
        ),
        catalog.gettext(
            "What a massage does for several days blurs days into each other and makes a real difference look smaller. "
            "Weeks blur less."
        ),
        catalog.gettext("It is about you, in these weeks. It says nothing about anyone else."),
    )


def looks_at(measure: Measure, experiment: Experiment, end: date, catalog: NullTranslations) -> str:
    """What a running experiment is about, and when it ends."""
    if experiment.unit is Unit.DAY:
        said = catalog.ngettext(
            "It looks at {measure}, {n} pair of days, and ends on {day}.",
            "It looks at {measure}, {n} pairs of days, and ends on {day}.",
            experiment.pairs,
        )
    else:
        said = catalog.ngettext(
            "It looks at {measure}, {n} pair of weeks, and ends on {day}.",
            "It looks at {measure}, {n} pairs of weeks, and ends on {day}.",
            experiment.pairs,
        )
    return said.format(measure=measure.name.lower(), n=experiment.pairs, day=long_day(end, catalog))


def outcome_sentences(outcome: Outcome, measure: Measure, unit: Unit, catalog: NullTranslations) -> tuple[str, ...]:
    """What an experiment shows, or why it shows nothing yet."""
    if outcome.standing is Standing.RUNNING:
        return (_running(outcome, unit, catalog),)
    if outcome.standing is Standing.TOO_FEW:
        return (_too_few(outcome, unit, catalog),)
    return tuple(_answer(outcome, measure, unit, catalog))


def kept_sentences(kept: Kept, catalog: NullTranslations) -> tuple[str, ...]:
    """How the days were kept: what was really done counts, not what was planned."""
    if not kept.massage_days + kept.rest_days:
        return ()
    said = catalog.ngettext(
        "There was a massage on {done} of {n} day with massage",
        "There was a massage on {done} of {n} days with massage",
        kept.massage_days,
    ).format(done=kept.massage, n=kept.massage_days)
    also = catalog.ngettext(
        "and on {done} of {n} day without.", "and on {done} of {n} days without.", kept.rest_days
    ).format(done=kept.rest, n=kept.rest_days)
    return (f"{said}, {also}", *_anyway(kept, catalog))


def elsewhere_sentences(
    experiment: Experiment, days: Iterable[date], today: date, catalog: NullTranslations
) -> tuple[str, ...]:
    """How many of these days had only a massage elsewhere; it counts as one."""
    number = sum(experiment.start <= day <= last_day(experiment) and day < today for day in days)
    if not number:
        return ()
    said = catalog.ngettext(
        "On {n} of these days it was a massage elsewhere that you wrote down. It counts the same.",
        "On {n} of these days they were massages elsewhere that you wrote down. They count the same.",
        number,
    )
    return (said.format(n=number),)


def done_sentences(outcome: Outcome, kept: Kept, measure: Measure, catalog: NullTranslations) -> tuple[str, ...]:
    """The answer by what was really done, beside the one by what the lot gave, and what the two mean."""
    if outcome.mean is None:
        return ()
    if kept.whole:
        return (catalog.gettext("Every day was kept, so this holds for what was planned and for what was done."),)
    given = catalog.gettext(
        "The number above goes by what was planned, whatever was done. It tells what planning massages did, and days "
        "that were not kept make it smaller than what a massage does."
    )
    if outcome.done is None:
        few = catalog.gettext(
            "By what was really done there is no answer: the days with and without were too much alike for one."
        )
        return given, few
    reckoned = catalog.gettext(
        "This one reckons with the days that were not kept, on whatever days that was. So it is less sure, and its "
        "range is wider."
    )
    return given, f"{_by_done(outcome.done, measure, catalog)} {reckoned}"


def _by_done(done: Done, measure: Measure, catalog: NullTranslations) -> str:
    if done.mean < 0:
        said = catalog.gettext("By what was really done, {measure} was {size} points lower with a massage.")
    else:
        said = catalog.gettext("By what was really done, {measure} was {size} points higher with a massage.")
    found = said.format(measure=measure.name.lower(), size=decimal(abs(done.mean), catalog))
    return f"{found} {_likely(done.low, done.high, catalog)}"


def _anyway(kept: Kept, catalog: NullTranslations) -> Iterator[str]:
    if kept.anyway:
        yield catalog.ngettext(
            "On {n} day without, one was wished for anyway.",
            "On {n} days without, one was wished for anyway.",
            kept.anyway,
        ).format(n=kept.anyway)


def _likely(low: float, high: float, catalog: NullTranslations) -> str:
    said = catalog.gettext("The likely range is {low} to {high}.")
    return said.format(low=_signed(low, catalog), high=_signed(high, catalog))


def _running(outcome: Outcome, unit: Unit, catalog: NullTranslations) -> str:
    if unit is Unit.DAY:
        said = catalog.ngettext(
            "It is running. {n} of {planned} pairs of days is complete. The answer comes when it is over.",
            "It is running. {n} of {planned} pairs of days are complete. The answer comes when it is over.",
            outcome.pairs,
        )
    else:
        said = catalog.ngettext(
            "It is running. {n} of {planned} pairs of weeks is complete. The answer comes when it is over.",
            "It is running. {n} of {planned} pairs of weeks are complete. The answer comes when it is over.",
            outcome.pairs,
        )
    return said.format(n=outcome.pairs, planned=outcome.planned)


def _too_few(outcome: Outcome, unit: Unit, catalog: NullTranslations) -> str:
    if unit is Unit.DAY:
        said = catalog.ngettext(
            "Only {n} of {planned} pairs of days is complete. That is too few for an answer.",
            "Only {n} of {planned} pairs of days are complete. That is too few for an answer.",
            outcome.pairs,
        )
    else:
        said = catalog.ngettext(
            "Only {n} of {planned} pairs of weeks is complete. That is too few for an answer.",
            "Only {n} of {planned} pairs of weeks are complete. That is too few for an answer.",
            outcome.pairs,
        )
    return said.format(n=outcome.pairs, planned=outcome.planned)


def _answer(outcome: Outcome, measure: Measure, unit: Unit, catalog: NullTranslations) -> Iterator[str]:
    assert outcome.mean is not None
    assert outcome.low is not None
    assert outcome.high is not None
    found = _found(outcome.pairs, outcome.mean, unit, catalog).format(
        n=outcome.pairs, measure=measure.name.lower(), size=decimal(abs(outcome.mean), catalog)
    )
    yield f"{found} {_likely(outcome.low, outcome.high, catalog)}"
    if outcome.standing is Standing.NO_CLEAR_DIFFERENCE:
        yield catalog.gettext(
            "That could be no difference at all. An effect smaller than this experiment can see may still be there."
        )
    elif (outcome.mean < 0) == (measure.better is Better.LOWER):
        yield catalog.gettext("That is better with massage, and chance alone would rarely do it.")
    else:
        yield catalog.gettext("That is worse with massage, and chance alone would rarely do it.")


def _found(pairs: int, mean: float, unit: Unit, catalog: NullTranslations) -> str:
    if unit is Unit.DAY and mean < 0:
        return catalog.ngettext(
            "In {n} pair of days, {measure} was {size} points lower with massage.",
            "In {n} pairs of days, {measure} was {size} points lower with massage.",
            pairs,
        )
    if unit is Unit.DAY:
        return catalog.ngettext(
            "In {n} pair of days, {measure} was {size} points higher with massage.",
            "In {n} pairs of days, {measure} was {size} points higher with massage.",
            pairs,
        )
    if mean < 0:
        return catalog.ngettext(
            "In {n} pair of weeks, {measure} was {size} points lower with massage.",
            "In {n} pairs of weeks, {measure} was {size} points lower with massage.",
            pairs,
        )
    return catalog.ngettext(
        "In {n} pair of weeks, {measure} was {size} points higher with massage.",
        "In {n} pairs of weeks, {measure} was {size} points higher with massage.",
        pairs,
    )


def _signed(value: float, catalog: NullTranslations) -> str:
    size = decimal(abs(value), catalog)
    if value < 0:
        return catalog.gettext("{size} lower").format(size=size)
    return catalog.gettext("{size} higher").format(size=size)

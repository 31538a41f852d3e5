"""An insight in plain sentences: what was found, and what it cannot know. Pure; the catalog has the language."""

from collections.abc import Iterator
from gettext import NullTranslations

from thenar.insight.change import LEAST, Estimate
from thenar.insight.helping import BadDays, Insight, Verdict
from thenar.model.body import Area
from thenar.model.measure import Matters
from thenar.model.written import decimal, points


def title_of(insight: Insight, catalog: NullTranslations) -> str:
    """The measure, with its area where it is rated apart."""
    name = insight.measure.name
    if insight.area is Area.HAND:
        return catalog.gettext("{measure} in the hands").format(measure=name)
    if insight.area is Area.FOOT:
        return catalog.gettext("{measure} in the feet").format(measure=name)
    return name


def sentences(insight: Insight, catalog: NullTranslations) -> tuple[str, ...]:
    """What the numbers say, the plainest first."""
    if insight.verdict is Verdict.NOT_YET:
        return (_not_yet(insight, catalog),)
    return (*_found(insight, catalog), *_size(insight, catalog), *_bad_days(insight, catalog))


def cannot_know(insight: Insight, catalog: NullTranslations) -> tuple[str, ...]:
    """What these numbers cannot tell, whatever they are."""
    return tuple(_cannot_know(insight, catalog))


def _not_yet(insight: Insight, catalog: NullTranslations) -> str:
    needs = catalog.ngettext(
        "Not yet. {measure} needs at least {n} session with a number before and after.",
        "Not yet. {measure} needs at least {n} sessions with a number before and after.",
        LEAST,
    ).format(measure=title_of(insight, catalog), n=LEAST)
    have = catalog.gettext("There is none yet.")
    if insight.number:
        have = catalog.ngettext("There is {n}.", "There are {n}.", insight.number).format(n=insight.number)
    why = catalog.gettext("With fewer, chance alone looks like a change too often.")
    return f"{needs} {have} {why}"


def _found(insight: Insight, catalog: NullTranslations) -> Iterator[str]:
    assert insight.change is not None
    change, measure = insight.change, title_of(insight, catalog)
    size = points(abs(change.mean), catalog)
    if insight.verdict is Verdict.NO_CLEAR_CHANGE:
        low, high = _signed(change.low, catalog), _signed(change.high, catalog)
        yield _unclear(change, catalog).format(measure=measure, size=size, low=low, high=high, n=change.number)
        return
    near, far = sorted((abs(change.low), abs(change.high)))
    yield _clear(change, catalog).format(
        measure=measure, size=size, low=decimal(near, catalog), high=points(far, catalog), n=change.number
    )
    if insight.verdict is Verdict.WORSE:
        yield catalog.gettext(
            "That is worse. Think of a softer or shorter session, and tell your doctor if it goes on."
        )


def _unclear(change: Estimate, catalog: NullTranslations) -> str:
    if change.mean < 0:
        return catalog.ngettext(
            "No clear change. {measure} was {size} lower after a session than before, on average; the likely range is "
            "{low} to {high}, from {n} session. It could be none at all.",
            "No clear change. {measure} was {size} lower after a session than before, on average; the likely range is "
            "{low} to {high}, from {n} sessions. It could be none at all.",
            change.number,
        )
    return catalog.ngettext(
        "No clear change. {measure} was {size} higher after a session than before, on average; the likely range is "
        "{low} to {high}, from {n} session. It could be none at all.",
        "No clear change. {measure} was {size} higher after a session than before, on average; the likely range is "
        "{low} to {high}, from {n} sessions. It could be none at all.",
        change.number,
    )


def _clear(change: Estimate, catalog: NullTranslations) -> str:
    if change.mean < 0:
        return catalog.ngettext(
            "{measure} was {size} lower after a session than before, on average. The likely range is {low} to {high} "
            "lower, from {n} session.",
            "{measure} was {size} lower after a session than before, on average. The likely range is {low} to {high} "
            "lower, from {n} sessions.",
            change.number,
        )
    return catalog.ngettext(
        "{measure} was {size} higher after a session than before, on average. The likely range is {low} to {high} "
        "higher, from {n} session.",
        "{measure} was {size} higher after a session than before, on average. The likely range is {low} to {high} "
        "higher, from {n} sessions.",
        change.number,
    )


def _signed(value: float, catalog: NullTranslations) -> str:
    size = points(abs(value), catalog)
    if value < 0:
        return catalog.gettext("{size} lower").format(size=size)
    return catalog.gettext("{size} higher").format(size=size)


def _size(insight: Insight, catalog: NullTranslations) -> Iterator[str]:
    if insight.verdict is Verdict.NO_CLEAR_CHANGE:
        return
    if insight.measure.matters is None:
        yield catalog.gettext("Nobody has measured which size of change matters here.")
        return
    threshold = _threshold(insight.measure.matters, catalog)
    if insight.matters:
        said = catalog.gettext("People notice a change of about {size}. Yours is that large.")
    else:
        said = catalog.gettext("People notice a change of about {size}. Yours is smaller.")
    yield said.format(size=threshold)


def _threshold(matters: Matters, catalog: NullTranslations) -> str:
    size = points(matters.points, catalog)
    if not matters.percent:
        return size
    return catalog.gettext("{points} or {percent} %").format(points=size, percent=f"{matters.percent:g}")


def _bad_days(insight: Insight, catalog: NullTranslations) -> Iterator[str]:
    if insight.bad_days is None:
        return
    yield _regression(insight.bad_days, catalog)
    if insight.verdict is Verdict.BAD_DAYS:
        yield catalog.gettext(
            "So these numbers alone cannot show that the massage helps. An experiment with yourself could."
        )


def _regression(bad: BadDays, catalog: NullTranslations) -> str:
    return catalog.gettext(
        "Your sessions start on bad days: {before} before a session, {usual} at other times. Bad days tend to get "
        "better by themselves (regression to the mean): up to {size} of a change can be just that."
    ).format(before=decimal(bad.before, catalog), usual=decimal(bad.usual, catalog), size=points(bad.gap, catalog))


def _cannot_know(insight: Insight, catalog: NullTranslations) -> Iterator[str]:
    yield catalog.gettext("Whether the massage did it. A rest, a kind hand, time or hope may have done the same.")
    yield catalog.gettext("Whether it lasts. These are the numbers right before and right after.")
    if not insight.usual_known and insight.verdict is not Verdict.NOT_YET:
        yield catalog.gettext(
            "Whether your sessions start on bad days, which get better by themselves. Numbers from the next morning "
            "would tell."
        )
    if insight.measure.note:
        yield insight.measure.note

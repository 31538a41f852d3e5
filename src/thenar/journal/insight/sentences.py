"""An insight in plain sentences: what was found, and what it cannot know. Pure."""

from collections.abc import Iterator

from thenar.journal.insight.change import LEAST, Estimate
from thenar.journal.insight.helping import Insight, Verdict
from thenar.model.body import Area
from thenar.model.journal import Matters

AREAS = {Area.HAND: " in the hands", Area.FOOT: " in the feet"}


def title_of(insight: Insight) -> str:
    """The measure, with its area where it is rated apart."""
    return insight.measure.name + (AREAS[insight.area] if insight.area else "")


def sentences(insight: Insight) -> tuple[str, ...]:
    """What the numbers say, the plainest first."""
    if insight.verdict is Verdict.NOT_YET:
        return (_not_yet(insight),)
    return (*_found(insight), *_size(insight), *_bad_days(insight))


def cannot_know(insight: Insight) -> tuple[str, ...]:
    """What these numbers cannot tell, whatever they are."""
    return tuple(_cannot_know(insight))


def _not_yet(insight: Insight) -> str:
    have = {0: "There is none yet", 1: "There is 1"}.get(insight.number, f"There are {insight.number}")
    return (
        f"Not yet. {title_of(insight)} needs at least {LEAST} sessions with a number before and after. {have}. "
        "With fewer, chance alone looks like a change too often."
    )


def _found(insight: Insight) -> Iterator[str]:
    assert insight.change is not None
    change, name = insight.change, title_of(insight)
    rests = f"from {change.number} sessions"
    if insight.verdict is Verdict.NO_CLEAR_CHANGE:
        yield (
            f"No clear change. {name} was {_by(change.mean)} after a session than before, on average; the likely "
            f"range is {_range(change)}, {rests}. It could be none at all."
        )
        return
    yield (
        f"{name} was {_by(change.mean)} after a session than before, on average. The likely range is "
        f"{_range(change)}, {rests}."
    )
    if insight.verdict is Verdict.WORSE:
        yield "That is worse. Think of a softer or shorter session, and tell your doctor if it goes on."


def _size(insight: Insight) -> Iterator[str]:
    if insight.verdict is Verdict.NO_CLEAR_CHANGE:
        return
    if insight.measure.matters is None:
        yield "Nobody has measured which size of change matters here."
        return
    noticed = f"People notice a change of about {_threshold(insight.measure.matters)}"
    yield f"{noticed}. Yours is {'that large' if insight.matters else 'smaller'}."


def _threshold(matters: Matters) -> str:
    points = _points(matters.points)
    return f"{points} or {matters.percent:g} %" if matters.percent else points


def _bad_days(insight: Insight) -> Iterator[str]:
    bad = insight.bad_days
    if bad is None:
        return
    yield (
        f"Your sessions start on bad days: {bad.before:.1f} before a session, {bad.usual:.1f} at other times. Bad "
        f"days tend to get better by themselves (regression to the mean): up to {_points(bad.gap)} of a change can "
        "be just that."
    )
    if insight.verdict is Verdict.BAD_DAYS:
        yield "So these numbers alone cannot show that the massage helps. An experiment with yourself could."


def _cannot_know(insight: Insight) -> Iterator[str]:
    yield "Whether the massage did it. A rest, a kind hand, time or hope may have done the same."
    yield "Whether it lasts. These are the numbers right before and right after."
    if not insight.usual_known and insight.verdict is not Verdict.NOT_YET:
        yield (
            "Whether your sessions start on bad days, which get better by themselves. Numbers from the next morning "
            "would tell."
        )
    if insight.measure.note:
        yield insight.measure.note


def _by(mean: float) -> str:
    return f"{_points(abs(mean))} {'lower' if mean < 0 else 'higher'}"


def _range(change: Estimate) -> str:
    ends = sorted((change.low, change.high), key=abs)
    if change.clear:
        return f"{abs(ends[0]):.1f} to {_by(ends[1])}"
    return f"{_by(change.low)} to {_by(change.high)}"


def _points(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return f"{text} point" if text == "1" else f"{text} points"

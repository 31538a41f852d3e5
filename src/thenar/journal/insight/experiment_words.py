"""An experiment in plain sentences. Pure."""

from collections.abc import Iterator

from thenar.journal.insight.experiment import Outcome, Standing
from thenar.model.journal import Better, Measure, Unit

CANNOT_KNOW = (
    "You knew which days had massage. What one hopes for shows in one's numbers, and no one can do this blind.",
    "What a massage does for several days blurs days into each other and makes a real difference look smaller. "
    "Weeks blur less.",
    "It is about you, in these weeks. It says nothing about anyone else.",
)


def outcome_sentences(outcome: Outcome, measure: Measure, unit: Unit) -> tuple[str, ...]:
    """What an experiment shows, or why it shows nothing yet."""
    return tuple(_sentences(outcome, measure, f"{unit.value}s"))


def _sentences(outcome: Outcome, measure: Measure, units: str) -> Iterator[str]:
    rated = f"{outcome.pairs} of {outcome.planned} pairs"
    if outcome.standing is Standing.RUNNING:
        yield f"It is running. {rated} of {units} are complete. The answer comes when it is over."
        return
    if outcome.standing is Standing.TOO_FEW:
        yield f"Only {rated} of {units} are complete. That is too few for an answer."
        return
    assert outcome.mean is not None
    assert outcome.low is not None
    assert outcome.high is not None
    side = "lower" if outcome.mean < 0 else "higher"
    yield (
        f"In {outcome.pairs} pairs of {units}, {measure.name.lower()} was {abs(outcome.mean):.1f} points {side} with "
        f"massage. The likely range is {_signed(outcome.low)} to {_signed(outcome.high)}."
    )
    if outcome.standing is Standing.NO_CLEAR_DIFFERENCE:
        yield "That could be no difference at all. An effect smaller than this experiment can see may still be there."
        return
    better = (outcome.mean < 0) == (measure.better is Better.LOWER)
    yield f"That is {'better' if better else 'worse'} with massage, and chance alone would rarely do it."


def _signed(value: float) -> str:
    return f"{abs(value):.1f} {'lower' if value < 0 else 'higher'}"

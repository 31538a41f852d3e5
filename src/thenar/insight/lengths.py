"""How long an experiment may be: a few lengths that a person can live with, and what each can find. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from gettext import NullTranslations

from thenar.insight.schedule import BLOCK_DAYS
from thenar.model.experiment import Unit

ADHERENCES = (1.0, 0.8, 0.6)  # of the days with massage, the share that will really have one


class Span(StrEnum):
    """A length by name."""

    SHORT = "short"
    USUAL = "usual"
    LONG = "long"


# The effect that each finds 8 times in 10, in standard deviations of a person's day.
EFFECTS = {Span.SHORT: 1.5, Span.USUAL: 1.0, Span.LONG: 0.8}


@dataclass(frozen=True)
class Length:
    """One length of an experiment: so many pairs of days or weeks; `misses` of 10 effects as large as one's usual
    ups and downs it does not find."""

    unit: Unit
    span: Span
    pairs: int
    misses: int

    @property
    def weeks(self) -> int:
        """About how long it takes."""
        return round(self.pairs * 2 * BLOCK_DAYS[self.unit] / 7)


# For each adherence: pairs, and the misses. Reckoned by `power`, which takes seconds; a test holds one to the other.
_PAIRS = {
    1.0: {(Unit.DAY, Span.SHORT): (12, 5), (Unit.DAY, Span.USUAL): (22, 2), (Unit.DAY, Span.LONG): (32, 0),
          (Unit.WEEK, Span.SHORT): (7, 5), (Unit.WEEK, Span.USUAL): (13, 2)},
    0.8: {(Unit.DAY, Span.SHORT): (18, 5), (Unit.DAY, Span.USUAL): (34, 2), (Unit.DAY, Span.LONG): (50, 1),
          (Unit.WEEK, Span.SHORT): (10, 5)},
    0.6: {(Unit.DAY, Span.SHORT): (32, 5), (Unit.DAY, Span.USUAL): (60, 2)},
}  # fmt: skip


def lengths(adherence: float) -> Iterator[Length]:
    """Those that a person can live with who keeps so many of the days with massage, the shorter ones first.

    None takes longer than half a year.
    """
    return (Length(unit, span, *found) for (unit, span), found in _PAIRS[adherence].items())


def length_words(length: Length, catalog: NullTranslations) -> str:
    """A length as a choice: how long, and what it can and cannot find."""
    if length.unit is Unit.DAY:
        long = catalog.ngettext("{n} pair of days, about {weeks}.", "{n} pairs of days, about {weeks}.", length.pairs)
    else:
        long = catalog.ngettext("{n} pair of weeks, about {weeks}.", "{n} pairs of weeks, about {weeks}.", length.pairs)
    weeks = catalog.ngettext("{n} week", "{n} weeks", length.weeks).format(n=length.weeks)
    return f"{long.format(n=length.pairs, weeks=weeks)} {_can_find(length, catalog)}"


def adherence_words(adherence: float, catalog: NullTranslations) -> str:
    """How many of the days with massage will have one, as a choice."""
    words = {
        1.0: catalog.gettext("Nearly all"),
        0.8: catalog.gettext("About 4 of 5"),
        0.6: catalog.gettext("About 3 of 5"),
    }
    return words[adherence]


def _can_find(length: Length, catalog: NullTranslations) -> str:
    if length.span is Span.SHORT:
        said = catalog.gettext(
            "It cannot find a small effect. One as large as your usual ups and downs it misses {n} times in 10; only "
            "one that is half again as large it finds 8 times in 10."
        )
        return said.format(n=length.misses)
    if length.span is Span.USUAL:
        return catalog.gettext("It finds an effect as large as your usual ups and downs 8 times in 10.")
    return catalog.gettext("It finds a smaller effect too: one four fifths as large as your usual ups and downs.")

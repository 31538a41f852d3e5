"""Which numbers belong together: before and after of the same session. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from thenar.model.body import Area
from thenar.model.journal import Rating
from thenar.model.measure import RatedAt

OTHER_TIMES = (RatedAt.NEXT_MORNING, RatedAt.DAY)


class Paired(NamedTuple):  # of which a million are made faster than of a dataclass
    """One session that was rated before and after."""

    session: str
    at: datetime
    before: int
    after: int

    @property
    def change(self) -> int:
        """After less before: below zero where the number went down."""
        return self.after - self.before


@dataclass(frozen=True)
class Sorted:
    """The ratings of one measure: sessions rated before and after, in order of time, and numbers of other times."""

    sessions: tuple[Paired, ...]
    other: tuple[int, ...]


def sort_ratings(ratings: Iterable[Rating], measure: str, area: Area | None = None) -> Sorted:
    """The ratings of one measure (and area) that can be compared. A session with one number missing is left out."""
    other: list[int] = []
    pairs = _pairs(ratings, measure, area, other)
    found = [Paired(first.session or "", first.at, first.value, last.value) for first, last in pairs]
    found.sort(key=itemgetter(1))
    return Sorted(tuple(found), tuple(other))


@dataclass(frozen=True)
class Changes:
    """The same without days and sessions: what each began at, how it changed, and numbers of other times."""

    begins: list[int]
    changes: list[int]
    other: list[int]


def changes_of(ratings: Iterable[Rating], measure: str, area: Area | None = None) -> Changes:
    """The change of each session that was rated before and after."""
    found = Changes([], [], [])
    for first, last in _pairs(ratings, measure, area, found.other):
        found.begins.append(first.value)
        found.changes.append(last.value - first.value)
    return found


def _pairs(
    ratings: Iterable[Rating], measure: str, area: Area | None, other: list[int]
) -> Iterator[tuple[Rating, Rating]]:
    """Before and after of each session that has both, whichever comes first; numbers of other times go to `other`.

    A million ratings are many, so a session is forgotten once both of its numbers were seen.
    """
    begins, ends = RatedAt.BEFORE, RatedAt.AFTER
    waiting: dict[str, Rating] = {}
    for one in ratings:
        if one.measure != measure or one.area is not area:
            continue
        when, session = one.rated_at, one.session
        if session is not None and (when is begins or when is ends):
            first = waiting.pop(session, None)
            if first is None or first.rated_at is when:
                waiting[session] = one
            else:
                yield (first, one) if when is ends else (one, first)
        elif when in OTHER_TIMES:
            other.append(one.value)

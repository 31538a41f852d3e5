"""Which numbers belong together: before and after of the same session. Pure."""

from collections.abc import Iterable
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
    begins, ends = RatedAt.BEFORE, RatedAt.AFTER
    before: dict[str, Rating] = {}
    after: dict[str, Rating] = {}
    other: list[int] = []
    for one in ratings:
        if one.measure != measure or one.area is not area:
            continue
        when, session = one.rated_at, one.session
        if when is begins and session is not None:
            before[session] = one
        elif when is ends and session is not None:
            after[session] = one
        elif when in OTHER_TIMES:
            other.append(one.value)
    found = [
        Paired(session, first.at, first.value, after[session].value)
        for session, first in before.items()
        if session in after
    ]
    found.sort(key=itemgetter(1))
    return Sorted(tuple(found), tuple(other))


@dataclass(frozen=True)
class Changes:
    """The same without days and sessions: what each began at, how it changed, and numbers of other times."""

    begins: list[int]
    changes: list[int]
    other: list[int]


def changes_of(ratings: Iterable[Rating], measure: str, area: Area | None = None) -> Changes:
    """The change of each session that was rated before and after, whichever number comes first.

    A million ratings are many, so a session is forgotten once both of its numbers were seen.
    """
    begins, ends = RatedAt.BEFORE, RatedAt.AFTER
    found = Changes([], [], [])
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    add_begin, add_change = found.begins.append, found.changes.append
    for one in ratings:
        if one.measure != measure or one.area is not area:
            continue
        when, session, value = one.rated_at, one.session, one.value
        if session is not None and when is ends:
            first = before.pop(session, None)
            if first is None:
                after[session] = value
            else:
                add_begin(first)
                add_change(value - first)
        elif session is not None and when is begins:
            last = after.pop(session, None)
            if last is None:
                before[session] = value
            else:
                add_begin(value)
                add_change(last - value)
        elif when in OTHER_TIMES:
            found.other.append(value)
    return found

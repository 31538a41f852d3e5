"""What a person may change while a session plays, and where in it they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from thenar.model.plan import Plan


class Change(StrEnum):
    """A wish on the way. `too-firm` is softer after pain: the stroke it hurt in stays softer for good."""

    SOFTER = "softer"
    FIRMER = "firmer"
    TOO_FIRM = "too-firm"
    AGAIN = "again"
    NEXT = "next"
    OTHER_SIDE = "other-side"
    LONGER = "longer"
    LESS_TALK = "less-talk"
    MORE_TALK = "more-talk"


CAREFUL = frozenset({Change.SOFTER, Change.TOO_FIRM})  # never lost, whatever else was wished for elsewhere


@dataclass(frozen=True)
class Place:
    """A place in a plan. `step` is an index into its steps: -1 before the first, their number after the last.

    `frames` is how far into that step, negative while the hands still change over to it, and `heard` how much was heard
    in all, whatever was heard twice included; both in frames of 20 ms.
    """

    step: int
    frames: int = 0
    heard: int = 0


@dataclass(frozen=True)
class Wished:
    """A change that was wished for on the way, in the order of the session's own numbers.

    `page` is the page that told it, and `seen` the last number of each page that it knew of by then: what has a higher
    one was wished for elsewhere, unknown to whoever wished for this.
    """

    change: Change
    place: Place
    number: int = 0
    page: str = ""
    seen: Mapping[str, int] = field(default_factory=dict)

    def knew(self, other: "Wished") -> bool:
        """True where `other` came before this and whoever wished for this could know of it."""
        return other.page == self.page or other.number <= self.seen.get(other.page, 0)


@dataclass(frozen=True)
class Changed:
    """A plan with its rest made anew, and the place in it where the session goes on."""

    plan: Plan
    place: Place

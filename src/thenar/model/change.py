"""What a person may change while a session plays, and where in it they are."""

from dataclasses import dataclass
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
class Changed:
    """A plan with its rest made anew, and the place in it where the session goes on."""

    plan: Plan
    place: Place

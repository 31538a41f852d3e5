"""What goes back to the one who wrote a plan: what was done of it, how it felt before and after, what stopped it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Followed:
    """One session of an item, by its number. `pressure` is the most that was planned, Walton 1 to 3; `before` and
    `after` are numbers of pain from 0 to 10, None where none was given; `stopped` is the concern that ended it."""

    day: date
    item: int
    minutes: int
    pressure: int
    before: int | None = None
    after: int | None = None
    stopped: str | None = None


@dataclass(frozen=True)
class PlanReport:
    """The sessions of a plan until a day, in order, and what the person wants to ask.

    `plan` is the id of the plan and `mark` what its text is known by. `earlier` sessions are not in it: too many.
    """

    plan: str
    mark: str
    day: date
    sessions: tuple[Followed, ...] = ()
    earlier: int = 0
    question: str = ""

"""What will be done: which strokes, where, how hard, how long, and what was left out and why."""

from dataclasses import dataclass
from typing import Literal

from thenar.model.body import Limb, limb_name
from thenar.model.clearance import Clearance
from thenar.model.restriction import Need
from thenar.model.routine import Moment
from thenar.model.script import Talk
from thenar.model.stroke import Stroke, Words

PLACE: Literal["place"] = "place"  # the reason of a stroke that would come to a place left alone
Why = Need | Literal["place"]


@dataclass(frozen=True)
class Wishes:
    """What the person asked for. `minutes` is 3 to 60; `pressure` Walton 1 to 3.

    `softer` and `skip` name strokes that hurt before: once, and more than once. `careful` wishes for the most careful
    form whatever was answered; `only` names the limbs that are massaged, all of them where it is empty. `ache` are
    zones of the receiver that ache: what goes there is kept longest.
    """

    routines: tuple[str, ...]
    minutes: float = 15
    pressure: int = 2
    lotion: str = "lotion"
    goal: str | None = None
    softer: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    careful: bool = False
    only: tuple[str, ...] = ()
    talk: Talk = Talk.FULL
    ache: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedStep:
    """One stroke on one limb, or on both at once.

    `frames` is the whole time of the step, words included, in frames of 20 ms. `number` is its step of the
    routine, from 1. `why` is the first forbidden need that this stroke stands in for, or `place`; `words` fit the
    lotion. `resting` is the side that rests from a stroke of both. `own` are words of one's own that are said with it.
    """

    stroke: Stroke
    routine: str
    number: int
    limbs: tuple[Limb, ...]
    times: int
    rounds: int
    pressure: int
    frames: int
    words: Words
    instead_of: str | None = None
    why: Why | None = None
    resting: tuple[Limb, ...] = ()
    own: tuple[str, ...] = ()

    @property
    def limb(self) -> str:
        return limb_name(self.limbs)


@dataclass(frozen=True)
class LeftOut:
    """A stroke that is not done. `reason` is a need, a limb, `place`, `time`, `helper-only`, `same-again` or
    `hurt-before`."""

    stroke: str
    limb: str
    reason: str
    because: str


@dataclass(frozen=True)
class PlannedMoment:
    """A moment with the words that fit this session, and its time in frames of 20 ms."""

    moment: Moment
    say: tuple[str, ...]
    frames: int


@dataclass(frozen=True)
class Turn:
    """Where the hands go to other `limbs`: before step `step` (an index), with sentences and time to move."""

    step: int
    limbs: tuple[Limb, ...]
    say: tuple[str, ...]
    frames: int


@dataclass(frozen=True)
class TalkFrom:
    """How much is said from a frame of the session on."""

    at: int
    talk: Talk


@dataclass(frozen=True)
class Plan:
    """A whole session. `frames` is its length in frames of 20 ms; `notes` says, in sentences, what differs
    from what was asked for; `talks` how much is said since it was changed on the way, in order. With nothing to do,
    `steps` is empty and the length is zero."""

    wishes: Wishes
    clearance: Clearance
    before: tuple[PlannedMoment, ...]
    steps: tuple[PlannedStep, ...]
    during: tuple[PlannedMoment, ...]
    after: tuple[PlannedMoment, ...]
    turns: tuple[Turn, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    frames: int
    talks: tuple[TalkFrom, ...] = ()

    @property
    def talk(self) -> Talk:
        """How much is said at its end: what was wished for last."""
        return self.talks[-1].talk if self.talks else self.wishes.talk

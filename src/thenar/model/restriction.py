"""Safety is a lattice: restrictions and effects can only be joined, never undone."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from thenar.model.body import Limb

HIGHEST_PRESSURE = 3  # Walton 4 and 5 are never offered


class Effect(StrEnum):
    """What an answer does to a session, from nothing to no session at all."""

    NONE = "none"
    INFORM = "inform"
    GENTLE = "gentle"
    AVOID = "avoid"
    ASK = "ask"
    STOP = "stop"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {effect: rank for rank, effect in enumerate(Effect)}


class Need(StrEnum):
    """What a stroke does that a condition may forbid."""

    LEG = "leg"
    ARM = "arm"
    PULL = "pull"
    ROTATE = "rotate"
    THUMB = "thumb"
    HOLD = "hold"
    PINCH = "pinch"
    OIL = "oil"


class Manner(StrEnum):
    """How a session has to talk, or who has to lead it."""

    SHORT = "short"  # fewer words at a time
    WATCH_FACE = "watch-face"  # the face tells more than the words
    LOOK_AT_SKIN = "look-at-skin"  # what is felt cannot be relied on
    HELPER_ONLY = "helper-only"  # nobody is asked to do this to themselves


@dataclass(frozen=True)
class Restriction:
    """What a session may not do. The default restricts nothing.

    `pressure_cap` is Walton 1 to 3; `minutes_cap` is in minutes, None for no cap.
    """

    pressure_cap: int = HIGHEST_PRESSURE
    without: frozenset[Need] = frozenset()
    avoid: frozenset[Limb] = frozenset()
    minutes_cap: int | None = None
    manner: frozenset[Manner] = frozenset()

    def __or__(self, other: "Restriction") -> "Restriction":
        """The join: lowest caps, union of what is forbidden."""
        return Restriction(
            min(self.pressure_cap, other.pressure_cap),
            self.without | other.without,
            self.avoid | other.avoid,
            _shorter(self.minutes_cap, other.minutes_cap),
            self.manner | other.manner,
        )

    def __ge__(self, other: "Restriction") -> bool:
        """True when this one is at least as careful as the other in every way."""
        return self | other == self


def _shorter(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def join(restrictions: Iterable[Restriction]) -> Restriction:
    """The join of any number of restrictions, in any order; of none, no restriction."""
    return reduce(Restriction.__or__, restrictions, Restriction())


def strictest(effects: Iterable[Effect]) -> Effect:
    """The strictest of any number of effects; of none, `none`."""
    return max(effects, key=lambda effect: effect.rank, default=Effect.NONE)

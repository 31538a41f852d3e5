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
    REACH = "reach"  # bending far, or laying a foot on the other knee


class Manner(StrEnum):
    """How a session has to talk, or who has to lead it."""

    SHORT = "short"  # fewer words at a time
    WATCH_FACE = "watch-face"  # the face tells more than the words
    LOOK_AT_SKIN = "look-at-skin"  # what is felt cannot be relied on
    HELPER_ONLY = "helper-only"  # nobody is asked to do this to themselves


@dataclass(frozen=True)
class Limits:
    """What may not be done on one hand or foot. The default limits nothing.

    From `avoid` on, `effect` leaves the whole limb alone; `places` are ids of places on it that are. `pressure_cap` is
    Walton 1 to 3; `minutes_cap` is in minutes, None for no cap, and holds for the whole session, as `manner` does.
    """

    effect: Effect = Effect.NONE
    pressure_cap: int = HIGHEST_PRESSURE
    without: frozenset[Need] = frozenset()
    places: frozenset[str] = frozenset()
    minutes_cap: int | None = None
    manner: frozenset[Manner] = frozenset()

    @property
    def open(self) -> bool:
        """True where the limb may be touched at all."""
        return self.effect.rank < Effect.AVOID.rank

    def __or__(self, other: "Limits") -> "Limits":
        """The join: strictest effect, lowest caps, union of what is forbidden."""
        return Limits(
            strictest((self.effect, other.effect)),
            min(self.pressure_cap, other.pressure_cap),
            self.without | other.without,
            self.places | other.places,
            _shorter(self.minutes_cap, other.minutes_cap),
            self.manner | other.manner,
        )

    def __ge__(self, other: "Limits") -> bool:
        """True when these are at least as careful as the others in every way."""
        return self | other == self


NO_LIMITS = Limits()


@dataclass(frozen=True)
class Restriction:
    """What a session may not do, limb by limb, in the order of `Limb`. The default restricts nothing.

    A fact about the whole person is on all four limbs; one about a foot is on that foot, and leaves the hands alone.
    """

    by_limb: tuple[Limits, ...] = (NO_LIMITS,) * len(Limb)

    @staticmethod
    def at(limbs: Iterable[Limb], limits: Limits) -> "Restriction":
        """These limits on some limbs, and none on the others."""
        some = frozenset(limbs)
        return Restriction(tuple(limits if limb in some else NO_LIMITS for limb in Limb))

    @staticmethod
    def everywhere(limits: Limits) -> "Restriction":
        """The same limits on every limb."""
        return Restriction.at(Limb, limits)

    def on(self, limb: Limb) -> Limits:
        """What holds on one limb."""
        return self.by_limb[_INDEX[limb]]

    def over(self, limbs: Iterable[Limb]) -> Limits:
        """The join of what holds on some limbs: the strictest anywhere among them."""
        return reduce(Limits.__or__, (self.on(limb) for limb in limbs), NO_LIMITS)

    @property
    def closed(self) -> frozenset[Limb]:
        """The limbs that are left alone."""
        return frozenset(limb for limb in Limb if not self.on(limb).open)

    def __or__(self, other: "Restriction") -> "Restriction":
        """The join, limb by limb."""
        return Restriction(tuple(one | two for one, two in zip(self.by_limb, other.by_limb, strict=True)))

    def __ge__(self, other: "Restriction") -> bool:
        """True when this one is at least as careful as the other on every limb."""
        return self | other == self


_INDEX = {limb: index for index, limb in enumerate(Limb)}


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

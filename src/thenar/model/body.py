"""Where on the body: areas, sides, limbs and zones."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from thenar.model.text import Text


class Area(StrEnum):
    """Hand or foot, each with the part above it: forearm or lower leg."""

    HAND = "hand"
    FOOT = "foot"

    @property
    def other(self) -> "Area":
        """Feet for hands, and hands for feet."""
        return Area.FOOT if self is Area.HAND else Area.HAND


class Side(StrEnum):
    """One side of the receiver."""

    LEFT = "left"
    RIGHT = "right"


class Limb(StrEnum):
    """One hand or one foot of the receiver."""

    LEFT_HAND = "left-hand"
    RIGHT_HAND = "right-hand"
    LEFT_FOOT = "left-foot"
    RIGHT_FOOT = "right-foot"

    @cached_property
    def area(self) -> Area:
        return Area(self.value.split("-")[1])

    @cached_property
    def side(self) -> Side:
        return Side(self.value.split("-")[0])


PAIRS: dict[Area, tuple[Limb, Limb]] = {
    Area.HAND: (Limb.LEFT_HAND, Limb.RIGHT_HAND),
    Area.FOOT: (Limb.LEFT_FOOT, Limb.RIGHT_FOOT),
}


def limbs_of(areas: Iterable[Area]) -> frozenset[Limb]:
    """Every limb of some areas."""
    return frozenset(limb for area in areas for limb in PAIRS[area])


def limb_name(limbs: Iterable[Limb]) -> str:
    """The id of one limb, or `both-hands` / `both-feet` for a pair."""
    limbs = tuple(limbs)
    if len(limbs) == 1:
        return limbs[0].value
    return "both-hands" if limbs[0].area is Area.HAND else "both-feet"


def limbs_named(name: str) -> tuple[Limb, ...]:
    """The limbs of a `limb_name`."""
    both = {limb_name(pair): pair for pair in PAIRS.values()}
    return both.get(name) or (Limb(name),)


@dataclass(frozen=True)
class Zone:
    """A named part of a limb; with `parts`, a name for several others. With `ache`, it can be said that it aches, and
    that is what is heard then."""

    id: str
    area: Area
    name: Text
    parts: tuple[str, ...] = ()
    ache: Text | None = None


@dataclass(frozen=True)
class PlaceOnLimb:
    """Where on a limb a fact can be, as a person would say it; a stroke over one of its zones is not done there.

    Without zones it is a part that is never massaged, such as the upper arm.
    """

    id: str
    area: Area
    name: Text
    zones: tuple[str, ...] = ()

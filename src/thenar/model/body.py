"""Where on the body: areas, sides, limbs and zones."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from thenar.model.text import Text


class Area(StrEnum):
    """Hand or foot, each with the part above it: forearm or lower leg."""

    HAND = "hand"
    FOOT = "foot"


class Limb(StrEnum):
    """One hand or one foot of the receiver."""

    LEFT_HAND = "left-hand"
    RIGHT_HAND = "right-hand"
    LEFT_FOOT = "left-foot"
    RIGHT_FOOT = "right-foot"

    @property
    def area(self) -> Area:
        return Area(self.value.split("-")[1])


PAIRS: dict[Area, tuple[Limb, Limb]] = {
    Area.HAND: (Limb.LEFT_HAND, Limb.RIGHT_HAND),
    Area.FOOT: (Limb.LEFT_FOOT, Limb.RIGHT_FOOT),
}


def limb_name(limbs: Iterable[Limb]) -> str:
    """The id of one limb, or `both-hands` / `both-feet` for a pair."""
    limbs = tuple(limbs)
    if len(limbs) == 1:
        return limbs[0].value
    return "both-hands" if limbs[0].area is Area.HAND else "both-feet"


@dataclass(frozen=True)
class Zone:
    """A named part of a limb; with `parts`, a name for several others."""

    id: str
    area: Area
    name: Text
    parts: tuple[str, ...] = ()

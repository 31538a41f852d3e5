"""A bed: soft sound that lies under a session, and how loud."""

from dataclasses import dataclass
from enum import StrEnum


class BedKind(StrEnum):
    """What it sounds like."""

    SEA = "sea"
    RAIN = "rain"
    DRONE = "drone"
    ROOM = "room"


LEVELS = (1, 2, 3, 4)
USUAL_LEVEL = 2


@dataclass(frozen=True)
class Bed:
    """A bed at a level from 1, hardly there, to 4. No bed at all is None."""

    kind: BedKind
    level: int = USUAL_LEVEL


def bed_of(kind: str | None, level: str | int | None = USUAL_LEVEL) -> Bed | None:
    """A bed from the words of an address or a file; None for no bed, and for words that name none."""
    try:
        found = Bed(BedKind(kind or ""), int(level or USUAL_LEVEL))
    except ValueError:
        return None
    return found if found.level in LEVELS else None

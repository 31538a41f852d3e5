"""What people write down themselves: kinds of numbers of their own, and what they did to what is kept."""

from enum import StrEnum


class OwnKind(StrEnum):
    """What a number of one's own counts: from 0 to 10, minutes, or yes (1) and no (0)."""

    SCALE = "scale"
    MINUTES = "minutes"
    YES_NO = "yes-no"

    @property
    def most(self) -> int:
        """The largest number that may be kept."""
        return _MOST[self]


_MOST = {OwnKind.SCALE: 10, OwnKind.MINUTES: 24 * 60, OwnKind.YES_NO: 1}


class Act(StrEnum):
    """What one change did."""

    CORRECTED = "corrected"
    REMOVED = "removed"
    WRITTEN = "written"
    BROUGHT = "brought"
    MERGED = "merged"
    JOINED = "joined"
    UNDONE = "undone"

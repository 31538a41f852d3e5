"""What happens in a session and how it ends, beside the changes on the way (`model/change.py`)."""

from collections.abc import Mapping
from enum import StrEnum

LONGEST_TRACK_MS = 24 * 3600 * 1000  # a session is an hour at most; a day leaves room for whatever is heard again
MOST_NUMBER = 1_000_000  # events of one session


class Happening(StrEnum):
    """What a session's page tells. An event is one of these, or a `Change`."""

    BEGAN = "began"
    PAUSED = "paused"
    RESUMED = "resumed"
    PLACE = "place"  # where it is
    CONCERN = "concern"  # something is wrong
    FINISHED = "finished"
    LEFT = "left"
    NOT_WANTED = "not-wanted"  # someone was not sure that it is wanted now


class Ending(StrEnum):
    """How a session ended; the id of a concern stands in its place where one ended it."""

    FINISHED = "finished"
    STOPPED = "stopped"
    NOT_WANTED = "not-wanted"


ENDS: Mapping[Happening, Ending] = {
    Happening.FINISHED: Ending.FINISHED,
    Happening.LEFT: Ending.STOPPED,
    Happening.NOT_WANTED: Ending.NOT_WANTED,
}

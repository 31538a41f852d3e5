"""What a person hopes for, how it shapes a session, and what the evidence honestly says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

from thenar.model.body import Area
from thenar.model.text import Text


class Grade(StrEnum):
    """How sure the evidence lets anyone be."""

    NONE = "none"
    VERY_LOW = "very-low"
    LOW = "low"
    LOW_TO_MODERATE = "low-to-moderate"


@dataclass(frozen=True)
class Study:
    """One study or review: what it was, what it found, and its source id."""

    what: Text
    found: Text
    source: str


@dataclass(frozen=True)
class Emphasis:
    """A stroke that this goal gives more time, as a factor of its usual share."""

    stroke: str
    factor: float


class Order(StrEnum):
    """How the strokes of one side follow each other."""

    WRITTEN = "as-written"  # as the routine has them
    LONG_FIRST = "long-first"  # long strokes, then fingers, toes and joints
    LONG_LAST = "long-last"  # the first stroke, then fingers, toes and joints, and long strokes to end with


class End(StrEnum):
    """How a session ends."""

    BELL = "bell"
    QUIET = "quiet"  # without a bell
    DARK = "dark"  # without a bell, in growing silence, and no page lights up after it


@dataclass(frozen=True)
class Reason:
    """Why a session is shaped so, and the source of that, or `background`."""

    because: str
    source: str


@dataclass(frozen=True)
class Shape:
    """How a hope shapes a session. The default shapes nothing.

    `first` is the area that comes first where both are massaged. `pace` is a factor on the usual seconds of a
    repetition, inside each stroke's range; `long` one on the share of the time that long strokes get, `silence` one on
    the silences between sentences. `why` has a reason for each of these keys that shapes something.
    """

    first: Area | None = None
    order: Order = Order.WRITTEN
    pace: float = 1.0
    long: float = 1.0
    silence: float = 1.0
    end: End = End.BELL
    why: Mapping[str, Reason] = field(default_factory=dict)

    def chosen(self) -> Iterator[str]:
        """The keys that shape something."""
        for one in fields(self):
            if one.name != "why" and getattr(self, one.name) != one.default:
                yield one.name


@dataclass(frozen=True)
class Goal:
    """A hope. `sentence` is the one claim allowed; `say` is heard at the start, `shape` is how the session differs.

    `grade_alone` is how sure anyone can be where people massage themselves, if the studies behind `grade` left it out.
    """

    id: str
    name: Text
    grade: Grade
    sentence: Text
    article: Text
    studies: tuple[Study, ...]
    say: tuple[Text, ...]
    source: tuple[str, ...]
    minutes: int = 15
    minutes_source: str = "background"
    time_of_day: str = "any"
    shape: Shape = Shape()
    emphasis: tuple[Emphasis, ...] = ()
    caution: Text | None = None
    grade_alone: Grade | None = None

"""The old map: traditional points and zones, as a tradition and with what is known, never as a claim."""

from dataclasses import dataclass
from enum import StrEnum

from thenar.model.body import Area
from thenar.model.goal import Grade, Study
from thenar.model.text import SearchWords, Text


class Does(StrEnum):
    """What a caution means: left out, asked about first, or done lightly."""

    LEAVE_OUT = "leave-out"
    ASK = "ask"
    LIGHTLY = "lightly"


@dataclass(frozen=True)
class Caution:
    """What to mind, what it means, and the questions of the check that ask for it; without one, it is for everybody."""

    text: Text
    does: Does
    source: tuple[str, ...]
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Press:
    """How a point is held: a level of pressure, and for how many seconds."""

    pressure: int
    seconds: int
    source: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """A traditional point. `location` is where, from landmarks; `cun` how many of the person's own thumbs from one.

    `keywords` are what tradition ties it to, to find it by; `known` is the one sentence about its `studies`. `differs`
    says where books disagree, both ways. A point with `left_out` is named and never pressed, and says why; one with
    `not_shown` says why no picture has it.
    """

    id: str
    code: str
    name: str
    area: Area
    zone: str
    location: Text
    tradition: Text
    keywords: SearchWords
    grade: Grade
    known: Text
    source: tuple[str, ...]
    cun: float | None = None
    press: Press | None = None
    left_out: Text | None = None
    cautions: tuple[Caution, ...] = ()
    studies: tuple[Study, ...] = ()
    differs: Text | None = None
    not_shown: Text | None = None


class ZoneSide(StrEnum):
    """On which limb charts draw a zone."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Place:
    """Where a zone is drawn on a hand or a foot: in words, and on which of our zones."""

    where: Text
    zones: tuple[str, ...]


@dataclass(frozen=True)
class ReflexZone:
    """An area that charts tie to a part of the body. `belongs` is that part, and no more than a name on a chart.

    `differs` says where charts disagree, both ways. `number` is its place in the list.
    """

    id: str
    number: int
    name: Text
    belongs: Text
    keywords: SearchWords
    side: ZoneSide
    foot: Place
    hand: Place
    source: tuple[str, ...]
    differs: Text | None = None
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class Review:
    """Many trials together: of what, in which year, what came out, how to read it, and its source."""

    year: int
    what: Text
    found: Text
    read_as: Text
    source: str


@dataclass(frozen=True)
class OldMap:
    """What holds for all points and zones: the one sentence to remember, how to measure and press, what is known."""

    sentence: Text
    lineage: Text
    disagree: Text
    readers: tuple[Study, ...]
    measure: tuple[Text, ...]
    press: Text
    always: tuple[Caution, ...]
    reviews: tuple[Review, ...]
    source: tuple[str, ...]

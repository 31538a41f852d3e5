"""A stroke: one massage technique, with everything that safety, time, voice and picture need of it."""

from dataclasses import dataclass
from enum import StrEnum

from thenar.model.body import Area
from thenar.model.restriction import Need
from thenar.model.text import Text


class Form(StrEnum):
    """Who massages whom: someone else, or oneself."""

    PARTNER = "partner"
    SELF = "self"


class Contact(StrEnum):
    """What of the giver's hands touches the skin."""

    FLAT_PALM = "flat-palm"
    SANDWICH = "sandwich"
    TWO_THUMBS = "two-thumbs"
    THUMB = "thumb"
    PINCH = "pinch"
    WRAP = "wrap"
    CUP = "cup"
    PRESS = "press"
    OWN = "own"  # the limb moves by itself
    NONE = "none"


class Motion(StrEnum):
    """How the contact moves."""

    GLIDE = "glide"
    GLIDE_AND_BACK = "glide-and-back"
    CIRCLE = "circle"
    PINCH = "pinch"
    PULL = "pull"
    TWIST = "twist"
    PRESS = "press"
    ROTATE = "rotate"
    HOLD = "hold"
    FIST = "fist"
    SHAKE = "shake"
    PLACE = "place"


class Pose(StrEnum):
    """How the receiver's limb lies."""

    PALM_UP = "palm-up"
    PALM_DOWN = "palm-down"
    FOOT_HELD = "foot-held"
    FOOT_ON_KNEE = "foot-on-knee"
    HAND_FREE = "hand-free"


class Each(StrEnum):
    """What a stroke goes through one by one."""

    FINGER = "finger"
    TOE = "toe"


EACH_COUNT = 5  # fingers of a hand, thumb included; toes of a foot


@dataclass(frozen=True)
class Seconds:
    """The time one repetition may take, in seconds: its quickest, usual and slowest."""

    least: float
    usual: float
    most: float


@dataclass(frozen=True)
class Move:
    """One part of a repetition that is done its own number of times before the next, such as `turn-left`."""

    id: str
    say: Text


@dataclass(frozen=True)
class Pressure:
    """Walton levels: the usual one, and the most this stroke ever uses."""

    usual: int
    most: int


@dataclass(frozen=True)
class Words:
    """What is read on the page and heard: in full the first time, a reminder after."""

    page: Text
    first: tuple[Text, ...]
    again: tuple[Text, ...]


@dataclass(frozen=True)
class Stroke:
    """One technique.

    `seconds` is for one repetition of one move on one finger or toe where `each` is given.
    `each` begins with the thumb or big toe; with `little_first`, with the little finger or little toe.
    `times` is how often it is repeated where a routine does not say; `rounds` the most rounds in one session.
    `long` ones glide from one end of a part of the limb to the other. `held` are zones that the other hand holds all
    the while, off the path. `instead` names the gentler stroke that takes its place. `together`: both sides at once.
    The one `example` is shown where the moving picture is.
    """

    id: str
    name: Text
    area: Area
    form: Form
    term: str
    contact: Contact
    motion: Motion
    pose: Pose
    path: tuple[str, ...]
    needs: frozenset[Need]
    pressure: Pressure
    seconds: Seconds
    times: int
    words: Words
    source: tuple[str, ...]
    held: tuple[str, ...] = ()
    instead: str | None = None
    each: Each | None = None
    little_first: bool = False
    moves: tuple[Move, ...] = ()
    rounds: int = 6
    together: bool = False
    long: bool = False
    example: bool = False
    differs: Text | None = None

    @property
    def called(self) -> str:
        """Its name as a sentence."""
        return f"{self.name}."

    @property
    def repetitions(self) -> int:
        """How many repetitions one time through `times` = 1 has: moves by fingers or toes."""
        return max(1, len(self.moves)) * (EACH_COUNT if self.each else 1)

"""What the guide may say while hands work: of each stroke, and by moment. The director chooses (`script/`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from thenar.model.body import Area
from thenar.model.stroke import Form
from thenar.model.text import Text

Texts = tuple[Text, ...]


class Talk(StrEnum):
    """How much the guide says: all of it, the useful part, or only tones, names and what keeps people safe."""

    FULL = "full"
    SOME = "some"
    LITTLE = "little"


@dataclass(frozen=True)
class Telling:
    """What can be told of one stroke, each kind in variants. The id is the stroke's.

    `hands` is how they are set, `motion` how they move, `feel` what may be felt, `look` what the eyes can see, `slow` a
    reminder that slower is better, `image` a picture for it. `receiver` speaks to the one who is massaged, `alone` to
    one who massages oneself. `other` opens the stroke on the second side, `again` another round of it. `breathe_in`
    and `breathe_out` are the halves of a stroke that follows the breath. `digits` names each finger or toe with what
    to do on it, `moves` each move.
    """

    id: str
    hands: Texts
    motion: Texts
    feel: Texts
    look: Texts
    slow: Texts
    image: Texts
    other: Texts
    source: tuple[str, ...]
    again: Texts = ()
    receiver: Texts = ()
    alone: Texts = ()
    breathe_in: Texts = ()
    breathe_out: Texts = ()
    digits: Mapping[str, Texts] = field(default_factory=dict)
    moves: Mapping[str, Texts] = field(default_factory=dict)

    def kinds(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Name and variants of each kind of line that there is."""
        for name in ("hands", "motion", "feel", "look", "slow", "image", "receiver", "alone", "other", "again"):
            yield name, getattr(self, name)
        yield from (("breathe_in", self.breathe_in), ("breathe_out", self.breathe_out))
        yield from ((f"digits.{name}", variants) for name, variants in self.digits.items())
        yield from ((f"moves.{name}", variants) for name, variants in self.moves.items())


class Beat(StrEnum):
    """When a companion line may be said."""

    SETTLE = "settle"  # at the first strokes
    DURING = "during"  # while hands work
    QUIET = "quiet"  # before a longer silence
    HOLD = "hold"  # while hands are still
    HOLD_CHANGE = "hold-change"  # in the middle of a long hold
    HOLD_ENOUGH = "hold-enough"  # where a hold has been long enough
    CHANGE = "change"  # before another stroke, as the last repetition begins
    LEAVE = "leave"  # before another stroke, where nothing is repeated
    TURN = "turn"  # before the other side
    LAST = "last"  # at the last stroke of all
    COMPARE = "compare"  # as the other side begins
    CLOSE = "close"  # in the place of the last words


@dataclass(frozen=True)
class Companion:
    """Lines of one subject for one beat.

    `forms` and `areas` say where they fit, `goals` for which hopes alone; without goals, for all. `feels` marks lines
    that lean on what is felt, which are left out where feeling is dull; `looks` marks lines for the eyes.
    """

    id: str
    moment: Beat
    say: Texts
    source: tuple[str, ...]
    forms: tuple[Form, ...] = (Form.PARTNER, Form.SELF)
    areas: tuple[Area, ...] = (Area.HAND, Area.FOOT)
    goals: tuple[str, ...] = ()
    feels: bool = False
    looks: bool = False

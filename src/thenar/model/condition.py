"""What is asked before a session, and what a yes changes."""

from dataclasses import dataclass
from enum import StrEnum

from thenar.model.body import Limb
from thenar.model.restriction import Effect, Manner, Need
from thenar.model.text import SearchWords, Text


class Kind(StrEnum):
    """A red flag is asked first and stops everything; a condition shapes the session."""

    RED_FLAG = "red-flag"
    CONDITION = "condition"


class About(StrEnum):
    """Whose fact it is."""

    RECEIVER = "receiver"
    GIVER = "giver"


class Asked(StrEnum):
    """A standing fact is remembered; a daily one is asked again each day; consent each session."""

    STANDING = "standing"
    DAILY = "daily"
    SESSION = "session"


@dataclass(frozen=True)
class Change:
    """What a yes does to the session.

    `avoid` names limbs left out whatever the answer; with `avoid_limb` the limbs answered are left out too.
    """

    effect: Effect
    pressure_cap: int | None = None
    without: frozenset[Need] = frozenset()
    avoid: frozenset[Limb] = frozenset()
    avoid_limb: bool = False
    minutes_cap: int | None = None
    manner: frozenset[Manner] = frozenset()


@dataclass(frozen=True)
class Choice:
    """One answer to a follow-up question, with its own change and reason."""

    id: str
    label: Text
    change: Change
    because: Text


@dataclass(frozen=True)
class FollowUp:
    """A second question, asked only where its answer changes something; the strictest choice if unanswered."""

    question: Text
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Condition:
    """One question a file. Exactly one of `change` and `follow_up` says what a yes does.

    `limbs` are those it can be about; with more than one, the person is asked which.
    `because` is the reason in plain words; `proposals` names the keys whose numbers are our own proposal.
    """

    id: str
    name: Text
    kind: Kind
    group: str
    question: Text
    because: Text
    instead: Text
    advice: Text
    source: tuple[str, ...]
    change: Change | None = None
    follow_up: FollowUp | None = None
    help: Text | None = None
    limbs: tuple[Limb, ...] = ()
    about: About = About.RECEIVER
    asked: Asked = Asked.STANDING
    urgency: Text | None = None
    think_of: str | None = None
    conflict: Text | None = None
    proposals: tuple[str, ...] = ()
    keywords: SearchWords = ()

"""What is asked before a session, and what a yes changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from thenar.model.body import PAIRS, Area, Limb
from thenar.model.restriction import Effect, Manner, Need
from thenar.model.stroke import Form
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


class Soon(StrEnum):
    """How soon a warning sign needs care, from the soonest."""

    NOW = "now"
    TODAY = "today"


class Concerns(StrEnum):
    """How far a fact reaches: a foot's fact does not stop a hand."""

    PERSON = "person"
    HANDS = "hands"
    FEET = "feet"
    LIMB = "limb"  # the hands and feet that were named


class Leaves(StrEnum):
    """What of the hands and feet that were named is left alone."""

    LIMB = "limb"
    PLACE = "place"  # the places on them that were named; the whole limb where none was


@dataclass(frozen=True)
class Change:
    """What a yes does to the session, on everything it concerns.

    `avoid` leaves more alone than its effect does: the limbs or the places that were named. `concerns` is said here
    where it differs from the condition's.
    """

    effect: Effect
    pressure_cap: int | None = None
    without: frozenset[Need] = frozenset()
    avoid: Leaves | None = None
    minutes_cap: int | None = None
    manner: frozenset[Manner] = frozenset()
    concerns: Concerns | None = None


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
class NotKnowing:
    """What not knowing does where a yes asks or stops, and why: as a yes does, or the milder `effect`."""

    because: Text
    source: tuple[str, ...]
    effect: Effect | None = None


@dataclass(frozen=True)
class Condition:
    """One question a file. Exactly one of `change` and `follow_up` says what a yes does.

    `limbs` are those it can be about; with more than one, the person is asked which, and with `places` (ids by area)
    where on it. `meaning` is raised when the
    question comes to mean something else: what was answered before is asked again. `forms` are those it fits.
    `because` is the reason in plain words; `proposals` names the keys whose numbers are our own proposal; `grave` says
    which harm is grave enough to stop a session without any source. `group` is one of
    `groups.yaml`. A warning sign says `how_soon` it needs care, and in `urgency` whom to call.
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
    concerns: Concerns = Concerns.PERSON
    limbs: tuple[Limb, ...] = ()
    places: Mapping[Area, tuple[str, ...]] = field(default_factory=dict)
    forms: tuple[Form, ...] = (Form.PARTNER, Form.SELF)
    not_knowing: NotKnowing | None = None
    meaning: int = 1
    about: About = About.RECEIVER
    asked: Asked = Asked.STANDING
    how_soon: Soon | None = None
    urgency: Text | None = None
    think_of: str | None = None
    grave: str | None = None
    conflict: Text | None = None
    proposals: tuple[str, ...] = ()
    keywords: SearchWords = ()

    @property
    def may_end(self) -> bool:
        """Whether some answer can leave no session of a routine: it asks, stops, leaves alone, or needs a helper."""
        return any(
            change.effect.rank >= Effect.AVOID.rank or change.avoid or Manner.HELPER_ONLY in change.manner
            for change in self.changes
        )

    @property
    def may_be_agreed(self) -> bool:
        """Whether a clinician can agree to it ahead: a yes asks for one, and it is no warning sign. A question that is
        asked anew each day needs a yes of that day."""
        asks = any(change.effect is Effect.ASK for change in self.changes)
        return asks and self.kind is Kind.CONDITION and self.asked is Asked.STANDING

    @property
    def changes(self) -> tuple[Change, ...]:
        """Everything that a yes can do: its one change, or that of each choice."""
        if self.follow_up:
            return tuple(choice.change for choice in self.follow_up.choices)
        return (self.change,) if self.change else ()

    @property
    def most_unknown(self) -> Effect:
        """The most that not knowing does to a session: what a yes leaves out or softens holds either way."""
        if self.not_knowing is None:
            return Effect.GENTLE
        return self.not_knowing.effect or Effect.STOP

    @property
    def less_unknown(self) -> bool:
        """Whether not knowing does less to a session than a yes."""
        least = max(self.most_unknown.rank, Effect.AVOID.rank)
        return self.most_unknown is not Effect.STOP and any(
            change.effect.rank > least or Manner.HELPER_ONLY in change.manner for change in self.changes
        )

    def places_on(self, area: Area) -> frozenset[str]:
        """The places that it can be at on a limb of an area."""
        return frozenset(self.places.get(area, ()))

    @cached_property
    def all_places(self) -> frozenset[str]:
        """The places that it can be at on any limb."""
        return frozenset(place for area in self.places for place in self.places[area])

    def reach(self, change: Change, limbs: frozenset[Limb]) -> frozenset[Limb]:
        """The limbs that a change holds on, for an answer about some limbs."""
        concerns = change.concerns or self.concerns
        if concerns is Concerns.LIMB:
            return limbs
        return {
            Concerns.PERSON: frozenset(Limb),
            Concerns.HANDS: frozenset(PAIRS[Area.HAND]),
            Concerns.FEET: frozenset(PAIRS[Area.FOOT]),
        }[concerns]

    @cached_property
    def areas(self) -> frozenset[Area]:
        """Where a yes can change anything: a session elsewhere does not ask."""
        named = frozenset(self.limbs)
        return frozenset(
            limb.area
            for change in self.changes
            for limb in self.reach(change, named) | (named if change.avoid else frozenset())
        )

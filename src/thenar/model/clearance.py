"""Answers to the questions, what each means, and all of them joined."""

from dataclasses import dataclass, field
from enum import StrEnum

from thenar.model.body import Area, Limb, limbs_of
from thenar.model.restriction import Effect, Limits, Restriction


class Reply(StrEnum):
    """What a person answered; no reply at all is not among them, it is a missing answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """The answer to one question: for which limbs, which follow-up choice and which places, where those are asked."""

    reply: Reply
    limbs: frozenset[Limb] = frozenset()
    choice: str | None = None
    places: frozenset[str] = frozenset()


Answers = dict[str, Answer]


@dataclass(frozen=True)
class Finding:
    """What one answer means. `asked` is the effect before a clinician's yes, equal to `effect` without one.

    `instead` is what a yes does in place of the usual session; None where not knowing does less than a yes.
    """

    condition: str
    name: str
    effect: Effect
    asked: Effect
    restriction: Restriction
    because: str
    instead: str | None
    advice: str
    source: tuple[str, ...]
    urgency: str | None = None
    limbs: frozenset[Limb] = frozenset()
    places: frozenset[str] = frozenset()
    unknown: bool = False

    @property
    def confirmed(self) -> bool:
        """True where a clinician's agreement lifted an `ask`."""
        return self.asked is not self.effect


@dataclass(frozen=True)
class Clearance:
    """All findings joined, for a session of some areas. `unanswered` are the ids of questions nobody answered.

    A limb that waits for a clinician is left alone while another one goes on: `effect` is `ask` only where none does.
    """

    effect: Effect = Effect.NONE
    restriction: Restriction = field(default_factory=Restriction)
    findings: tuple[Finding, ...] = ()
    unanswered: tuple[str, ...] = ()
    areas: frozenset[Area] = frozenset(Area)

    @property
    def cleared(self) -> bool:
        """True when a session may be led at all."""
        return self.effect.rank < Effect.ASK.rank

    @property
    def limits(self) -> Limits:
        """The strictest that holds on any limb of the session."""
        return self.restriction.over(limbs_of(self.areas))

"""Answers to the questions, what each means, and all of them joined."""

from dataclasses import dataclass, field
from enum import StrEnum

from thenar.model.body import Limb
from thenar.model.restriction import Effect, Restriction


class Reply(StrEnum):
    """What a person answered; no reply at all is not among them, it is a missing answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """The answer to one question: for which limbs and which follow-up choice, where those are asked."""

    reply: Reply
    limbs: frozenset[Limb] = frozenset()
    choice: str | None = None


Answers = dict[str, Answer]


@dataclass(frozen=True)
class Finding:
    """What one answer means. `asked` is the effect before a clinician's yes, equal to `effect` without one."""

    condition: str
    name: str
    effect: Effect
    asked: Effect
    restriction: Restriction
    because: str
    instead: str
    advice: str
    source: tuple[str, ...]
    urgency: str | None = None
    limbs: frozenset[Limb] = frozenset()
    unknown: bool = False

    @property
    def confirmed(self) -> bool:
        """True where a clinician's agreement lifted an `ask`."""
        return self.asked is not self.effect


@dataclass(frozen=True)
class Clearance:
    """All findings joined. `unanswered` are the ids of questions nobody answered."""

    effect: Effect = Effect.NONE
    restriction: Restriction = field(default_factory=Restriction)
    findings: tuple[Finding, ...] = ()
    unanswered: tuple[str, ...] = ()

    @property
    def cleared(self) -> bool:
        """True when a session may be led at all."""
        return self.effect.rank < Effect.ASK.rank

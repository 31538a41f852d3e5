"""What can be wrong during a session, and what follows: a mild thing, or an emergency and whom to call."""

from dataclasses import dataclass
from enum import StrEnum

from thenar.model.text import Text


class Then(StrEnum):
    """What a concern leads to, from the mildest."""

    SOFTER = "softer"  # less pressure, and the stroke is left where it is the softest already
    SKIP = "skip"  # on to the next stroke
    STOP = "stop"  # the session ends
    URGENT = "urgent"  # the session ends and help is called


@dataclass(frozen=True)
class Emergency:
    """What is done at once: when to call, three steps, and what comes before the next massage.

    `urgency` and `steps` are shown beside the call button and read aloud, so they say the same to one person alone and
    to two. `next` is told when the session has ended.
    """

    urgency: Text
    steps: tuple[Text, ...]
    next: Text

    @property
    def aloud(self) -> tuple[Text, ...]:
        """What is read aloud, sentence by sentence."""
        return (self.urgency, *self.steps)


@dataclass(frozen=True)
class Concern:
    """One plain choice after "Something is wrong". The same stroke never goes on at the same strength.

    A mild one has a `page` that says what to do now; an urgent one has an `emergency` instead. `red_flag` names the
    warning sign of the check that it may be: a mild one shows its advice, an urgent one keeps it as today's answer.
    With `ask_again` the daily questions are asked anew before the next session. `hurts` says that it is about the
    stroke and not about the whole session: that stroke comes back softer, or not at all.
    """

    id: str
    name: Text
    order: int
    then: Then
    source: tuple[str, ...]
    page: Text | None = None
    emergency: Emergency | None = None
    red_flag: str | None = None
    ask_again: bool = False
    hurts: bool = False


@dataclass(frozen=True)
class EmergencyNumber:
    """Whom to call in some regions (codes of ISO 3166); its id is the number. `elsewhere`: in all others too."""

    id: str
    regions: tuple[str, ...]
    source: tuple[str, ...]
    elsewhere: bool = False

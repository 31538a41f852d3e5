"""What can be wrong during a session, and what follows."""

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
class Concern:
    """One plain choice after "It hurts". The same stroke never goes on at the same strength.

    `page` says what to do now; `red_flag` names the red flag whose urgent advice belongs to it. With `ask_again`
    the daily questions are asked anew before the next session.
    """

    id: str
    name: Text
    order: int
    then: Then
    page: Text
    source: tuple[str, ...]
    red_flag: str | None = None
    ask_again: bool = False

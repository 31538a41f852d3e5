"""What no page, sentence or file may say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """A pattern, read without regard to case, and the section of the clinical reference that says why."""

    claim: str
    because: str


@dataclass(frozen=True)
class Claims:
    """Claims that are forbidden, and honest sentences that use their words in order not to make them."""

    forbidden: tuple[Claim, ...] = ()
    honest: tuple[str, ...] = ()

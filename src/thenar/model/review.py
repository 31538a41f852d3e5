"""Who has signed which question. A signature is for the words and limits that were read, and ends when they change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Signature:
    """A clinician's signature under one question. `version` names exactly what was read; `date` is YYYY-MM-DD."""

    condition: str
    name: str
    registration: str
    date: str
    version: str
    remark: str | None = None


@dataclass(frozen=True)
class Signatures:
    """All signatures ever given, as they stand in the file."""

    signed: tuple[Signature, ...] = ()


@dataclass(frozen=True)
class Reviews:
    """The signatures that hold, and those whose question has changed since."""

    hold: tuple[Signature, ...] = ()
    ended: tuple[Signature, ...] = ()

    @staticmethod
    def of(signatures: Iterable[Signature], versions: Mapping[str, str]) -> "Reviews":
        """The signatures, by whether what they were given for is still what stands there."""
        hold: list[Signature] = []
        ended: list[Signature] = []
        for one in signatures:
            (hold if versions.get(one.condition) == one.version else ended).append(one)
        return Reviews(tuple(hold), tuple(ended))

    def of_question(self, condition: str) -> tuple[Signature, ...]:
        """The signatures that hold under one question."""
        return tuple(one for one in self.hold if one.condition == condition)

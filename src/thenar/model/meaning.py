"""What people call their medicines, diagnoses and states, and which questions of the check they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thenar.model.text import Text


@dataclass(frozen=True)
class Meaning:
    """Words that mean the same for a massage. One file each, small enough to be read and signed.

    `words` are by the code of their language; all are understood in every language. `misspelled` is by word, and only
    for what no likeness of letters finds. `asks` are the ids of the questions they mean; without any, nothing changes,
    and `note` says what is still good to know.
    """

    id: str
    source: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    asks: tuple[str, ...] = ()
    misspelled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: Text | None = None


@dataclass(frozen=True)
class SmallWords:
    """Words that say nothing by themselves in what people write about their health.

    `skipped` never make a difference to a name; `around` stand beside one ("daily", "left"); `joins` begin a new item;
    `none` is what people write when there is nothing to write. `unknown` are the ids of the questions to answer
    about what nobody here knows.
    """

    skipped: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

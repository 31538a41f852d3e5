"""A mistake is where it is in a file and what would be right; these are the ones that every noun can have."""

from collections.abc import Iterable, Iterator
from typing import Any

from thenar.load.nouns import suggest
from thenar.load.yaml_text import Path
from thenar.model.knowledge import Knowledge

Mistake = tuple[Path, str]

BACKGROUND = "background"


def sources(noun: Any, knowledge: Knowledge) -> Iterator[Mistake]:
    """A noun without a source, or with one that is in no list."""
    if not noun.source:
        yield ("source",), f"no source is given; name one, or write '{BACKGROUND}' where none was found."
    for index, source in enumerate(noun.source):
        yield from known("source", source, list(knowledge.references), ("source", index))


def known(what: str, found: str, allowed: list[str], where: Path) -> Iterator[Mistake]:
    """A name that is none of those allowed; `what` says what it should be."""
    if found not in allowed:
        yield where, f"unknown {what} '{found}', {suggest(found, allowed)}"


def listed(names: Iterable[str]) -> str:
    """Names in a sentence."""
    return ", ".join(sorted(names)) or "nothing"

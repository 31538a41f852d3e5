"""Signatures: what exactly is signed, and what may be wrong with one."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from thenar.load.mistakes import Mistake, known
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.review import Signature, Signatures

NOT_SIGNED = {"keywords"}  # words that only help to find the question
DIGITS = 12


def version_of(condition: Condition) -> str:
    """A short name of exactly what a question asks, does and says, in English, and of the sources it names."""
    read = {one.name: _plain(getattr(condition, one.name)) for one in fields(condition) if one.name not in NOT_SIGNED}
    return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()[:DIGITS]


def _plain(value: Any) -> Any:
    """The value as JSON has it, with sets in an order that is always the same."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(map(_plain, value))
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(_plain(key)): _plain(one) for key, one in value.items()}
    return value


def check_signatures(signatures: Signatures, knowledge: Knowledge) -> Iterator[Mistake]:
    """Mistakes of the file of signatures. One for an earlier wording is no mistake: it has ended."""
    seen: set[tuple[str, str, str]] = set()
    for index, one in enumerate(signatures.signed):
        for (key, *rest), message in _check(one, knowledge):
            yield ("signed", index, key, *rest), message
        under = (one.condition, one.name, one.version)
        if under in seen:
            yield ("signed", index), f"{one.name} has signed '{one.condition}' in this wording before; remove one."
        seen.add(under)


def _check(one: Signature, knowledge: Knowledge) -> Iterator[Mistake]:
    yield from known("question", one.condition, list(knowledge.conditions), ("condition",))
    for key, text in (("name", one.name), ("registration", one.registration)):
        if not text.strip():
            yield (key,), "it is empty; a signature has the name and the registration of whoever gave it."
    try:
        date.fromisoformat(one.date)
    except ValueError:
        yield ("date",), f"found '{one.date}'; a day as YYYY-MM-DD is right."
    if len(one.version) != DIGITS or set(one.version) - set("0123456789abcdef"):
        yield (
            ("version",),
            f"found '{one.version}'; copy the {DIGITS} letters and digits from the page that was signed.",
        )

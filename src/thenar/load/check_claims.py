"""Claims that no text may make, because nobody can know them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from thenar.load.mistakes import Mistake
from thenar.load.translate import texts
from thenar.model.claims import Claims

QUOTED = "article"  # the key whose words are another's, shown to be corrected


def check_claims(noun: Any, claims: Claims) -> Iterator[Mistake]:
    """Claims in any text for people of one noun."""
    for where, text in texts(noun, type(noun)):
        if QUOTED in where:
            continue
        yield from ((where, message) for message in told(text, claims))


def told(text: str, claims: Claims) -> Iterator[str]:
    """What to tell the writer of a text about each claim in it."""
    for found, because in claims_in(text, claims):
        yield f"'{found}' claims more than the evidence ({because}); say what is known, or that it is not."


def claims_in(text: str, claims: Claims) -> Iterator[tuple[str, str]]:
    """Each claim in a text, and why nobody can make it. Honest sentences are taken out before."""
    for honest in claims.honest:
        text = text.replace(honest, " ")
    for one in claims.forbidden:
        for match in _pattern(one.claim).finditer(text):
            yield text[max(0, match.start() - 20) : match.end() + 20].strip(), one.because


@lru_cache(maxsize=256)
def _pattern(claim: str) -> re.Pattern[str]:
    return re.compile(claim, re.IGNORECASE)

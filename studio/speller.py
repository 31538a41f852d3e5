"""How a text sounds, in the alphabet that both voices are told in."""

from functools import cache
from typing import Any


@cache
def speller() -> Any:
    """The phonemizer, loaded once; `phonemize` gives the sounds of a text, `vocab` the number of each."""
    from hibari import Hibari

    return Hibari()


def phonemes(text: str) -> str:
    """A text in this alphabet."""
    return " ".join(speller().phonemize(text))

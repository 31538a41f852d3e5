"""Words that the voice would say wrongly, with the sounds they should have.

The sounds are in the alphabet of `hibari`, which is also Kokoro's: `[word](/sounds/)` is how both are told. A word
comes into this table when the recognizer of `make voice` heard another one, and stays only if it is heard rightly with
it.
"""

import re

SOUNDS: dict[str, str] = {}


def spelled(text: str) -> str:
    """The text with the sounds of such words beside them, and single spaces."""
    return _WORD.sub(_with_sounds, plain(text)) if SOUNDS else plain(text)


def plain(text: str) -> str:
    """The text with single spaces: how a file is wrapped makes no difference to its sound."""
    return " ".join(text.split())


_WORD = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(SOUNDS, key=len, reverse=True)), re.IGNORECASE)


def _with_sounds(found: re.Match[str]) -> str:
    return f"[{found[0]}](/{SOUNDS[found[0].lower()]}/)"

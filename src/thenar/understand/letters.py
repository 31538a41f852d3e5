"""Text to words as they are compared: without capitals, accents, apostrophes, British spelling or plural endings.

`js/check/letters.js` does the same on the device; one table holds both equal.
"""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ´`′][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’‘ʼ´`′]")
_APART = re.compile(r"[,;:.!?()\[\]{}/|•·…\n\r\t]|\s[-–—*]\s|\s{3,}")
_MEASURE = re.compile(r"[0-9]+(?:mg|mcg|µg|ug|g|kg|ml|iu|units?|x|st|nd|rd|th|hrs?|h|yrs?|y)?")
_DIGITS = "0123456789"
_LONG = 6  # British spellings are told only in words this long: "toe" is not "te"


@dataclass(frozen=True)
class Word:
    """One word of a text: where it stands, and how it is compared."""

    start: int
    end: int
    plain: str

    @property
    def number(self) -> bool:
        """True for a bare number or a dose, such as `5` or `5mg`."""
        return _MEASURE.fullmatch(self.plain) is not None


def composed(text: str) -> str:
    """The text with each letter and its accents as one."""
    return unicodedata.normalize("NFC", text)


def segments(text: str) -> list[list[Word]]:
    """The words of a composed text, apart where commas, lines, brackets or slashes part them."""
    found: list[list[Word]] = []
    end = 0
    for match in _WORD.finditer(text):
        if not found or _parts(text, end, match.start()):
            found.append([])
        found[-1].append(Word(match.start(), match.end(), plain(match[0])))
        end = match.end()
    return found


def _parts(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    if gap in (".", ",") and text[end - 1] in _DIGITS and text[start] in _DIGITS:
        return False  # 2.5 is one number
    return _APART.search(gap) is not None


def plain(word: str) -> str:
    """One word as it is compared."""
    spread = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word).lower())
    bare = "".join(letter for letter in spread if not unicodedata.category(letter).startswith("M"))
    return _single(_american(bare))


def heard(letters: str) -> str:
    """Letters as they sound, for what is written by ear: `ph` is `f`, `x` is `s`, and a doubled letter is one."""
    for written, sounds in (("ph", "f"), ("y", "i"), ("ck", "k"), ("x", "s"), ("z", "s")):
        letters = letters.replace(written, sounds)
    return "".join(letter for letter, before in zip(letters, " " + letters, strict=False) if letter != before)


def _american(word: str) -> str:
    if len(word) < _LONG:
        return word
    return word.replace("ae", "e").replace("oe", "e").replace("our", "or")


def _single(word: str) -> str:
    """Without the ending of a plural: `hives` and `hive` are one word, `HIV` another."""
    keeps = len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ys"))
    return word if keeps else word[:-1]

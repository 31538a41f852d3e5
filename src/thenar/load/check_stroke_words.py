"""What may be wrong with the words of a stroke: too long for an ear, a side that may change, more than a cap allows."""

import re
from collections.abc import Iterator

from thenar.load.mistakes import Mistake
from thenar.load.yaml_text import Path
from thenar.model.stroke import Stroke

MOST_PAGE, MOST_FIRST, MOST_AGAIN = 160, 75, 45  # characters
SENTENCE = re.compile(r"[A-Z][^()/&%0-9]*[.?]|\{lotion\}")
SIDE = re.compile(r"\b(left|right) (hand|foot|side)\b")
HARD = re.compile(r"\b(firm|firmly|hard|deep|deeply|strong|strongly)\b")


def check_stroke_words(stroke: Stroke) -> Iterator[Mistake]:
    """Mistakes of what is read and heard about one stroke."""
    words, at = stroke.words, ("words",)
    yield from _check_length(words.page, (*at, "page"), MOST_PAGE)
    for key, texts, most in (("first", words.first, MOST_FIRST), ("again", words.again, MOST_AGAIN)):
        for index, text in enumerate(texts):
            yield from _check_length(text, (*at, key, index), most)
    for where, text in _heard(stroke):
        if not SENTENCE.fullmatch(text):
            yield where, "it is read aloud; write one plain sentence without signs, brackets or digits."
        if side := SIDE.search(text):
            yield where, f"found '{side.group()}'; the voice names the side itself, so leave it out."
    for where, text in [((*at, "page"), words.page), *_heard(stroke)]:
        if hard := HARD.search(text):
            yield where, f"found '{hard.group()}'; that may be more than the answers allow. Say how it feels instead."


def _check_length(text: str, where: Path, most: int) -> Iterator[Mistake]:
    if len(text) > most:
        yield where, f"found {len(text)} characters; at most {most} are right."


def _heard(stroke: Stroke) -> Iterator[tuple[Path, str]]:
    for key, texts in (("first", stroke.words.first), ("again", stroke.words.again)):
        yield from ((("words", key, index), text) for index, text in enumerate(texts))
    yield from ((("moves", index, "say"), move.say) for index, move in enumerate(stroke.moves))

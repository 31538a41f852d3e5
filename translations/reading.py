"""How hard the English is to read: the Flesch-Kincaid grade of every place that has text for people.

The grade counts words in a sentence and syllables in a word (Kincaid and others, 1975); textstat measures it. A few
words have no grade worth the name, so a place with little text is measured together with its neighbors.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

import textstat

from translations.collect import Found, collected

ENOUGH = 60  # words
SENTENCE = 3  # words; fewer are a name or a label, such as a month
WORDS_TO_FIND_BY = "keywords"  # typed by a person, never read
PLACEHOLDER = re.compile(r"%\((\w+)\)\w|\{(\w+)\}|<[^>]+>")


class Graded(NamedTuple):
    """A file or a folder, the grade of its text, how many words that are, and its hardest sentence."""

    place: str
    grade: float
    words: int
    hardest: str


def graded(texts: Iterable[Found] | None = None) -> Iterator[Graded]:
    """Every place with text, by the name of its file, or of its folder where files have little text."""
    for place, sentences in sorted(_by_place(collected() if texts is None else texts).items()):
        hardest = max(sentences, key=grade)
        yield Graded(place, grade(" ".join(sentences)), _words(sentences), hardest)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: the years of school in the United States that it asks for."""
    return float(textstat.flesch_kincaid_grade(text))


def _by_place(texts: Iterable[Found]) -> dict[str, list[str]]:
    by_file: dict[str, list[str]] = defaultdict(list)
    for one in texts:
        text = one.text if isinstance(one.text, str) else one.text[-1]
        found_by = any(comment.startswith(WORDS_TO_FIND_BY) for comment in one.comments)
        if len(text.split()) >= SENTENCE and not found_by:
            by_file[one.file].append(_sentence(text))
    places: dict[str, list[str]] = defaultdict(list)
    for file, sentences in by_file.items():
        folder = str(PurePosixPath(file).parent)
        places[file if _words(sentences) >= ENOUGH else folder] += sentences
    return places


def _sentence(text: str) -> str:
    """A text as it is read: a name in the place of what is filled in, and an end."""
    read = PLACEHOLDER.sub("name", text).strip()
    return read if read[-1:] in ".?!:" else f"{read}."


def _words(sentences: list[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)

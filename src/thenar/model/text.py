"""Which words of the nouns are for people: shown or heard, and so said in every language.

A field of type `Text` holds one text; one of type `SearchWords` holds words that find something, which a language
may have more or fewer of. Both are plain values; the mark is read where texts are collected and translated.
"""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class ForPeople:
    """The mark of a type whose values are translated. `listed` ones are written as one text, with commas."""

    listed: bool = False


Text = Annotated[str, ForPeople()]
SearchWords = Annotated[tuple[str, ...], ForPeople(listed=True)]

"""A mistake, as we publish it: what was found, where, what would be right, what to do next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place. `line` counts from 1; `key` is a path such as `steps[2].parts[0].stroke`."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}, {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class ThenarError(Exception):
    """Anything a person should read in a sentence or two instead of a traceback.

    `text` may have {names} that `facts` fill in. So whoever shows it can say it in their language, and what raises it
    needs to know no language. The text stands in the call itself, where it is collected for the catalogs. A fact may
    be another such sentence.
    """

    def __init__(self, text: str, **facts: object) -> None:
        self.text, self.facts = text, facts
        super().__init__(text.format(**facts) if facts else text)

    def words(self, gettext: Callable[[str], str]) -> str:
        """The sentences in the language of a catalog's `gettext`."""
        told = gettext(self.text) if self.text else ""
        facts = {
            name: fact.words(gettext) if isinstance(fact, ThenarError) else fact for name, fact in self.facts.items()
        }
        return told.format(**facts) if facts else told


class KnowledgeError(ThenarError):
    """All the mistakes found in some files, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

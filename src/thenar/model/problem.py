"""A mistake, as we publish it: what was found, where, what would be right, what to do next."""

from collections.abc import Iterable
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
    """Anything a person should read in a sentence or two instead of a traceback."""


class KnowledgeError(ThenarError):
    """All the mistakes found in some files, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

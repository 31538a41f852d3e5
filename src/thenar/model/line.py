"""The lines of the check: what is read at a glance, and the questions that stand behind each."""

from dataclasses import dataclass

from thenar.model.text import Text


@dataclass(frozen=True)
class Line:
    """One line of a list. It is never narrower than the questions behind it, so that a no to it is a no to each.

    `covers` are the ids of those questions. `only_with` are questions on which it depends: where every one of them was
    answered with no, the line is left out, and its questions are answered with no.
    """

    id: str
    line: Text
    covers: tuple[str, ...]
    only_with: tuple[str, ...] = ()

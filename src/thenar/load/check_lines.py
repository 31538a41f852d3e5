"""What may be wrong with the lines of the check: a question that is not there, or one behind two lines."""

from collections.abc import Iterator, Mapping

from thenar.load.mistakes import Mistake, known
from thenar.load.yaml_text import Path
from thenar.model.knowledge import Knowledge
from thenar.model.line import Line

At = tuple[str, str]


def check_lines(knowledge: Knowledge) -> Iterator[tuple[At, Path, str]]:
    """Mistakes of both lists, each with the table and the line it stands in."""
    for table, lines in (("first-check", knowledge.first_check), ("later-check", knowledge.later_check)):
        for line in lines.values():
            yield from (((table, line.id), *mistake) for mistake in _ids(line, knowledge))
        yield from _behind(table, lines)
    for index, name in enumerate(knowledge.small_words.unknown):
        for path, message in known("question", name, list(knowledge.conditions), ("unknown", index)):
            yield ("small-words", ""), path, message


def _ids(line: Line, knowledge: Knowledge) -> Iterator[Mistake]:
    for key in ("covers", "only_with"):
        for index, name in enumerate(getattr(line, key)):
            yield from known("question", name, list(knowledge.conditions), (key, index))


def _behind(table: str, lines: Mapping[str, Line]) -> Iterator[tuple[At, Path, str]]:
    first: dict[str, str] = {}
    for line in lines.values():
        for index, name in enumerate(line.covers):
            if name in first:
                yield (table, line.id), ("covers", index), f"'{name}' stands behind '{first[name]}' already; keep one."
            first.setdefault(name, line.id)

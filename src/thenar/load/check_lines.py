"""What may be wrong with the lines of the check: a question that is not there, or one behind two lines."""

from collections.abc import Collection, Iterator, Mapping

from thenar.load.mistakes import Mistake, known
from thenar.load.yaml_text import Path
from thenar.model.condition import Asked, Kind
from thenar.model.knowledge import Knowledge
from thenar.model.line import Line

At = tuple[str, str]


def check_lines(knowledge: Knowledge) -> Iterator[tuple[At, Path, str]]:
    """Mistakes of both lists, each with the table and the line it stands in."""
    for table, lines in (("first-check", knowledge.first_check), ("later-check", knowledge.later_check)):
        for line in lines.values():
            yield from (((table, line.id), *mistake) for mistake in _ids(line, knowledge))
        yield from _behind(table, lines)
    yield from _not_asked("first-check", knowledge.first_check, [Asked.STANDING, Asked.DAILY], knowledge)
    yield from _not_asked("later-check", knowledge.later_check, [Asked.DAILY], knowledge)
    yield from _signs_first(knowledge)
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


def _not_asked(
    table: str, lines: Mapping[str, Line], asked: Collection[Asked], knowledge: Knowledge
) -> Iterator[tuple[At, Path, str]]:
    """Lines with a question that this check does not ask. One without a line is a line by its own name."""
    if not lines:
        return
    wanted = [one.id for one in knowledge.conditions.values() if one.asked in asked]
    for line in lines.values():
        for index, name in enumerate(line.covers):
            if name in knowledge.conditions and name not in wanted:
                yield (table, line.id), ("covers", index), f"'{name}' is not asked in this check; leave it out."


def _signs_first(knowledge: Knowledge) -> Iterator[tuple[At, Path, str]]:
    """In a first check each warning sign has a line of its own, and these come before all others."""
    others = False
    for line in knowledge.first_check.values():
        kinds = {knowledge.conditions[name].kind for name in line.covers if name in knowledge.conditions}
        if Kind.RED_FLAG not in kinds:
            others = True
        elif len(line.covers) > 1:
            yield ("first-check", line.id), ("covers",), "a warning sign has a line of its own; give each one."
        elif others:
            yield (
                ("first-check", line.id),
                (),
                "a warning sign stands below other lines; move it up, so it is read first.",
            )

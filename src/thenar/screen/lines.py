"""The questions of a check in the lines that a person reads, and what the button below them answers. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import Condition
from thenar.model.line import Line


@dataclass(frozen=True)
class Asked:
    """One line, and those of its questions that are asked now."""

    line: Line
    questions: tuple[Condition, ...]


def in_lines(questions: Iterable[Condition], lines: Mapping[str, Line]) -> list[Asked]:
    """The questions behind their lines, in the order of the lines; one that has no line is a line by its own name."""
    waiting = {one.id: one for one in questions}
    found = [
        Asked(line, tuple(waiting.pop(name) for name in line.covers if name in waiting)) for line in lines.values()
    ]
    own = [Asked(Line(one.id, one.name, (one.id,)), (one,)) for one in waiting.values()]
    return [one for one in (*found, *own) if one.questions]


def completed(lines: Iterable[Asked], given: Answers, meant: Collection[str] = ()) -> tuple[Answers, tuple[str, ...]]:
    """All answers of a page whose button was pressed, and the ids of the questions that are still open.

    A line where nothing was marked is answered with no, and so is each question behind it: that is what the button
    says. A question stays open where another one behind the same line was answered with yes or "I don't know", and
    where it is `meant` by something that the person wrote: those need an answer of their own.
    """
    answers = dict(given)
    still: list[str] = []
    for asked in lines:
        ids = [one.id for one in asked.questions]
        marked = any(name in given and given[name].reply is not Reply.NO for name in ids)
        for name in ids:
            if name in given:
                continue
            if marked or name in meant:
                still.append(name)
            else:
                answers[name] = Answer(Reply.NO)
    return answers, tuple(still)


def settled(lines: Mapping[str, Line], answers: Answers) -> frozenset[str]:
    """The questions that other answers settle with no: all that they depend on was answered with no.

    An answer that is missing or not known settles nothing.
    """
    return frozenset(
        name
        for line in lines.values()
        if line.only_with and all(one in answers and answers[one].reply is Reply.NO for one in line.only_with)
        for name in line.covers
    )

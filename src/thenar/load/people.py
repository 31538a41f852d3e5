"""`people.yaml`: how often each question is answered with yes. What measures the check reads it; no session does."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thenar.load.folder import SHIPPED
from thenar.load.mistakes import Mistake, known, sources
from thenar.load.nouns import noun_of
from thenar.load.yaml_text import Located, parse
from thenar.model.knowledge import Knowledge
from thenar.model.people import Prevalence
from thenar.model.problem import KnowledgeError, Problem

FILE = "people.yaml"


def load_people(knowledge: Knowledge, folder: Path = SHIPPED) -> dict[str, Prevalence]:
    """Each prevalence by the id of its question; raises KnowledgeError with every mistake in the file."""
    located = parse(FILE, (folder / FILE).read_bytes())
    people, problems = _rows(located)
    if not problems:
        problems = [
            located.problem((one.id, *at), message)
            for one in people.values()
            for at, message in _check(one, people, knowledge)
        ]
    if problems:
        raise KnowledgeError(problems)
    return people


def _rows(located: Located) -> tuple[dict[str, Prevalence], list[Problem]]:
    lines: defaultdict[Any, dict[tuple[str | int, ...], int]] = defaultdict(dict)
    for (key, *inner), line in ((at, line) for at, line in located.lines.items() if at):
        lines[key][tuple(inner)] = line
    people: dict[str, Prevalence] = {}
    problems: list[Problem] = []
    for key, row in located.value.items():
        try:
            people[key] = noun_of(Located(FILE, {"id": key, **row}, lines[key]), Prevalence)
        except KnowledgeError as error:
            problems += error.problems
    return people, problems


def _check(one: Prevalence, people: dict[str, Prevalence], knowledge: Knowledge) -> Iterator[Mistake]:
    yield from sources(one, knowledge)
    yield from known("question", one.id, list(knowledge.conditions), ())
    if not 0 <= one.low <= one.mid <= one.high <= 1:
        yield ("low",), f"found {one.low:g}, {one.mid:g}, {one.high:g}; low to high go up from 0 to 1."
    for key, share in (("hands", one.hands), ("both", one.both)):
        if not 0 <= share <= 1:
            yield (key,), f"found {share:g}; a share of 0 to 1 is right."
    yield from _check_given(one, people)
    yield from _check_choices(one, knowledge)


def _check_given(one: Prevalence, people: dict[str, Prevalence]) -> Iterator[Mistake]:
    if one.given is None:
        return
    yield from known("question", one.given, list(people), ("given",))
    if one.given in people and people[one.given].given:
        yield ("given",), f"'{one.given}' is given another question itself; name that one, or none."


def _check_choices(one: Prevalence, knowledge: Knowledge) -> Iterator[Mistake]:
    condition = knowledge.conditions.get(one.id)
    if not one.choices or condition is None:
        return
    choices = [choice.id for choice in condition.follow_up.choices] if condition.follow_up else []
    for name in one.choices:
        yield from known("choice", name, choices, ("choices", name))
    if abs(sum(one.choices.values()) - 1) > 1e-6 or min(one.choices.values()) < 0:
        yield ("choices",), f"the shares make {sum(one.choices.values()):g}; together they are 1, and none is below 0."

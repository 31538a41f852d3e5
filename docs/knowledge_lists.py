"""Lists for the pages, made from the knowledge so that they cannot say anything else. All return Markdown."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Protocol

from thenar.model.condition import Asked, Change, Concerns, Condition
from thenar.model.goal import Goal
from thenar.model.knowledge import Knowledge

BACKGROUND = "background"
HEADS = ("question", "a yes means", "I don't know", "asked", "source")
CONCERNS = {
    Concerns.PERSON: "whole person",
    Concerns.HANDS: "hands only",
    Concerns.FEET: "feet only",
    Concerns.LIMB: "that limb only",
}
GRADES = {
    "none": "none",
    "very-low": "very low",
    "low": "low",
    "low-to-moderate": "low to moderate, for a short time",
}


class Sourced(Protocol):
    """Any noun with an id and sources."""

    @property
    def id(self) -> str: ...

    @property
    def source(self) -> tuple[str, ...]: ...


def questions(knowledge: Knowledge) -> str:
    """Every question with what a yes changes, group by group."""
    groups = list(knowledge.groups)
    found = sorted(knowledge.conditions.values(), key=lambda one: (groups.index(one.group), one.id))
    lines = []
    for group, conditions in groupby(found, key=lambda one: one.group):
        lines += [f"**{knowledge.groups[group].name}**", "", f"| {' | '.join(HEADS)} |", "|---" * len(HEADS) + "|"]
        lines += [_question(one) for one in conditions]
        lines.append("")
    return "\n".join(lines).rstrip()


def _question(condition: Condition) -> str:
    means = "; ".join(f"{label}{change_words(condition, change)}" for label, change in changes_of(condition))
    asked = {Asked.STANDING: "once", Asked.DAILY: "each day", Asked.SESSION: "each time"}[condition.asked]
    unknown = condition.not_knowing
    effect = f"**{unknown.effect}**" if unknown and unknown.effect else "as a yes"
    counts = f"{effect}: {unknown.because} ({_sources(unknown.source)})" if unknown else "softens as a yes does"
    return f"| {condition.question} (`{condition.id}`) | {means} | {counts} | {asked} | {_sources(condition.source)} |"


def changes_of(condition: Condition) -> Iterator[tuple[str, Change]]:
    """Each change of a yes, with the answer to the second question that it is for."""
    if condition.change is not None:
        yield "", condition.change
    elif condition.follow_up is not None:
        for choice in condition.follow_up.choices:
            yield f"*{choice.label}:* ", choice.change


def change_words(condition: Condition, change: Change) -> str:
    """What one change does, in the words of the pages."""
    parts = [f"**{change.effect}**", CONCERNS[change.concerns or condition.concerns]]
    if change.avoid:
        parts.append(f"that {change.avoid} left out")
    if change.pressure_cap is not None and change.effect != "stop":
        parts.append(f"pressure {change.pressure_cap} at most")
    if change.without:
        parts.append(f"without {', '.join(sorted(change.without))}")
    if change.minutes_cap is not None:
        parts.append(f"{change.minutes_cap} minutes at most")
    return ", ".join([*parts, *sorted(change.manner)])


def background(knowledge: Knowledge) -> str:
    """Everything that rests, wholly or in part, on general knowledge for which no source was found."""
    folders: dict[str, Iterable[Sourced]] = {
        "Questions": knowledge.conditions.values(),
        "Goals": knowledge.goals.values(),
        "Strokes": knowledge.strokes.values(),
        "Getting ready, checks and closing": knowledge.moments.values(),
        "What can go wrong during a session": knowledge.concerns.values(),
        "Traditional points": knowledge.points.values(),
        "Zones of charts": knowledge.reflex_zones.values(),
    }
    lines = []
    for title, nouns in folders.items():
        wholly = _named(nouns, lambda source: set(source) == {BACKGROUND})
        partly = _named(nouns, lambda source: BACKGROUND in source and len(set(source)) > 1)
        if wholly:
            lines.append(f"- {title}, wholly: {wholly}.")
        if partly:
            lines.append(f"- {title}, in part: {partly}.")
    minutes = [goal for goal in knowledge.goals.values() if goal.minutes_source == BACKGROUND]
    lines += [f"- Usual length of the goal `{goal.id}`: {goal.minutes} minutes." for goal in minutes]
    return "\n".join(lines)


def _named(nouns: Iterable[Sourced], fits: Callable[[tuple[str, ...]], bool]) -> str:
    return ", ".join(f"`{noun.id}`" for noun in nouns if fits(noun.source))


def proposals(knowledge: Knowledge) -> str:
    """Every number that is our own proposal."""
    return "\n".join(
        f"- `{condition.id}`: `{key}` is {getattr(change, key)}."
        for condition in knowledge.conditions.values()
        for key in condition.proposals
        for _, change in changes_of(condition)
    )


def conflicts(knowledge: Knowledge) -> str:
    """Every place where two sources disagree, and which was followed."""
    return "\n".join(
        f"- `{one.id}`: {one.conflict} ({_sources(one.source)})"
        for one in knowledge.conditions.values()
        if one.conflict
    )


def evidence(knowledge: Knowledge) -> str:
    """Every goal: what the article claims, what was found, how sure that is, and the one sentence to say."""
    return "\n\n".join(_goal(goal) for goal in knowledge.goals.values())


def _goal(goal: Goal) -> str:
    studies = "\n".join(f"- {study.what}. {study.found} ({study.source})" for study in goal.studies)
    alone = f"; {GRADES[goal.grade_alone]} where people massage themselves" if goal.grade_alone else ""
    caution = f"\n\n{goal.caution}" if goal.caution else ""
    return (
        f"## {goal.name} (`{goal.id}`)\n\n> {goal.sentence}\n\n"
        f"How sure: {GRADES[goal.grade]}{alone}. The article: {goal.article}\n\n{studies}{caution}"
    )


def sources(knowledge: Knowledge) -> str:
    """Every source that a goal or a question names."""
    nouns: list[Sourced] = [*knowledge.conditions.values(), *knowledge.goals.values()]
    named = {one for noun in nouns for one in noun.source}
    named |= {study.source for goal in knowledge.goals.values() for study in goal.studies}
    rows = [one for one in knowledge.references.values() if one.id in named and one.id != BACKGROUND]
    return "\n".join(f"- {one.id} ({one.weight}) {one.title}{': ' + one.where if one.where else ''}" for one in rows)


def _sources(ids: Iterable[str]) -> str:
    return ", ".join(ids)

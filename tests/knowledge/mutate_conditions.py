"""Weakens each condition in turn and runs the cases: every weakening has to be noticed.

    python -m tests.knowledge.mutate_conditions

prints what was tried and what went unnoticed, and ends with status 1 if anything did. Nothing on disk changes.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from tests.knowledge.case_files import (
    Case,
    agreed_clearance_of,
    clearance_of,
    plan_of,
    read_cases,
    wrong_clearance,
    wrong_plan,
)
from thenar.load import load_knowledge
from thenar.model.condition import Change, Concerns, Condition
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import HIGHEST_PRESSURE, Effect


@dataclass(frozen=True)
class Mutant:
    """A condition that was made weaker in one way; `condition` is None where it was taken away."""

    id: str
    kind: str
    what: str
    condition: Condition | None


def mutants(condition: Condition) -> Iterator[Mutant]:
    """Every way of making one condition weaker by one thing."""
    yield Mutant(condition.id, "gone", "the file is missing", None)
    for area, places in condition.places.items():
        for place in places:
            fewer = {**condition.places, area: tuple(one for one in places if one != place)}
            yield Mutant(condition.id, "place", f"places without {place}", replace(condition, places=fewer))
    if condition.most_unknown is not Effect.GENTLE:
        yield Mutant(condition.id, "unknown", "not knowing is not dangerous", replace(condition, not_knowing=None))
    for limb in condition.limbs:
        weaker = tuple(one for one in condition.limbs if one is not limb)
        yield Mutant(condition.id, "limb", f"limbs without {limb}", replace(condition, limbs=weaker))
    if condition.change is not None:
        yield from _of(condition, condition.change, "", lambda change: replace(condition, change=change))
        return
    assert condition.follow_up is not None
    for choice in condition.follow_up.choices:
        put = partial(_with_choice, condition, choice.id)
        yield from _of(condition, choice.change, f"choice {choice.id}: ", put)


def _with_choice(condition: Condition, choice_id: str, change: Change) -> Condition:
    assert condition.follow_up is not None
    choices = (replace(one, change=change) if one.id == choice_id else one for one in condition.follow_up.choices)
    return replace(condition, follow_up=replace(condition.follow_up, choices=tuple(choices)))


def _of(condition: Condition, change: Change, where: str, put: Callable[[Change], Condition]) -> Iterator[Mutant]:
    for kind, what, weaker in _weaker(change, change.concerns or condition.concerns):
        yield Mutant(condition.id, kind, where + what, put(weaker))


def _weaker(change: Change, concerns: Concerns) -> Iterator[tuple[str, str, Change]]:
    lower = list(Effect)[change.effect.rank - 1]
    if not (change.avoid and change.effect is Effect.AVOID):  # what is named is left alone all the same
        yield "effect", f"effect {change.effect} to {lower}", replace(change, effect=lower)
    for need in sorted(change.without):
        yield "need", f"without no longer {need}", replace(change, without=change.without - {need})
    for manner in sorted(change.manner):
        yield "manner", f"manner no longer {manner}", replace(change, manner=change.manner - {manner})
    if change.avoid and not (concerns is Concerns.LIMB and change.effect is Effect.AVOID):
        yield "limb", f"avoid no longer {change.avoid}", replace(change, avoid=None)
    if change.concerns:
        yield "reach", f"concerns no longer {change.concerns}", replace(change, concerns=None)
    if change.pressure_cap is not None and change.pressure_cap < HIGHEST_PRESSURE:
        cap = change.pressure_cap + 1
        yield "cap", f"pressure_cap {change.pressure_cap} to {cap}", replace(change, pressure_cap=cap)
        yield "cap", "no pressure_cap", replace(change, pressure_cap=None)
    if change.minutes_cap is not None:
        more = change.minutes_cap + 1
        yield "minutes", f"minutes_cap {change.minutes_cap} to {more}", replace(change, minutes_cap=more)
        yield "minutes", "no minutes_cap", replace(change, minutes_cap=None)


def noticed(mutant: Mutant, cases: list[Case], knowledge: Knowledge) -> bool:
    """Whether any case fails once the mutant has taken the condition's place."""
    conditions = {name: one for name, one in knowledge.conditions.items() if name != mutant.id}
    if mutant.condition is not None:
        conditions[mutant.id] = mutant.condition
    return any(_fails(case, knowledge, conditions) for case in cases)


def _fails(case: Case, knowledge: Knowledge, conditions: Mapping[str, Condition]) -> bool:
    clearance = clearance_of(case, knowledge, conditions)
    if any(wrong_clearance(case, clearance, agreed_clearance_of(case, knowledge, conditions))):
        return True
    return any(wrong_plan(case, plan_of(case, clearance, knowledge)))


def survey(knowledge: Knowledge) -> tuple[Counter[str], list[Mutant]]:
    """How many mutants of each kind were tried, and those that no case noticed."""
    cases: dict[str, list[Case]] = {}
    for case in read_cases():
        for condition in case.given.get("conditions", {}):
            cases.setdefault(condition, []).append(case)
    tried = [mutant for condition in knowledge.conditions.values() for mutant in mutants(condition)]
    survivors = [mutant for mutant in tried if not noticed(mutant, cases.get(mutant.id, []), knowledge)]
    return Counter(mutant.kind for mutant in tried), survivors


def main() -> int:
    """Print the survey; 1 if any mutant went unnoticed."""
    tried, survivors = survey(load_knowledge())
    for kind, count in sorted(tried.items()):
        print(f"{kind:8} {count:4} tried, {sum(one.kind == kind for one in survivors)} unnoticed")
    print(f"{'all':8} {tried.total():4} tried, {len(survivors)} unnoticed")
    for one in survivors:
        print(f"unnoticed: {one.id}: {one.what}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())

"""One table for both: answers that the server's screen and the device's are asked about, and how an outcome is written.

The rows are all cases of `tests/cases`, every condition alone with each reply, choice and limb, and combinations drawn
from a seed.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any, NamedTuple

from tests.knowledge.case_files import answers_of, areas_of, read_cases
from tests.screen.test_prescribed import PLAN
from thenar.journal.answers import answer_data
from thenar.model.body import Area, Limb
from thenar.model.clearance import Answer, Answers, Clearance, Finding, Reply
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.restriction import Restriction
from thenar.model.stroke import Form
from thenar.render.json_form import restriction_data
from thenar.screen.prescribed import cautions_of, finding_of_plan

SEED, COMBINATIONS, MOST = 20_261_122, 3000, 7
NO, YES = Answer(Reply.NO), Answer(Reply.YES)
AREAS = [frozenset({Area.HAND}), frozenset({Area.FOOT}), frozenset(Area)]


class Row(NamedTuple):
    """One row of the table; `then` is what an expert expects, where a case file says so."""

    name: str
    answers: Answers
    giver: bool
    confirmed: frozenset[str]
    areas: frozenset[Area] = frozenset(Area)
    then: dict[str, Any] | None = None
    prescribed: tuple[Finding, ...] = ()


def table(knowledge: Knowledge) -> list[Row]:
    """All rows."""
    return [*_from_files(knowledge), *_alone(knowledge), *_combined(knowledge), *_prescribed(knowledge)]


def _prescribed(knowledge: Knowledge) -> Iterator[Row]:
    """Combinations under one or two plans of professionals, as the templates have them."""
    chance = random.Random(SEED + 1)
    plans = [replace(PLAN, items=one.items) for one in knowledge.prescriptions.values()]
    findings = [finding_of_plan(one, cautions_of(one, knowledge), knowledge.catalog) for one in plans]
    for row in list(_combined(knowledge))[:400]:
        some = tuple(chance.sample(findings, chance.choice((1, 1, 2))))
        yield row._replace(name=f"{row.name}, prescribed", prescribed=some)


def as_data(row: Row, knowledge: Knowledge) -> dict[str, Any]:
    """A row for the device: what is not a no, and which questions have no answer."""
    marked = {name: answer_data(answer) for name, answer in row.answers.items() if answer != NO}
    silent = [name for name in knowledge.conditions if name not in row.answers]
    about = {"giver": row.giver, "confirmed": sorted(row.confirmed), "areas": sorted(row.areas)}
    plans = [{"effect": one.effect.value, "limbs": by_limb(one.restriction)} for one in row.prescribed]
    return {"marked": marked, "silent": silent, "prescribed": plans, **about}


def outcome(clearance: Clearance) -> dict[str, Any]:
    """The server's clearance in the form of the device's."""
    return {
        "effect": clearance.effect.value,
        "restriction": by_limb(clearance.restriction),
        "findings": [
            [one.condition, one.effect.value, by_limb(one.restriction), one.unknown] for one in clearance.findings
        ],
        "unanswered": list(clearance.unanswered),
        "cleared": clearance.cleared,
    }


def by_limb(restriction: Restriction) -> dict[str, Any]:
    """A restriction in the form of the device's."""
    found: dict[str, Any] = restriction_data(restriction)["limbs"]
    return found


def _from_files(knowledge: Knowledge) -> Iterator[Row]:
    for case in read_cases():
        partner = any(knowledge.routines[one].form is Form.PARTNER for one in case.given["routines"])
        confirmed = frozenset(case.given.get("confirmed", []))
        areas = areas_of(case, knowledge)
        yield Row(case.name, answers_of(case, knowledge.conditions), partner, confirmed, areas, dict(case.then))


def _alone(knowledge: Knowledge) -> Iterator[Row]:
    all_no = dict.fromkeys(knowledge.conditions, NO)
    for name, condition in knowledge.conditions.items():
        for answer, confirmed in product(_every_answer(condition), (frozenset[str](), frozenset({name}))):
            yield Row(f"alone: {name}", {**all_no, name: answer}, True, confirmed)
        for areas in AREAS:
            yield Row(f"alone: {name}", {**all_no, name: YES}, True, frozenset(), areas)
            rest = {one: NO for one in all_no if one != name}
            yield Row(f"not answered: {name}", rest, areas == AREAS[0], frozenset({name}), areas)


def _every_answer(condition: Condition) -> Iterator[Answer]:
    choices: tuple[str | None, ...] = (None, "no such choice")
    if condition.follow_up:
        choices += tuple(one.id for one in condition.follow_up.choices)
    somewhere = [frozenset[Limb](), frozenset(Limb), *(frozenset({limb}) for limb in Limb)]
    yield from (NO, Answer(Reply.UNKNOWN), Answer(Reply.UNKNOWN, somewhere[-1]))
    yield from (Answer(Reply.YES, limbs, choice) for choice, limbs in product(choices, somewhere))
    alone = [frozenset({place}) for place in sorted(condition.all_places)]
    for places in (condition.all_places, *alone, frozenset({"nowhere"})):
        yield from (Answer(Reply.YES, limbs, choices[-1], places) for limbs in somewhere)
        yield Answer(Reply.UNKNOWN, frozenset(), None, places)


def _combined(knowledge: Knowledge) -> Iterator[Row]:
    chance = random.Random(SEED)
    for number in range(COMBINATIONS):
        some = chance.sample(sorted(knowledge.conditions), chance.randint(2, MOST))
        answers = dict.fromkeys(knowledge.conditions, NO)
        answers |= {name: chance.choice(list(_every_answer(knowledge.conditions[name]))) for name in some}
        for silent in chance.sample(sorted(answers), chance.choice((0, 0, 0, 1))):
            del answers[silent]
        confirmed = frozenset(name for name in some if chance.random() < 0.5)
        yield Row(f"combination {number}", answers, chance.random() < 0.5, confirmed, chance.choice(AREAS))

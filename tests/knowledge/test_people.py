"""People as they would answer, and what a cautious clinician would let them do: tests/cases/people/people.yaml."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
import yaml

from tests.knowledge.case_files import CASES, answer_of
from thenar.load import load_knowledge
from thenar.model.body import PAIRS, Limb
from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.condition import About
from thenar.model.plan import Plan, Wishes
from thenar.model.restriction import Effect, Need
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.plan.explain import findings_behind
from thenar.screen import asked_of, screen

KNOWLEDGE = load_knowledge()


class Person(NamedTuple):
    """One person: who they are, the routine they want, their answers, and what is expected."""

    who: str
    wants: str
    answers: Answers
    confirmed: frozenset[str]
    expect: str
    never: frozenset[Need]


def people() -> list[Person]:
    rows: list[dict[str, Any]] = yaml.safe_load((CASES / "people" / "people.yaml").read_text())
    return [
        Person(
            row["who"],
            row["wants"],
            {name: answer_of(reply) for name, reply in row["answers"].items()},
            frozenset(row.get("confirmed", ())),
            row["expect"],
            frozenset(map(Need, row.get("never", ()))),
        )
        for row in rows
    ]


PEOPLE = people()
ONE = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: f"{person.who[:50]}-{person.wants}")


def planned(person: Person, answers: Answers) -> Plan:
    """The session of a person who answered every other question with no."""
    routine = KNOWLEDGE.routines[person.wants]
    given = dict.fromkeys(KNOWLEDGE.conditions, Answer(Reply.NO)) | answers
    giver = routine.form is Form.PARTNER
    clearance = screen(given, KNOWLEDGE.conditions, person.confirmed, giver=giver, areas=[routine.area])
    return plan(Wishes((person.wants,), 20, 2), clearance, KNOWLEDGE)


def limbs(made: Plan) -> set[Limb]:
    return {limb for step in made.steps for limb in step.limbs}


def both_sides(person: Person, made: Plan) -> bool:
    return limbs(made) == set(PAIRS[KNOWLEDGE.routines[person.wants].area])


def light(person: Person, made: Plan) -> bool:
    return both_sides(person, made) and all(step.pressure == 1 for step in made.steps)


def asks(_person: Person, made: Plan) -> bool:
    return made.clearance.effect is Effect.ASK and not made.steps


def nothing_with_a_reason(_person: Person, made: Plan) -> bool:
    told = [one for one in made.left_out if findings_behind(one, made.clearance)]
    return not made.steps and made.clearance.cleared and bool(told)


def another_giver(person: Person, made: Plan) -> bool:
    """Nothing with this giver, and a session once nothing about the giver stands in the way."""
    rest = {name: one for name, one in person.answers.items() if KNOWLEDGE.conditions[name].about is About.RECEIVER}
    return not made.steps and bool(planned(person, rest).steps)


EXPECTED: dict[str, Callable[[Person, Plan], bool]] = {
    "session": both_sides,
    "light": light,
    "part left-hand": lambda _, made: limbs(made) == {Limb.RIGHT_HAND},
    "light or ask": lambda person, made: light(person, made) or asks(person, made),
    "ask": asks,
    "no steps": nothing_with_a_reason,
    "another giver": another_giver,
    "stop": lambda _, made: made.clearance.effect is Effect.STOP and not made.steps,
}


@ONE
def test_everyone_gets_what_a_cautious_clinician_would_let_them_do(person: Person) -> None:
    made = planned(person, person.answers)
    needs = {need for step in made.steps for need in step.stroke.needs}
    assert EXPECTED[person.expect](person, made), (made.clearance.effect, [step.stroke.id for step in made.steps])
    assert not needs & person.never


@ONE
def test_what_changes_something_for_them_is_asked_of_them(person: Person) -> None:
    routine = KNOWLEDGE.routines[person.wants]
    asked = asked_of(KNOWLEDGE.conditions.values(), giver=routine.form is Form.PARTNER, areas=[routine.area])
    found = {one.condition for one in planned(person, person.answers).clearance.findings}
    assert found <= {one.id for one in asked}


def test_there_are_thirty_five_of_them_and_the_judges_can_say_no() -> None:
    assert len(PEOPLE) == 35
    healthy = PEOPLE[7]._replace(answers={})
    stopped = healthy._replace(answers={"rf_pe": Answer(Reply.YES)})
    assert {name for name, judge in EXPECTED.items() if judge(healthy, planned(healthy, {}))} == {"session"}
    assert {name for name, judge in EXPECTED.items() if judge(stopped, planned(stopped, stopped.answers))} == {"stop"}

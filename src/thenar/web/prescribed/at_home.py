"""What is still to be done today of the plans that hold: for the first page, each at one touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thenar.journal import prescriptions
from thenar.journal.models import Person
from thenar.model.knowledge import Knowledge
from thenar.model.written import minutes
from thenar.render.prescription_words import name_of
from thenar.web.base.prescribed import dose_of, may_do, read


@dataclass(frozen=True)
class ToDo:
    """One item that is not done as often as it is asked for yet."""

    of: UUID
    number: int
    name: str
    time: str


def to_do_today(person: Person, day: date, knowledge: Knowledge) -> Iterator[ToDo]:
    """The items of a day that can be begun, plan by plan."""
    for row in prescriptions.kept(person):
        plan = read(row, knowledge)
        done = prescriptions.done(person, row.of, day) if plan else {}
        for number, item in enumerate(plan.items if plan else (), 1):
            assert plan is not None
            if may_do(plan, number, person, knowledge, day) and done.get((number, day), 0) < item.times_a_day:
                time = minutes(dose_of(plan, number, person, day).minutes, knowledge.catalog)
                yield ToDo(row.of, number, name_of(item, knowledge), time)

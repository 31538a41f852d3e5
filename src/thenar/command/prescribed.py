"""A prescription on the command line: which of its items, on which day, and what it makes of the wishes."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import click

from thenar.model.clearance import Answers, Finding
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.model.prescription import Prescription
from thenar.model.problem import ThenarError
from thenar.model.to_do import ToDo, to_do
from thenar.screen.prescribed import confirmed_by, finding_of_plan, item_of

OPTIONS = (
    click.option("--item", type=int, default=None, help="Of a prescription: which of its items, from 1."),
    click.option(
        "--day",
        type=click.DateTime(["%Y-%m-%d"]),
        default=None,
        help="Of a prescription: for which day, as YYYY-MM-DD; without it, today.",
    ),
    click.option(
        "--pain", type=click.IntRange(0, 10), default=None, help="Of a prescription: the last number of pain."
    ),
)
GIVEN = click.core.ParameterSource.COMMANDLINE


@dataclass(frozen=True)
class Asked:
    """The item of a prescription that is planned, on a day."""

    plan: Prescription
    to_do: ToDo
    day: date

    def wishes(self, wishes: Wishes) -> Wishes:
        """The wishes with what the item asks for, where nothing else was asked for in its place."""
        item, dose = self.to_do.item, self.to_do.dose
        prescribed = {"minutes": float(dose.minutes), "pressure": item.pressure, "lotion": item.lotion}
        context = click.get_current_context()
        kept = {name: value for name, value in prescribed.items() if context.get_parameter_source(name) is not GIVEN}
        return replace(wishes, routines=(self.to_do.routine.id,), **kept)  # type: ignore[arg-type]

    def findings(self, knowledge: Knowledge) -> tuple[Finding, ...]:
        """What it restricts, as one more reason."""
        restriction = item_of(self.to_do.item, self.to_do.dose, knowledge)
        return (finding_of_plan(self.plan, restriction, knowledge.catalog),)

    def confirmed(self, answers: Answers, knowledge: Knowledge) -> frozenset[str]:
        """What a clinician agreed to in it, as it is answered on that day."""
        return confirmed_by(self.plan, answers, knowledge.conditions, self.day)


def asked_of_plan(
    plan: Prescription, number: int | None, day: datetime | None, pain: int | None, knowledge: Knowledge
) -> Asked:
    """The item that the options name. ThenarError where there is none of that number, or not on that day."""
    if number is None or not 1 <= number <= len(plan.items):
        raise ThenarError("This prescription has {n} items. Choose one with --item, from 1 to {n}.", n=len(plan.items))
    on, item = (day or datetime.now().astimezone()).date(), plan.items[number - 1]
    first, last = plan.days_of(item)
    if not plan.asks_for(item, on):
        raise ThenarError(
            "Item {number} is asked for from {first} to {last}, and not on {day}. Choose another day with --day.",
            number=number,
            first=first,
            last=last,
            day=on,
        )
    return Asked(plan, to_do(plan, number, plan.dose_of(item, on, pain), knowledge), on)

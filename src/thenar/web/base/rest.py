"""Whether today is a day without massage in someone's experiment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thenar.insight.schedule import block_on, rest_days
from thenar.insight.schedule_words import what_today_is
from thenar.journal.experiments import experiment_of, off_plan
from thenar.journal.models import ExperimentRow, Person
from thenar.model.experiment import Arm, Unit
from thenar.web.base.clock import local_today
from thenar.web.base.knowledge import load_knowledge


@dataclass(frozen=True)
class Rest:
    """A day without massage, in words; `anyway` once one is wished for anyway."""

    words: str
    anyway: bool


def rest_of(person: Person) -> Rest | None:
    """What pages say of today; None where a massage is as good as on any day."""
    day, row = local_today(), ExperimentRow.objects.filter(person=person, current=True).first()
    block = block_on(experiment_of(row), day) if row else None
    if row is None or block is None or block.arm is Arm.MASSAGE:
        return None
    return Rest(what_today_is(Unit(row.unit), block.arm, load_knowledge().catalog), day in off_plan(row))


def resting(today: date) -> dict[int, tuple[str, ...]]:
    """For everyone with a running experiment, by the number of their row: the days to come without massage.

    A day on which one is wished for anyway is none of them.
    """
    rows = ExperimentRow.objects.filter(current=True)
    return {row.person_id: tuple(_to_come(row, today)) for row in rows}


def _to_come(row: ExperimentRow, today: date) -> Iterator[str]:
    left = off_plan(row)
    return (day.isoformat() for day in rest_days(experiment_of(row)) if day >= today and day not in left)

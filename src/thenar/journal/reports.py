"""Reports on prescriptions: what is told of the sessions that were led, and those that came back."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID, uuid5

from thenar.journal.models import Person, PrescriptionRow, ReportRow, Session
from thenar.journal.prescriptions import Origin
from thenar.journal.sessions import LED
from thenar.model.event import Ending
from thenar.model.measure import RatedAt
from thenar.model.plan_report import Followed

PAIN = "pain"
MINUTE_MS = 60_000


def followed(person: Person, of: UUID) -> Iterator[Followed]:
    """The sessions of a prescription that count, in order, whichever version held then."""
    versions = {str(key) for key in PrescriptionRow.objects.filter(person=person, of=of).values_list("key", flat=True)}
    rows = Session.objects.filter(LED, person=person).exclude(prescribed=[]).order_by("day", "planned_at", "id")
    for row in rows.prefetch_related("ratings"):
        for held in row.prescribed:
            if held["plan"] in versions and held["item"] is not None:
                yield _followed(row, held["item"])


def _followed(row: Session, item: int) -> Followed:
    pain = {one.rated_at: one.value for one in row.ratings.all() if one.measure == PAIN}
    return Followed(
        day=row.day,
        item=item,
        minutes=max(1, round((row.heard_ms or 0) / MINUTE_MS)),
        pressure=max((step["pressure"] for step in row.plan["steps"]), default=1),
        before=pain.get(RatedAt.BEFORE),
        after=pain.get(RatedAt.AFTER),
        stopped=row.ending if row.ending and row.ending not in list(Ending) else None,
    )


def keep(plan: PrescriptionRow, text: str, origin: Origin, made: date, now: datetime) -> ReportRow:
    """A report that came back, beside its plan. The same one again keeps nothing more."""
    values = {"person": plan.person, "of": plan.of, "text": text, "sender": origin.sender, "seal": origin.seal}
    row, _ = ReportRow.objects.get_or_create(
        key=uuid5(plan.of, text), defaults={**values, "made": made, "kept_at": now}
    )
    return row


def last_by_plan() -> dict[UUID, ReportRow]:
    """The last report on each plan, by the key of the plan."""
    return {row.of: row for row in ReportRow.objects.order_by("made", "kept_at", "id")}


def of_plan(person: Person, of: UUID) -> list[ReportRow]:
    """The reports on one plan, the last one first."""
    return list(ReportRow.objects.filter(person=person, of=of).order_by("-made", "-kept_at", "-id"))

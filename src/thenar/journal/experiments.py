"""Experiments on oneself as rows."""

import secrets
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from thenar.insight.schedule import last_day, new_experiment, rated_for, rest_days
from thenar.journal.models import ElsewhereRow, ExperimentRow, Person, Session
from thenar.journal.sessions import LED
from thenar.load import load_knowledge
from thenar.model.body import Area
from thenar.model.experiment import Experiment, Unit
from thenar.model.problem import ThenarError


def begin_experiment(
    key: UUID, person: Person, measure: str, unit: Unit, start: date, pairs: int, now: datetime
) -> ExperimentRow:
    """A new experiment, its order drawn now. One at a time: ThenarError while another one runs, also where both were
    asked for at once."""
    made = new_experiment(measure, unit, start, secrets.randbits(48), pairs)
    if known := ExperimentRow.objects.filter(key=key).first():
        return known
    try:
        with transaction.atomic():
            _close_what_is_over(person, now.date())
            row = ExperimentRow(
                key=key,
                person=person,
                measure=measure,
                unit=unit.value,
                start=start,
                pairs=made.pairs,
                seed=made.seed,
                made_at=now,
            )
            row.save(force_insert=True)
            calendars_change(person, now)
    except IntegrityError:
        if known := ExperimentRow.objects.filter(key=key).first():
            return known
        raise ThenarError("One experiment is running. Let it end, or stop it, before you begin another one.") from None
    return row


def running_experiment(person: Person, today: date) -> ExperimentRow | None:
    """The experiment that was neither stopped nor is over; the number of its last day may be still to come."""
    row = ExperimentRow.objects.filter(person=person, current=True).first()
    return row if row and not is_over(row, today) else None


def latest_experiment(person: Person) -> ExperimentRow | None:
    """The last experiment that was begun, running or not."""
    return ExperimentRow.objects.filter(person=person).last()


def stop_experiment(row: ExperimentRow, now: datetime) -> None:
    """End it early, for good. The first time stays."""
    with transaction.atomic():
        if ExperimentRow.objects.filter(pk=row.pk, stopped_at=None).update(stopped_at=now, current=False):
            calendars_change(row.person, now)


def wish_anyway(person: Person, day: date) -> bool:
    """Keep a day without massage as one on which it was wished for anyway. False where the day is none of these."""
    with transaction.atomic():
        row = ExperimentRow.objects.select_for_update().filter(person=person, current=True).first()
        if row is None or day not in rest_days(experiment_of(row)):
            return False
        if day.isoformat() not in row.off_plan:
            row.off_plan = sorted([*row.off_plan, day.isoformat()])
            row.save(update_fields=["off_plan"])
        return True


def off_plan(row: ExperimentRow) -> frozenset[date]:
    """The days without massage on which one was wished for anyway."""
    return frozenset(map(date.fromisoformat, row.off_plan))


def experiment_of(row: ExperimentRow) -> Experiment:
    """A row as the noun."""
    area, measure = Area(row.area) if row.area else None, load_knowledge().measures.get(row.measure)
    lag = measure.lag if measure else 0
    return Experiment(row.measure, Unit(row.unit), row.start, row.pairs, row.seed, area, lag)


def is_over(row: ExperimentRow, today: date) -> bool:
    made = experiment_of(row)
    return today > last_day(made) and rated_for(made, today) is None


def makes_room(row: ExperimentRow, today: date) -> None:
    """Let one that was taken out come back beside those that are here: of a person, one is current. What is over is
    current no longer; ThenarError where two would be running."""
    if not row.current:
        return
    others = ExperimentRow.objects.filter(person=row.person_id, current=True).exclude(key=row.key)
    running = [one for one in others if not is_over(one, today)]
    if running and not is_over(row, today):
        raise ThenarError(
            "Another experiment is running, and two at once would spoil both. Let it end, or stop it, and then bring "
            "this one back. Nothing was changed."
        )
    row.current = not running
    if not running:
        _close_what_is_over(row.person, today)


def days_led(person: Person, since: date) -> list[date]:
    """The days with a session that was led here."""
    return list(Session.objects.filter(LED, person=person, day__gte=since).values_list("day", flat=True))


def days_elsewhere(person: Person, since: date) -> list[date]:
    """The days with a massage elsewhere that was written down."""
    return list(ElsewhereRow.objects.filter(person=person, day__gte=since).values_list("day", flat=True))


def calendars_change(person: Person, now: datetime) -> None:
    """The reminders of this person leave out other days now, and calendars have to be told."""
    person.reminders.update(sequence=F("sequence") + 1, changed_at=now)


def _close_what_is_over(person: Person, today: date) -> None:
    for row in ExperimentRow.objects.filter(person=person, current=True):
        if is_over(row, today):
            row.current = False
            row.save(update_fields=["current"])

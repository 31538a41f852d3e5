"""Experiments on oneself, and reminders, as rows."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from uuid import UUID

from thenar.insight.experiment import new_experiment, schedule
from thenar.journal.models import ExperimentRow, Feed, Person, ReminderRow
from thenar.model.body import Area
from thenar.model.experiment import Experiment, Unit
from thenar.model.journal import Reminder
from thenar.model.problem import ThenarError


def begin_experiment(
    key: UUID, person: Person, measure: str, unit: Unit, start: date, pairs: int | None, now: datetime
) -> ExperimentRow:
    """A new experiment, its order drawn now. One at a time: ThenarError while another one runs."""
    known = ExperimentRow.objects.filter(key=key).first()
    if known:
        return known
    if running_experiment(person, now.date()):
        raise ThenarError("One experiment is running. Let it end, or stop it, before you begin another one.")
    made = new_experiment(measure, unit, start, secrets.randbits(48), pairs)
    row, _ = ExperimentRow.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "measure": measure,
            "unit": unit.value,
            "start": start,
            "pairs": made.pairs,
            "seed": made.seed,
            "made_at": now,
        },
    )
    return row


def running_experiment(person: Person, today: date) -> ExperimentRow | None:
    """The experiment that was neither stopped nor is over."""
    rows = ExperimentRow.objects.filter(person=person, stopped_at=None)
    return next((row for row in rows if today <= schedule(experiment_of(row))[-1].end), None)


def latest_experiment(person: Person) -> ExperimentRow | None:
    """The last experiment that was begun, running or not."""
    return ExperimentRow.objects.filter(person=person).last()


def stop_experiment(row: ExperimentRow, now: datetime) -> None:
    """End it early, for good. The first time stays."""
    ExperimentRow.objects.filter(pk=row.pk, stopped_at=None).update(stopped_at=now)


def experiment_of(row: ExperimentRow) -> Experiment:
    """A row as the noun."""
    area = Area(row.area) if row.area else None
    return Experiment(row.measure, Unit(row.unit), row.start, row.pairs, row.seed, area)


def keep_reminder(
    key: UUID, person: Person, days: Iterable[int], at: time, zone: str, start: date, now: datetime
) -> None:
    """A reminder; the same key again changes it."""
    ReminderRow.objects.update_or_create(
        key=key,
        defaults={
            "person": person,
            "days": sorted(set(days)),
            "at": at,
            "zone": zone,
            "start": start,
            "changed_at": now,
        },
    )


def reminders() -> Iterator[Reminder]:
    """The reminders of everyone in the household."""
    for row in ReminderRow.objects.all():
        yield reminder_of(row)


def reminder_of(row: ReminderRow) -> Reminder:
    """A row as the noun."""
    return Reminder(str(row.key), frozenset(row.days), row.at, row.zone, row.start, row.minutes, row.changed_at)


def feed(now: datetime) -> Feed:
    """The feed with its secret; made the first time."""
    return Feed.objects.first() or renew_feed(now)


def renew_feed(now: datetime) -> Feed:
    """A new secret; the address with the old one is gone at once."""
    Feed.objects.all().delete()
    return Feed.objects.create(secret=secrets.token_urlsafe(32), made_at=now)

"""Reminders, and the secret of their feed, as rows."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from thenar.insight.schedule import rest_days
from thenar.journal.experiments import experiment_of
from thenar.journal.models import ExperimentRow, Feed, Person, ReminderRow
from thenar.model.journal import Reminder
from thenar.model.problem import ThenarError

LONGEST_PAUSE = timedelta(days=366)


def keep_reminder(
    key: UUID, person: Person, days: Iterable[int], at: time, zone: str, start: date, now: datetime
) -> None:
    """A reminder; the same key again changes it in place, and counts as a change where it is one."""
    told = {"days": sorted(set(days)), "at": at, "zone": zone}
    with transaction.atomic():
        row = ReminderRow.objects.select_for_update().filter(key=key).first()
        if row is None:
            row = ReminderRow(key=key, person=person, start=start, changed_at=now, **told)
            if other := person.reminders.first():
                row.paused_from, row.paused_until = other.paused_from, other.paused_until
            row.save(force_insert=True)
        elif row.person_id != person.pk:
            raise ThenarError("This reminder is someone else’s. Nothing was changed. Open the page of reminders again.")
        elif any(getattr(row, name) != value for name, value in told.items()):
            for name, value in told.items():
                setattr(row, name, value)
            row.sequence, row.changed_at = row.sequence + 1, now
            row.save(update_fields=[*told, "sequence", "changed_at"])


def pause_reminders(person: Person, first: date, last: date, now: datetime) -> None:
    """All reminders of a person are silent from one day to another. ThenarError for days that cannot be."""
    if not first <= last <= first + LONGEST_PAUSE:
        raise ThenarError("A pause ends on its first day or later, within a year. Go back and choose both days again.")
    _paused(person, first, last, now)


def end_pause(person: Person, now: datetime) -> None:
    """They ring again."""
    _paused(person, None, None, now)


def _paused(person: Person, first: date | None, last: date | None, now: datetime) -> None:
    rows = person.reminders.exclude(paused_from=first, paused_until=last)
    rows.update(paused_from=first, paused_until=last, sequence=F("sequence") + 1, changed_at=now)


def reminders() -> Iterator[Reminder]:
    """The reminders of everyone in the household, each without the days of its person that are without massage."""
    resting = {
        row.person_id: frozenset(rest_days(experiment_of(row))) for row in ExperimentRow.objects.filter(current=True)
    }
    for row in ReminderRow.objects.all():
        yield reminder_of(row, resting.get(row.person_id, frozenset()))


def reminder_of(row: ReminderRow, resting: frozenset[date] = frozenset()) -> Reminder:
    """A row as the noun, silent on these days and in its pause."""
    return Reminder(
        str(row.key),
        frozenset(row.days),
        row.at,
        row.zone,
        row.start,
        row.minutes,
        row.changed_at,
        row.sequence,
        resting | frozenset(_pause(row)),
    )


def _pause(row: ReminderRow) -> Iterator[date]:
    if row.paused_from and row.paused_until:
        for offset in range((row.paused_until - row.paused_from).days + 1):
            yield row.paused_from + timedelta(days=offset)


def feed(now: datetime) -> Feed:
    """The feed with its secret; made the first time."""
    return Feed.objects.first() or renew_feed(now)


def renew_feed(now: datetime) -> Feed:
    """A new secret; the address with the old one is gone at once."""
    Feed.objects.all().delete()
    return Feed.objects.create(secret=secrets.token_urlsafe(32), made_at=now)

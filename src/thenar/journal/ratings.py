"""Ratings and short forms as rows: kept once, whatever is sent twice; read back as nouns with local time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from thenar.insight.done import LEAST_STROKE_MS
from thenar.journal.local_time import local, offset_of
from thenar.journal.models import FormRow, Person, RatingRow, Session
from thenar.model.body import Area
from thenar.model.journal import FilledForm, Rating
from thenar.model.measure import Measure, RatedAt
from thenar.model.problem import ThenarError

Given = Mapping[tuple[str, Area | None], int]  # measure id and area to a number; what was skipped is not in it


def keep_ratings(
    key: UUID, person: Person, rated_at: RatedAt, given: Given, now: datetime, session: Session | None = None
) -> None:
    """Keep the numbers of one submit, all or none. The same submit again, or a moment rated before, adds nothing:
    `changes.numbers.keep_or_correct` puts another number there."""
    rows = [
        RatingRow(
            key=rating_key(key, measure, area),
            person=person,
            session=session,
            measure=measure,
            rated_at=rated_at.value,
            area=area.value if area else "",
            value=_checked(value),
            at=now,
            offset=offset_of(now),
            day=now.date(),
        )
        for (measure, area), value in given.items()
    ]
    with transaction.atomic():
        RatingRow.objects.bulk_create(rows, ignore_conflicts=True)


def rating_key(submit: UUID, measure: str, area: Area | None) -> UUID:
    """The key of the number that a submit kept of a measure."""
    return uuid5(submit, f"{measure}/{area or ''}")


def keep_form(key: UUID, person: Person, measure: Measure, scores: Mapping[str, int], now: datetime) -> None:
    """Keep a whole questionnaire. ThenarError where an answer is missing or is none of those it has."""
    form = measure.questionnaire
    assert form is not None
    allowed = {one.score for one in form.answers}
    if set(scores) != {item.id for item in form.items} or not set(scores.values()) <= allowed:
        raise ThenarError(
            "{measure} counts only with every question answered. Answer them all, or skip it.", measure=measure.name
        )
    FormRow.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "measure": measure.id,
            "scores": dict(scores),
            "at": now,
            "offset": offset_of(now),
            "day": now.date(),
        },
    )


def ratings_of(
    person: Person, since: datetime | None = None, measures: Iterable[str] | None = None, *, led: bool = False
) -> Iterator[Rating]:
    """All ratings in order of time, or those of some measures since a time (which an index finds); with `led` without
    those around a session that hardly was one."""
    rows = RatingRow.objects.filter(person=person).order_by("at", "id")
    if measures is not None:
        rows = rows.filter(measure__in=list(measures))
    if since is not None:
        rows = rows.filter(at__gte=since)
    if led:
        rows = rows.filter(Q(session=None) | Q(session__stroke_ms__gte=LEAST_STROKE_MS))
    fields = ("measure", "rated_at", "value", "at", "offset", "session__key", "area")
    for measure, rated_at, value, at, offset, session, area in rows.values_list(*fields).iterator():
        key = None if session is None else str(session)
        yield Rating(measure, RatedAt(rated_at), value, local(at, offset), key, Area(area) if area else None)


def ratings_at(session: Session) -> tuple[Rating, ...]:
    """The ratings of one session."""
    return tuple(
        Rating(
            row.measure,
            RatedAt(row.rated_at),
            row.value,
            local(row.at, row.offset),
            str(session.key),
            Area(row.area) if row.area else None,
        )
        for row in session.ratings.all()
    )


def forms_of(person: Person) -> Iterator[FilledForm]:
    """All short forms in order of time."""
    for row in FormRow.objects.filter(person=person):
        yield FilledForm(str(row.key), row.measure, local(row.at, row.offset), row.scores)


def last_days(person: Person, measures: Iterable[str]) -> dict[str, date]:
    """The last day on which each of these was rated by the week or filled in."""
    names = list(measures)
    rated = RatingRow.objects.filter(person=person, measure__in=names, rated_at=RatedAt.WEEK)
    filled = FormRow.objects.filter(person=person, measure__in=names)
    return dict(
        sorted([*rated.values_list("measure", "day"), *filled.values_list("measure", "day")], key=lambda one: one[1])
    )


def last_of(person: Person, measure: str) -> int | None:
    """The last number of a measure that someone gave, wherever it was; None where there is none."""
    rows = RatingRow.objects.filter(person=person, measure=measure).order_by("-at", "-id")
    return rows.values_list("value", flat=True).first()


def _checked(value: int) -> int:
    if not 0 <= value <= 10:
        raise ThenarError("{value} is not on the scale. Choose a whole number from 0 to 10.", value=value)
    return value

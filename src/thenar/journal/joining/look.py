"""What putting two people together would do. Nothing is changed here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from thenar.journal.experiments import is_over
from thenar.journal.gate.kept import Kept
from thenar.journal.guests import is_guest
from thenar.journal.models import ChangeRow, ExperimentRow, GivenAnswer, OwnMeasureRow, Person, RatingRow
from thenar.journal.transfer.tables import TABLES, Table
from thenar.model.problem import ThenarError

ANSWERED = ("reply", "limbs", "choice", "places", "meaning")
MOVED = tuple(table for table in TABLES if "person" in table.columns and table.model is not ChangeRow)


@dataclass(frozen=True)
class Two:
    """What stands at the same place of both: of the one who stays, and of the one who moves."""

    stays: Kept
    moves: Kept


@dataclass(frozen=True)
class Joining:
    """`counts`: how many rows of each table move. Asked about: `numbers`, and which of two `experiments` goes on.
    Settled: `anew` are questions that were answered differently, `once` are rows that are the same in both, `measures`
    have one name and kind, and `renamed` one name for two kinds."""

    stays: Person
    moves: Person
    counts: Counter[str]
    numbers: tuple[Two, ...]
    experiments: Two | None
    anew: tuple[Two, ...]
    once: tuple[Two, ...]
    measures: tuple[Two, ...]
    renamed: tuple[OwnMeasureRow, ...]


def look(stays: Person, moves: Person, today: date) -> Joining:
    """What would move from one to the other. ThenarError where these two cannot be put together."""
    _check(stays, moves)
    numbers = _pairs(RatingRow, stays, moves, ("measure", "rated_at", "area", "day"), session=None)
    answers = _pairs(GivenAnswer, stays, moves, ("question",))
    named = _pairs(OwnMeasureRow, stays, moves, ("name",))
    rows = Counter({table.name: _rows(table, moves).count() for table in MOVED})
    if not rows.total():
        raise ThenarError("Nothing is kept about the one who would move. Nothing was changed. Archive them instead.")
    same_numbers, other_numbers = _apart(numbers, "value")
    same_answers, anew = _apart(answers, *ANSWERED)
    once = same_numbers + same_answers
    measures, renamed = _apart(named, "kind")
    return Joining(
        stays=stays,
        moves=moves,
        counts=rows - Counter(one.moves.kept_as for one in (*anew, *once)),
        numbers=other_numbers,
        experiments=_running(stays, moves, today),
        anew=anew,
        once=once,
        measures=measures,
        renamed=tuple(one.moves for one in renamed),  # type: ignore[misc]
    )


def _check(stays: Person, moves: Person) -> None:
    if stays == moves or stays.into or moves.into:
        raise ThenarError("Choose two different people. Nothing was changed.")
    if moves.me:
        raise ThenarError("You yourself stay. Choose someone else as the one who moves. Nothing was changed.")
    if is_guest(stays) or is_guest(moves):
        raise ThenarError("Nothing is kept of a guest, so there is nothing to put together. Nothing was changed.")


def _rows(table: Table, person: Person) -> "models.QuerySet[Any]":
    rows: models.Manager[Any] = table.model._default_manager
    return rows.filter(person=person)


def _pairs(model: type[Kept], stays: Person, moves: Person, place: tuple[str, ...], **only: Any) -> list[Two]:
    """The rows of both that stand at the same place."""
    rows: models.Manager[Any] = model._default_manager
    here = {tuple(getattr(one, name) for name in place): one for one in rows.filter(person=stays, **only)}
    there = rows.filter(person=moves, **only).order_by("pk")
    known = ((here.get(tuple(getattr(one, name) for name in place)), one) for one in there)
    return [Two(mine, theirs) for mine, theirs in known if mine]


def _apart(pairs: Iterable[Two], *names: str) -> tuple[tuple[Two, ...], tuple[Two, ...]]:
    """Pairs in which both say the same in these columns, and the others."""
    same: list[Two] = []
    other: list[Two] = []
    for two in pairs:
        alike = all(getattr(two.stays, name) == getattr(two.moves, name) for name in names)
        (same if alike else other).append(two)
    return tuple(same), tuple(other)


def _running(stays: Person, moves: Person, today: date) -> Two | None:
    """The experiments of both, where both run."""
    current = {
        row.person_id: row
        for row in ExperimentRow.objects.filter(person__in=[stays, moves], current=True)
        if not is_over(row, today)
    }
    return Two(current[stays.pk], current[moves.pk]) if len(current) > 1 else None

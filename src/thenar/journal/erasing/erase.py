"""First the rows go, in one step; then every trace of them beside the journal. A kill in between is made good later."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from thenar.journal.copies.work import database_file
from thenar.journal.erasing.full_disk import empty_without_room, fill_with_zeros, is_full
from thenar.journal.erasing.traces import Traces, make_room, remove_traces
from thenar.journal.models import Erasure, Feed, Guest, Person
from thenar.journal.transfer.tables import TABLES
from thenar.model.problem import ThenarError


@dataclass(frozen=True)
class Erased:
    """What an erasure did beyond the rows: whether what they held is overwritten, and the space given back."""

    traces: Traces
    overwritten: bool
    shrunk: bool


def erase_everything(copies_too: bool = True) -> Erased:
    """Nothing is kept about anyone, and the calendar feed has a new address.

    `copies_too` takes the automatic copies as well. ThenarError where the disk is so full that nothing was erased.
    """
    return _erase(Erasure.EVERYONE, _delete_all, copies_too)


def erase_person(person: Person, copies_too: bool = True) -> Erased:
    """Nothing is kept about one person. Copies hold everyone, so they go whole."""
    whose = Erasure.ME if person.me else Erasure.SOMEONE
    return _erase(whose, partial(_delete_one, person), copies_too)


def finish_erasing() -> None:
    """What a kill or a full disk left of earlier erasures. Raises OSError, DatabaseError."""
    if Erasure.objects.filter(done=False).exists():
        _remove_traces(copies_too=True)
        Erasure.objects.filter(done=False).update(done=True)


def _erase(whose: str, delete: Callable[[], object], copies_too: bool) -> Erased:
    overwritten = _rows_gone(whose, delete)
    shrunk = _shrink()
    traces = _remove_traces(copies_too)
    Erasure.objects.filter(done=False).update(done=True)
    shrunk = shrunk or _shrink()
    return Erased(traces, overwritten or shrunk, shrunk)


def _rows_gone(whose: str, delete: Callable[[], object]) -> bool:
    """All rows or none; on a full disk what can be made again gives way first. Whether they are overwritten."""
    try:
        _in_one_step(whose, delete)
        return True
    except DatabaseError as error:
        data = _data()
        if not is_full(error) or data is None:
            raise
        make_room(data)
        try:
            _in_one_step(whose, delete)
            return True
        except DatabaseError as again:
            if not is_full(again):
                raise
            return _last_resort(whose, data, again)


def _last_resort(whose: str, data: Path, error: DatabaseError) -> bool:
    if whose == Erasure.EVERYONE:
        connection.close()
        database = database_file()
        assert database is not None
        if empty_without_room(database):
            return fill_with_zeros(database)
    raise ThenarError(
        "Nothing was erased: the disk of {folder} is too full even for that. Everything that was kept is still there. "
        "Free as much space as the journal takes, then erase again.",
        folder=data,
    ) from error


def _in_one_step(whose: str, delete: Callable[[], object]) -> None:
    with transaction.atomic():
        delete()
        Erasure.objects.create(whose=whose)


def _delete_all() -> None:
    """Row by row would take a minute for a large journal. The order leaves no row that leads nowhere."""
    Guest.objects.all().delete()
    with connection.cursor() as cursor:
        for table in reversed(TABLES):
            cursor.execute(f'DELETE FROM "{table.model._meta.db_table}"')  # noqa: S608  our own names
    Feed.objects.all().delete()


def _delete_one(person: Person) -> None:
    for one in Person.objects.filter(into=person.key):
        _delete_one(one)  # whose changes still tell of what moved
    person.delete()


def _shrink() -> bool:
    """The file gives its space back, and what older versions left in it goes. False where the disk has no room."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    except DatabaseError as error:
        if not is_full(error):
            raise
        return False
    return True


def _remove_traces(copies_too: bool) -> Traces:
    data = _data()
    return remove_traces(data, copies_too) if data else Traces()


def _data() -> Path | None:
    database = database_file()
    return database.parent if database else None

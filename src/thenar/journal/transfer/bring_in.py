"""A file that was taken out, back in: the whole of it, or one clear message and nothing changed."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from thenar.journal.events import settle
from thenar.journal.gate import WrongValueError
from thenar.journal.gate.between import apart
from thenar.journal.gate.kept import Kept
from thenar.journal.models import Person, Session
from thenar.journal.transfer.plain_row import row_of
from thenar.journal.transfer.refusal import AGAIN, EMPTY_FIRST, TAKE_OUT, refused, wrong_value
from thenar.journal.transfer.tables import TABLES, Table
from thenar.journal.transfer.unpack import unpacked


def import_bytes(data: bytes) -> int:
    """Bring a file in and say how many rows it had. The journal has to be empty.

    Raises RefusedError, and then nothing is changed.
    """
    tables = unpacked(data)
    try:
        with transaction.atomic():
            _make_room()
            keys: dict[str, dict[UUID, int]] = {}
            for table in TABLES:
                _bring(table, tables[table.name], keys)
            _check_between()
            _reckon()
    except IntegrityError:
        raise refused(_("Two rows of the file cannot both be."), TAKE_OUT) from None
    return sum(map(len, tables.values()))


def _check_between() -> None:
    with connection.cursor() as cursor:
        for one in apart(lambda query: _asked(cursor, query)):
            what = _("{table}, {column}: a row does not fit to the one that it belongs to; right is {right}.")
            raise refused(what.format(table=one.table, column=one.column, right=one.right), TAKE_OUT)


def _asked(cursor: Any, query: str) -> list[tuple[Any, ...]]:
    cursor.execute(query)
    found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _reckon() -> None:
    """What was done in sessions that did not say it: those of the first version."""
    for session in Session.objects.filter(heard_ms=None, events__isnull=False).distinct():
        settle(session)


def is_empty() -> bool:
    """True where nothing is kept but perhaps names."""
    return not any(table.model._default_manager.exists() for table in TABLES if table.model is not Person)


def _make_room() -> None:
    if not is_empty():
        raise refused(_("Something is kept here already."), EMPTY_FIRST)
    Person.objects.all().delete()  # names without anything kept: the file brings its own


def _bring(table: Table, found: list[dict[str, Any]], keys: dict[str, dict[UUID, int]]) -> None:
    made = [_row(table, number, row, keys) for number, row in enumerate(found, 1)]
    kept: models.Manager[Any] = table.model._default_manager
    try:
        kept.bulk_create(made, batch_size=500)
    except IntegrityError:
        raise refused(_("In the table {table}, two rows are the same.").format(table=table.name), AGAIN) from None
    if "key" in table.columns:
        keys[table.name] = dict(kept.values_list("key", "pk"))


def _row(table: Table, number: int, found: Any, keys: dict[str, dict[UUID, int]]) -> Kept:
    if not isinstance(found, dict) or set(found) != set(table.columns):
        what = _("{table}, row {row}: the columns should be {columns}.")
        raise refused(what.format(table=table.name, row=number, columns=", ".join(table.columns)), AGAIN)
    try:
        return row_of(table, found, lambda name, key: keys[name].get(key))
    except WrongValueError as wrong:
        raise wrong_value(table, number, wrong.column, found[wrong.column], wrong) from None
